"""`bought`, `rate`, `story`, `referral`, `ask-card`: an account from the customer's side."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns, count

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.customer_side import CustomerSide
    from secretsmanual.domain.ids import AccountId, PersonId

ATTRIBUTES = ("ease", "timeliness", "certainty", "cost", "choice")
"""As `domain.ratings`, written out: that module brings pydantic, which help does not need."""


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    bought = commands.add_parser("bought", help="what they buy: the customer's side")
    bought.add_argument("account", metavar="ACCOUNT")
    bought.set_defaults(command=_bought)
    rate = commands.add_parser("rate", help="how they judge one of the five attributes")
    rate.add_argument("account", metavar="ACCOUNT")
    rate.add_argument("attribute", choices=ATTRIBUTES)
    rate.add_argument("--matters", type=int, choices=range(1, 6), help="to them, 1 to 5")
    rate.add_argument("--ours", type=int, choices=range(1, 6), help="how we do, 1 to 5")
    rate.add_argument("--means", action="append", default=[], metavar="WORD", help="of certainty")
    rate.add_argument("--words", default="", metavar="TEXT", help="theirs")
    rate.set_defaults(command=_rate)
    story = commands.add_parser("story", help="what was asked, feared, done, and what it meant")
    story.add_argument("account", metavar="ACCOUNT")
    story.add_argument("asked", metavar="ASKED")
    for part in ("feared", "did", "meant", "cost"):
        story.add_argument(f"--{part}", default="", metavar="TEXT")
    story.set_defaults(command=_story)
    referral = commands.add_parser("referral", help="they recommended us")
    referral.add_argument("account", metavar="ACCOUNT")
    referral.add_argument("to", metavar="TO", help="to whom")
    referral.add_argument("--why", default="", metavar="TEXT", help="in their words")
    referral.set_defaults(command=_referral)
    ask = commands.add_parser("ask-card", help="a form in which they judge us, to mail to them")
    ask.add_argument("account", metavar="ACCOUNT")
    ask.add_argument("--person", metavar="P", default="", help="whom to ask; id or name")
    ask.add_argument("--to", metavar="FILE", required=True, help="FILE.html")
    ask.set_defaults(command=_ask_card)
    for parser in (rate, story, referral):
        parser.add_argument("--by", metavar="P", default="", help="which person; id or name")


def _bought(context: Context) -> None:
    with context.services() as services:
        account = services.accounts.find(context.options.account)
        side = services.customer_side.page(account.id)
    document = _document(side)
    lines = [
        ("bought", side.bought),
        ("sold", account.what_we_sold),
        ("expects", account.expects),
        ("knew before", account.knew_before),
        *((one["question"], "; ".join(one["known"])) for one in document["four"]),
        *((one["label"], one["stands"]) for one in document["attributes"]),
        *((f"their own card: {one.who}", one.state) for one in side.cards),
    ]
    context.answer(document, columns(lines))


def _rate(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account_id, person_id = _whose(context, services)
        rating, _ = services.customer_side.rate(
            account_id,
            options.attribute,
            person_id,
            importance=options.matters,
            performance=options.ours,
            aspects=options.means,
            quote=options.words,
        )
    context.answer({"rating": rating.id}, "Kept.")


def _story(context: Context) -> None:
    options = context.options
    parts = {part: getattr(options, part) for part in ("feared", "did", "meant", "cost")}
    with context.services() as services:
        account_id, person_id = _whose(context, services)
        story, _ = services.customer_side.tell_story(account_id, options.asked, person_id, **parts)
    context.answer({"story": story.id}, "Kept.")


def _referral(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account_id, person_id = _whose(context, services)
        referral, _ = services.customer_side.refer(account_id, options.to, person_id, options.why)
    context.answer({"referral": referral.id}, "Kept.")


def _ask_card(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account)
        person = services.people.find(options.person, account.id) if options.person else None
        person_id = person.id if person else None
        made, _ = services.own_cards.ask(account.id, Path(options.to), person_id)
    answer = {
        "file": options.to,
        "card": made.card.id,
        "promises": made.promises,
        "held_back": made.held_back,
    }
    context.answer(
        answer,
        f"Wrote {options.to}: it asks about {count(made.promises, 'promise')}, "
        f"{made.held_back} held back. Bring the answers in with: secretsmanual import FILE.json",
    )


def _whose(context: Context, services: "Services") -> "tuple[AccountId, PersonId | None]":
    account = services.accounts.find(context.options.account)
    by = context.options.by
    return account.id, services.people.find(by, account.id).id if by else None


def _document(side: "CustomerSide") -> dict[str, Any]:
    from secretsmanual.domain.ratings import in_words

    return {
        "account": side.account.id,
        "bought": side.account.what_they_bought,
        "sold": side.account.what_we_sold,
        "expects": side.account.expects,
        "knew_before": side.account.knew_before,
        "four": [
            {
                "id": one.id,
                "question": one.question,
                "known": [line.secret.text for line in one.secrets],
            }
            for one in side.four
        ],
        "attributes": [
            {
                "attribute": one.attribute,
                "label": one.label,
                "matters": one.importance,
                "ours": one.performance,
                "gap": one.gap,
                "stands": in_words(one),
            }
            for one in side.attributes
        ],
        "benchmarks": [line.secret.text for line in side.benchmarks],
        "needs": [line.secret.text for line in side.needs],
        "feelings": [
            {
                "person": one.person.name if one.person else None,
                "trend": one.trend,
                "felt": [{"on": felt.on, "mood": felt.mood} for felt in one.feelings],
            }
            for one in side.felt
        ],
        "stories": [{"id": one.id, "asked": one.asked, "meant": one.meant} for one in side.stories],
        "referrals": [
            {"id": one.id, "to": one.to, "why": one.why, "thanked_on": one.thanked_on}
            for one in side.referrals
        ],
        "cards": [
            {
                "person": one.who,
                "asked_on": one.card.asked_on,
                "answered_on": one.card.answered_on,
                "answers": [
                    {"asked": line.asked, "said": line.said, "words": line.quote}
                    for line in one.lines
                ],
            }
            for one in side.cards
        ],
        "may_ask": [
            {"person": one.person.name, "ready": one.ready, "missing": list(one.missing)}
            for one in side.ready
        ],
    }
