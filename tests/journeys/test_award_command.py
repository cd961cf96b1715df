"""Awards by command (commands.md)."""

import json

import pytest

from secretsmanual.cli import main
from tests.unit.services.two_manuals import Rep


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        command = ["--manual", manual, "--today", "2026-11-20T08:40+00:00", "award", *words]
        status = main.run(command, lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_a_month_is_told_with_its_certificate(run, tmp_path):
    path = tmp_path / "won.pdf"
    status, out, err = run("month", "--month", "2026-09", "--to", str(path), "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert (told["month"], told["votes"], told["winner"]) == ("2026-09", 5, "no-S076")
    assert [one["votes"] for one in told["nominations"]] == [3, 2]
    assert path.read_bytes().startswith(b"%PDF")
    assert "3 of 5 votes  Nora Whitcombe" in run("month", "--month", "2026-09")[1]


def test_one_nominates_and_takes_back(run):
    assert "Nobody is nominated in 2026-11 yet.\nYou could nominate:" in run("month")[1]
    told = json.loads(run("nominate", "s-S002", "--json", "--name", "Nora W")[1])
    found = json.loads(run("month", "--json")[1])["nominations"]
    assert [(one["id"], one["name"], one["mine"]) for one in found] == [
        (told["nomination"], "Nora W", True)
    ]
    assert run("take-back", told["nomination"])[0] == 0
    assert json.loads(run("month", "--json")[1])["nominations"] == []
    run("nominate", "s-S002", "--without-words")
    assert "its words stay" in run("month")[1]


def test_a_locked_bundle_is_merged_with_its_passphrase(run, tmp_path, clock):
    words, ada = tmp_path / "words.txt", Rep(tmp_path, "ada", clock)
    words.write_text("three quiet lakes\n")
    ada.services.settings.set("rep", "Ada")
    nomination, _ = ada.services.awards.nominate(ada.secret(ada.account(), gold=True).id)
    bundle = str(ada.file(passphrase="three quiet lakes"))
    ada.services.manual.close()
    status, _, err = run("month", "--merge", bundle)
    assert status == 1
    assert "locked with a passphrase" in err
    out = run("month", "--merge", bundle, "--passphrase-file", str(words))[1]
    assert nomination.id in out


def test_bundles_are_merged_first(run, tmp_path, clock):
    ada = Rep(tmp_path, "ada", clock)
    ada.services.settings.set("rep", "Ada")
    secret = ada.secret(ada.account("Quillmere"), gold=True)
    nomination, _ = ada.services.awards.nominate(secret.id)
    bundle = str(ada.file())
    ada.services.manual.close()
    out = run("month", "--merge", bundle)[1]
    assert f"{nomination.id}  0 of 0 votes  Ada  Swims in the sea" in out
    assert run("vote", nomination.id)[1] == "Your vote is given.\n"
    assert "1 of 1 votes  Ada" in run("month")[1]
    standing = json.loads(run("year", "--json")[1])["standing"]
    assert {one["name"] for one in standing} == {"Ada", "Nora Whitcombe"}


def test_a_year_is_told_with_its_factors(run, tmp_path):
    path = tmp_path / "year.pdf"
    told = json.loads(run("year", "--json", "--to", str(path))[1])
    assert (told["year"], told["winner"]) == (2026, "z-R1")
    (place,) = told["standing"]
    assert set(place["factors"]) == {"upkeep", "freshness", "sharing", "use"}
    assert path.read_bytes().startswith(b"%PDF")
    assert "No month of 2025 has a winner yet." in run("year", "--year", "2025")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("month", "--month", "autumn"), "is not a month"),
        (("month", "--to", "won.exe"), "what kind of file"),
        (("month", "--to", "won.pdf"), "Nobody has a vote"),
        (("month", "--merge", "nowhere.smbundle"), "nowhere.smbundle"),
        (("year", "--year", "soon"), "is not a year"),
        (("nominate", "s-S004"), "It cannot be shown to the team. Private"),
        (("nominate", "s-nowhere"), "There is no secret"),
        (("vote", "no-S076"), "your own nomination"),
        (("take-back", "no-S061"), "Idris Calloway nominated it"),
    ],
)
def test_what_cannot_be_is_said(run, words, said):
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert said in err
