"""The report card by command (commands.md)."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        command = ["--manual", manual, "--today", "2026-11-20T08:40+00:00", "report-card", *words]
        status = main.run(command, lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_the_document_has_the_promised_names(run):
    status, out, err = run("--account", "Thornquay", "--quarter", "2026Q3", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert {"points", "parts", "bonus_weight", "bonus", "rows"} <= set(told)
    assert (told["points"], told["bonus_weight"], told["bonus"]) == (45.3, 0.25, 0.11325)
    assert list(told["parts"]) == ["gather", "keep", "use", "share", "promise", "recover"]
    assert all({"part", "id", "type", "counts", "why"} <= set(row) for row in told["rows"])
    kept = [row["counts"] for row in told["rows"] if row["part"] == "promise"]
    assert kept == [1.0, 1.0]


def test_people_read_the_same(run):
    status, out, _ = run("--quarter", "2026q3")
    assert status == 0
    assert out.startswith("Everything recorded here, 2026Q3: ")
    assert "25 % of the bonus; earned" in out
    assert "it does not replace them" in out
    assert run("--watch-only", "on")[1].count("earned") == 0


def test_the_weight_is_set_with_a_reason(run):
    status, out, err = run("--weight", "10")
    assert (status, out) == (1, "")
    assert "needs a reason. Type why; it is kept and stands on the card." in err
    out = run("--weight", "10 %", "--reason", "A trial year")[1]
    assert "10 % of the bonus, because: A trial year" in out
    assert "30 % of the bonus;" in run("--weight", "30")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--quarter", "autumn"), "is not a quarter"),
        (("--account", "Nobody & Sons"), "There is no account"),
        (("--colleague", "Nora"), "There is no bundle of Nora"),
        (("--weight", "much"), "is not a number"),
        (("--weight", "nan"), "share of the bonus"),
        (("--to", "card.exe"), "what kind of file"),
    ],
)
def test_what_cannot_be_is_said(run, words, said):
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert said in err


def test_a_file_is_written(run, tmp_path):
    assert run("--to", str(tmp_path / "card.pdf"))[0] == 0
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
