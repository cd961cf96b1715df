"""Hand-overs to service, small and as large as they get."""

import random
from datetime import timedelta

from secretsmanual.domain.handover import Pack
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.service_pack import ServicePack, service_pack
from secretsmanual.domain.sharing import Rules, select
from secretsmanual.system.resources import resource_text
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret

BANK = Bank.from_toml(resource_text("questions.toml"))
LEXICON = Lexicon.from_toml(resource_text("lexicon.toml"))


def pack_of(secrets, accounts=(), people=(), today=TODAY, **more) -> Pack:
    """Make a pack of what the gate lets through."""
    accounts, people = accounts or (account(),), people or (person(),)
    rules = Rules("service", today, BANK, LEXICON)
    selection = select(
        secrets, {one.id: one for one in accounts}, {one.id: one for one in people}, rules
    )
    more = {"accounts": tuple(accounts), "people": tuple(people), **more}
    return Pack("service", today, BANK, selection, **more)


def promise(**values) -> Promise:
    common = {
        "id": "r-1", "account_id": "a-1", "person_id": "p-1", "text": "Send the drawing",
        "made_on": TODAY, "created_at": AT,
    }  # fmt: skip
    return Promise(**{**common, **values})


def mishap(**values) -> Oops:
    common = {
        "id": "o-1", "account_id": "a-1", "person_id": "p-1", "what": "Labels peeled off",
        "learned_at": AT, "deadline": AT + timedelta(days=1), "closed_at": AT,
        "within_24h": True, "feeling_after": "amazed",
    }  # fmt: skip
    return Oops(**{**common, **values})


def full_pack(today=TODAY) -> ServicePack:
    """Two accounts and three people, with something under every heading."""
    accounts = (account(name="Thornquay Chilled Foods"), account(id="a-2", name="Øster Brød & Søn"))
    people = (
        person(say="HES-ter", role="Operations Director", decision_maker=True),
        person(id="p-2", name="Colm Petrie", role="Engineering"),
        person(id="p-3", name="Zoë O’Brien-Müller", account_id="a-2", decision_maker=True),
    )
    tomorrow = {"standing": "one-off", "standing_on": today + timedelta(days=1)}
    yesterday = {"standing": "one-off", "standing_on": today - timedelta(days=1)}
    aged = {"heard_on": today, "last_confirmed": today}
    secrets = [
        secret(id=f"s-{number}", **{**aged, **values})
        for number, values in enumerate(
            [
                {"text": "Ring at 7:15, never after four."},
                {"kind": "stakes", "text": "The launch on line 2 stops.", **tomorrow},
                {"kind": "delight", "text": "Praises who rings first.", "verbatim": "rang me"},
                {"kind": "bias", "text": "A voice, not a portal."},
                {"kind": "hope", "text": "A clean launch."},
                {"kind": "fit", "text": "Our label is her calling card."},
                {"kind": "recreation", "text": "Open-water swimmer on Sundays."},
                {"kind": "recreation", "text": "Two-lake crossing.", **yesterday},
                {"kind": "stakes", "text": "A held pallet loses the retailer.", "person_id": None},
                {"kind": "market", "text": "Retailers ask for carbon.", "person_id": None},
                {"person_id": "p-2", "said_by": "p-2", "text": "In the plant until three."},
                {
                    "person_id": "p-3", "said_by": "p-3", "account_id": "a-2",
                    "text": "東京 in May; <script>alert(1)</script> & ]]>",
                },
            ],
            1,
        )
    ]  # fmt: skip
    pack = pack_of(
        secrets,
        accounts,
        people,
        today,
        promises=(
            promise(due=today - timedelta(days=1)),
            promise(id="r-2", person_id=None, direction="theirs", text="Show us the line"),
        ),
        mishaps=(mishap(),),
        recipient="Ola Brandt",
    )
    return service_pack(pack)


def large_pack(today=TODAY) -> ServicePack:
    """50 accounts, 250 people and 5,000 secrets, of words as short and as long as people's."""
    chance = random.Random(13)
    letters = "ba de fi go lu ma ne pi ro su ta ve wi xa yo zu".split()
    words = ["".join(chance.choices(letters, k=chance.randint(1, 4))) for _ in range(6_000)]
    kinds = [kind.id for kind in BANK.kinds]
    accounts = [
        account(id=f"a-{n}", name=f"{chance.choice(words).title()} {chance.choice(words)} {n}")
        for n in range(50)
    ]
    people = [
        person(
            id=f"p-{n}",
            account_id=f"a-{n // 5}",
            name=" ".join(chance.choices(words, k=2)).title(),
            role="Head of " + chance.choice(words),
            decision_maker=n % 5 == 0,
        )
        for n in range(250)
    ]
    secrets = [
        secret(
            id=f"s-{n}",
            account_id=f"a-{n // 100}",
            person_id=f"p-{n // 20}",
            said_by=f"p-{n // 20}",
            kind=kinds[n % len(kinds)],
            text=" ".join(chance.choices(words, k=12)).capitalize() + ".",
            verbatim=" ".join(chance.choices(words, k=6)) if n % 3 == 0 else "",
            heard_on=today,
            last_confirmed=today,
        )
        for n in range(5_000)
    ]
    return service_pack(pack_of(secrets, accounts, people, today))
