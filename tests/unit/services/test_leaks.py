"""Nothing that must stay is in any file, whatever the manual holds."""

import itertools
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.ideas import IdeaFields
from secretsmanual.domain.oops import OopsFields
from secretsmanual.domain.people import PersonFields
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.formats.exporters import locking
from secretsmanual.services.sharing import SharingService
from secretsmanual.system.ids import Ids
from tests.new_manual import new_manual
from tests.unit.formats.pack_opening import opened
from tests.unit.services.file_texts import text_of

ENDINGS = ("html", "pdf", "xlsx", "json")
IN_PART = ("docx", "csv", "jsonl", "txt")
"""One table of many, or words broken at the end of a line: only what must stay is looked for."""
PASSPHRASE = "seven quiet lamps"
CARE = ("in hospital", "her divorce", "is a shop steward", "aged 7", "redundancies", "tickets")
KINDS = ("hope", "skill", "benchmark", "habit", "family", "stakes", "outcome", "cashflow", "")
MARKETING_KINDS = {"hope", "skill", "benchmark", "outcome"}
ORGANISATION = {"outcome", "cashflow"}
MONEY = 7_654_321

SURE = {
    "sensitivity": "open",
    "status": "active",
    "confidence": "said",
    "kind": "hope",
    "care": "",
    "care_in_quote": False,
    "kept_care": False,
    "consent": "dated",
    "hearsay": False,
    "age": 0,
    "topic_care": "",
}
"""A card that may leave for anybody."""
FLAWS = {
    "sensitivity": ["service", "private", "never"],
    "status": ["unsorted", "superseded", "withdrawn"],
    "confidence": ["heard", "inferred"],
    "kind": KINDS,
    "care": CARE,
    "care_in_quote": [True],
    "kept_care": [True],
    "consent": ["undated", "none"],
    "hearsay": [True],
    "age": [30, 6_000],
    "topic_care": CARE,
}
EACH = [(name, value) for name, values in FLAWS.items() for value in values]
cards = st.lists(st.sampled_from(EACH), max_size=3).map(lambda found: {**SURE, **dict(found)})


def may_leave(card, audience) -> bool:
    """Say what the table allows, written apart from the program's own gate."""
    kept = card["sensitivity"] in ("private", "never") or card["status"] != "active"
    if kept or not card["kind"] or card["care"] or card["kept_care"] or card["age"] > 3_000:
        return False
    if audience == "service":
        return True
    return (
        card["sensitivity"] == "open"
        and card["kind"] in MARKETING_KINDS
        and card["confidence"] == "said"
        and card["consent"] == "dated"
        and (not card["hearsay"] or card["kind"] in ORGANISATION)
    )


def may_be_topic(card, audience) -> bool:
    """Say of whose secret service is told the topic: one never to be mentioned, else all right."""
    if audience != "service" or card["sensitivity"] != "never" or card["topic_care"]:
        return False
    return may_leave({**card, "sensitivity": "service", "care": ""}, audience)


marks = (f"Zq{number}qz" for number in itertools.count(1000))


def add(unit, today, cards_drawn, care_promise):
    """Add an account with these secrets; give each card its mark, and marks that never leave."""
    stamps = {"created_at": unit.at}
    inner = [next(marks) for _ in range(3)]
    account = unit.accounts.add(
        AccountFields(name="Leaf and Co", notes=inner[0], annual_value=MONEY, **stamps)
    )
    people = {
        consent: unit.people.add(
            PersonFields(
                account_id=account.id,
                name=f"Person {consent}",
                notes=inner[1],
                emails=[f"{inner[2]}@x.example"],
                consent_marketing=consent != "none",
                consent_asked_on=today if consent == "dated" else None,
                **stamps,
            )
        )
        for consent in ("dated", "undated", "none")
    }
    told, topics, ideas, rests = [], [], [], []
    for card in cards_drawn:
        person = people[card["consent"]]
        other = people["none" if card["consent"] != "none" else "dated"]
        mark, hidden, topic = next(marks), next(marks), next(marks)
        of_them = card["kind"] in ORGANISATION
        day = today - timedelta(days=card["age"])
        care = card["care"]
        secret = unit.secrets.add(
            SecretFields(
                account_id=account.id,
                person_id=None if of_them else person.id,
                said_by=other.id if card["hearsay"] and not of_them else person.id,
                kind=card["kind"],
                text=f"{mark} {'' if card['care_in_quote'] else care}",
                verbatim=f"said {care if card['care_in_quote'] else ''}",
                sensitivity=card["sensitivity"],
                topic=f"{topic} {card['topic_care']}",
                status=card["status"],
                confidence=card["confidence"],
                care=["health"] if card["kept_care"] else [],
                via=hidden,
                idea=hidden,
                why_it_matters=hidden,
                themes=[hidden],
                heard_on=day,
                last_confirmed=day,
                updated_at=unit.at,
                **stamps,
            )
        )
        told.append((mark, card))
        topics.append((topic, card))
        inner.append(hidden)
        whom = {"account_id": account.id} if of_them else {"person_id": person.id}
        rests.append((secret.id, card))
        for resting in (rests[-1:], [rests[0], rests[-1]]):
            ideas += add_idea(unit, today, whom, resting)
        inner += [one for one, _ in add_idea(unit, today, whom, rests[:1], status="dropped")]
        inner += [one for one, _ in add_idea(unit, today, whom, [])]
    promise, mishap = next(marks), next(marks)
    word = "in hospital" if care_promise else ""
    unit.promises.add(
        PromiseFields(account_id=account.id, text=f"{promise} {word}", made_on=today, **stamps)
    )
    unit.oops.add(
        OopsFields(
            account_id=account.id, what=mishap, after_words=word, learned_at=unit.at,
            deadline=unit.at,
        )
    )  # fmt: skip
    return account.id, told, topics, ideas, inner, [promise, mishap]


def add_idea(unit, today, whom, rests, status="idea"):
    """Add an idea that rests on these secrets; give its marks with the cards of those."""
    title, value, inside = next(marks), next(marks), next(marks)
    unit.ideas.add(
        IdeaFields(
            title=f"{title} for them",
            value=f"{value} they said",
            secrets=[secret_id for secret_id, _ in rests],
            status=status,
            noted_on=today,
            created_at=unit.at,
            **dict.fromkeys(("quote", "reason", "next_step"), inside),
            **whom,
        )
    )
    cards_of_it = [card for _, card in rests]
    return [(title, cards_of_it), (value, cards_of_it), (inside, None)]


def idea_may_leave(card_list, audience) -> bool:
    """Say whether what rests on these cards may leave; None is what never does."""
    if audience != "marketing" or card_list is None:
        return False
    return all(may_leave(card, audience) for card in card_list)


def check(services, folder, drawn, care_promise):
    """Hand these cards over to both audiences in every form and look for each mark."""
    manual, sharing = services.manual, SharingService(services.manual)
    with manual.write("Fill") as unit:
        account_id, told, topics, ideas, inner, own = add(
            unit, manual.today, [SURE, *drawn], care_promise
        )
    for audience in ("service", "marketing"):
        stay = {*inner, *(mark for mark, card in told if not may_leave(card, audience))}
        leave = {mark for mark, card in told if may_leave(card, audience)}
        for topic, card in topics:
            (leave if may_be_topic(card, audience) else stay).add(topic)
        for mark, of_cards in ideas:
            (leave if idea_may_leave(of_cards, audience) else stay).add(mark)
        (leave if audience == "service" and not care_promise else stay).update(own)
        preview = sharing.preview(audience, [account_id])
        previewed = {one.text.split()[0] for one in preview.leaves}
        previewed |= {one.quote.split()[0] for one in preview.leaves if one.kind == "idea"}
        assert previewed == leave
        for ending in ENDINGS:
            path = folder / f"pack.{ending}"
            sharing.hand_over(audience, path, [account_id])
            text = text_of(path)
            assert [mark for mark in sorted(stay) if mark in text] == [], ending
            assert [mark for mark in sorted(leave) if mark not in text] == [], ending
            assert str(MONEY) not in text
            assert f"{MONEY:,}" not in text
        for ending in IN_PART:
            path = folder / f"pack.{ending}"
            sharing.hand_over(audience, path, [account_id])
            text = text_of(path)
            assert [mark for mark in sorted(stay) if mark in text] == [], ending
        if audience == "service":
            check_locked(sharing, folder / "locked.html", account_id, stay, leave)


def check_locked(sharing, path, account_id, stay, leave):
    """Hand over a locked pack: closed it holds no mark at all, opened those that may leave."""
    sharing.hand_over("service", path, [account_id], passphrase=PASSPHRASE)
    text = path.read_text("utf-8")
    names = {"Leaf and Co", "Person dated"}
    assert [mark for mark in sorted(stay | leave | names) if mark in text] == []
    plain = opened(text, PASSPHRASE).decode()
    assert [mark for mark in sorted(stay) if mark in plain] == []
    assert [mark for mark in sorted(leave) if mark not in plain] == []
    assert str(MONEY) not in plain


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch):
    """Let a passphrase be guessed fast: what is locked is tested here, not how hard."""
    monkeypatch.setattr(locking, "ROUNDS", 1_000)


@pytest.mark.parametrize("care_promise", [False, True])
def test_each_thing_that_keeps_a_secret_back_keeps_it_out_of_every_file(
    empty, tmp_path, care_promise
):
    quoted = [{**SURE, "care": care, "care_in_quote": True} for care in CARE]
    flawed = [{name: value} for name, value in EACH]
    never = [{**SURE, "sensitivity": "never", **flaw} for flaw in flawed]
    check(empty, tmp_path, [*({**SURE, **flaw} for flaw in flawed), *never, *quoted], care_promise)


def check_in_its_own(clock, drawn, care_promise):
    """Check in a manual that holds this example alone: what was handed over before only slows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        services = open_manual(new_manual(folder / "one.secrets"), clock, Ids.seeded("leak"))
        try:
            check(services, folder, drawn, care_promise)
        finally:
            services.manual.close()


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=st.lists(cards, max_size=10), care_promise=st.booleans())
def test_no_file_holds_what_must_stay(clock, drawn, care_promise):
    check_in_its_own(clock, drawn, care_promise)


@pytest.mark.faults
@pytest.mark.timeout(7_200)
@settings(
    max_examples=1_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(drawn=st.lists(cards, max_size=10), care_promise=st.booleans())
def test_no_file_of_a_thousand_manuals_holds_what_must_stay(clock, drawn, care_promise):
    check_in_its_own(clock, drawn, care_promise)


@pytest.mark.parametrize("audience", ["service", "marketing"])
def test_no_file_of_the_demo_holds_what_is_private_or_never_to_be_said(demo, tmp_path, audience):
    everything = demo.secrets.all(statuses=("active", "superseded", "unsorted"))
    kept = [s for s in everything if s.sensitivity in ("private", "never")]
    assert len(kept) == 13
    for ending in ("html", "json", "txt"):
        path = tmp_path / f"pack.{ending}"
        SharingService(demo.manual).hand_over(audience, path)
        text = " ".join(text_of(path).split())
        assert [s.text for s in kept if s.text[:40] in text] == []
