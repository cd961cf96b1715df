"""The card of a mishap: what is on it, and its one page for service, block by block."""

from datetime import timedelta, timezone

import pytest

from secretsmanual.domain import recovery
from secretsmanual.domain.document import Facts, Heading, Item, Items, Paragraph
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.domain.recovery_card import (
    Known,
    card_of,
    case_in_short,
    known_apology,
    learned_words,
)
from secretsmanual.domain.recovery_page import CUTS, TRIMS, PageFacts, recovery_page
from secretsmanual.domain.sharing import Outgoing
from tests.unit.domain.pack_samples import BANK, LEXICON
from tests.unit.domain.secret_samples import AT, account, person, secret
from tests.unit.domain.test_recovery import HOUR, case

HESTER = person(say="HES-ter")
NOTICE = "This file holds facts that people told us in confidence."
SECRETS = (
    secret(id="s-1", text="Ring at 7:15"),
    secret(id="s-2", kind="stakes", text="Line 2 stops", confidence="heard"),
    secret(id="s-3", kind="delight", text="Rings first", standing="one-off"),
    secret(id="s-4", kind="gone", text="Odd"),
)


def known(one=None, **values):
    common = {
        "now": AT + 2 * HOUR, "account": account(), "person": HESTER, "case": one, "others": (),
        "secrets": SECRETS, "uses": {}, "topics": ("health",),
    }  # fmt: skip
    return Known(**{**common, **values})


def card(one=None, **values):
    return card_of(known(one, **values), BANK, LEXICON)


def leaves(*ids):
    return tuple(Outgoing(one, account(), HESTER, "") for one in SECRETS if one.id in ids)


def page_facts(one, **values):
    of_card = {"now", "others", "gift_limit", "quiet_hours"} & set(values)
    made = card(one, **{name: values.pop(name) for name in of_card})
    common = {
        "card": made, "case": one, "surprises": leaves("s-3", "s-4"), "told": leaves("s-1", "s-2"),
        "topics": ("health", "the merger"), "apology": made.apology, "todos": made.todos,
        "name": "Hester Vaughn (HES-ter)", "bank": BANK,
    }  # fmt: skip
    return PageFacts(**{**common, **values})


def page(one, **values):
    return recovery_page(page_facts(one, **values), lambda _page: True)[0]


def under(made, heading):
    return made.blocks[made.blocks.index(Heading(heading)) + 1]


def under_facts(made):
    return next(one for one in made.blocks if isinstance(one, Facts))


def running(**values):
    steps = [
        {"at": (AT + HOUR).isoformat(), "step": "owned", "note": "Ines"},
        {"at": (AT + 1.5 * HOUR).isoformat(), "step": "told"},
    ]
    return case(**{"steps": steps, "feeling_before": "let down", **values})


def test_the_page_of_a_running_case():
    made = page(running(), gift_limit=50.0, quiet_hours="20:00-07:00", recipient="Ines of service")
    assert made.title == "OOPS: Hester Vaughn"
    assert made.footer == (
        "For service, 20 Nov 2026. Told to us in confidence; destroy within 90 days, better when "
        "the case is closed."
    )
    assert made.blocks == (
        Heading("OOPS: Hester Vaughn (HES-ter), Thornquay", 1),
        Paragraph(NOTICE, "quiet"),
        Facts(
            (
                ("What happened", "Labels peel off"),
                ("Learned", "08:40"),
                ("Put right by", "Sat 21 Nov 08:40"),
                ("At 10:40", "22:00 left"),
                ("Feeling before", "“let down”"),
                ("Gift limit", "50.00"),
                ("Quiet hours", "20:00 to 07:00; the clock goes on"),
                ("For", "Ines of service"),
            )
        ),
        Heading("Steps"),
        Items(
            (
                Item("Own it: Ines", "done Fri 20 Nov 09:40"),
                Item("Tell them first", "done Fri 20 Nov 10:10"),
                Item("Fix it", "to do"),
                Item("Check that it held", "waits"),
                Item("Surprise them", "waits"),
            ),
            numbered=True,
        ),
        Heading("What it does to them, and how to reach them"),
        Items(
            (
                Item("Ring at 7:15", f"habit, {withdrawal_code('s-1')}"),
                Item("Line 2 stops", f"if we fail, ? heard, {withdrawal_code('s-2')}"),
            )
        ),
        Heading("For a surprise"),
        Items(
            (
                Item("Rings first", f"if we are exceptional, once, {withdrawal_code('s-3')}"),
                Item("Odd", f"gone, {withdrawal_code('s-4')}"),
            ),
            numbered=True,
        ),
        Heading("Do not raise"),
        Paragraph("health; the merger", "warn"),
        Heading("Apology"),
        Facts((("What happened", "Labels peel off. In your words: “let down”."),)),
        Paragraph(
            "Ask at the end: Did we blow you away with what we did to recover? A to F."
        ),
    )  # fmt: skip


def test_the_page_of_a_closed_case_that_came_late_of_which_little_is_known():
    closed = running(closed_at=AT, outcome="late", feeling_before="", feeling_after="still angry")
    earlier = case(id="o-0", learned_at=AT - timedelta(days=30))
    made = page(closed, others=(earlier,), surprises=(), told=(), topics=(), apology=("", "", ""))
    assert made.blocks[2:5] == (
        Paragraph(
            "A surprise will not repair a second failure: the owner rings today.", "warn"
        ),
        Paragraph("The 24 hours are over: repair the relationship.", "warn"),
        Facts(
            (
                ("What happened", "Labels peel off"),
                ("Learned", "08:40"),
                ("State", "closed late"),
                ("Feeling after", "“still angry”"),
            )
        ),
    )  # fmt: skip
    assert under(made, "For a surprise") == Paragraph(
        "Nothing told yet that a surprise could rest on.", "quiet"
    )
    assert under(made, "Do not raise") == Paragraph("No topic is named.", "quiet")
    assert [one.text for one in made.blocks if isinstance(one, Heading)][1:] == [
        "Steps", "For a surprise", "Do not raise",
    ]  # fmt: skip


def test_programs_read_the_page_by_its_keys():
    assert page(running()).data == {
        "person": "Hester Vaughn (HES-ter)",
        "account": "Thornquay",
        "what": "Labels peel off",
        "learned_at": "2026-11-20T08:40:00+00:00",
        "deadline": "2026-11-21T08:40:00+00:00",
        "state": "told",
        "surprises": ["Rings first", "Odd"],
        "told": ["Ring at 7:15", "Line 2 stops"],
        "do_not_raise": ["health", "the merger"],
        "apology": ["Labels peel off. In your words: “let down”.", "", ""],
    }


def test_what_stands_on_the_page_leaves_each_once():
    facts = page_facts(running(), surprises=leaves("s-1", "s-3"), told=leaves("s-1", "s-2"))
    assert [one.secret.id for one in facts.leaves] == ["s-1", "s-3", "s-2"]


def test_blocks_give_way_one_by_one():
    full = page_facts(running(), surprises=leaves("s-1", "s-2", "s-3", "s-4"))
    left = [full]
    for trim in TRIMS:
        left.append(trim(left[-1]))
    assert [(len(one.surprises), one.todos[0].note, len(one.told)) for one in left] == [
        (4, "Ines", 2), (3, "Ines", 2), (3, "", 2), (3, "", 1), (1, "", 1), (1, "", 0),
    ]  # fmt: skip
    assert [todo.step for todo in left[-1].todos] == [todo.step for todo in full.todos]


@pytest.mark.parametrize("most_words", CUTS)
def test_a_page_is_cut_no_shorter_than_it_must(most_words):
    long = running(what="peels " * 60)

    def fits(made):
        return "peels " * most_words not in repr(made.blocks)

    document, shown = recovery_page(page_facts(long), fits)
    assert shown.most_words == most_words
    (_, what), *_ = next(one for one in document.blocks if isinstance(one, Facts)).pairs
    assert len(what.split()) == most_words


def test_a_page_that_never_fits_is_as_short_as_it_gets():
    shown = recovery_page(page_facts(running()), lambda _page: False)[1]
    assert (shown.most_words, shown.told, len(shown.surprises)) == (CUTS[-1], (), 1)


def test_moments_are_told_in_the_time_of_this_place():
    here = (AT + 2 * HOUR).astimezone(timezone(16 * HOUR))
    one = running()
    made = page(one, now=here)
    assert under_facts(made).pairs[1:4] == (
        ("Learned", "00:40"), ("Put right by", "Sun 22 Nov 00:40"), ("At 02:40", "22:00 left"),
    )  # fmt: skip
    assert under(made, "Steps").items[0] == Item("Own it: Ines", "done Sat 21 Nov 01:40")
    assert learned_words(one, here - 3 * HOUR) == "Sat 21 Nov 00:40"


def test_a_page_that_fits_is_whole_and_one_that_does_not_gives_way_first():
    full = page_facts(running())
    assert recovery_page(full, lambda _page: True)[1] == full
    asked = []

    def fits_later(made):
        asked.append(made)
        return len(asked) == 4

    shown = recovery_page(full, fits_later)[1]
    assert (shown.most_words, [out.secret.id for out in shown.told]) == (CUTS[0], ["s-1"])


def test_long_words_and_long_texts_are_bounded():
    made = page(running(what="w" * 100, feeling_before="long " * 30))
    pairs = dict(under_facts(made).pairs)
    assert pairs["What happened"] == f"{'w' * 59}…"
    wordy = page(running(what=" ".join(["w" * 50] * 20)))
    assert len(dict(under_facts(wordy).pairs)["What happened"]) <= 400


def test_a_fresh_card_knows_what_helps():
    fresh = card()
    assert (fresh.case, fresh.running, fresh.left, fresh.next) == (None, False, recovery.DAY, None)
    assert (fresh.stakes.id, fresh.reach.id) == ("s-2", "s-1")
    assert (fresh.todos, fresh.second, fresh.late, fresh.apology) == ((), False, False, ("",) * 3)
    assert (fresh.name, card(person=None).name) == ("Hester Vaughn", "Thornquay")
    never = secret(id="s-9", kind="stakes", sensitivity="never", gold=True)
    gone = secret(id="s-8", kind="stakes", status="withdrawn", gold=True)
    bare = card(secrets=(never, gone))
    assert (bare.secrets, bare.stakes, bare.reach) == ((), None, None)


def test_the_best_stands_first_and_what_is_worth_the_same_by_its_id():
    twins = (secret(id="s-2"), secret(id="s-1"), secret(id="s-3", gold=True))
    assert [one.id for one in card(secrets=twins).secrets] == ["s-3", "s-1", "s-2"]


def test_the_secret_of_the_surprise_is_chosen_while_it_may_be():
    one = running(surprise_secret="s-3")
    assert card(one).chosen.secret.id == "s-3"
    assert card(running()).chosen is None
    assert card(running(surprise_secret="s-9")).chosen is None
    assert card().chosen is None


def test_the_next_step_is_told_while_the_clock_runs():
    assert card(running()).next.step == "fix"
    assert card(running(closed_at=AT)).next is None


def test_the_apology_is_filled_from_what_is_known_and_gives_way_to_what_is_written():
    steps = [
        {"at": AT.isoformat(), "step": step, "note": note}
        for step, note in (("told", "rang"), ("fix", " new  glue "), ("verified", "It holds!"))
    ]
    one = running(steps=steps, learned="Test labels cold")
    assert known_apology(one) == (
        "Labels peel off. In your words: “let down”.",
        "rang. new glue. It holds!",
        "Test labels cold.",
    )
    written = one.model_copy(update={"apology": ["We are sorry"]})
    assert card(written).apology == (
        "We are sorry", "rang. new glue. It holds!", "Test labels cold.",
    )  # fmt: skip
    silent = running(steps=[{**steps[0], "note": " "}], feeling_before="", what="It broke…")
    assert known_apology(silent) == ("It broke…", "", "")


def test_a_case_is_told_in_short():
    now = AT + 2 * HOUR
    assert case_in_short(running(), now) == "22:00 left, next: fix it"
    all_done = case("owned", "told", "fix", "verified", "surprise", hours=(1,) * 5)
    assert case_in_short(all_done, now) == "22:00 left, next: ask how it felt"
    assert case_in_short(running(closed_at=AT), now) == "closed late"
    assert learned_words(running(), now) == "08:40"
    assert learned_words(running(), now + recovery.DAY) == "Fri 20 Nov 08:40"
