"""What may become a surprise, by the formula, and what never does (domain.md 5.5)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.brief import Attendee, BriefFacts
from secretsmanual.domain.brief_making import make_brief
from secretsmanual.domain.handover import lines_of
from secretsmanual.domain.handover_page import handover_document
from secretsmanual.domain.landmines import landmines, touched
from secretsmanual.domain.service_pack import service_pack
from secretsmanual.domain.surprises import CHECKS, KIND_FIT, Ground, ranked, refusal, specific
from tests.unit.domain.pack_samples import BANK, LEXICON, pack_of
from tests.unit.domain.secret_samples import TODAY, account, person, secret

YEAR = timedelta(days=365)


def ground(**values) -> Ground:
    return Ground(BANK, LEXICON, TODAY, **values)


def test_the_parts_of_the_score_are_those_of_the_formula():
    delight = secret(
        kind="delight",
        text="Would praise a supplier who rings with bad news before she finds it.",
        last_confirmed=TODAY - YEAR,
    )
    (found,), refused = ranked([delight], ground())
    parts = found.parts
    assert refused == ()
    assert parts.kind == pytest.approx(0.35)
    assert parts.fresh == pytest.approx(0.10)  # one half-life of 365 days
    assert parts.confidence == pytest.approx(0.15)
    assert parts.specific == pytest.approx(0.05)  # long enough; no name, no day
    assert parts.unused == pytest.approx(0.15)
    assert parts.score == pytest.approx(0.80)
    (used,), _ = ranked([delight], ground(used={"s-1"}))
    assert used.parts.score == pytest.approx(0.65)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("sails", 1 / 12),
        ("Sails with Colm Petrie", 1 + 4 / 12),
        ("Swims on Sundays", 1 + 3 / 12),
        ("Meets Anna on 10 October at the old boat house by the lake", 3),
    ],
)
def test_names_days_and_length_make_it_specific(text, share):
    assert specific(secret(text=text)) == pytest.approx(share / 3)


def test_kinds_that_carry_no_surprise_are_not_offered():
    found, refused = ranked([secret(id=f"s-{kind}", kind=kind) for kind in ("stakes", "delight")],
                            ground())  # fmt: skip
    assert [one.secret.kind for one in found] == ["delight"]
    assert refused == ()


REFUSED = [
    ({"sensitivity": "never"}, "Never to be mentioned"),
    ({"sensitivity": "private"}, "Private"),
    ({"status": "superseded"}, "Replaced"),
    ({"status": "withdrawn"}, "Withdrawn"),
    ({"care": ["health"]}, "kept to yourself"),
    ({"text": "Recovering from surgery, likes grapes"}, "health"),
    ({"source_protected": True}, "who told us"),
    ({"standing": "one-off", "standing_on": TODAY - timedelta(days=1)}, "is past"),
    ({"text": "Collects single malts"}, "alcohol"),
]


@pytest.mark.parametrize(("values", "why"), REFUSED)
def test_landmines_are_refused_with_the_reason(values, why):
    one = secret(**{"kind": "recreation", **values})
    found, refused = ranked([one], ground(topics=("alcohol",)))
    assert found == ()
    assert [(bad.secret.id, why in bad.why) for bad in refused] == [("s-1", True)]


def test_what_is_still_to_come_may_surprise():
    one = secret(kind="recreation", standing="one-off", standing_on=TODAY)
    (found,), _ = ranked([one], ground())
    assert found.upcoming


@pytest.mark.parametrize(
    ("topic", "text", "touches"),
    [
        ("alcohol", "A bottle of Rioja on Fridays", True),
        ("wine", "Collects single malts", True),
        ("warehouse 2", "Warehouse 2 runs on six lines", True),
        ("warehouse 2", "Warehouse 3 runs on six lines", False),
        ("second warehouse", "Talks of the second ware house", False),
        ("Dogs", "Walks the dog before six", True),
        ("golf days", "Plays golf", False),
        ("brother", "His brother's boat", True),
        ("", "Anything", False),
    ],
)
def test_a_topic_is_touched_by_its_words_or_by_things_of_its_group(topic, text, touches):
    assert bool(touched(secret(text=text), [topic], LEXICON)) is touches


def test_a_tag_counts_as_well_as_the_words():
    assert touched(secret(text="Saturdays with friends", themes=["wine-club"]), ["wine"], LEXICON)


def test_topics_of_the_organisation_hold_for_everybody_there():
    never = {"sensitivity": "never", "topic": "warehouse 2"}
    mines = landmines(
        [
            secret(id="s-1", person_id=None, **never),
            secret(id="s-2", person_id="p-2", sensitivity="never", topic="her brother"),
            secret(id="s-3", **{**never, "status": "withdrawn", "topic": "gone"}),
        ],
        [person(not_these=["alcohol"])],
    )
    assert mines.of(secret()) == ("alcohol", "warehouse 2")
    assert mines.of(secret(person_id="p-2")) == ("her brother", "warehouse 2")
    assert mines.of(secret(account_id="a-2")) == ("alcohol",)


words = st.sampled_from(
    ("sails", "Rioja", "single malts", "her brother", "warehouse 2", "chess", "Colm", "10 October")
)
texts = st.lists(words, min_size=1, max_size=5).map(" and ".join)
secrets = st.builds(
    secret,
    text=texts,
    kind=st.sampled_from((*KIND_FIT, "stakes")),
    sensitivity=st.sampled_from(("open", "service", "private", "never")),
    status=st.sampled_from(("active", "superseded", "withdrawn", "unsorted")),
    standing=st.sampled_from(("standing", "one-off")),
    source_protected=st.booleans(),
)
topics = st.lists(st.sampled_from(("alcohol", "brother", "warehouse 2", "")), max_size=3)


@given(secrets, topics)
def test_a_landmine_never_reaches_the_list_of_surprises(one, topics):
    bare = ground(topics=tuple(topics))
    found, refused = ranked([one], bare)
    if found:
        assert one.sensitivity in ("open", "service")
        assert one.status == "active"
        assert not touched(one, topics, LEXICON)
        assert 0 <= found[0].parts.score <= 1
    assert not (found and refused)
    assert bool(refused) == bool(refusal(one, bare))


@given(st.lists(secrets, max_size=4), st.lists(st.sampled_from(("alcohol", "Colm")), max_size=2))
def test_a_landmine_never_reaches_a_brief_or_a_pack(found, not_these):
    """Topics of never-mention secrets count as well as those of the person."""
    never = secret(id="s-n", sensitivity="never", topic="warehouse 2", text="A sad story")
    whole = [never, *(one.model_copy(update={"id": f"s-{n}"}) for n, one in enumerate(found))]
    who = person(not_these=not_these)
    topics = (*not_these, "warehouse 2")
    for one in pack_of(whole, people=(who,)).selection.leaves:
        assert not touched(one.secret, topics, LEXICON)
    facts = BriefFacts(TODAY, account(), present=(Attendee(who, 3),), people=(who,), secrets=whole)
    brief = make_brief(facts, BANK, LEXICON, with_private=True)
    for one in whole:
        if one.sensitivity == "never" or touched(one, topics, LEXICON):
            assert one.id not in str(brief)


def test_service_is_told_what_is_not_for_them():
    pack = pack_of([secret()], people=(person(not_these=["alcohol"]),))
    (firm,) = service_pack(pack).firms
    told = [part for part in firm.people[0].parts if part.title == "Do not raise"]
    assert [line.text for part in told for line in part.lines] == ["alcohol"]
    assert "Do not raise: alcohol" in str(handover_document(pack))
    assert ("Do not raise", "alcohol") in {(one["kind"], one["text"]) for one in lines_of(pack)}


def test_there_are_five_checks():
    assert len(CHECKS) == 5


def test_what_was_a_surprise_within_a_year_rests():
    one = secret(kind="recreation")
    found, (refused,) = ranked([one], ground(resting={"s-1": date(2027, 5, 3)}))
    assert found == ()
    assert refused.why == "It was a surprise already; not again before 3 May 2027."
