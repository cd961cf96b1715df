"""`share service --passphrase-file`: the passphrase comes from a file, never from an argument."""

import io
import sys
from types import SimpleNamespace

import pytest

from secretsmanual.cli.main import run
from tests.unit.formats.pack_opening import opened


@pytest.fixture
def share(demo_copy):
    """Run `share` on a copy of the demo; give the status back."""
    manual = ["--manual", str(demo_copy), "--today", "2026-11-20"]

    def run_it(*arguments):
        return run([*manual, "share", *map(str, arguments)], lambda *_: 9)

    return run_it


@pytest.mark.parametrize("written", ["seven quiet lamps", "seven quiet lamps\r\n", " two \n"])
def test_a_pack_is_locked_with_the_first_line_of_a_file(share, tmp_path, capsys, written):
    source, pack = tmp_path / "passphrase.txt", tmp_path / "pack.html"
    source.write_bytes(written.encode())
    status = share("service", "--to", pack, "--passphrase-file", source)
    if "seven" in written:
        assert status == 0
        assert b"Hester" in opened(pack.read_text("utf-8"), "seven quiet lamps")
    else:
        assert status == 1
        assert "fewer than 8 characters" in capsys.readouterr().err
        assert not pack.exists()


def test_a_passphrase_may_come_from_standard_input(share, tmp_path, monkeypatch):
    typed = io.BytesIO("größer als sieben\nrest".encode())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=typed))
    pack = tmp_path / "pack.html"
    assert share("service", "--to", pack, "--passphrase-file", "-") == 0
    assert b"Hester" in opened(pack.read_text("utf-8"), "größer als sieben")


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe bytes of another kind"])
def test_no_passphrase_where_one_was_named_is_refused_and_nothing_written(
    share, tmp_path, capsys, content
):
    source, pack = tmp_path / "passphrase.txt", tmp_path / "pack.html"
    if content is not None:
        source.write_bytes(content)
    assert share("service", "--to", pack, "--passphrase-file", source) == 1
    assert "There is no passphrase in" in capsys.readouterr().err
    assert not pack.exists()


def test_what_cannot_be_locked_is_said(share, tmp_path, capsys):
    source = tmp_path / "passphrase.txt"
    source.write_text("seven quiet lamps")
    assert share("marketing", "--to", tmp_path / "p.html", "--passphrase-file", source) == 1
    assert "Only the service pack can be locked" in capsys.readouterr().err
