"""A talk by command: what stands on stdout, and input as other systems make it (commands.md)."""

import io
import json

import pytest

from secretsmanual.cli import main
from secretsmanual.cli.context import passphrase_in


@pytest.fixture
def talk(capsys, monkeypatch, demo_copy):
    manual = str(demo_copy)

    def call(said, *words):
        stream = io.TextIOWrapper(io.BytesIO(said), encoding="cp1252")
        monkeypatch.setattr("sys.stdin", stream)
        status = main.run(["--manual", manual, "interview", "Thornquay", *words], lambda *_: 0)
        assert status == 0
        return capsys.readouterr()

    return call


def test_with_json_the_questions_are_no_part_of_the_document(talk):
    out, err = talk(b"swims on sundays\n\nlikes plums\n", "--json")
    ended = json.loads(out)
    assert ended["lines"] == 2
    assert ended["interview"].startswith("i-")
    assert "Type what you hear" in err


def test_without_json_they_stand_on_stdout(talk):
    out, err = talk(b"swims on sundays\n")
    assert "Type what you hear" in out
    assert "1 line for the review" in out
    assert err == ""


def test_events_are_utf8_on_every_system_with_or_without_a_mark_in_front(talk):
    said = '\ufeff{"line": "Zoë says “naïve” 😀"}\r\n'.encode() + b'{"line": "bad \xff byte"}\n'
    out, _ = talk(said, "--protocol", "jsonl")
    first, second = [json.loads(line)["saved"] for line in out.splitlines()[1:]]
    assert first["text"] == "Zoë says “naïve” 😀"
    assert second["text"] == "bad \ufffd byte"


def test_only_people_of_the_manual_can_be_there(talk):
    said = b'{"attendees": ["p-nobody"]}\n{"attendees": ["p-P01", "p-P02"]}\n'
    out, _ = talk(said, "--protocol", "jsonl")
    _, refused, taken = map(json.loads, out.splitlines())
    assert "p-nobody" in refused["error"]
    assert taken["state"] == "ASK"


def test_a_passphrase_file_of_windows_has_a_mark_in_front(tmp_path):
    file = tmp_path / "pass.txt"
    file.write_bytes("\ufeffquiet river stone\r\n".encode())
    assert passphrase_in(str(file)) == "quiet river stone"
