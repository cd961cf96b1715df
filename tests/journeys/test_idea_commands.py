"""Ideas and marketing tests by commands, good input and bad."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        try:
            status = main.run(["--manual", manual, *words], lambda *_: 0)
        except SystemExit as wrong_usage:
            status = wrong_usage.code
        out, err = capsys.readouterr()
        return status, out, err

    return call


def the_idea(run, idea_id):
    ideas = json.loads(run("ideas", "--json")[1])["ideas"]
    return next(one for one in ideas if one["id"] == idea_id)


def test_an_idea_is_noted_offered_and_proved(run):
    made = run("idea", "add", "Ring before the tanker", "--account", "Merrowdale Dairy Co-op")
    assert made[0] == 0
    idea_id = made[1].split()[-1].rstrip(".")
    status, out, err = run("idea", "offer", idea_id)
    assert (status, out) == (1, "")
    assert "in their words" in err
    run("idea", "change", idea_id, "--value", "three o'clock is three o'clock", "--only-us", "yes")
    assert run("idea", "offer", idea_id)[0] == 0
    assert run("idea", "prove", idea_id, "You rang first")[0] == 0
    found = the_idea(run, idea_id)
    assert (found["status"], found["quote"], found["only_us"]) == (
        "proved",
        "You rang first",
        True,
    )


def test_a_secrets_line_is_typed_and_becomes_an_idea(run):
    assert run("idea", "line", "s-S053", "stand beside line 2 on the day")[0] == 0
    made = json.loads(run("idea", "from-secret", "s-S053", "--json")[1])["idea"]
    assert the_idea(run, made)["whom"] == "Hester Vaughn-Abara"
    assert run("idea", "drop", made, "she has enough people there")[0] == 0
    assert the_idea(run, made)["reason"] == "she has enough people there"
    assert run("idea", "remove", made)[0] == 0


def test_ideas_are_listed_by_status_and_account(run):
    status, out, _ = run("ideas", "--status", "dropped")
    assert (status, out.count("dropped")) == (0, 1)
    of_one = json.loads(run("ideas", "--account", "Wickenlume Candle Co.", "--json")[1])
    assert {one["id"] for one in of_one["ideas"]} == {"ie-I3", "ie-I7"}


def test_a_test_says_whether_it_could_be_chance(run):
    words = ("market-test", "add", "Certainty beats price", "The hour beats the discount")
    made = json.loads(run(*words, "--a-sent", "6", "--b-sent", "6", "--json")[1])
    assert made["chance"] == 1
    status, out, _ = run(
        "market-test", "change", made["id"], "--b-replies", "3", "--a-replies", "1"
    )
    assert status == 0
    assert "It could be chance" in out
    assert run("market-test", "remove", made["id"])[0] == 0


def test_whether_a_want_was_met_is_kept(run):
    assert run("want", "s-S053", "confirmed")[0] == 0
    assert run("want", "s-S053", "unknown")[0] == 0


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("idea", "offer", "ie-nosuch"), 1),
        (("idea", "prove", "ie-I1", " "), 1),
        (("idea", "prove", "ie-I1"), 2),
        (("idea", "add", "x", "--worth", "gift"), 2),
        (("idea", "from-secret", "s-S001"), 1),
        (("idea", "change", "ie-I1", "--secret", "s-nosuch"), 1),
        (("market-test", "add", "No such theme", "x"), 1),
        (("market-test", "change", "mt-T1", "--a-replies", "41"), 1),
        (("market-test", "change", "mt-T1", "--to", "soon"), 1),
        (("want", "s-S001", "perhaps"), 2),
        (("ideas", "--account", "Nobody Ltd"), 1),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(run, words, status):
    found, out, err = run(*words)
    assert (found, out) == (status, "")
    assert err.strip()
    assert "Traceback" not in err
