"""What can be typed about the customer's side, and how it becomes values of the services."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from secretsmanual.domain.customer_side import CustomerSide
from secretsmanual.domain.ratings import CERTAINTY, Rating
from secretsmanual.domain.referrals import Referral
from secretsmanual.domain.stories import Story
from secretsmanual.gui.widgets.record_form import FieldSpec

Values = dict[str, Any]


def bought_specs() -> tuple[FieldSpec, ...]:
    """Return the fields of what was sold and bought."""
    return (
        FieldSpec("what_they_bought", _say("What they bought"), "area", _say("In their words.")),
        FieldSpec("what_we_sold", _say("What we sold"), "area"),
        FieldSpec("quality_in_their_words", _say("Quality, in their words"), "area"),
        FieldSpec("expects", _say("What they expect of us"), "area"),
        FieldSpec("knew_before", _say("What they knew of us before"), "area"),
    )


def rating_specs(side: CustomerSide, attribute: str) -> tuple[FieldSpec, ...]:
    """Return the fields of a judgement."""
    scale = (("", _say("Not said")), *((str(n), str(n)) for n in range(1, 6)))
    shades = _say("Of: {}").format(", ".join(CERTAINTY))
    aspects = (FieldSpec("aspects", _say("What they mean"), "list", shades),)
    return (
        FieldSpec("importance", _say("How much it matters to them"), "choice", choices=scale),
        FieldSpec("performance", _say("How we do, they say"), "choice", choices=scale),
        *(aspects if attribute == "certainty" else ()),
        FieldSpec("quote", _say("Their words"), "area"),
        _whose(side, _say("Who says so")),
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
        "aspects": rating.aspects,
        "quote": rating.quote,
        "person_id": rating.person_id or "",
    }


def rating_values(typed: Values) -> Values:
    """Turn the fields of a judgement into what the service takes."""
    numbers = {name: int(typed[name]) if typed[name] else None for name in _NUMBERS}
    return {**typed, **numbers}


_NUMBERS = ("importance", "performance")


def story_specs(side: CustomerSide) -> tuple[FieldSpec, ...]:
    """Return the fields of a story."""
    return (
        FieldSpec("asked", _say("What they asked"), "area"),
        FieldSpec("feared", _say("What they had braced for"), "area"),
        FieldSpec("did", _say("What we did"), "area"),
        FieldSpec("meant", _say("What it meant to them"), "area", _say("In their words.")),
        FieldSpec("cost", _say("What it cost us")),
        _whose(side, _say("For whom")),
    )


def story_start(story: Story | None) -> Values:
    """Return what stands in the fields of a story at first."""
    names = ("asked", "feared", "did", "meant", "cost")
    start = {name: getattr(story, name) if story else "" for name in names}
    return {**start, "person_id": (story.person_id if story else None) or ""}


def referral_specs(side: CustomerSide, *, known: bool) -> tuple[FieldSpec, ...]:
    """Return the fields of a referral; what came of it only where it is known already."""
    result = (FieldSpec("result", _say("What came of it")),)
    return (
        FieldSpec("to", _say("To whom"), "name"),
        FieldSpec("why", _say("Why, in their words"), "area"),
        *(result if known else ()),
        _whose(side, _say("Who recommended us")),
    )


def referral_start(referral: Referral | None) -> Values:
    """Return what stands in the fields of a referral at first."""
    start = {name: getattr(referral, name) if referral else "" for name in ("to", "why", "result")}
    return {**start, "person_id": (referral.person_id if referral else None) or ""}


def card_specs(side: CustomerSide) -> tuple[FieldSpec, ...]:
    """Return the field that says who is asked for a card of their own."""
    return (_whose(side, _say("Whom to ask")),)


def _whose(side: CustomerSide, label: str) -> FieldSpec:
    people = ((person.id, person.name) for person in side.people)
    return FieldSpec("person_id", label, "choice", choices=(("", side.account.name), *people))


def _say(text: str) -> str:
    return QCoreApplication.translate("Customer", text)
