"""The person report, whole: each block as a person reads it, each key as a program does."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from secretsmanual.domain.document import Facts, Heading, Item, Items, Paragraph, Table
from secretsmanual.domain.erasing import Holder, Mention
from secretsmanual.domain.person_report import (
    Held,
    Was,
    changed_fields,
    person_report,
    plain,
    spoken,
)

MADE = date(2026, 11, 20)
BARE = Held("Hester Vaughn", "", {})
FULL = Held(
    name="Hester Vaughn",
    company="Thornquay",
    records={
        "secret": [
            {
                "id": "s-1",
                "seq": 7,
                "text": "Ring at 7:15",
                "verbatim": "Not before seven.",
                "person_id": "Hester Vaughn",
                "account_id": "Thornquay",
                "kind": "habit",
                "sensitivity": "private",
                "status": "active",
                "gold": True,
                "care": False,
                "heard_on": date(2026, 11, 3),
                "created_at": datetime(2026, 11, 3, 8, 40, tzinfo=UTC),
            },
            {"id": "s-2", "text": "", "person_id": "Colm Petrie", "themes": ["ease", "pace"]},
        ],
        "person": [
            {
                "id": "p-1",
                "name": "Hester Vaughn",
                "account_id": "Thornquay",
                "emails": ["h@thornquay.example", "hester@home.example"],
                "decision_maker": True,
                "roles": ["finance", "owner"],
                "birthday": "",
                "rapport_adjust": 0,
            }
        ],
        "oops": [
            {
                "what": "The wrong crate",
                "learned_at": datetime(2026, 11, 2, 9, 5, tzinfo=UTC),
                "steps": [{"on": date(2026, 11, 2), "note": "rang her", "by": ""}],
            }
        ],
        "vote": [],
    },
    mentions=[
        Mention("secret", "s-9", "text", "Colm Petrie", "Hester told him first"),
        Mention("account", "a-1", "notes", "", "Ask Hester"),
    ],
    history=[
        Was(date(2026, 11, 4), "Edit a secret", "secret", "text", "Ring at 8", "Ring at 7:15")
    ],
    holders=[
        Holder("e-1", MADE, "service", "Ines", "service.pdf", date(2027, 2, 18), 2),
        Holder("e-2", date(2026, 10, 1), "marketing", "", "m.xlsx", date(2026, 12, 30), 0),
    ],
    told=[("service.pdf", "Ring at 7:15"), ("m.xlsx", "")],
    imports=[("people.csv", date(2026, 9, 1))],
    backups=["a.backup", "b.backup"],
    not_same=["H. Vaughn in people.csv"],
    themes=["Early calls"],
    held_back=2,
)


def report(held=FULL, ours=""):
    return person_report(held, MADE, ours)


def under(made, heading):
    """Return the blocks below a heading, up to the next one."""
    at = made.blocks.index(Heading(heading)) + 1
    rest = list(made.blocks[at:])
    ends = [place for place, one in enumerate(rest) if isinstance(one, Heading)]
    return rest[: ends[0]] if ends else rest


def test_it_opens_with_whose_it_is_and_what_is_left_out():
    made = report()
    assert made.title == "What is held on Hester Vaughn"
    assert made.blocks[:3] == (
        Heading("What is held on Hester Vaughn", 1),
        Paragraph(
            "This is everything that we hold on Hester Vaughn of Thornquay, as of 20 Nov 2026: "
            "facts, notes and opinions, where they came from, who received them, what was changed."
        ),
        Paragraph(
            "Left out: who told us 2 things in confidence. The names of others are theirs; what "
            "they said is shown as far as it does not give them away.",
            "quiet",
        ),
    )
    assert made.footer == "Made on 20 Nov 2026 for Hester Vaughn alone."


def test_the_firm_is_named_and_so_is_a_single_source():
    (_, opening, left_out, *_) = report(replace(BARE, held_back=1), ours="Dovecote").blocks
    assert opening.text == (
        "This is everything that Dovecote holds on Hester Vaughn, as of 20 Nov 2026: facts, "
        "notes and opinions, where they came from, who received them, what was changed."
    )
    assert left_out.text.startswith("Left out: who told us 1 thing in confidence.")


def test_sections_stand_in_the_order_of_the_report():
    assert [one.text for one in report().blocks[3:] if isinstance(one, Heading)] == [
        "About you",
        "What was noted about you, and what you told us",
        "When something went wrong",
        "Where notes about others name you",
        "Where you are counted without your name",
        "Entries in files that are said to be somebody else",
        "What was changed and removed, as it is kept to be undone",
        "Where it came from",
        "Who received something about you",
        "Backups that hold it",
        "What you can ask for",
    ]


def test_the_person_stands_as_pairs():
    assert under(report(), "About you") == [
        Facts(
            (
                ("name", "Hester Vaughn"),
                ("company", "Thornquay"),
                ("e-mail", "h@thornquay.example; hester@home.example"),
                ("decides", "yes"),
                ("areas of work", "finance; owner"),
            )
        )
    ]


def test_a_record_is_told_by_its_head_then_by_what_does_not_go_without_saying():
    made = report()
    assert under(made, "What was noted about you, and what you told us") == [
        Items(
            (
                Item(
                    "Ring at 7:15",
                    "kind: habit; who may know: kept to one of us; gold: yes; heard on: 3 Nov 2026",
                    quote="Not before seven.",
                ),
                Item("(empty)", "about: Colm Petrie; themes: ease; pace"),
            )
        )
    ]
    assert under(made, "When something went wrong") == [
        Items(
            (
                Item(
                    "The wrong crate",
                    "learned of: 2 Nov 2026 09:05; steps: on 2 Nov 2026, note rang her",
                ),
            )
        )
    ]


def test_what_stands_elsewhere_follows():
    made = report()
    assert under(made, "Where notes about others name you") == [
        Items((Item("Hester told him first", "Colm Petrie; text"), Item("Ask Hester", "notes")))
    ]
    assert under(made, "Where you are counted without your name") == [Items((Item("Early calls"),))]
    assert under(made, "Entries in files that are said to be somebody else") == [
        Items((Item("H. Vaughn in people.csv"),))
    ]
    assert under(made, "What was changed and removed, as it is kept to be undone") == [
        Table(
            ("When", "What was done", "Field", "Before", "After"),
            (("4 Nov 2026", "Edit a secret", "text", "Ring at 8", "Ring at 7:15"),),
            widths=(2, 3, 2, 4, 4),
        )
    ]


def test_it_tells_where_it_came_from_and_who_received_it():
    made = report()
    assert under(made, "Where it came from") == [
        Items(
            (
                Item("The file people.csv", "read on 1 Sep 2026"),
                Item("Our own talks and notes, each with its day above"),
            )
        )
    ]
    assert under(made, "Who received something about you") == [
        Table(
            ("When", "Who", "File", "What", "To be destroyed by"),
            (
                ("20 Nov 2026", "Ines", "service.pdf", "2 notes", "18 Feb 2027"),
                ("1 Oct 2026", "marketing", "m.xlsx", "name and role", "30 Dec 2026"),
            ),
        ),
        Items((Item("Ring at 7:15", "in service.pdf"),)),
    ]
    assert under(made, "Backups that hold it") == [
        Paragraph("a.backup and b.backup. They are encrypted and go by age.")
    ]
    (rights,) = under(made, "What you can ask for")
    assert [one.text for one in rights.items] == [
        "To have put right what is wrong; those who received it are told.",
        "To have everything erased, in the history and in backups as well.",
        "To take back what you agreed to, or to object: nothing leaves from then on.",
        "To complain to the authority for the protection of data.",
    ]


def test_where_nothing_is_held_little_is_said():
    made = report(BARE)
    assert [one.text for one in made.blocks[2:] if isinstance(one, Heading)] == [
        "Where it came from",
        "Who received something about you",
        "Backups that hold it",
        "What you can ask for",
    ]
    assert under(made, "Who received something about you") == [
        Paragraph("Nobody: nothing about you was handed over.")
    ]
    assert under(made, "Backups that hold it") == [Paragraph("None.")]
    silent = replace(FULL, told=[("m.xlsx", "")])
    (table,) = under(report(silent), "Who received something about you")
    assert isinstance(table, Table)


def test_programs_read_the_same():
    data = report().data
    secrets = data["records"]["secret"]
    assert json.loads(json.dumps(data)) == data
    assert secrets[0] == {
        "text": "Ring at 7:15",
        "verbatim": "Not before seven.",
        "person_id": "Hester Vaughn",
        "account_id": "Thornquay",
        "kind": "habit",
        "sensitivity": "private",
        "status": "active",
        "gold": True,
        "care": False,
        "heard_on": "2026-11-03",
        "created_at": "2026-11-03T08:40:00+00:00",
    }
    assert list(data["records"]) == ["secret", "person", "oops", "vote"]
    assert data["records"]["oops"][0]["steps"] == [
        {"on": "2026-11-02", "note": "rang her", "by": ""}
    ]
    assert {name: value for name, value in data.items() if name != "records"} == {
        "name": "Hester Vaughn",
        "company": "Thornquay",
        "made_on": "2026-11-20",
        "named_in": [
            {
                "record": "secret",
                "id": "s-9",
                "field": "text",
                "whose": "Colm Petrie",
                "text": "Hester told him first",
            },
            {"record": "account", "id": "a-1", "field": "notes", "whose": "", "text": "Ask Hester"},
        ],
        "history": [
            {
                "on": "2026-11-04",
                "done": "Edit a secret",
                "record": "secret",
                "field": "text",
                "before": "Ring at 8",
                "after": "Ring at 7:15",
            }
        ],
        "recipients": [
            {
                "receipt": "e-1",
                "on": "2026-11-20",
                "audience": "service",
                "recipient": "Ines",
                "file_name": "service.pdf",
                "destroy_by": "2027-02-18",
                "lines": 2,
            },
            {
                "receipt": "e-2",
                "on": "2026-10-01",
                "audience": "marketing",
                "recipient": "",
                "file_name": "m.xlsx",
                "destroy_by": "2026-12-30",
                "lines": 0,
            },
        ],
        "told": [
            {"file": "service.pdf", "said": "Ring at 7:15"},
            {"file": "m.xlsx", "said": ""},
        ],
        "imports": [{"file": "people.csv", "on": "2026-09-01"}],
        "backups": ["a.backup", "b.backup"],
        "counted_in": ["Early calls"],
        "not_same_as": ["H. Vaughn in people.csv"],
        "sources_held_back": 2,
    }


def test_values_are_spoken_as_people_read_them():
    assert [spoken(value) for value in (True, False, None, 0, 0.0, "", 3, "A boat")] == [
        "yes", "", "", "", "", "", "3", "A boat",
    ]  # fmt: skip
    assert spoken([date(2026, 11, 3), "then"]) == "3 Nov 2026; then"
    assert spoken({"made_on": date(2026, 11, 3), "note": "", "by": "us"}) == (
        "made on 3 Nov 2026, kept by us"
    )
    assert plain({1: (date(2026, 11, 3), {"on": None})}) == {"1": ["2026-11-03", {"on": None}]}


def test_a_change_is_told_where_a_field_held_something_before_or_after():
    before = {"text": "Ring at 8", "note": "", "seq": 3, "due": MADE}
    after = {"text": "", "note": "", "seq": 4, "by": "us"}
    assert changed_fields(before, after) == ["text", "due", "by"]
    assert changed_fields(None, {"text": "A boat"}) == ["text"]
    assert changed_fields({"text": "A boat"}, None) == ["text"]
