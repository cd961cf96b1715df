"""Review: from a raw line to a secret, key by key (domain.md 2.9)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.care import care_notes
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.interview import review, review_end, review_hints
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.proposal import (
    Heard,
    Material,
    as_secret,
    from_secret,
    kind_asked,
    propose,
    seen_again,
    tidied,
)
from secretsmanual.domain.interview.suggest import Clues, Suggestion, suggest
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import SENSITIVITIES

ROOT = Path(__file__).parents[3]
LEXICON = Lexicon.from_toml((ROOT / "resources/lexicon.toml").read_text(encoding="utf-8"))
BANK = Bank.from_toml((ROOT / "resources/questions.toml").read_text(encoding="utf-8"))
HESTER, COLM, SUNITA = "p1", "p2", "p3"
PRESENT = {HESTER: "Hester Vaughn-Abara", SUNITA: "Sunita Rao-Keller"}
CONTEXT = Context(
    today=date(2026, 11, 18),
    people=Directory.of(room=list(PRESENT.items()), account=[(COLM, "Colm Petrie")], team=[]),
    kinds={kind.id: kind.subject for kind in BANK.kinds},
    aliases=LEXICON.aliases,
)


def opened(raw, question_kind="", present=PRESENT, context=CONTEXT, **fields):
    captured = parse(raw, context)
    clues = Clues(captured.subject, question_kind, explicit=captured.kinds)
    material = Material(
        line_id="l1",
        n=1,
        raw=raw,
        captured=captured,
        suggestion=suggest(BANK, LEXICON, captured.text, clues),
        question_kind=question_kind,
        care=care_notes(LEXICON, captured.text),
        talked_with=next(iter(present), None),
        present=present,
        **fields,
    )
    return review.row(material, propose(material, BANK, present))


HABIT = "swims in the reservoir on sundays"
SAME = {
    "recreation": Secret(
        id="s1",
        person_id=HESTER,
        kind="recreation",
        text="Swims on Sundays",
        heard_on=date(2026, 11, 1),
        last_confirmed=date(2026, 11, 1),
        created_at=datetime(2026, 11, 1, tzinfo=UTC),
        updated_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
}


# What is proposed --------------------------------------------------------------------------


def test_a_plain_line_becomes_a_secret_of_the_kind_asked_with_one_key():
    row = review.accept(opened(HABIT, "recreation"))
    assert row.decision == "secret"
    (secret,) = row.secrets()
    assert (secret.kind, secret.person_id, secret.said_by) == ("recreation", HESTER, HESTER)
    assert secret.text == "Swims in the reservoir on sundays"
    assert (secret.known, secret.layer, secret.sensitivity) == ("told", "want", "service")


@pytest.mark.parametrize(
    ("raw", "marks", "sensitivity"),
    [
        ("likes short meetings #habit", (), "service"),
        ("likes short meetings #habit", ("private",), "private"),
        ("~ likes short meetings #habit", (), "private"),
        ("~~ likes short meetings #habit", ("private",), "never"),
        ("her daughter rows #fam", (), "private"),
    ],
)
def test_a_kind_and_a_mark_protect_and_the_stronger_one_holds(raw, marks, sensitivity):
    assert opened(raw, marks=marks).proposal.sensitivity == sensitivity


@pytest.mark.parametrize(
    ("raw", "known", "via", "said_by", "confidence"),
    [
        ("signs above 2k", "told", "", HESTER, "said"),
        ("% holds 9 weeks of labels", "told", "", HESTER, "said"),
        ("sunita: signs above 2k", "told", "", SUNITA, "said"),
        ("new owner wants budgets (?)", "guess", "", None, "inferred"),
        ("sunita signs above 2k via @hester", "via", "Hester Vaughn-Abara", HESTER, "heard"),
        ("signs above 2k via @walt", "via", "walt", None, "heard"),
        ("colm: restores old bikes", "via", "Hester Vaughn-Abara", HESTER, "heard"),
    ],
)
def test_how_it_is_known_follows_from_the_line(raw, known, via, said_by, confidence):
    proposal = opened(raw).proposal
    assert (proposal.known, proposal.via, proposal.said_by) == (known, via, said_by)
    heard = Heard("a1", "i1", "l1", datetime(2026, 11, 18, 14, 2, tzinfo=UTC))
    assert as_secret(proposal, heard, heard.on).confidence == confidence


def test_of_an_unknown_caller_nobody_is_made_up():
    row = opened("signs above 2k", "habit", {}, replace(CONTEXT, people=Directory()))
    assert (row.proposal.known, row.proposal.said_by, row.proposal.via) == ("told", None, "")
    with pytest.raises(Refused, match="whom this is about") as refused:
        review.accept(row)
    assert "O for the organisation" in refused.value.hint
    named = review.about_person(row, HESTER, BANK)
    assert review.accept(named).secrets()[0].person_id == HESTER


@pytest.mark.parametrize(
    ("raw", "marks", "becomes"),
    [
        ("! send the sheet", (), "promise"),
        ("send the sheet", ("promise",), "promise"),
        ("? how the crossing went", (), "ask_later"),
        (".. a credit note", (), "ask_later"),
        ("..", (), "note"),
        (HABIT, (), "secret"),
    ],
)
def test_each_line_becomes_what_it_was_typed_as(raw, marks, becomes):
    row = opened(raw, "habit", marks=marks)
    assert row.proposal.becomes == becomes
    assert review.accept(row).decision == becomes
    assert len(review.accept(row).secrets()) == (becomes == "secret")


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("  swims   in the lake ", "Swims in the lake"),
        ("iPhone only", "iPhone only"),
        ('"it needs three hands"', '"it needs three hands"'),
        ("7.15 from the car", "7.15 from the car"),
        ("élan matters", "Élan matters"),
        ("first\n\n  second", "First\nsecond"),
        ("", ""),
    ],
)
def test_text_is_tidied_and_no_more(text, tidy):
    assert tidied(text) == tidy


def test_the_kind_asked_is_known_by_question_follow_up_and_gap():
    question = next(question for question in BANK.questions if question.kind == "habit")
    assert kind_asked(question.id, BANK) == kind_asked(f"FU:{question.id}", BANK) == "habit"
    assert kind_asked("GAP:dream", BANK) == "dream"
    for nothing in ("", "X-OPE-01", "RECALL:who", "r123"):
        assert kind_asked(nothing, BANK) == ""


def test_the_draft_of_a_secret_holds_its_proof_and_waits_unsorted_without_a_kind():
    heard = Heard("a1", "i1", "l7", datetime(2026, 11, 18, 14, 2, tzinfo=UTC), "visit")
    now = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    row = opened('* "three hands" she says #need #freezer', "quality")
    secret = as_secret(row.proposal, heard, now)
    assert (secret.line_id, secret.interview_id, secret.source) == ("l7", "i1", "visit")
    assert (secret.heard_on, secret.created_at) == (date(2026, 11, 18), now)
    assert (secret.verbatim, secret.layer, secret.gold) == ("three hands", "need", True)
    assert (secret.themes, secret.status) == (["freezer"], "unsorted")
    of_kind = review.with_kind(row, "quality", BANK).proposal
    secret = as_secret(of_kind, heard, now)
    assert (secret.status, secret.person_id) == ("active", None)


def test_a_secret_is_seen_again_as_the_proposal_it_came_of():
    heard = Heard("a1", "i1", "l7", datetime(2026, 11, 18, 14, 2, tzinfo=UTC))
    proposal = review.how_known(opened('* "three hands" #quality #freezer'), "saw").proposal
    fields = as_secret(proposal, heard, heard.on)
    secret = Secret(id="s7", **fields.model_dump())
    assert from_secret(secret) == replace(proposal, secret_id="s7")


# Keys --------------------------------------------------------------------------------------


def test_a_line_without_a_kind_is_not_accepted_but_a_suggestion_takes_it_at_once():
    row = opened("xyz, qqq")
    with pytest.raises(Refused, match="no kind yet"):
        review.accept(row)
    with pytest.raises(NotFound, match="no suggestion 1"):
        review.take(row, 1, BANK)
    row = review.suggested(row, Suggestion((("habit", 0.3), ("bias", 0.29))), BANK)
    taken = review.take(row, 2, BANK)
    assert (taken.decision, taken.proposal.kind) == ("secret", "bias")


def test_a_clear_suggestion_fills_only_what_is_empty():
    clear = Suggestion((("bias", 0.9),), "bias")
    empty = opened("xyz, qqq")
    assert review.suggested(empty, clear, BANK).proposal.kind == "bias"
    chosen = review.with_kind(empty, "habit", BANK)
    assert review.suggested(chosen, clear, BANK).proposal.kind == "habit"
    promise = opened("! send the sheet")
    assert review.suggested(promise, clear, BANK).proposal.kind == ""


def test_the_subject_follows_the_kind_and_comes_back():
    row = review.with_kind(opened("short of cash every march"), "cashflow", BANK)
    assert (row.proposal.subject, row.proposal.person_id) == ("organisation", None)
    assert row.proposal.sensitivity == "private"
    back = review.with_kind(row, "habit", BANK)
    assert (back.proposal.subject, back.proposal.person_id) == ("person", HESTER)
    assert back.proposal.sensitivity == "service"
    with pytest.raises(NotFound, match="no kind of secret"):
        review.with_kind(row, "nonsense", BANK)


def test_a_kind_of_the_wrong_subject_goes_when_the_subject_changes():
    row = review.accept(opened(HABIT, "recreation"))
    moved = review.about_organisation(row, BANK)
    assert (moved.proposal.kind, moved.proposal.person_id, moved.decided) == ("", None, False)
    other = review.about_person(row, COLM, BANK)
    assert (other.proposal.kind, other.proposal.person_id) == ("recreation", COLM)


def test_sensitivity_cycles_by_hand_and_a_kind_never_lowers_it_then():
    row = opened(HABIT, "recreation")
    seen = []
    for _ in range(4):
        row = review.cycle_sensitivity(row)
        seen.append(row.proposal.sensitivity)
    assert seen == ["private", "never", "open", "service"]
    private = review.cycle_sensitivity(row)
    assert review.with_kind(private, "habit", BANK).proposal.sensitivity == "private"
    lowered = review.cycle_sensitivity(review.cycle_sensitivity(private))
    assert lowered.proposal.sensitivity == "open"
    assert review.with_kind(lowered, "family", BANK).proposal.sensitivity == "private"


def test_gold_toggles():
    row = opened(HABIT)
    assert review.toggle_gold(row).proposal.gold
    assert not review.toggle_gold(review.toggle_gold(row)).proposal.gold


def test_a_need_becomes_the_want_behind_it():
    need = review.as_need(opened("readable at -70", "attribute"))
    assert need.proposal.layer == "need"
    want = review.ladder(need, "readable at -70, so that nobody opens the door twice")
    assert (want.proposal.layer, want.decided) == ("want", False)
    assert want.proposal.text.endswith("opens the door twice")
    with pytest.raises(BadInput, match="needs words"):
        review.ladder(need, " ")


@pytest.mark.parametrize("becomes", ["promise", "ask_later", "note"])
def test_a_line_can_be_turned_into_something_else_and_back(becomes):
    row = review.turn_into(opened(HABIT, "recreation"), becomes)
    assert (row.decision, row.secrets()) == (becomes, ())
    back = review.turn_into(row, "secret")
    assert (back.decided, review.accept(back).decision) == (False, "secret")


def test_a_line_without_words_is_no_promise_until_it_has_some():
    row = opened("..")
    with pytest.raises(Refused, match="no words"):
        review.turn_into(row, "promise")
    with pytest.raises(BadInput, match="needs words"):
        review.reword(row, "  ")
    with pytest.raises(Refused, match="no words"):
        review.accept(review.turn_into(row, "secret"))
    worded = review.reword(row, "wants the group award")
    assert (worded.proposal.becomes, worded.proposal.text) == ("secret", "Wants the group award")
    assert worded.material.raw == ".."


def test_care_notes_wait_for_an_answer():
    row = opened("off in may for her surgery", "habit")
    assert [note.group for note in row.care] == ["health"]
    with pytest.raises(Refused, match="health"):
        review.accept(row)
    assert review.take(row, 1, BANK).decision == "open"
    kept = review.keep_care(row)
    assert review.accept(kept).secrets()[0].care == ("health",)
    reworded = review.accept(review.reword(row, "Away in May"))
    assert reworded.secrets()[0].care == ()
    again = review.reword(kept, "Surgery in May", care_notes(LEXICON, "Surgery in May"))
    assert (again.care, again.proposal.care) == ((), ("health",))


def test_how_it_is_known_can_be_said():
    row = opened("colm: restores old bikes")
    told = review.how_known(row, "told")
    assert (told.proposal.via, told.proposal.said_by) == ("", HESTER)
    saw = review.how_known(row, "saw")
    assert (saw.proposal.known, saw.proposal.said_by, saw.proposal.via) == ("saw", None, "")
    via = review.how_known(row, "via", " Walt  Oakes ")
    assert (via.proposal.via, via.proposal.said_by) == ("Walt Oakes", None)
    assert review.how_known(via, "guess").proposal.via == ""
    with pytest.raises(BadInput, match="heard through"):
        review.how_known(row, "via")


def test_merging_needs_a_duplicate():
    row = opened(HABIT)
    with pytest.raises(Refused, match="says the same"):
        review.merge(row)
    merged = review.merge(review.with_duplicates(opened(HABIT, "recreation"), SAME))
    assert (merged.decision, merged.secrets()) == ("merged", ())


def test_a_duplicate_is_one_of_the_kind_that_the_line_has():
    row = review.with_duplicates(opened(HABIT, "recreation"), SAME)
    assert row.duplicate == SAME["recreation"]
    assert review.with_kind(row, "habit", BANK).duplicate is None
    assert review.turn_into(row, "note").duplicate is None


def test_a_suggestion_whose_secret_is_known_is_shown_first():
    row = review.with_duplicates(opened("xyz, qqq"), SAME)
    suggestion = Suggestion((("recreation", 0.3), ("bias", 0.29)))
    row = review.suggested(row, suggestion, BANK)
    shown = review.take(row, 1, BANK)
    assert (shown.decided, shown.duplicate) == (False, SAME["recreation"])
    assert review.take(shown, 1, BANK).decision == "secret"
    assert review.take(row, 2, BANK).decision == "secret"


KNOWN = SAME["recreation"].model_copy(update={"confidence": "heard", "known": "via"})


@pytest.mark.parametrize(
    ("known", "proposed", "day", "gains"),
    [
        (KNOWN, "told", 18, {"confidence": "said", "known": "told", "last_confirmed": 18}),
        (KNOWN, "saw", 18, {"confidence": "said", "known": "saw", "last_confirmed": 18}),
        (KNOWN, "via", 18, {"last_confirmed": 18}),
        (KNOWN, "saw", 1, {"confidence": "said", "known": "saw"}),
        (KNOWN, "guess", 18, {}),
        (SAME["recreation"], "via", 18, {"last_confirmed": 18}),
        (SAME["recreation"], "told", 1, {}),
    ],
)
def test_a_second_sighting_on_another_day_confirms(known, proposed, day, gains):
    proposal = replace(opened(HABIT, "recreation").proposal, known=proposed)
    found = seen_again(known, proposal, date(2026, 11, day))
    if "last_confirmed" in found:
        found["last_confirmed"] = found["last_confirmed"].day
    assert found == gains


def test_words_picked_from_the_line_become_further_secrets():
    raw = 'swims on sundays, "it needs three hands" at the line'
    row = opened(raw, "recreation")
    start = raw.index("it needs")
    row = review.pick(row, start, start + len("it needs three hands"), "quality", BANK)
    row = review.pick(row, 0, len("swims on sundays"), "habit", BANK)
    quality, habit = row.picked
    assert (quality.text, quality.verbatim) == ("It needs three hands", "it needs three hands")
    assert (quality.subject, quality.person_id) == ("organisation", None)
    assert (habit.text, habit.verbatim, habit.person_id) == ("Swims on sundays", "", HESTER)
    assert len(review.accept(row).secrets()) == 3
    assert len(review.turn_into(row, "note").secrets()) == 2
    assert review.delete(row).secrets() == ()
    with pytest.raises(BadInput, match="No words"):
        review.pick(row, 3, 3, "habit", BANK)
    with pytest.raises(Refused, match="health"):
        review.pick(row, 0, 5, "habit", BANK, care_notes(LEXICON, "surgery"))


# Names -------------------------------------------------------------------------------------


def test_a_new_name_at_the_head_of_a_line_is_asked_before_it_is_accepted():
    row = opened("Walt: signs above 2k", "network")
    assert row.whom_named == "Walt"
    row = review.with_kind(row, "habit", BANK)
    with pytest.raises(Refused, match="who Walt is"):
        review.accept(row)
    named = review.about_named(row, "Walt", COLM, BANK)
    assert (named.proposal.text, named.proposal.person_id) == ("Signs above 2k", COLM)
    assert (named.proposal.known, named.proposal.via) == ("via", "Hester Vaughn-Abara")
    assert review.accept(named).decision == "secret"


def test_a_name_that_fits_two_people_is_asked():
    people = Directory.of(room=[("p8", "Sam Orr"), ("p9", "Sam Pike")])
    row = opened("sam: likes short meetings #habit", context=replace(CONTEXT, people=people))
    assert row.whom_named == "sam"
    named = review.about_named(row, "sam", "p9", BANK)
    assert (named.proposal.text, named.whom_named) == ("Likes short meetings", "")


def test_a_mention_of_somebody_new_is_offered_and_never_in_the_way():
    row = opened("lunch with @walt on sundays", "habit")
    assert (review_hints.new_names(row), row.whom_named) == (("Walt",), "")
    assert review.accept(row).decision == "secret"
    assert review_hints.new_names(review_hints.settle(row, "Walt")) == ()


def test_the_subject_goes_back_to_the_person_with_the_same_key():
    row = opened(HABIT, "recreation")
    there = review.about_the_other(row, BANK)
    back = review.about_the_other(there, BANK)
    assert (there.proposal.subject, back.proposal.person_id) == ("organisation", HESTER)
    nobody = opened("% short of cash", "cashflow", {}, replace(CONTEXT, people=Directory()))
    with pytest.raises(Refused, match="who was there"):
        review.about_the_other(nobody, BANK)


def test_how_it_is_known_follows_the_person_unless_said_by_hand():
    row = review.about_person(opened(HABIT, "recreation"), COLM, BANK)
    assert (row.proposal.known, row.proposal.said_by) == ("via", HESTER)
    saw = review.about_person(review.how_known(row, "saw"), SUNITA, BANK)
    assert saw.proposal.known == "saw"


# Quiet offers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "product", "names"),
    [
        ("wants the label lines to be quieter", "label lines", True),
        ("Label lines, label lines", "Label Lines", True),
        ("wants labels in lines", "label lines", False),
        ("wants quiet", "", False),
    ],
)
def test_our_product_in_a_secret_is_noticed(text, product, names):
    assert review_hints.names_product(opened(text, "outcome"), product) is names
    promise = review.turn_into(opened(text, "outcome"), "promise")
    assert not review_hints.names_product(promise, product)


@pytest.mark.parametrize(
    ("text", "kind", "offered"),
    [
        ("loves that bea rings first", "feeling", True),
        ("hates the invoice, loves bea", "feeling", False),
        ("loves that bea rings first", "habit", False),
        ("rings before nine", "feeling", False),
    ],
)
def test_a_good_feeling_offers_what_it_led_to(text, kind, offered):
    row = review.with_kind(opened(text), kind, BANK)
    assert review_hints.offers_ticks(row, LEXICON) is offered
    bought = review_hints.tick(row, "bought more")
    assert bought.proposal.themes == ("bought more",)
    assert review_hints.tick(bought, "bought more").proposal.themes == ()


# The whole page ----------------------------------------------------------------------------


def test_the_focus_goes_to_the_next_open_row_and_round():
    rows = [opened(HABIT, "recreation") for _ in range(3)]
    rows[1] = review.accept(rows[1])
    assert review.next_open(rows) == 0
    assert review.next_open(rows, 0) == 2
    assert review.next_open(rows, 2) == 0
    assert review.next_open([rows[1]]) is None
    assert review.next_open([]) is None
    assert review.next_open([review.reopen(rows[1])]) == 0


def test_all_that_is_clear_is_accepted_at_once():
    rows = [
        opened(HABIT, "recreation"),
        opened("xyz, qqq"),
        opened("! send the sheet"),
        opened("off for her surgery #habit"),
        review.delete(opened(HABIT, "recreation")),
    ]
    done = [row.decision for row in review.accept_suggested(rows)]
    assert done == ["secret", "open", "promise", "open", "deleted"]


def test_the_rest_can_be_accepted_with_the_kind_asked():
    def unclear(raw, asked):
        row = opened(raw)
        return replace(row, material=replace(row.material, question_kind=asked))

    rows = [
        unclear("xyz, qqq", "dream"),
        unclear("% xyz, qqq", "dream"),
        unclear("xyz, qqq", ""),
        unclear("! xyz, qqq", "dream"),
    ]
    done = review.accept_asked(rows, BANK)
    assert [row.decision for row in done] == ["secret", "open", "open", "promise"]
    assert done[0].proposal.kind == "dream"


def test_who_may_know_sorts_what_the_talk_brought():
    rows = [
        review.accept(opened(HABIT, "recreation")),
        review.accept(opened("~ likes short meetings #habit")),
        review.accept(opened("! send the sheet")),
    ]
    known = review_end.who_may_know(rows)
    assert [(level, len(secrets)) for level, _, secrets in known] == [
        ("service", 1),
        ("private", 1),
    ]


def test_three_lines_close_a_review():
    assert [line.name for line in review_end.closing_lines("Thornquay", "")] == [
        "summary",
        "what_they_bought",
        "who_may_know",
    ]
    for organisation, known in (("Thornquay", "certainty"), ("", "")):
        names = [line.name for line in review_end.closing_lines(organisation, known)]
        assert names == ["summary", "who_may_know"]


KEYS = st.sampled_from(
    [
        lambda row: review.take(row, 1, BANK),
        lambda row: review.with_kind(row, "habit", BANK),
        lambda row: review.with_kind(row, "cashflow", BANK),
        lambda row: review.about_organisation(row, BANK),
        lambda row: review.about_person(row, COLM, BANK),
        lambda row: review.turn_into(row, "note"),
        lambda row: review.suggested(row, Suggestion((("hope", 1.0),), "hope"), BANK),
        review.toggle_gold,
        review.as_need,
        review.keep_care,
        review.accept,
        review.reopen,
    ]
)


@settings(max_examples=150)
@given(
    st.sampled_from(["~ thinking of leaving", "~~ brother lost the firm", "n: a #fam matter"]),
    st.lists(KEYS, max_size=8),
)
def test_without_the_key_for_it_nothing_lowers_the_protection_of_a_marked_line(raw, keys):
    row = opened(raw)
    marked = SENSITIVITIES.index(row.material.marked)
    for key in keys:
        try:
            row = key(row)
        except (Refused, NotFound):
            continue
        assert SENSITIVITIES.index(row.proposal.sensitivity) >= marked
        assert row.material.raw == raw
        for secret in row.secrets():
            assert secret.kind
            assert BANK.kind(secret.kind).subject == secret.subject
            assert (secret.person_id is None) == (secret.subject == "organisation")
