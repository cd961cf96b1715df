"""The main job by commands alone, as scripts and colleagues' machines do it (commands.md)."""

import io
import json
import os
import stat
from pathlib import Path

import pytest

from secretsmanual.cli import main

ROOT = Path(__file__).resolve().parents[2]
NORTHWIND = ROOT.parent / "shared" / "data" / "northwind" / "customers.csv"
needs_data = pytest.mark.skipif(
    not NORTHWIND.is_file(), reason="the shared example files are not here"
)


class Commands:
    """Runs commands in this process, as a person types them."""

    def __init__(self, capsys, monkeypatch, path):
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.path = path
        self.opened = []
        self.brought = []

    def run(self, *words, said=""):
        """Return the exit status, what was printed, and what was said on stderr."""
        self._monkeypatch.setattr("sys.stdin", io.StringIO(said))
        try:
            status = main.run([str(word) for word in words], self._window)
        except SystemExit as ended:
            status = ended.code
        out, err = self._capsys.readouterr()
        return status, out, err

    def _window(self, manual, clock, language=None, bring=None):
        self.opened.append(manual)
        self.brought.append(bring)
        return 0

    def json(self, *words, said=""):
        """Return the one JSON document of a command that must be done."""
        status, out, err = self.run("--manual", self.path, *words, "--json", said=said)
        assert (status, err) == (0, "")
        return json.loads(out)

    def refused(self, *words):
        """Return the one sentence with which a command is refused."""
        status, out, err = self.run("--manual", self.path, *words)
        assert status == 1
        assert out == ""
        assert "Traceback" not in err
        assert err.strip()
        assert len(err.strip().splitlines()) == 1
        return err.strip()


@pytest.fixture
def commands(capsys, monkeypatch, tmp_path):
    made = Commands(capsys, monkeypatch, tmp_path / "mine.secrets")
    assert made.run("new", made.path)[0] == 0
    return made


@pytest.fixture
def demo_commands(capsys, monkeypatch, demo_copy):
    return Commands(capsys, monkeypatch, demo_copy)


def talk(commands, account, person, events):
    said = "".join(json.dumps(event) + "\n" for event in events)
    words = ("interview", account, "--with", person, "--protocol", "jsonl", "--seed", "1")
    status, out, _ = commands.run("--manual", commands.path, *words, said=said)
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


FIVE = (
    {"line": "walks the bakery floor at six, before anyone else"},
    {"line": '"we never buy on a Monday" #bias'},
    {"next": True},
    {"line": "! send the rye samples by fri"},
    {"line": "~ thinking of retiring to the coast #dream"},
    {"next": True},
    {"line": "% nine weeks of flour in the store #inventory"},
    {"end": True},
)


@needs_data
def test_from_a_crm_file_to_a_recorded_talk_to_a_hand_over(commands, tmp_path):
    brought = commands.json("import", NORTHWIND)
    assert (brought["rows"], brought["people_added"]) == (93, 93)
    assert len(commands.json("accounts")["accounts"]) == brought["accounts_added"]

    states = talk(commands, "Alfreds Futterkiste", "Maria Anders", FIVE)
    assert states[0]["state"] == "ASK"
    assert states[-1]["state"] == "DONE"
    assert [s["saved"]["line"] for s in states if s["saved"]] == [1, 2, 3, 4, 5]

    review = commands.json("review", "--accept", "question")
    assert review["accepted"] >= 4
    kinds = {s["kind"]: s for s in commands.json("secrets", "--account", "Alfreds")["secrets"]}
    assert kinds["bias"]["verbatim"] == "we never buy on a Monday"
    assert kinds["dream"]["sensitivity"] == "private"
    assert kinds["inventory"]["subject"] == "organisation"

    hits = commands.json("ask", "What", "do", "we", "know", "about", "the", "coast")["hits"]
    assert "coast" in hits[0]["text"]
    assert any("rye samples" in p["text"] for p in commands.json("promises")["promises"])

    brief = tmp_path / "brief.pdf"
    commands.json("brief", "Alfreds", "--to", brief)
    assert brief.read_bytes().startswith(b"%PDF")

    pack = tmp_path / "service.pdf"
    given = commands.json("share", "service", "--to", pack, "--recipient", "Bea")
    assert given["secrets"] >= 2
    if os.name == "posix":
        assert stat.S_IMODE(pack.stat().st_mode) == 0o600
    from pypdf import PdfReader

    text = " ".join(page.extract_text() for page in PdfReader(pack).pages)
    assert "weeks of flour in the store" in " ".join(text.split())
    assert "retiring" not in text
    receipt = commands.json("receipts")["receipts"][0]
    assert (receipt["recipient"], receipt["audience"]) == ("Bea", "service")

    assert "undone already" not in json.dumps(commands.json("undo-import", brought["import_id"]))
    assert [p["name"] for p in commands.json("people")["people"]] == ["Maria Anders"]


@needs_data
def test_a_dry_run_writes_nothing(commands):
    looked = commands.json("import", NORTHWIND, "--dry-run")
    assert looked["people_added"] == 93
    assert looked["import_id"] is None
    assert commands.json("people")["people"] == []


def test_the_same_seed_gives_the_same_talk(demo_commands):
    def spoken(states):
        return [(s["state"], s["question"] and s["question"]["text"]) for s in states]

    events = [{"line": "rather a good long answer about the lake crossing"}, {"next": True}] * 4
    first = talk(demo_commands, "Thornquay", "Hester", events[:1])
    words = ("interview", "Thornquay", "--with", "Hester", "--protocol", "jsonl", "--seed", "9")
    said = "".join(json.dumps(event) + "\n" for event in events)
    del first
    runs = []
    for _ in range(2):
        _, out, _ = demo_commands.run(
            "--manual", demo_commands.path, "--today", "2027-06-01", *words, said=said
        )
        runs.append([json.loads(line) for line in out.splitlines()])
        interview = runs[-1][0]["interview"]
        from secretsmanual.bootstrap import open_manual

        services = open_manual(demo_commands.path)
        with services.manual.write("forget the talk") as unit:
            for kind in ("asked", "line"):
                table = unit.records(kind)._table
                unit.connection.execute(table.delete().where(table.c.interview_id == interview))
            table = unit.records("interview")._table
            unit.connection.execute(table.delete().where(table.c.id == interview))
        services.manual.close()
    assert spoken(runs[0]) == spoken(runs[1])


def test_a_bad_event_is_answered_and_changes_nothing(demo_commands):
    states = talk(
        demo_commands,
        "Thornquay",
        "Hester",
        [{"line": "one"}, {"nonsense": 1}, {"resume": True}, {"line": "two"}],
    )
    assert "error" in states[2]
    assert "error" in states[3]
    assert states[4]["saved"]["line"] == 2


def test_shared_options_may_stand_anywhere(demo_commands):
    path = demo_commands.path
    before = demo_commands.run("--json", "--manual", path, "accounts")
    after = demo_commands.run("accounts", "--manual", path, "--json")
    assert before == after
    assert before[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brief", "Nobody at all"), "There is no account called “Nobody at all”"),
        (("secrets", "--kind", "nonsense"), "nonsense"),
        (("import", "nothing.csv"), "There is no file nothing.csv"),
        (("share", "service"), "where to write"),
        (("share", "service", "--to", "x.exe"), "x.exe"),
        (("undo-import", "f-0"), "no import f-0"),
        (("review", "i-0", "--accept", "suggested"), "no interview i-0"),
        (("brief", "Thornquay", "--to", "/nowhere/at/all.pdf"), "folder is not there"),
        (("accounts", "--today", "yesterday"), "“yesterday” is not a date"),
    ],
)
def test_a_refusal_is_one_sentence_and_leaves_the_manual_alone(demo_commands, words, said):
    before = demo_commands.json("accounts")
    assert said in demo_commands.refused(*words)
    assert demo_commands.json("accounts") == before


def test_a_missing_manual_is_refused_and_not_made(demo_commands, tmp_path):
    demo_commands.path = tmp_path / "other.secrets"
    assert "There is no manual" in demo_commands.refused("accounts")
    assert not demo_commands.path.exists()


def test_wrong_usage_has_a_status_of_its_own(demo_commands):
    for words in (("accounts", "--nonsense"), ("share",), ("interview",)):
        status, out, err = demo_commands.run("--manual", demo_commands.path, *words)
        assert status == 2
        assert out == ""
        assert "Traceback" not in err


def test_no_command_opens_the_window(demo_commands):
    assert demo_commands.run(demo_commands.path)[0] == 0
    assert demo_commands.run()[0] == 0
    assert demo_commands.opened == [demo_commands.path, None]
    status, _, err = demo_commands.run("nonsense")
    assert status == 1
    assert "no manual and no command called “nonsense”" in err


def test_a_bundle_opens_the_window_that_would_bring_it_in(demo_commands, tmp_path):
    bundle = tmp_path / "from Ana.SMBUNDLE"
    bundle.touch()
    assert demo_commands.run(bundle)[0] == 0
    assert demo_commands.run("--manual", demo_commands.path, bundle)[0] == 0
    assert demo_commands.run(demo_commands.path)[0] == 0
    assert demo_commands.opened == [None, demo_commands.path, demo_commands.path]
    assert demo_commands.brought == [bundle, bundle, None]
    status, _, err = demo_commands.run("gone.smbundle")
    assert status == 1
    assert "“gone.smbundle”" in err


def test_the_manual_is_checked_and_backed_up(demo_commands, tmp_path):
    assert demo_commands.json("check") == {"sound": True, "problems": []}
    made = demo_commands.json("backup", "--to", tmp_path / "copy.secrets")
    demo_commands.path = Path(made["backup"])
    assert len(demo_commands.json("accounts")["accounts"]) == 6


def test_a_bug_is_told_without_a_traceback_or_values(demo_commands, monkeypatch):
    def broken(*_):
        raise ValueError("Hester's secret")

    monkeypatch.setattr("secretsmanual.bootstrap.open_manual", broken)
    said = demo_commands.refused("accounts")
    assert "ValueError" in said
    assert "Hester" not in said
