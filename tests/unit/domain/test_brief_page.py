"""The brief, whole: every block in its order and its words; how promises and people are told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from secretsmanual.domain.brief import Attendee
from secretsmanual.domain.brief_making import make_brief
from secretsmanual.domain.brief_page import CUTS, TRIMS, brief_document, brief_page
from secretsmanual.domain.document import Heading, Item, Items, Paragraph
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.talks import AskLater, Interview
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret
from tests.unit.domain.test_brief import BANK, LEXICON, facts, made, offer, promise

DAY = timedelta(days=1)
HESTER = person(say="HES-ter", role="Owner", decision_maker=True)
COLM = person(id="p-2", name="Colm Petrie")
MOMENT = datetime(2026, 11, 24, 14, 30, tzinfo=UTC)
LATER = AskLater(id="q-1", text="And the dog?", created_at=AT)


def whole():
    return facts(
        at=MOMENT,
        minutes=20,
        purpose="Say sorry",
        account=account(),
        present=(
            Attendee(HESTER, 3, TODAY - 60 * DAY, ("habit", "hope")),
            Attendee(COLM, 1),
        ),
        people=(HESTER, COLM),
        secrets=(
            secret(id="s-1", kind="hope", text="Fewer notes", interview_id="i-1"),
            secret(id="s-2", text="Ring at 7:15", gold=True, verbatim="Not before seven."),
            secret(id="s-3", kind="fit", text="Quiet talks", occasion="farewell"),
            secret(id="s-4", kind="dream", text="A boat", confidence="heard"),
            secret(id="s-5", kind="gone", text="Odd", person_id=None),
            secret(
                id="s-6",
                kind="feeling",
                text="Angry about the bill",
                interview_id="i-1",
                verbatim="So angry.",
            ),
        ),
        promises=(
            promise(id="r-1", due=TODAY - DAY),
            promise(id="r-2", text="Send the map", person_id="p-2", due=TODAY + DAY),
            promise(id="r-3", text="Count them", person_id=None),
            promise(id="r-4", text="Bring plans", direction="theirs", due=TODAY),
            promise(id="r-5", text="Look it up", kept_on=TODAY - DAY),
        ),
        mishaps=(
            Oops(
                id="o-1",
                account_id="a-1",
                person_id="p-1",
                what="Peeling",
                learned_at=AT,
                deadline=AT + DAY,
            ),
        ),
        last_talk=Interview(
            id="i-1", started=AT - 60 * DAY, channel="visit", summary="She is tired."
        ),
        questions=(offer("stakes", "What is at stake?", "gap"), offer("dream")),
        missing=("equity",),
    )


def page(brief, printed_for=""):
    return brief_document(brief, lambda _page: True, printed_for)


def test_the_whole_page():
    found = page(make_brief(whole(), BANK, LEXICON), "Ingrid")
    head = "Thornquay | Tue 24 Nov 14:30 | 20 min | Say sorry"
    assert (found.title, found.footer) == (
        f"Brief: {head}",
        "Printed for Ingrid, destroy after use",
    )
    assert found.blocks == (
        Heading(head, 1),
        Heading("Bottom line"),
        Paragraph(
            "1 overdue promise, 2 open. Start with: the overdue promise, before anything else.\n"
            "What they want: Hester: Fewer notes"
        ),
        Heading("Watch out"),
        Items(
            (
                Item(
                    "OVERDUE Send the study", "to Hester, due 19 Nov 2026", "warn", link="r-1"
                ),
                Item("OOPS Peeling", "Hester, today, still open", "warn", link="o-1"),
                Item("Angry about the bill", "Hester, feeling about us, today", "warn", link="s-6"),
            )
        ),
        Heading("In the room"),
        Paragraph(
            "Hester Vaughn (HES-ter), Owner, decides. Last talked 2 months ago. Rapport 3/5",
            link="p-1",
        ),
        Paragraph("Tone: farewell: quiet, no jokes", "quiet"),
        Items(
            (
                Item("Ring at 7:15", "habit, today, ★ gold", link="s-2"),
                Item("Quiet talks", "occasion and fit, today", link="s-3"),
            )
        ),
        Paragraph("Colm Petrie. Not talked with yet. Rapport 1/5", link="p-2"),
        Heading("Last time (2 months ago, visit)"),
        Paragraph("She is tired.", link="i-1"),
        Paragraph("In their words: “So angry.” (Hester)", "quiet"),
        Heading("Promises"),
        Items(
            (
                Item("We owe: Send the map", "to Colm, due 21 Nov 2026", link="r-2"),
                Item("We owe: Count them", "no day set", link="r-3"),
                Item("They owe: Bring plans", "by Hester, due 20 Nov 2026", link="r-4"),
                Item("Kept: Look it up", "yesterday, ask how it turned out", link="r-5"),
            )
        ),
        Heading("What matters now"),
        Items(
            (
                Item("Odd", "organisation, unsorted, today", link="s-5"),
                Item("A boat", "Hester, dream, today, ? heard", link="s-4"),
            )
        ),
        Heading("Ask next"),
        Items((Item("What is at stake?", "gap"),), numbered=True),
        Heading("Still unknown"),
        Paragraph(
            "What they buy from us, in their own words\nHester: habit, hope", "quiet"
        ),
    )  # fmt: skip


def test_a_page_of_little_leaves_empty_blocks_out():
    found = page(make_brief(facts(present=(), last_talk=None), BANK, LEXICON))
    assert found.footer == ""
    assert found.blocks == (
        Heading("Thornquay | Fri 20 Nov", 1),
        Heading("Bottom line"),
        Paragraph("No open promises. Start with: what is on their mind today."),
    )


@pytest.mark.parametrize(
    ("asked", "started"),
    [
        ("And the dog?", "And the dog?"),
        ("Say hello!", "Say hello!"),
        ("The dog…", "The dog…"),
        ("The dog..", "The dog."),
        ("About XX", "About XX."),
    ],
)
def test_the_bottom_line_ends_once(asked, started):
    brief = made(ask_later=(LATER.model_copy(update={"text": asked}),))
    assert page(brief).blocks[2].text == f"No open promises. Start with: {started}"


def test_what_one_meant_to_ask_stands_before_questions_two_at_most():
    mine = tuple(LATER.model_copy(update={"id": f"q-{n}", "text": f"Dog {n}?"}) for n in range(3))
    other = LATER.model_copy(update={"person_id": "p-2"})
    found = page(made(ask_later=(other, *mine), questions=(offer("dream"),)))
    at = found.blocks.index(Heading("Ask next"))
    assert found.blocks[at + 1] == Items(
        (
            Item("Dog 0?", "you meant to ask", link="q-0"),
            Item("Dog 1?", "you meant to ask", link="q-1"),
            Item("How is that?", "gap"),
        ),
        numbered=True,
    )


def test_many_people_stand_in_one_line_and_beyond_twelve_are_counted():
    people = tuple(person(id=f"p-{n}", name=f"Name{n} X") for n in range(14))
    brief = made(present=tuple(Attendee(one, 1) for one in people), people=people)
    at = page(brief).blocks.index(Heading("In the room"))
    names = ", ".join(f"Name{n} X" for n in range(12))
    assert page(brief).blocks[at + 1] == Paragraph(f"{names}, and 2 more")
    twelve = made(present=tuple(Attendee(one, 1) for one in people[:12]), people=people)
    assert twelve.others == tuple(one.name for one in people[:12])
    four = made(present=tuple(Attendee(one, 1) for one in people[:4]), people=people)
    assert (len(four.room), four.others) == (4, ())


def test_long_names_and_roles_are_cut():
    long = person(name="Anna " * 20, say="an " * 20, role="Head " * 20, decision_maker=True)
    about = made(present=(Attendee(long, 1),)).room[0].about
    assert about == (
        "Anna Anna Anna Anna Anna Anna Anna Anna… (an an an an an an…), "
        "Head Head Head Head Head Head Head Head…, decides. Not talked with yet. Rapport 1/5"
    )
    others = made(present=(Attendee(long, 1),) * 5).others
    assert others == ("Anna Anna Anna Anna…",) * 5


def test_the_purpose_takes_what_room_the_head_has():
    name = "W" * 30
    assert made(account=account(name=name), purpose="Say sorry").head == (
        f"{name} | Fri 20 Nov | Say sorry"
    )
    assert made(purpose="so " * 30).head == f"Thornquay | Fri 20 Nov | {'so ' * 15}so…"


def test_the_last_talk_is_told_without_a_quote_where_there_is_none():
    talk = Interview(id="i-1", started=AT, channel="other", summary="She is tired.")
    found = page(made(last_talk=talk)).blocks
    at = found.index(Heading("Last time (2 months ago, talk)"))
    assert found[at + 1 :][:1] == (Paragraph("She is tired.", link="i-1"),)
    assert not any("In their words" in getattr(one, "text", "") for one in found)
    assert made(last_talk=talk, last_talk_on=None).last_time is None
    nobody = secret(verbatim="not again", interview_id="i-1", said_by=None)
    silent = talk.model_copy(update={"summary": ""})
    found = page(made(last_talk=silent, secrets=(nobody,))).blocks
    at = found.index(Heading("Last time (2 months ago, talk)"))
    assert found[at + 1] == Paragraph("In their words: “not again”", "quiet")


def test_blocks_give_way_one_by_one():
    full = replace(
        make_brief(whole(), BANK, LEXICON),
        matters=tuple(Item(f"m{n}") for n in range(5)),
        questions=tuple(Item(f"q{n}") for n in range(3)),
        ask_later=(Item("l0"), Item("l1")),
    )
    left = [full]
    for trim in TRIMS:
        left.append(trim(left[-1]))
    told = [
        (
            len(one.unknown), len(one.matters), len(one.questions), len(one.they_owe),
            bool(one.last_time and one.last_time.quote), len(one.room[0].secrets), len(one.kept),
            len(one.ask_later), one.last_time is not None,
        )
        for one in left
    ]  # fmt: skip
    assert told == [
        (2, 5, 3, 1, True, 2, 1, 2, True),
        (0, 5, 3, 1, True, 2, 1, 2, True),
        (0, 3, 3, 1, True, 2, 1, 2, True),
        (0, 3, 2, 1, True, 2, 1, 2, True),
        (0, 3, 2, 0, True, 2, 1, 2, True),
        (0, 3, 2, 0, False, 2, 1, 2, True),
        (0, 3, 2, 0, False, 1, 1, 2, True),
        (0, 0, 2, 0, False, 1, 0, 2, True),
        (0, 0, 1, 0, False, 1, 0, 1, True),
        (0, 0, 1, 0, False, 0, 0, 1, True),
        (0, 0, 1, 0, False, 0, 0, 1, False),
    ]
    assert left[-1].we_owe == full.we_owe
    assert replace(full, last_time=None) == TRIMS[4](replace(full, last_time=None))


@pytest.mark.parametrize("most_words", CUTS)
def test_a_page_is_cut_no_shorter_than_it_must_and_keeps_what_it_was_asked_for(most_words):
    angry = secret(kind="feeling", text="angry " * 40, sensitivity="private")

    def fits(page):
        return "angry " * most_words not in repr(page.blocks)

    found = brief_page(
        facts(secrets=(angry,)), (BANK, LEXICON), fits, with_private=True, printed_for="Ingrid"
    )
    assert found.footer == "Printed for Ingrid, destroy after use"
    (watched,) = found.blocks[4].items
    assert len(watched.text.split()) == most_words


def test_what_is_private_stands_only_where_it_is_asked_for():
    private = facts(secrets=(secret(sensitivity="private"),))
    assert "Ring at" not in repr(brief_page(private, (BANK, LEXICON), lambda _page: True).blocks)
    assert make_brief(private, BANK, LEXICON).room[0].secrets == ()


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("W" * 48, "W" * 48),
        ("W" * 49, f"{'W' * 47}…"),
        ("a " * 13, f"{'a ' * 11}a…"),
    ],
)
def test_a_long_account_is_cut_in_the_head(name, head):
    assert made(account=account(name=name)).head == f"{head} | Fri 20 Nov"


def test_the_thirteenth_is_counted():
    people = tuple(person(id=f"p-{n}", name=f"Name{n}") for n in range(13))
    assert made(present=tuple(Attendee(one, 1) for one in people)).others[-1] == "and 1 more"


def test_what_matters_is_of_those_present_and_not_over():
    passed = {"standing": "one-off", "standing_on": TODAY - 90 * DAY, "heard_on": TODAY - 99 * DAY}
    told = (
        *(secret(id=f"s-{n}", text=f"Fact {n}") for n in range(3)),
        secret(id="s-3", text="Elsewhere", person_id="p-2"),
        secret(id="s-4", text="Over", **passed),
    )
    brief = made(secrets=told)
    assert [one.text for one in brief.room[0].secrets] == ["Fact 0", "Fact 1"]
    assert [one.text for one in brief.matters] == ["Fact 2"]


def test_what_happens_today_may_be_asked_after_the_rest_waits():
    def once(number, on):
        return secret(id=f"s-{number}", text=f"Day {number}", standing="one-off", standing_on=on)

    brief = made(secrets=(once(1, TODAY), once(2, TODAY)))
    assert brief.start_with == "ask Hester how it went: Day 1"
    assert [one.text for one in brief.room[0].secrets] == ["Day 2"]


def test_the_quote_of_the_last_talk_is_the_best_that_was_said_in_it():
    talk = Interview(id="i-1", started=AT)
    told = (
        secret(id="s-1", verbatim="plain", interview_id="i-1"),
        secret(id="s-2", verbatim="best", interview_id="i-1", gold=True, said_by=None),
        secret(id="s-3", gold=True, interview_id="i-1"),
        secret(id="s-4", verbatim="elsewhere", interview_id="i-2", gold=True),
    )
    last = made(last_talk=talk, secrets=told).last_time
    assert (last.quote, last.quoted) == ("best", "")
    none = made(last_talk=talk).last_time
    assert (none.quote, none.quoted) == ("", "")
