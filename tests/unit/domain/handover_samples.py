"""A hand-over to service and one to marketing, with something in every field."""

from datetime import date, timedelta

from secretsmanual.domain.handover import Pack, Withdrawal
from secretsmanual.domain.idea_sharing import IdeaOut
from secretsmanual.domain.ideas import Idea
from secretsmanual.domain.sharing import Outgoing, Selection
from tests.unit.domain.pack_samples import BANK, mishap, promise
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret

FIRM, BAKERY = account(), account(id="a-2", name="Øster Brød")
HESTER = person(
    say="HES-ter",
    role="Operations Director",
    decision_maker=True,
    not_these=["wine"],
    emails=["hester@thornquay.example", "hv@home.example"],
    phones=["+44 1632 960111"],
    external_id="vcard:urn:uuid:7",
)
COLM = person(id="p-2", name="Colm", account_id="a-2", say="COL-um")
CALLER = person(id="p-3", name="Ann Unplaced", account_id=None, not_these=["calls"])
SILENT = person(id="p-4", name="Nobody Told")
MOVED = person(id="p-5", name="Eva Moved", account_id="a-9", not_these=["gifts"])
WARMER = "Warmer gloves"


def out(account=FIRM, person=HESTER, basis="our service", **values) -> Outgoing:
    whose = {"account_id": account.id, "person_id": None, "said_by": None}
    if person:
        whose |= {"person_id": person.id, "said_by": person.id}
    return Outgoing(secret(**{**whose, **values}), account, person, basis)


def once(day: date) -> dict[str, object]:
    return {"kind": "recreation", "standing": "one-off", "standing_on": day}


def to_service(**more) -> Pack:
    leaves = (
        out(id="s-1", heard_on=date(2026, 9, 3), verbatim="ring me early"),
        out(id="s-2", kind="stakes", text="A held pallet.", person=None, confidence="inferred"),
        out(id="s-3", text="Two-lake crossing.", **once(TODAY - timedelta(1))),
        out(id="s-4", text="Judges the regatta.", **once(TODAY)),
        out(id="s-5", kind="bias", text="A voice, not a portal.", source="email"),
        out(BAKERY, COLM, "consent Oct 2026", id="s-6", kind="delight", text="Rye at dawn."),
    )
    topics = (out(id="s-7", kind="stakes", text="warehouse 2"),)
    common = {
        "selection": Selection(leaves, (), topics),
        "recipient": "Ola Brandt",
        "accounts": (FIRM, BAKERY),
        "people": (HESTER, COLM, CALLER, SILENT, MOVED),
        "promises": (
            promise(due=date(2026, 11, 27)),
            promise(id="r-2", person_id=None, direction="theirs", text="Show us the line"),
            promise(id="r-3", person_id="p-3", account_id="a-2", text="Ring back"),
            promise(id="r-4", person_id="p-5", text="Write to her"),
            promise(id="r-5", person_id="p-gone", account_id=None, text="Find out who called"),
        ),
        "mishaps": (
            mishap(outcome="recovered", answer="A"),
            mishap(
                id="o-2", person_id=None, what="Late van", feeling_after="",
                closed_at=None, within_24h=None,
            ),
        ),
    }  # fmt: skip
    return Pack("service", TODAY, BANK, **{**common, **more})


def idea(**values) -> Idea:
    common = {"id": "b-1", "title": WARMER, "noted_on": TODAY, "created_at": AT}
    return Idea(**{**common, **values})


def to_marketing(**more) -> Pack:
    leaves = (
        out(id="s-1", kind="hope", text="A clean launch.", basis="consent Oct 2026"),
        out(id="s-2", kind="market", text="Retailers ask for carbon.", person=None),
        out(id="s-3", kind="fit", text="Our label is her card.", basis="consent Oct 2026"),
    )
    proved = idea(worth="product", value="No cold hands", status="offered", secrets=["s-1", "s-2"])
    common = {
        "selection": Selection(leaves),
        "accounts": (FIRM,),
        "people": (HESTER.model_copy(update={"not_these": []}),),
        "since": date(2026, 10, 1),
        "changed": frozenset({"s-2", "s-3"}),
        "withdrawals": (
            Withdrawal("s-2", "corrected", date(2026, 10, 1)),
            Withdrawal("s-3", "corrected", date(2026, 9, 3)),
            Withdrawal("s-8", "withdrawn", date(2026, 9, 1)),
            Withdrawal("s-9", "withdrawn", date(2026, 9, 2)),
        ),
        "ideas": (
            IdeaOut(proved, "Thornquay", "Hester Vaughn"),
            IdeaOut(idea(id="b-2", title="One pallet", secrets=["s-2"]), "Thornquay", ""),
        ),
    }
    return Pack("marketing", TODAY, BANK, **{**common, **more})
