"""The service pack card by card: what a colleague looks for first stands first."""

from datetime import timedelta

import pytest

from secretsmanual.domain.handover_page import handover_document
from secretsmanual.domain.service_pack import service_pack
from tests.unit.domain.pack_samples import BANK, full_pack, pack_of, promise
from tests.unit.domain.secret_samples import TODAY, account, person, secret


def parts(card):
    return {part.title: [line.text for line in part.lines] for part in card.parts}


def test_a_person_s_card_goes_from_reach_to_past_mishaps():
    hester = full_pack().firms[0].people[0]
    assert (hester.name, hester.role) == ("Hester Vaughn", "Operations Director, decides")
    assert hester.say == "HES-ter"
    assert parts(hester) == {
        "How to reach them": ["Ring at 7:15, never after four."],
        "What an outage does to them": ["The launch on line 2 stops."],
        "What pleases them": ["Praises who rings first."],
        "Standing preferences": ["A voice, not a portal."],
        "Do not raise": [],
        "Open promises": ["We promised: Send the drawing"],
        "What they hope for": ["A clean launch."],
        "Where we fit in": ["Our label is her calling card."],
        "Good to know": ["Open-water swimmer on Sundays."],
        "Once, and past": ["Two-lake crossing."],
        "Past OOPS": ["Labels peeled off"],
    }
    assert list(parts(hester))[-1] == "Past OOPS"


def test_each_line_says_where_it_comes_from_and_how_to_withdraw_it():
    hester = full_pack().firms[0].people[0]
    lines = {line.text: line for part in hester.parts for line in part.lines}
    reach = lines["Ring at 7:15, never after four."]
    assert reach.note == "said, talk, heard and confirmed Nov 2026, our service"
    assert len(reach.code) == 12
    assert lines["Praises who rings first."].quote == "rang me"
    assert lines["A voice, not a portal."].note.startswith("bias, said, talk")
    assert lines["The launch on line 2 stops."].note.startswith("once, said")
    assert lines["We promised: Send the drawing"].note == "due 19 Nov 2026, overdue"
    assert lines["Labels peeled off"].note == (
        "20 Nov 2026, put right within a day, then felt “amazed”"
    )


def test_what_is_not_told_of_a_person_is_said_in_one_line():
    colm = full_pack().firms[0].people[1]
    said = {part.title: part.empty for part in colm.parts if not part.lines}
    assert {part.empty for part in colm.parts if part.lines} == {""}
    assert said["Nothing told yet"] == "What an outage does to them, what pleases them."
    assert said["Do not raise"].startswith("No topic is named.")


def test_the_organisation_stands_before_its_people_and_gives_them_what_matters_to_all():
    firm, other = full_pack().firms
    assert firm.whole.name == "Thornquay Chilled Foods"
    assert parts(firm.whole) == {
        "What an outage does to them": ["A held pallet loses the retailer."],
        "Open promises": ["They promised: Show us the line"],
        "Good to know": ["Retailers ask for carbon."],
    }
    shared = [part.title for part in firm.whole.parts if part.for_everybody]
    assert shared == ["What an outage does to them", "Open promises"]
    assert [one.name for one in firm.people] == ["Hester Vaughn", "Colm Petrie"]
    assert other.whole.parts == ()
    keys = [card.key for one in (firm, other) for card in one.cards]
    assert keys == ["c1", "c2", "c3", "c4", "c5"]


def test_every_kind_has_a_place():
    about = {"person": "p-1", "organisation": None}
    secrets = [
        secret(
            id=f"s-{kind.id}",
            kind=kind.id,
            person_id=about.get(kind.subject, "p-1"),
            text=f"About {kind.id}",
        )
        for kind in (*BANK.kinds,)
    ]
    pack = service_pack(pack_of(secrets))
    assert pack.lines == len(secrets)


@pytest.mark.parametrize(("days", "title"), [(-1, "Once, and past"), (0, "Good to know")])
def test_what_happens_once_is_past_on_the_day_after(days, title):
    once = secret(kind="recreation", standing="one-off", standing_on=TODAY + timedelta(days=days))
    card = service_pack(pack_of([once])).firms[0].people[0]
    assert parts(card)[title] == [once.text]


def test_a_promise_to_somebody_who_is_gone_stays_with_the_organisation():
    gone = promise(person_id="p-gone")
    (firm,) = service_pack(pack_of([], promises=(gone,))).firms
    assert firm.people == ()
    assert parts(firm.whole) == {"Open promises": ["We promised: Send the drawing"]}


@pytest.mark.parametrize(
    ("due", "note"),
    [
        (TODAY - timedelta(days=1), "due 19 Nov 2026, overdue"),
        (TODAY, "due 20 Nov 2026"),
        (None, "no day set"),
    ],
)
def test_a_promise_says_when_it_is_due(due, note):
    (firm,) = service_pack(pack_of([], promises=(promise(due=due),))).firms
    assert [line.note for part in firm.people[0].parts for line in part.lines] == [note]


def test_whoever_decides_stands_in_the_order_of_the_pack_and_empty_accounts_nowhere():
    people = (person(id="p-2", name="Second"), person(id="p-1", name="First"))
    secrets = [secret(), secret(id="s-2", person_id="p-2", said_by="p-2")]
    pack = service_pack(pack_of(secrets, (account(), account(id="a-9", name="Empty")), people))
    assert [firm.whole.name for firm in pack.firms] == ["Thornquay"]
    assert [card.name for card in pack.firms[0].people] == ["Second", "First"]


def test_service_is_told_the_topic_and_with_whom_and_nothing_else():
    never = {"sensitivity": "never", "verbatim": "Dismal", "idea": "Wait", "via": "Ola"}
    secrets = [
        secret(text="The lost pallet", topic="warehouse 2", kind="stakes", **never),
        secret(id="s-2", text="A lawsuit", topic="the courts", person_id=None, **never),
        secret(id="s-3", text="No topic", **never),
    ]
    pack = pack_of(secrets)
    (firm,) = service_pack(pack).firms
    assert parts(firm.whole) == {"Do not raise": ["the courts"]}
    assert parts(firm.people[0])["Do not raise"] == ["warehouse 2"]
    assert [part.title for part in firm.whole.parts if part.for_everybody] == ["Do not raise"]
    (line,) = next(part.lines for part in firm.people[0].parts if part.title == "Do not raise")
    assert (line.note, line.quote, len(line.code)) == ("", "", 12)
    assert [(held.id, held.reason) for held in pack.selection.held_back] == [("s-3", "never")]
    said = repr((handover_document(pack), firm))
    assert "Ola" not in said
    for hidden in ("pallet", "lawsuit", "Dismal", "Wait"):
        assert hidden not in said + repr(pack.selection.topics)
    assert "Do not raise: warehouse 2" in said


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"topic": "her divorce"}, "private life"),
        ({"topic": "the lost  PALLET"}, "Never to be mentioned."),
        ({"care": ["health"]}, "kept to yourself"),
        ({"status": "withdrawn"}, "Withdrawn."),
        ({"source_protected": True, "via": "Ola", "topic": "What Ola runs"}, "who told us"),
    ],
)
def test_a_topic_passes_the_gate_too(values, why):
    common = {"text": "The lost pallet.", "topic": "warehouse 2", "sensitivity": "never"}
    selection = pack_of([secret(**{**common, **values})]).selection
    assert selection.topics == selection.leaves == ()
    (held,) = selection.held_back
    assert held.reason == "never"
    assert why in held.why
