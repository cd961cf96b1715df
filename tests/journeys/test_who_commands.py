"""Who is who by command: looked at, printed, changed."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        status = main.run(["--manual", manual, "--today", "2026-11-20", *words], lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_the_map_in_words_and_for_programs(run):
    _, text, _ = run("who", "thornquay")
    assert "Hester Vaughn-Abara and Sunita Rao-Keller decide." in text
    assert "Who stands in for" in text
    answer = json.loads(run("who", "thornquay", "--json")[1])
    assert answer["file"] is None
    assert {one["sort"] for one in answer["relations"]} == {
        "reports_to", "listens_to", "introduced"
    }  # fmt: skip
    assert answer["people"][0]["warmth"] == 3


def test_it_is_printed_with_judgements_only_where_asked(run, tmp_path):
    bare, whole = tmp_path / "bare.txt", tmp_path / "whole.txt"
    assert run("who", "gantrel", "--to", str(bare), "--for", "Bea")[0] == 0
    assert run("who", "gantrel", "--to", str(whole), "--private")[0] == 0
    assert "against" not in bare.read_text()
    assert "Printed for Bea, destroy after use" in bare.read_text()
    assert "against us" in whole.read_text()
    status, _, err = run("who", "gantrel", "--to", str(tmp_path / "x.docx"))
    assert (status, "does not say what kind" in err) == (1, True)


def test_a_relation_comes_and_goes(run):
    words = ("relation", "thornquay", "sunita", "stands_in_for", "hester")
    assert run(*words, "--note", "in summer")[:2] == (0, "Kept.\n")
    assert "stands in for Hester Vaughn-Abara (in summer)" in run("who", "thornquay")[1]
    assert "on the map already" in run(*words)[2]
    assert run(*words, "--remove")[1] == "Taken away.\n"
    assert "no such relation" in run(*words, "--remove")[2]


def test_a_stance_is_said_and_weight_kept_unless_it_is_said_too(run):
    assert run("stance", "colm", "against")[1] == "Kept.\n"
    shown = json.loads(run("who", "thornquay", "--private", "--json")[1])["people"]
    colm = next(one for one in shown if one["name"].startswith("Colm"))
    assert (colm["stance"], colm["listened_to"]) == ("against", True)
    run("stance", "colm", "unknown", "--influence", "decides")
    shown = json.loads(run("who", "thornquay", "--json")[1])["people"]
    colm = next(one for one in shown if one["name"].startswith("Colm"))
    assert (colm["stance"], colm["decides"], colm["listened_to"]) == ("", True, False)
