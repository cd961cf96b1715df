"""What the packages say of the program is what the program is."""

import importlib.util
import re
import tomllib
from configparser import ConfigParser
from importlib import metadata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import secretsmanual
from secretsmanual.cli.main import NAMES
from secretsmanual.formats.bundle import MAGIC
from secretsmanual.services import about
from secretsmanual.system.paths import BUNDLE_SUFFIX, SUFFIX

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
ID = "io.github.example.SecretsManual"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LANGUAGES = {"de", "es", "fr"}
NOT_OURS = {"colorama", "greenlet"}
"""Of the app's lock: colorama is tqdm's on Windows alone, greenlet for asynchronous work."""


@pytest.fixture
def desktop():
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(PACKAGING / "linux" / f"{ID}.desktop", "utf-8")
    return parser


@pytest.fixture
def mime():
    return ET.parse(PACKAGING / "linux" / f"{ID}.mime.xml").getroot()


@pytest.fixture
def metainfo():
    return ET.parse(PACKAGING / "linux" / f"{ID}.metainfo.xml").getroot()


def test_the_version_is_said_in_one_place(metainfo):
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "secretsmanual/__init__.py"
    assert secretsmanual.__version__ == about.VERSION
    newest = metainfo.find("releases/release")
    assert newest.get("version") == secretsmanual.__version__
    for recipe in ("windows/secretsmanual.iss", "flatpak/" + ID + ".yml", "linux/copyright"):
        assert secretsmanual.__version__ not in (PACKAGING / recipe).read_text("utf-8")


def test_the_file_types_have_the_endings_of_the_code(mime):
    endings = {
        one.get("type"): one.find(f"{MIME}glob").get("pattern")
        for one in mime.iter(f"{MIME}mime-type")
    }
    assert endings == {
        "application/vnd.secretsmanual.manual": f"*{SUFFIX}",
        "application/vnd.secretsmanual.bundle": f"*{BUNDLE_SUFFIX}",
    }
    assert mime.find(f".//{MIME}match").get("value").encode() == MAGIC
    for one in mime.iter(f"{MIME}mime-type"):
        said = {comment.get(XML_LANG) for comment in one.iter(f"{MIME}comment")}
        assert said == {None, *LANGUAGES}


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def test_the_desktop_opens_these_files_and_the_commands_are_there(desktop, mime, metainfo):
    entry = desktop["Desktop Entry"]
    types = {one.get("type") for one in mime.iter(f"{MIME}mime-type")}
    assert set(entry["MimeType"].rstrip(";").split(";")) == types
    assert {one.text for one in metainfo.iter("mediatype")} == types
    assert entry["Exec"] == "secretsmanual %f"
    for action in entry["Actions"].rstrip(";").split(";"):
        _, command = desktop[f"Desktop Action {action}"]["Exec"].split()
        assert command in NAMES
    for key in ("GenericName", "Comment"):
        assert all(entry[f"{key}[{language}]"] for language in LANGUAGES)


def test_the_names_by_which_parts_find_each_other_agree(desktop, metainfo):
    application = ROOT.joinpath("secretsmanual", "gui", "application.py").read_text("utf-8")
    assert f'setDesktopFileName("{ID}")' in application
    assert desktop["Desktop Entry"]["Icon"] == metainfo.findtext("id") == ID
    assert metainfo.findtext("launchable") == f"{ID}.desktop"
    assert (PACKAGING / "linux" / f"{ID}.svg").is_file()


def test_the_store_page_shows_pictures_that_are_there_and_speaks_every_language(metainfo):
    shown = [Path(one.text).name for one in metainfo.iter("image")]
    assert shown
    assert all((ROOT / "resources" / "pictures" / name).is_file() for name in shown)
    said = {one.get(XML_LANG) for one in metainfo.iter("summary")}
    assert said == {None, *LANGUAGES}
    for tag in ("description/p", "description/ul/li"):
        per_language = [one.get(XML_LANG) for one in metainfo.findall(tag)]
        assert {per_language.count(one) for one in (None, *LANGUAGES)} == {per_language.count(None)}


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name):
    text = (PACKAGING / name).read_text("utf-8")
    return {normal(found) for found in re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE)}


def test_every_library_of_the_app_is_among_the_licences():
    assert locked("requirements-app.lock") - {normal(one) for one in about.LIBRARIES} <= NOT_OURS


def test_every_part_has_its_licence_in_full():
    for part in about.parts():
        assert len(part.text) > 200, part.name
    texts = {part.name: part.text for part in about.parts()}
    assert "You may replace Qt" in texts["PySide6_Essentials"]
    assert "GNU GENERAL PUBLIC LICENSE" in texts["PySide6_Essentials"]
    assert "ZETETIC" in texts["SQLCipher, in sqlcipher3"]
    assert "Apache License" in texts["OpenSSL, in sqlcipher3 and cryptography"]


def test_what_is_built_into_a_library_is_told_with_it():
    inside = about.inner(metadata.distribution("cryptography"))
    assert "openssl" in {one["name"] for one in inside}
    (text,) = [part.text for part in about.parts() if part.name == "cryptography"]
    assert re.search(r"^openssl \d", text, re.MULTILINE)


def test_a_built_program_shows_the_list_it_carries(tmp_path, monkeypatch):
    own = tmp_path / "libraries.json"
    own.write_text('[{"name": "Heron", "version": "1", "licence": "MIT", "text": "Anyone may."}]')
    real = about.resource
    monkeypatch.setattr(
        about, "resource", lambda *path: own if path == about.GATHERED else real(*path)
    )
    assert about.libraries() == [about.Part("Heron", "1", "MIT", "Anyone may.")]
    assert "Heron" in {part.name for part in about.parts()}
    assert "SQLite, in sqlcipher3" in {part.name for part in about.parts()}


def test_no_lock_names_where_packages_come_from():
    for lock in PACKAGING.glob("*.lock"):
        text = lock.read_text("utf-8")
        assert "http" not in text
        assert "--index" not in text


def test_nothing_that_a_stand_in_is_for_is_used():
    stand_ins = {one.name for one in (PACKAGING / "stand_ins").iterdir() if one.is_dir()}
    assert stand_ins == {"PIL"}
    sources = ROOT.joinpath("secretsmanual").rglob("*.py")
    asked = re.compile(r"\bPIL\b|drawImage|drawInlineImage|ImageReader|add_picture")
    assert not [file.name for file in sources if asked.search(file.read_text("utf-8"))]


def common_data(items):
    """Make a common data file of ICU with these items."""
    head = b"\x20\0\xda\x27".ljust(12, b"\0") + b"CmnD".ljust(20, b"\0")
    names = b"".join(name.encode() + b"\0" for name in items)
    at_name, at_item = 4 + 8 * len(items), 4 + 8 * len(items) + len(names)
    table = len(items).to_bytes(4, "little")
    for name, content in items.items():
        table += at_name.to_bytes(4, "little") + at_item.to_bytes(4, "little")
        at_name += len(name) + 1
        at_item += len(content)
    return head + table + names + b"".join(items.values())


def test_what_qt_asks_icu_for_is_kept_and_names_in_other_languages_are_not():
    spec = importlib.util.spec_from_file_location("icu", PACKAGING / "icu.py")
    icu = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(icu)
    kept = ("cnv/koi8.cnv", "coll/sv.res", "de_AT.res", "lang/res_index.res", "zoneinfo64.res")
    gone = ("af.res", "lang/sv.res", "zone/ja.res")
    whole = {f"icudt73l/{name}": name.encode() * 7 for name in sorted(kept + gone)}
    expected = {name: whole[name] for name in sorted(whole) if name[9:] not in gone}
    found = icu.trimmed(common_data(whole))
    assert icu.trimmed(found) == found
    places = []
    for name, content in expected.items():
        assert name.encode() + b"\0" in found
        places.append(found.index(content))
    assert places == sorted(places)
    assert int.from_bytes(found[32:36], "little") == len(expected)
    assert not [name for name in gone if name.encode() in found]
