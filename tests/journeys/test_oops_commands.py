"""A mishap by command, from the card to the answer (commands.md)."""

import json
from datetime import datetime

import pytest

from secretsmanual.cli import main

CONTRACT = {
    *("case", "learned_at", "deadline", "left_s", "state", "secrets", "surprises", "refused"),
}  # fmt: skip


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words, at="2026-11-20T09:00"):
        status = main.run(["--manual", manual, "--today", at, *words], lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def opened(run):
    return json.loads(run("oops", "open", "hester", "Labels late", "--json")[1])


def test_a_card_shows_what_is_known_before_anything_went_wrong(run):
    status, out, err = run("oops", "show", "hester", "--json")
    shown = json.loads(out)
    assert (status, err) == (0, "")
    assert set(shown) >= CONTRACT
    assert (shown["case"], shown["left_s"]) == (None, None)
    assert shown["surprises"][0]["secret"] == "s-S007"
    assert set(shown["refused"][0]) == {"secret", "why"}
    for surprise in shown["surprises"]:
        assert sum(surprise["parts"].values()) == pytest.approx(surprise["score"], abs=0.001)


def test_a_case_is_opened_worked_through_and_closed(run):
    case = opened(run)
    assert (case["left_s"], case["state"], case["next"]) == (24 * 3600, "open", "owned")
    learned, deadline = (datetime.fromisoformat(case[x]) for x in ("learned_at", "deadline"))
    assert (deadline - learned).total_seconds() == 24 * 3600
    for step in ("owned", "rang", "told", "fix", "verified"):
        status, _, err = run("oops", "step", case["case"], step, at="2026-11-20T10:00")
        assert (status, err) == (0, "")
    assert run("oops", "close", case["case"], "--answer", "A", at="2026-11-20T11:00")[0] == 1
    surprise = ("--secret", "s-S007", "--cost", "24", "--check", "all")
    assert run("oops", "step", case["case"], "surprise", "Tow float", *surprise)[0] == 0
    closed = run("oops", "close", case["case"], "--answer", "B", "--feeling", "glad", "--json")
    shown = json.loads(closed[1])
    assert (shown["state"], shown["answer"], shown["left_s"]) == ("closed recovered", "B", None)
    assert json.loads(run("oops", "show", case["case"], "--json")[1])["case"] == case["case"]
    assert json.loads(run("oops", "list", "--json")[1]) == {"running": []}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("show", "nobody"), "no person called"),
        (("step", "o-none", "told"), "o-none"),
        (("open", "hester", " "), "what went wrong"),
        (("learned", "{case}", "yesterday"), "no moment"),
        (("learned", "{case}", "2026-11-20T08:00"), "for a reason"),
        (("step", "{case}", "verified"), "fix it first"),
        (("close", "{case}"), "not recovered yet"),
        (("show", "anders", "--to", "card.pdf"), "no card to print"),
    ],
)
def test_bad_words_are_refused_in_a_sentence(run, words, why):
    case = opened(run)["case"]
    status, out, err = run("oops", *(word.format(case=case) for word in words))
    assert (status, out) == (1, "")
    assert why in err
    assert "Traceback" not in err


def test_people_read_the_card_as_text_and_print_it(run, tmp_path):
    case = opened(run)["case"]
    out = run("oops", "list")[1]
    assert case in out
    assert "24:00 left" in out
    text = run("oops", "show", "hester")[1]
    assert "What secrets do we know about this customer?" in text
    assert "Open-water swimmer" in text
    page = tmp_path / "card.txt"
    assert run("oops", "show", "hester", "--to", str(page))[0] == 0
    assert "Labels late" in page.read_text("utf-8")
    assert run("oops", "close", case, "--not-ours")[0] == 0
    assert run("oops", "list")[1] == "No clock runs.\n"
    learned = ("learned", case, "2026-11-20T08:00", "--why", "mail was older")
    assert "closed" in run("oops", *learned)[2]


def test_a_card_that_may_not_be_printed_says_what_to_do_and_then_it_may(run, tmp_path):
    case, page = opened(run)["case"], tmp_path / "card.txt"
    assert run("oops", "reword", case, "Late because of a redundancy round")[0] == 0
    status, _, err = run("oops", "show", "hester", "--to", str(page))
    assert (status != 0, page.exists()) == (True, False)
    assert "Reword what went wrong first." in err
    assert "not said what went wrong" in run("oops", "reword", case, " ")[2]
    assert run("oops", "reword", case, "Labels late, and we told nobody")[0] == 0
    assert run("oops", "show", "hester", "--to", str(page))[0] == 0
    assert "Labels late, and we told nobody" in page.read_text("utf-8")


def test_a_moment_of_summer_time_typed_in_winter_is_meant_as_it_was_there(run, berlin):
    case = json.loads(run("oops", "open", "hester", "Late", "--json", at="2026-10-25T20:00")[1])
    assert case["learned_at"] == "2026-10-25T20:00:00+01:00"
    words = ("oops", "learned", case["case"], "2026-10-25T01:00", "--why", "Told late", "--json")
    status, out, err = run(*words, at="2026-10-25T21:00")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert told["learned_at"] == "2026-10-25T01:00:00+02:00"
    assert told["left_s"] == 3 * 3600


@pytest.mark.parametrize(
    "moment", ["0001-01-01", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"]
)
def test_a_moment_out_of_all_bounds_is_refused_in_a_sentence(run, berlin, moment):
    case = opened(run)["case"]
    for words in (("step", case, "told", "--at", moment), ("learned", case, moment, "--why", "x")):
        status, out, err = run("oops", *words)
        assert (status, out) == (1, "")
        assert "is too far off. Name a moment that has passed." in err
