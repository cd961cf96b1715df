"""A typed line in whole: its text, what was understood of it, and what Backspace leaves."""

from dataclasses import replace
from datetime import date

import pytest

from secretsmanual.domain.interview.capture import Context, parse, remove_last_token
from secretsmanual.domain.interview.names import Directory, is_heading, may_be_new
from tests.unit.domain.interview_bank import BANK, LEXICON

PEOPLE = Directory.of(
    room=[("P01", "Hester Vaughn-Abara"), ("P07", "Ann Lee"), ("P08", "Ann Moe")],
    account=[("P02", "Colm Petrie"), ("P03", "Walt Van Der Berg Oakes"), ("P09", "")],
    team=[("S1", "Bea Lanyon")],
)
CONTEXT = Context(
    date(2026, 11, 18),
    PEOPLE,
    kinds={kind.id: kind.subject for kind in BANK.kinds},
    aliases=LEXICON.aliases,
)


def read(raw, **changes):
    return parse(raw, replace(CONTEXT, **changes))


def chips(raw):
    return [(chip.label, raw[chip.start : chip.end], chip.plain) for chip in read(raw).chips]


@pytest.mark.parametrize(
    ("raw", "understood", "left"),
    [
        ("asks @ann first", ("ann: which one?", "@ann", "ann"), "asks ann first"),
        ("ann: rings", ("ann: which one?", "ann: ", "ann "), "ann rings"),
        ("met @Zed there", ("new person: Zed?", "@Zed", "Zed"), "met Zed there"),
        ("likes #golf a lot", ("tag golf", "#golf", "golf"), "likes golf a lot"),
        ("said “so it is", ("their words", "“so it is", "so it is"), "said so it is"),
        ("@colm rang", ("Colm", "@colm", "colm"), "colm rang"),
        ("@hester's car", ("Hester", "@hester", "hester"), "hester's car"),
        ("@Zed's car", ("new person: Zed?", "@Zed", "Zed"), "Zed's car"),
        ("@Thomas said", ("new person: Thomas?", "@Thomas", "Thomas"), "Thomas said"),
        (
            "@walt van der berg oakes rang",
            ("Walt", "@walt van der berg oakes", "walt van der berg oakes"),
            "walt van der berg oakes rang",
        ),
        ("rings (?), they said", ("unsure", "(?)", ""), "rings , they said"),
        ("#habit  rings", ("habit", "#habit", ""), "rings"),
        ("rings #habit", ("habit", "#habit", ""), "rings"),
        ("on 9th (?)\n", ("unsure", "(?)", ""), "on 9th \n"),
        ("rang.#habit (?)x", None, "rang.#habit (?)x"),
    ],
)
def test_what_is_understood_is_shown_and_can_be_taken_back(raw, understood, left):
    assert chips(raw) == ([understood] if understood else [])
    assert remove_last_token(raw, CONTEXT) == left


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("rings #habit, so", "rings, so"),
        ("rings #habit. so", "rings. so"),
        ("rings #habit; so", "rings; so"),
        ("rings #habit: so", "rings: so"),
        ("rings #habit! so", "rings! so"),
        ("#habit , so", "so"),
        ("#habit: rings at 7", "rings at 7"),
        ("! by friday, send it", "send it"),
        ("#habit -5 degrees", "-5 degrees"),
        ("@colm, rang", "Colm, rang"),
        ("rings - #habit", "rings"),
        ("rings; #habit !", "rings; !"),
        ("rings , #habit", "rings"),
        ("rings , #habit !", "rings , !"),
        ("X rings X #habit", "X rings X"),
        ("#habit X rings", "X rings"),
        ("rings #habit #ego so", "rings so"),
        ("#habit #ego", "#habit #ego"),
    ],
)
def test_the_gap_that_a_mark_leaves_is_closed(raw, text):
    assert read(raw).text == text


@pytest.mark.parametrize(
    ("raw", "due", "text"),
    [
        ("! send it by friday!", date(2026, 11, 20), "send it!"),
        ("! send it by friday now", date(2026, 11, 20), "send it by friday now"),
        ("!< send it by friday", date(2026, 11, 20), "send it"),
        ("! call bea tomorrow", date(2026, 11, 19), "call bea"),
        ("! in house on friday", date(2026, 11, 20), "in house"),
        ("! on on friday", date(2026, 11, 20), "on"),
        ("! #habit by friday send it", date(2026, 11, 20), "send it"),
        ("? by friday", None, "by friday"),
        ("by friday", None, "by friday"),
    ],
)
def test_the_day_of_a_promise_is_read_at_either_end(raw, due, text):
    captured = read(raw)
    assert (captured.due, captured.text) == (due, text)


def test_a_promise_shows_for_whom_it_is_where_the_line_says_so():
    raw = "! send colm the list"
    assert chips(raw) == [("promise", "! ", ""), ("to Colm", "colm", "colm")]
    assert read(raw).person_id == "P02"
    assert remove_last_token(raw, CONTEXT) == "send colm the list"
    assert read("! ask about colm and hester").person_id == "P01"
    assert read("! Bea: send the list").via == ""
    assert chips("! send bea the list") == [("promise", "! ", "")]
    assert chips("! send “colm” there")[1:] == [("their words", "“colm”", "colm")]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\\* x", "* x"),
        ("\\ x", "\\ x"),
        ("* \\x", "\\x"),
        ("\\", "\\"),
        ("\\#habit", "#habit"),
        ("*", "*"),
        (" ~~ ", "~~"),
        ("* #habit", "* #habit"),
        ("Zed: ", "Zed:"),
    ],
)
def test_marks_that_are_meant_as_text_stay_text(raw, text):
    assert read(raw).text == text


def test_what_is_asked_later_is_about_a_person_unless_it_says_so():
    asked = {"subject": "organisation"}
    assert read("? what of it", **asked).subject == "person"
    assert read("?% what of it").subject == "organisation"
    assert read("what of it", **asked).subject == "organisation"
    assert read("? #quality of it").subject == "organisation"


def test_a_line_of_gold_is_one_for_its_follow_ups():
    line = read("* needs colm, “at last”").thread_line()
    assert (line.text, line.quotes, line.people, line.gold) == (
        "needs colm, “at last”",
        ("at last",),
        ("Colm Petrie",),
        True,
    )


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Walt", True),
        ("Jo", False),
        ("Walt Van Oakes", True),
        ("Walt Van Der Oakes", False),
        ("WAlt", False),
        ("Decision", False),
        ("Deci", True),
    ],
)
def test_up_to_three_capitalised_words_may_be_somebody_new(typed, person):
    assert may_be_new(typed) is person


def test_headings_and_people_are_told_apart():
    assert is_heading("DECISION")
    assert not is_heading("Mydecision")
    assert [one.name for one in PEOPLE.named_in("asked colm’s team, hester")] == [
        "Colm Petrie",
        "Hester Vaughn-Abara",
    ]
    assert PEOPLE.get("P09") is None
    assert (PEOPLE.get("S1").ours, PEOPLE.get("P02").ours) == (True, False)
