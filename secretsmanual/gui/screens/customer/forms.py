"""What can be typed about the customer's side, and how it becomes values of the services."""

from typing import Any

from secretsmanual.domain.customer_side import CustomerSide
from secretsmanual.domain.ratings import CERTAINTY, Rating
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.said import meant, said
from secretsmanual.domain.stories import Story
from secretsmanual.domain.wording import tr
from secretsmanual.gui.widgets.record_form import FieldSpec

Values = dict[str, Any]


def bought_specs() -> tuple[FieldSpec, ...]:
    """Return the fields of what was sold and bought."""
    return (
        FieldSpec("what_they_bought", tr("What they bought"), "area", tr("In their words.")),
        FieldSpec("what_we_sold", tr("What we sold"), "area"),
        FieldSpec("quality_in_their_words", tr("Quality, in their words"), "area"),
        FieldSpec("expects", tr("What they expect of us"), "area"),
        FieldSpec("knew_before", tr("What they knew of us before"), "area"),
    )


def rating_specs(side: CustomerSide, attribute: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a judgement."""
    scale = (("", tr("Not said")), *((str(n), str(n)) for n in range(1, 6)))
    shades = tr("Of: {}").format(", ".join(map(said, CERTAINTY)))
    aspects = (FieldSpec("aspects", tr("What they mean"), "list", shades),)
    return (
        FieldSpec("importance", tr("How much it matters to them"), "choice", choices=scale),
        FieldSpec("performance", tr("How we do, they say"), "choice", choices=scale),
        *(aspects if attribute == "certainty" else ()),
        FieldSpec("quote", tr("Their words"), "area"),
        _whose(side, tr("Who says so")),
    )


def rating_start(rating: Rating | None) -> Values:
    """Return what stands in the fields of a judgement at first: what was said last."""
    if rating is None:
        return {
            "importance": "", "performance": "", "aspects": [], "quote": "", "person_id": "",
        }  # fmt: skip
    return {
        "importance": str(rating.importance or ""),
        "performance": str(rating.performance or ""),
        "aspects": [said(one) for one in rating.aspects],
        "quote": rating.quote,
        "person_id": rating.person_id or "",
    }


def rating_values(typed: Values) -> Values:
    """Turn the fields of a judgement into what the service takes."""
    numbers = {name: int(typed[name]) if typed[name] else None for name in _NUMBERS}
    aspects = [meant(one, CERTAINTY) for one in typed.get("aspects", ())]
    return {**typed, **numbers, "aspects": aspects}


_NUMBERS = ("importance", "performance")


def story_specs(side: CustomerSide) -> tuple[FieldSpec, ...]:
    """Return the fields of a story."""
    return (
        FieldSpec("asked", tr("What they asked"), "area"),
        FieldSpec("feared", tr("What they had braced for"), "area"),
        FieldSpec("did", tr("What we did"), "area"),
        FieldSpec("meant", tr("What it meant to them"), "area", tr("In their words.")),
        FieldSpec("cost", tr("What it cost us")),
        _whose(side, tr("For whom")),
    )


def story_start(story: Story | None) -> Values:
    """Return what stands in the fields of a story at first."""
    names = ("asked", "feared", "did", "meant", "cost")
    start = {name: getattr(story, name) if story else "" for name in names}
    return {**start, "person_id": (story.person_id if story else None) or ""}


def referral_specs(side: CustomerSide, *, known: bool) -> tuple[FieldSpec, ...]:
    """Return the fields of a referral; what came of it only where it is known already."""
    result = (FieldSpec("result", tr("What came of it")),)
    return (
        FieldSpec("to", tr("To whom"), "name"),
        FieldSpec("why", tr("Why, in their words"), "area"),
        *(result if known else ()),
        _whose(side, tr("Who recommended us")),
    )


def referral_start(referral: Referral | None) -> Values:
    """Return what stands in the fields of a referral at first."""
    start = {name: getattr(referral, name) if referral else "" for name in ("to", "why", "result")}
    return {**start, "person_id": (referral.person_id if referral else None) or ""}


def card_specs(side: CustomerSide) -> tuple[FieldSpec, ...]:
    """Return the field that says who is asked for a card of their own."""
    return (_whose(side, tr("Whom to ask")),)


def _whose(side: CustomerSide, label: str) -> FieldSpec:
    people = ((person.id, person.name) for person in side.people)
    return FieldSpec("person_id", label, "choice", choices=(("", side.account.name), *people))
