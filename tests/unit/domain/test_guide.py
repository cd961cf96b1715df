"""What a session asks of the manual: who is there, how a line is read, what is ready to be said."""

import pytest

from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.interview.guide import ManualGuide
from secretsmanual.domain.interview.model import Offer, PersonFacts
from secretsmanual.domain.interview.session import About
from tests.unit.domain.interview_bank import (
    BANK,
    COLM,
    HESTER,
    LEXICON,
    TODAY,
    knowledge,
    secret,
)

BEA = PersonFacts("t-bea", "Bea Lanyon")


def guide(bank=BANK, **changes) -> ManualGuide:
    known = knowledge(**{"others": (COLM, BEA), **changes})
    return ManualGuide(bank, LEXICON, known, (("t-bea", "Bea Lanyon"),))


def test_whoever_is_present_is_taken_in_their_order_and_all_others_are_known():
    asked = guide()
    both = asked.among((COLM.id, HESTER.id, "p-gone"))
    assert (both.people, both.others) == ((COLM, HESTER), (BEA,))
    assert (both.organisation, both.today) == ("Thornquay", TODAY)
    assert asked.among((COLM.id, HESTER.id, "p-gone")) is both
    nobody = asked.among(())
    assert (nobody.people, nobody.others) == ((), (HESTER, COLM, BEA))


def test_lines_are_read_against_who_is_there_and_what_is_asked():
    asked = guide()
    context = asked.context((HESTER.id,), About("organisation", COLM.id))
    named = [[(one.who.id, one.who.name) for one in group] for group in context.people.groups]
    assert named == [
        [(HESTER.id, "Hester Vaughn")],
        [(COLM.id, "Colm Reed")],
        [("t-bea", "Bea Lanyon")],
    ]
    assert (context.today, context.subject, context.person_id) == (TODAY, "organisation", COLM.id)
    assert context.kinds["quality"] == "organisation"
    assert context.labels["cashflow"] == "cash flow and margin"
    assert context.aliases == LEXICON.aliases
    assert asked.context((HESTER.id,), About("organisation", COLM.id)) is context
    assert asked.context((HESTER.id,), About()) is not context


def test_a_kind_of_ones_own_is_typed_by_its_label():
    own = BANK.with_questions([], kinds=[Kind("own-1", "House Pets", "person", "life")])
    asked = guide(own)
    assert asked.context((), About()).aliases["house-pets"] == "own-1"
    assert asked.read("two cats #house-pets", (HESTER.id,), About()).kinds == ("own-1",)


def test_a_line_is_read_once_for_the_same_people_and_question():
    asked = guide()
    line = asked.read("rings at seven each morning", (HESTER.id,), About())
    assert asked.read("rings at seven each morning", (HESTER.id,), About()) is line
    assert (
        asked.read("rings at seven each morning", (COLM.id,), About()).person_id != line.person_id
    )
    assert asked.heard(line).text == "rings at seven each morning"
    assert asked.richness((asked.heard(line),)) == "some"


@pytest.mark.parametrize(
    ("question", "attendees", "person"),
    [
        ("P-HAB-01", (HESTER.id, COLM.id), HESTER.id),
        ("P-HAB-01", (), None),
        ("O-OUT-03", (HESTER.id,), None),
    ],
)
def test_a_question_of_the_bank_is_made_ready(question, attendees, person):
    about = BANK.question(question)
    offer = guide().offer(question, attendees)
    assert offer == Offer(
        "question",
        question,
        about.kind,
        about.subject,
        about.warmth,
        about.text.replace("{org}", "Thornquay").replace("{product}", "labeller"),
        listen_for=about.listen_for,
        person_id=person,
    )


def test_no_question_is_put_that_is_gone_or_lacks_a_name():
    with_name = next(one for one in BANK.questions if "{product}" in one.text)
    assert guide().offer("NO-1", (HESTER.id,)) is None
    assert guide(product="").offer(with_name.id, (HESTER.id,)) is None
    assert "labeller" in guide().offer(with_name.id, (HESTER.id,)).text


def test_gaps_come_widest_first_and_what_is_known_well_not_at_all():
    known = secret("habit"), secret("habit"), secret("habit"), secret("dream", 400)
    gaps = [one.kind for one in guide(secrets=known).gaps((HESTER.id,))]
    assert "habit" not in gaps
    wide = [kind.id for kind in BANK.kinds if kind.core and kind.id not in ("habit", "dream")]
    assert gaps[: len(wide)] == sorted(wide)
    assert gaps[-1] == "dream"
    everything = [one.kind for one in guide().gaps((HESTER.id,))]
    assert len(everything) == len(BANK.kinds)
