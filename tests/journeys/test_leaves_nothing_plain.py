"""After a session nothing that was typed lies plain in any file, and no socket was opened."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.services import files

ROOT = Path(__file__).resolve().parents[2]
MARK = "Quillwort"
WORDS = "heron ladder Tuesday marble"
CSV = "name,company,notes\n{0} Vane,{0} Foods,{0} hopes for the {0} line\n"
PLACES = {
    "HOME": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_STATE_HOME": "home/state",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "TMPDIR": "home/tmp",
}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """The folder that a session left behind, and what it said of sockets."""
    folder = tmp_path_factory.mktemp("session")
    outside = folder / "outside"
    outside.mkdir()
    (folder / "home" / "tmp").mkdir(parents=True)
    (outside / "words").write_text(WORDS)
    (outside / "people.csv").write_text(CSV.format(MARK))
    (outside / "more.csv").write_text(CSV.format(f"More{MARK}"))
    places = {name: str(folder / place) for name, place in PLACES.items()}
    env = {**os.environ, **places, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    child = Path(__file__).with_name("session_child.py")
    done = subprocess.run(
        [sys.executable, "-B", str(child), str(outside), MARK],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        timeout=100,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return folder, done.stdout.splitlines()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places are Linux's")
def test_no_mark_and_no_passphrase_lies_plain_in_any_file(session):
    folder, _ = session
    left = [path for path in (folder / "home").rglob("*") if path.is_file()]
    names = {path.name for path in left}
    assert {"manual.secrets", "manual.secrets.keys", "preferences.json"} <= names
    assert sum(path.suffix == ".secrets" for path in left) >= 3  # the backups as well
    for path in left:
        data = path.read_bytes()
        for word in (MARK, WORDS, "Friday truck", "half a line"):
            for plain in (word, word.lower(), word.upper()):
                for form in (plain.encode(), plain.encode("utf-16-le")):
                    assert form not in data, path
        assert MARK.casefold() not in str(path).casefold()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the places are Linux's")
def test_everything_is_its_owners_alone(session):
    folder, _ = session
    data = folder / "home" / "data" / "SecretsManual"
    for path in (data, *data.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_no_socket_was_opened(session):
    _, said = session
    assert said[-2:] == ["sockets: []", "network: []"]


def test_what_was_typed_is_there_all_the_same(session):
    folder, _ = session
    path = folder / "home" / "data" / "SecretsManual" / "manual.secrets"
    services = open_manual(path, key=files.unlock(path, WORDS))
    try:
        assert len(services.search.ask(MARK)) > 3
        with services.manual.read() as unit:
            talks = unit.interviews.where()
        assert any(f"{MARK} half a line" in talk.draft for talk in talks)
    finally:
        services.manual.close()
