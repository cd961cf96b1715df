import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Captured, Context, parse
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory

ROOT = Path(__file__).parents[3]
LEXICON = Lexicon.from_toml((ROOT / "resources/lexicon.toml").read_text(encoding="utf-8"))
BANK = Bank.from_toml((ROOT / "resources/questions.toml").read_text(encoding="utf-8"))
GOLDEN = json.loads((ROOT / "tests/reference/capture_examples.json").read_text(encoding="utf-8"))
KINDS = {kind.id: kind.subject for kind in BANK.kinds}
TODAY = date(2026, 11, 18)

PEOPLE = Directory.of(
    room=[("P01", "Hester Vaughn-Abara"), ("P02", "Colm Petrie")],
    account=[("P03", "Sunita Rao-Keller"), ("P05", "Lucía Ferrant"), ("P06", "Jo Bell")],
    team=[("R1", "Nora Whitcombe"), ("S1", "Bea Lanyon")],
)
CONTEXT = Context(TODAY, PEOPLE, kinds=KINDS, aliases=LEXICON.aliases)


def read(raw, context=CONTEXT):
    return parse(raw, context)


def test_the_alias_table_is_the_agreed_one():
    assert dict(LEXICON.aliases) == GOLDEN["aliases"]


@pytest.mark.parametrize("example", GOLDEN["examples"], ids=lambda e: e["raw"])
def test_golden_examples(example):
    pairs = [tuple(pair) for pair in GOLDEN["people"]]
    room = [pair for pair in pairs if pair[0] == GOLDEN["primary"]]
    context = Context(
        date.fromisoformat(example["today"]),
        Directory.of(room, pairs),
        kinds=KINDS,
        aliases=LEXICON.aliases,
    )
    captured = parse(example["raw"], context)
    named = {"person": captured.person_id, "due": captured.due and captured.due.isoformat()}
    for field, value in example["expect"].items():
        got = named[field] if field in named else getattr(captured, field)
        assert (list(got) if isinstance(got, tuple) else got) == value, field


# -------------------------------------------------------------------- marks at the start


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("! send it", {"type": "promise", "direction": "ours", "text": "send it"}),
        ("!send it", {"type": "promise", "direction": "ours", "text": "send it"}),
        ("p: send it", {"type": "promise", "direction": "ours", "text": "send it"}),
        ("P: send it", {"type": "promise", "direction": "ours", "text": "send it"}),
        ("!< sends it", {"type": "promise", "direction": "theirs", "text": "sends it"}),
        ("t: sends it", {"type": "promise", "direction": "theirs", "text": "sends it"}),
        ("q: how was it", {"type": "ask_later", "text": "how was it"}),
        ("* award", {"gold": True, "text": "award"}),
        ("g: award", {"gold": True, "text": "award"}),
        ("~ leaving", {"sensitivity": "private", "text": "leaving"}),
        ("s: leaving", {"sensitivity": "private", "text": "leaving"}),
        ("~~leaving", {"sensitivity": "never", "text": "leaving"}),
        ("~ ~~ leaving", {"sensitivity": "never", "text": "leaving"}),
        (".. a credit note", {"go_back": True, "text": "a credit note"}),
        ("..", {"go_back": True, "text": ""}),
        ("%~ her partner", {"subject": "organisation", "sensitivity": "private"}),
        ("~% her partner", {"subject": "organisation", "sensitivity": "private"}),
        ("%* screens", {"subject": "organisation", "gold": True, "text": "screens"}),
        ("* o: g: screens", {"subject": "organisation", "gold": True, "text": "screens"}),
        ("*o: screens", {"subject": "organisation", "gold": True, "text": "screens"}),
        ("  ! send", {"type": "promise", "text": "send"}),
        ("- ! send", {"type": "promise", "text": "send"}),
        ("*~ colm: wants it", {"gold": True, "sensitivity": "private", "person_id": "P02"}),
    ],
)
def test_marks_stack_in_any_order_with_and_without_spaces(raw, expected):
    captured = read(raw)
    assert {field: getattr(captured, field) for field in expected} == expected


PLAIN = [
    "~20 pallets",
    "~£20 a week",
    "-5 in the store",
    "5% margin",
    "#1 worry",
    "meet @ 9am",
    "call at a@b.example",
    "...and then",
    "she said p: and q: twice",
    "o:nothing",
    "wants 100% of it",
    "what about friday?",
    "is it private~ or not",
    "a#b and x^fri",
    "write to @b.example today",
    "maybe(?) next week",
    "back in 2w, or by fri",
    "*",
    "?",
    "!!",
    "% ",
    "\\",
    '6" wide',
    '""',
    "via hester",
    "meet at 7: bring gloves",
]


@pytest.mark.parametrize("raw", PLAIN)
def test_what_is_not_syntax_stays_text(raw):
    captured = read(raw)
    assert captured.text == raw.strip()
    assert (captured.type, captured.subject, captured.person_id) == ("note", "person", "P01")
    assert captured == replace(Captured(raw), text=raw.strip(), person_id="P01")


def test_a_question_mark_at_the_end_makes_nothing_of_a_line_but_a_mark_in_front_counts():
    assert read("does @colm know?").type == "note"
    assert read("? how did it go?").type == "ask_later"
    assert read("! can we send two?").type == "promise"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("\\! just an exclamation", "! just an exclamation"),
        ("\\#habit is a word", "#habit is a word"),
        ('\\"not a quote', '"not a quote'),
        ("\\colm: no", "colm: no"),
        ("\\\\server", "\\server"),
    ],
)
def test_a_backslash_makes_the_first_character_literal(raw, text):
    captured = read(raw)
    assert captured.text == text
    assert captured.chips == ()


# -------------------------------------------------------------------- whom it is about


@pytest.mark.parametrize(
    ("raw", "person", "text"),
    [
        ("colm: bikes", "P02", "bikes"),
        ("@colm: bikes", "P02", "bikes"),
        ("@co: bikes", "P02", "bikes"),
        ("col: bikes", "P02", "bikes"),
        ("co: bikes", "P01", "co: bikes"),
        ("jo: quiz", "P06", "quiz"),
        ("LUCÍA: exam", "P05", "exam"),
        ("hester vaughn: swims", "P01", "swims"),
        ("petrie: bikes", "P02", "bikes"),
        ("colm:bikes", "P01", "colm:bikes"),
        ("colm : bikes", "P02", "bikes"),
        ("bad news: late", "P01", "bad news: late"),
    ],
)
def test_a_name_and_a_colon_say_whom_it_is_about(raw, person, text):
    captured = read(raw)
    assert (captured.person_id, captured.text) == (person, text)


def test_about_the_organisation_said_by_somebody():
    captured = read("% colm: changeover takes 22 min")
    assert (captured.subject, captured.person_id, captured.said_by) == ("organisation", None, "P02")
    assert captured.text == "changeover takes 22 min"


def test_one_of_us_before_a_colon_is_whom_it_was_heard_through():
    captured = read("bea: labels creep on line 2")
    assert (captured.via, captured.via_name, captured.person_id) == ("S1", "Bea Lanyon", "P01")


def test_the_default_is_the_subject_of_the_question_then_the_first_in_the_room():
    organisation = Context(TODAY, PEOPLE, subject="organisation", kinds=KINDS)
    assert read("9 weeks of labels", organisation).subject == "organisation"
    assert read("9 weeks of labels", organisation).person_id is None
    assert read("colm: bikes", organisation).person_id == "P02"
    assert read("! send it", organisation).person_id == "P01"
    assert read("bikes", Context(TODAY, PEOPLE, person_id="P02")).person_id == "P02"
    unknown_caller = read("wants a coder", Context(TODAY))
    assert (unknown_caller.subject, unknown_caller.person_id) == ("person", None)


def test_an_explicit_kind_decides_the_subject_where_no_mark_does():
    assert read("ran out in june #inventory").subject == "organisation"
    assert read("colm: ran out in june #inventory").subject == "person"
    organisation = Context(TODAY, PEOPLE, subject="organisation", kinds=KINDS)
    assert read("in by seven #habit", organisation).person_id == "P01"


def test_two_people_of_one_name_are_asked_about_in_review():
    twins = Context(TODAY, Directory.of([("A", "Ann Lee"), ("B", "Ann Moe")]))
    for raw in ("ann: sails", "@ann: sails", "lunch with @ann", "sails via @ann"):
        captured = read(raw, twins)
        assert captured.text == raw
        assert captured.ambiguous == ("ann",)
        assert (captured.person_id, captured.via) == ("A", "")
    assert read("@Ann Moe: sails", twins).person_id == "B"
    assert read("ann m: sails", twins).person_id == "B"


def test_unknown_names_stay_and_are_offered():
    captured = read("@walt on nights, walt and @Jean-Luc too")
    assert captured.text == "@walt on nights, walt and @Jean-Luc too"
    assert captured.unknown_names == ("walt", "Jean-Luc")
    assert read("Walt: on nights").unknown_names == ("Walt",)
    assert read("Note: on nights").unknown_names == ()
    assert read("walter came by").unknown_names == ()


# -------------------------------------------------------------------- tokens in the body


@pytest.mark.parametrize(
    ("raw", "text", "mentions"),
    [
        ("lunch with @hester", "lunch with Hester", ("P01",)),
        ("@lucia, @colm and @hester", "Lucía, Colm and Hester", ("P05", "P02", "P01")),
        ("@hester's boss, then @bea.", "Hester's boss, then Bea.", ("P01", "S1")),
        ("ask @Sunita Rao-Keller first", "ask Sunita first", ("P03",)),
    ],
)
def test_mentions_read_as_first_names(raw, text, mentions):
    captured = read(raw)
    assert (captured.text, captured.mentions) == (text, mentions)


def test_others_in_the_text_are_named_for_follow_ups():
    assert read("leans on Lucía and sunita, not on hester").named == (
        "Lucía Ferrant",
        "Sunita Rao-Keller",
    )
    assert read("% sunita signs via @hester").thread_line().people == ("Sunita Rao-Keller",)


@pytest.mark.parametrize(
    ("raw", "kinds", "text"),
    [
        ("7.15 from the car #habit", ("habit",), "7.15 from the car"),
        ("#fam son sails", ("family",), "son sails"),
        ("son #FAM sails #rec #rec.", ("family", "recreation"), "son sails."),
        ("#habit", ("habit",), "#habit"),
        ("*#wow loved it", ("delight",), "loved it"),
    ],
)
def test_kinds_are_taken_out_of_the_text(raw, kinds, text):
    captured = read(raw)
    assert (captured.kinds, captured.text) == (kinds, text)


def test_free_tags_stay_and_are_reported_need_is_a_layer():
    captured = read("readable at -70 #need #freezer #freezer")
    assert captured.text == "readable at -70 #freezer #freezer"
    assert (captured.layer, captured.tags) == ("need", ("freezer",))
    assert read("readable").layer == "want"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("budgets (?)", "budgets"),
        ("budgets (?), monthly", "budgets, monthly"),
        ("(?) late", "late"),
    ],
)
def test_unsure(raw, text):
    captured = read(raw)
    assert (captured.unsure, captured.text) == (True, text)


def test_hearsay():
    captured = read("sunita signs above 2k via @colm.")
    assert (captured.via, captured.via_name) == ("P02", "Colm Petrie")
    assert captured.text == "sunita signs above 2k."
    captured = read("signs above 2k via @walt")
    assert (captured.via, captured.unknown_names) == ("walt", ("walt",))
    assert captured.text == "signs above 2k"


@pytest.mark.parametrize(
    ("raw", "quotes"),
    [
        ('"it needs three hands', ("it needs three hands",)),
        ('she said "never again" twice', ("never again",)),
        ("“tell me thursday” or “now", ("tell me thursday", "now")),
        ('“mixed" and more', ("mixed",)),
        ('a 6" pipe, "too wide"', ("too wide",)),
        ('("quietly") "loudly"', ("quietly", "loudly")),
        ('"says "no" often"', ('says "no',)),
    ],
)
def test_their_words(raw, quotes):
    assert read(raw).quotes == quotes


def test_text_in_quote_marks_is_never_read():
    raw = '! "ask @colm (?) #habit by fri ^mon" via @hester'
    captured = read(raw)
    assert captured.quotes == ("ask @colm (?) #habit by fri ^mon",)
    assert (captured.kinds, captured.due, captured.unsure) == ((), None, False)
    assert (captured.mentions, captured.via) == ((), "P01")
    assert captured.text == '"ask @colm (?) #habit by fri ^mon"'


def test_an_open_quote_is_closed_in_the_text_and_left_as_it_is_in_the_raw_line():
    captured = read('she said "never again  ')
    assert captured.text == 'she said "never again"'
    assert captured.raw == 'she said "never again  '


# -------------------------------------------------------------------- promises


@pytest.mark.parametrize(
    ("raw", "due", "text"),
    [
        ("! send sheet by 4 dec", "2026-12-04", "send sheet"),
        ("! quote stock, 6 weeks, by fri", "2026-11-20", "quote stock, 6 weeks"),
        ("! by fri send the sheet", "2026-11-20", "send the sheet"),
        ("! send by fri the sheet", "2026-11-20", "send by fri the sheet"),
        ("! send by fri @bea", "2026-11-20", "send by fri Bea"),
        ("! send it before monday.", "2026-11-23", "send it."),
        ("! meet on mon, draft by next fri", "2026-11-27", "meet on mon, draft"),
        ("! call in 2w", "2026-12-02", "call"),
        ("! call tomorrow", "2026-11-19", "call"),
        ("! rolls on site by tomorrow", "2026-11-19", "rolls on site"),
        ("! call ^mon by fri", "2026-11-23", "call by fri"),
        ("! call in march", None, "call in march"),
        ("! bring tomorrow's rolls", None, "bring tomorrow's rolls"),
        ("audit ^9 feb", "2027-02-09", "audit"),
        ("^end of march audit", "2027-03-31", "audit"),
        ("audit ^soon", None, "audit ^soon"),
        ("audit by fri", None, "audit by fri"),
    ],
)
def test_due_dates(raw, due, text):
    captured = read(raw)
    assert captured.due == (due and date.fromisoformat(due))
    assert captured.text == text


@pytest.mark.parametrize(
    ("raw", "person", "keeper"),
    [
        ("! send it", "P01", ""),
        ("! send it to @sunita", "P03", ""),
        ("! @bea books the service", "P01", "S1"),
        ("! bea: books the service", "P01", "S1"),
        ("! colm: send it", "P02", ""),
        ("!< colm sends it", "P02", ""),
        ("!< sends it", "P01", ""),
        ("!< nora sends it", "P01", ""),
        ("%! send it", None, ""),
        ("! send colm the price list", "P02", ""),
        ("! price list to Sunita by fri", "P03", ""),
        ("! send Jo the list", "P06", ""),
        ("! send sunita what colm asked for", "P03", ""),
        ("! send Colm's price list", "P01", ""),
        ("! ask about colm and sunita", "P01", ""),
        ("! bea sends colm the list", "P02", ""),
        ('! send it, "colm said so"', "P01", ""),
        ("! the jo lid", "P01", ""),
    ],
)
def test_to_whom_or_by_whom_a_promise_is_made(raw, person, keeper):
    captured = read(raw)
    assert (captured.person_id, captured.keeper) == (person, keeper)


def test_a_kind_is_shown_by_its_label():
    context = replace(CONTEXT, labels={"habit": "Gewohnheit"})
    assert [chip.label for chip in read("never before 9 #habit", context).chips] == ["Gewohnheit"]
