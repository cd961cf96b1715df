"""After a long session nothing that was typed lies plain anywhere, and no connection was opened.

The session runs in processes of their own, with every place the program may write to in one
folder: commands on an open manual, commands on a locked one, a window that is killed in mid-talk,
and a window that goes through all pages, is given files, meets bugs and is closed.
"""

import base64
import gzip
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.services import files
from tests.journeys import no_network
from tests.journeys.session_child import NEW_WORDS, WORDS

ROOT = Path(__file__).resolve().parents[2]
MARK = "Quillwort" + "".join(chr(ord("a") + int(digit)) for digit in str(os.getpid()))
"""In everything typed; no other process on this computer has the same."""
CSV = "name,company,email,notes\n{0} Vane,{0} Foods,{0}@{0}.example,{0} hopes for the {0} line\n"
PLACES = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_RUNTIME_DIR": "home/runtime",
    "TMPDIR": "home/tmp",
}
ELSEWHERE = ("/dev/shm", "/var/tmp", "/tmp", "/run/user")
PHRASES = (MARK, WORDS, NEW_WORDS, "Friday truck", "half a line", "thinks of leaving", "lost firm")

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="places and modes are Linux's"
)


@dataclass
class Session:
    """What the parts said and left."""

    folder: Path
    began: float
    said: list[dict] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    plain_while_open: list[str] = field(default_factory=list)

    @property
    def home(self):
        return self.folder / "home"


def part(session, name):
    """Run one part; the one that is to be killed is killed once it has typed."""
    places = {key: str(session.folder / place) for key, place in PLACES.items()}
    kept = {"PATH", "LANG", "LD_LIBRARY_PATH"}
    env = {key: value for key, value in os.environ.items() if key in kept}
    env |= {**places, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    outside = str(session.folder / "outside")
    child = subprocess.Popen(
        [sys.executable, "-B", "-m", "tests.journeys.session_child", name, outside, MARK],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=env,
        cwd=session.home / "cwd",
    )
    first = child.stdout.readline() if name == "killed" else ""
    if name == "killed":
        child.kill()
    rest, session.errors[name] = child.communicate(timeout=100)
    assert child.returncode == (-signal.SIGKILL if name == "killed" else 0), session.errors[name]
    session.said.append(json.loads((first + rest).splitlines()[-1]))


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """The whole session, run once."""
    folder = tmp_path_factory.mktemp("session")
    outside = folder / "outside"
    outside.mkdir()
    for place in (*PLACES.values(), "home/cwd", "home/Documents"):
        (folder / place).mkdir(parents=True, exist_ok=True)
    (outside / f"{MARK} people.csv").write_text(CSV.format(MARK))
    (outside / f"more {MARK}.csv").write_text(CSV.format(f"More{MARK}"))
    (outside / f"dropped {MARK}.csv").write_text(CSV.format(f"Dropped{MARK}"))
    (outside / f"{MARK} broken.json").write_text(f'{{"{MARK}": {MARK}')
    found = Session(folder, time.time())
    part(found, "open")
    found.plain_while_open = plain_in(found)
    for name in ("locked", "killed", "window"):
        part(found, name)
    return found


def forms():
    """Every way in which a phrase might lie in a file."""
    found = []
    for phrase in PHRASES:
        for case in (phrase, phrase.lower(), phrase.upper()):
            for raw in (case.encode(), case.encode("utf-16-le"), case.encode("utf-16-be")):
                found += [raw, raw.hex().encode()]
                for shift in range(3):
                    code = base64.b64encode(b"\0" * shift + raw)
                    found.append(code[4 if shift else 0 : -4])
    return found


def contents(path):
    """Yield what is in a file, and in what it packs."""
    data = path.read_bytes()
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for member in packed.namelist():
                yield member.encode()
                yield packed.read(member)


def left_in(session):
    return [path for path in session.home.rglob("*") if path.is_file()]


def plain_in(session):
    """Return the files, by name or by content, in which something typed can be read."""
    wanted = forms()
    found = [str(path) for path in session.home.rglob("*") if MARK.lower() in str(path).lower()]
    for path in left_in(session):
        found += [str(path) for data in contents(path) for form in wanted if form in data]
    return sorted(set(found))


def test_what_is_looked_for_would_be_found(tmp_path):
    (tmp_path / "home").mkdir()
    session = Session(tmp_path, 0)
    with zipfile.ZipFile(tmp_path / "home" / "packed", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("in", f"it says {MARK}")
    (tmp_path / "home" / "gz").write_bytes(gzip.compress(MARK.lower().encode()))
    (tmp_path / "home" / "wide").write_text(f"it says {MARK}", encoding="utf-16-le")
    for shift in range(3):
        code = base64.b64encode(b"x" * shift + MARK.encode() + b" said")
        (tmp_path / "home" / f"code{shift}").write_bytes(code)
    (tmp_path / "home" / MARK).touch()
    assert len(plain_in(session)) == len(left_in(session)) == 7


def test_nothing_typed_lies_plain_in_any_file(session):
    names = {path.name for path in left_in(session)}
    assert {"manual.secrets", "manual.secrets.keys", "preferences.json"} <= names
    assert "QtProject.conf" in names  # the file dialogs were used
    assert sum(path.suffix == ".secrets" for path in left_in(session)) >= 5  # backups as well
    assert plain_in(session) == []


def test_with_a_passphrase_no_key_lies_beside_what_it_opens(session):
    left = list((session.home / "data").rglob("*.keys*"))
    assert len(left) >= 10
    for path in left:
        kinds = {slot["kind"] for slot in json.loads(path.read_bytes())["slots"]}
        assert kinds == {"passphrase", "recovery"}, path


def test_nor_without_a_passphrase(session):
    assert session.plain_while_open == []


def new_in(place, began):
    """Yield what was made in a shared place since then; pytest's own folders are left out."""
    with suppress(OSError):
        for path in Path(place).iterdir():
            if path.is_symlink() or path.name.startswith("pytest-of-"):
                continue
            with suppress(OSError):
                if path.lstat().st_ctime >= began:
                    yield path
                    yield from path.rglob("*") if path.is_dir() else ()


def test_nothing_is_left_in_the_places_that_programs_share(session):
    found = []
    for path in (path for place in ELSEWHERE for path in new_in(place, session.began)):
        with suppress(OSError):
            named = MARK.lower() in path.name.lower()
            if named or (path.is_file() and MARK.encode() in path.read_bytes()):
                found.append(path)
    assert found == []
    assert list((session.home / "tmp").iterdir()) == []
    assert list((session.home / "cwd").iterdir()) == []


def test_everything_is_its_owners_alone(session):
    for path in session.home.rglob("*"):
        made_here = path.stat().st_mtime >= session.began and path.name not in PLACES_MADE
        assert not made_here or path.stat().st_mode & 0o077 == 0, path
    for path in (session.folder / "outside").rglob("*"):
        if path.suffix in {".pdf", ".html", ".smbundle"}:
            assert path.stat().st_mode & 0o777 == 0o600, path


PLACES_MADE = {Path(place).name for place in PLACES.values()} | {"cwd", "Documents"}
"""Folders that stood there before."""


def test_no_connection_was_opened(session):
    for said in session.said:
        assert said["sockets"] == []
        assert said["network"] == []


@pytest.mark.skipif(not no_network.possible(), reason="the filter knows two architectures")
@pytest.mark.parametrize(("kind", "status"), [("AF_INET", -signal.SIGSYS), ("AF_UNIX", 0)])
def test_the_session_could_not_have_opened_one(kind, status):
    child = [sys.executable, str(Path(no_network.__file__)), kind]
    assert subprocess.run(child, stdout=subprocess.DEVNULL, check=False).returncode == status


def test_window_titles_name_nobody(session):
    titles = {title for said in session.said for title in said["titles"]}
    assert "Secrets Manual" in titles
    assert not [title for title in titles if MARK in title]


def test_what_a_desktop_keeps_of_the_windows_output_holds_nothing(session):
    for name in ("killed", "window"):
        assert MARK not in session.errors[name]
    assert session.errors["window"].count("builtins.ValueError") == 1
    assert session.errors["window"].count("json.decoder.JSONDecodeError") == 1


def test_crash_reports_hold_nothing(session):
    [reports] = [said["reports"] for said in session.said if "reports" in said]
    assert [report.splitlines()[0] for report in reports] == [
        "builtins.ValueError",
        "json.decoder.JSONDecodeError",
    ]
    assert MARK not in "".join(reports)


def test_what_was_typed_is_there_all_the_same(session):
    path = session.home / "data" / "SecretsManual" / "manual.secrets"
    services = open_manual(path, key=files.unlock(path, NEW_WORDS))
    try:
        assert len(services.search.ask(MARK)) > 3
        with services.manual.read() as unit:
            drafts = [talk.draft for talk in unit.interviews.where()]
        assert f"{MARK} half a line" in drafts
        assert f"{MARK} second half a line" in drafts
    finally:
        services.manual.close()
