"""Nothing that was typed gets out by an error, a warning, a log, a core file or another process."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError
from sqlalchemy import create_engine, text

from secretsmanual.system import reports

ROOT = Path(__file__).resolve().parents[3]
MARK = "Quillwort"


def child(code, **more):
    """Run lines after the program hardened itself; return what they said."""
    lines = f"from secretsmanual.system.hardening import harden\nharden()\n{textwrap.dedent(code)}"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-B", "-c", lines, MARK],
        capture_output=True,
        text=True,
        check=False,
        env=env,
        timeout=60,
        **more,
    )


class Known(BaseModel):
    number: int


def by_message(mark):
    raise ValueError(f"{mark} is wrong")


def by_key(mark):
    return {}[mark]


def by_attribute(mark):
    return getattr(object(), mark)


def by_type(mark):
    return mark + 1


def by_pydantic(mark):
    return Known(number=mark)


def by_json(mark):
    return json.loads(f'{{"{mark}": {mark}')


def by_unicode(mark):
    return (mark.encode() + b"\xff").decode()


def by_path(mark):
    return Path(f"/{mark}/{mark}.csv").read_text()


def by_sql(mark):
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT :one FROM missing"), {"one": mark})


def by_note(mark):
    try:
        by_message(mark)
    except ValueError as error:
        error.add_note(mark)
        raise KeyError(mark) from error


def by_group(mark):
    raise ExceptionGroup(mark, [ValueError(mark)])


WAYS = (
    by_message,
    by_key,
    by_attribute,
    by_type,
    by_pydantic,
    by_json,
    by_unicode,
    by_path,
    by_sql,
    by_note,
    by_group,
)


@pytest.mark.parametrize("way", WAYS)
def test_no_report_of_any_error_holds_what_was_typed(way):
    with pytest.raises(Exception) as caught:  # noqa: PT011 - each way has its own
        way(MARK)
    found = reports.describe(caught.value)
    assert f" {way.__name__}\n" in found
    assert MARK.casefold() not in found.casefold()


def test_pydantic_and_sqlalchemy_would_have_told_it():
    with pytest.raises(ValidationError, match=MARK):
        by_pydantic(MARK)


def test_what_nobody_catches_is_told_without_words():
    done = child(
        """
        import logging, sys, threading, warnings
        mark = sys.argv[1]
        def wrong():
            raise ValueError(mark)
        class Noisy:
            def __del__(self):
                wrong()
        Noisy()
        thread = threading.Thread(target=wrong, name=mark)
        thread.start()
        thread.join()
        warnings.warn(mark, UserWarning, stacklevel=1)
        logging.getLogger("library").error("%s was wrong", mark)
        logging.getLogger("library").error("%s and %s", mark)
        try:
            wrong()
        except ValueError:
            logging.getLogger("library").exception(mark)
        wrong()
        """
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert MARK not in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.count("builtins.ValueError") == 4
    assert done.stderr.count("ERROR of library at <string>:") == 3
    assert "UserWarning at <string>:" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_whatever_is_made_is_its_owners_alone():
    done = child(
        """
        import os, pathlib, tempfile
        with tempfile.TemporaryDirectory() as folder:
            place = pathlib.Path(folder)
            (place / "file").touch(0o666)
            (place / "folder").mkdir(0o777)
            print(*[oct(part.stat().st_mode & 0o777) for part in sorted(place.iterdir())])
        """,
        preexec_fn=lambda: os.umask(0),
    )
    assert done.stdout.split() == ["0o600", "0o700"]


PEER = """
import ctypes, os, resource, sys
if os.geteuid() == 0:  # nothing is refused to root
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
readies, go = os.pipe(), os.pipe()
child = os.fork()
if child == 0:
    ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
    os.write(readies[1], b"1")
    os.read(go[0], 1)
    harden()
    print(resource.getrlimit(resource.RLIMIT_CORE), flush=True)
    os.write(readies[1], b"2")
    os.read(go[0], 1)
    os._exit(0)
for _ in range(2):
    os.read(readies[0], 1)
    try:
        open(f"/proc/{child}/mem", "rb").close()
        print("read", flush=True)
    except PermissionError:
        print("refused", flush=True)
    os.write(go[1], b"1")
os.waitpid(child, 0)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is Linux's")
def test_another_process_of_the_same_user_reads_no_memory_and_nothing_is_dumped():
    done = child(PEER)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["read", "(0, 0)", "refused"]


@pytest.mark.parametrize("words", [("ask", MARK), ()])
def test_the_program_hardens_itself_before_anything_else(words, tmp_path):
    """Whatever is asked for, the first thing that runs is `harden`."""
    done = child(
        f"""
        import os, resource, sys
        os.umask(0)
        sys.excepthook = sys.__excepthook__
        import secretsmanual.cli.main as commands
        def seen(*_):
            print(oct(os.umask(0)), sys.excepthook is sys.__excepthook__)
            return 0
        commands.run = seen
        sys.argv[1:] = {list(words)!r}
        from secretsmanual.__main__ import main
        assert main() == 0
        """
    )
    assert done.stdout.split() == ["0o77", "False"]
