"""What can be typed about ideas and tests, and how it becomes values of the services."""

from datetime import date
from typing import Any

from secretsmanual.domain.ideas import WORTH, Idea
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.market_tests import MOST_SENT, MarketTest
from secretsmanual.domain.wording import tr
from secretsmanual.gui.widgets.form_host import Values
from secretsmanual.gui.widgets.record_form import FieldSpec

_COUNTS = ("a_sent", "a_replies", "b_sent", "b_replies")
_DAYS = ("started_on", "ended_on")


def idea_specs() -> tuple[FieldSpec, ...]:
    """Return the fields of an idea; whom it is for and what it rests on are chosen, not typed."""
    worth = tuple((value, tr(word) or tr("Not said")) for value, word in WORTH.items())
    return (
        FieldSpec("title", tr("So we could"), "name"),
        FieldSpec("value", tr("What it is worth to them"), "area", tr("In their words.")),
        FieldSpec("worth", tr("It would change"), "choice", choices=worth),
        FieldSpec("next_step", tr("Next step")),
        FieldSpec("only_us", tr("Only we can: nobody else knows"), "check"),
        FieldSpec("opportunity", tr("It could grow what they buy"), "check"),
    )


def idea_start(idea: Idea | None) -> Values:
    """Return what stands in the fields of an idea at first."""
    empty: Values = {"only_us": False, "opportunity": False}
    return {
        spec.name: getattr(idea, spec.name) if idea else empty.get(spec.name, "")
        for spec in idea_specs()
    }


def quote_specs() -> tuple[FieldSpec, ...]:
    """Return the field of what they said."""
    return (FieldSpec("quote", tr("What they said"), "area", tr("Word for word.")),)


def reason_specs() -> tuple[FieldSpec, ...]:
    """Return the field of why it is dropped."""
    return (FieldSpec("reason", tr("Why it is dropped"), "area"),)


def trial_specs() -> tuple[FieldSpec, ...]:
    """Return the fields of a test."""
    limits = (0, MOST_SENT)
    return (
        FieldSpec("hypothesis", tr("What is tried out"), "name"),
        FieldSpec("offer", tr("The offer, which B gets")),
        FieldSpec("measure", tr("Measured by")),
        FieldSpec("a_sent", tr("A sent"), "number", limits=limits),
        FieldSpec("a_replies", tr("A replies"), "number", limits=limits),
        FieldSpec("b_sent", tr("B sent"), "number", limits=limits),
        FieldSpec("b_replies", tr("B replies"), "number", limits=limits),
        FieldSpec("started_on", tr("From"), "line", tr("Such as 1 Dec. Empty is today.")),
        FieldSpec("ended_on", tr("Until")),
        FieldSpec("result", tr("What came of it"), "area"),
    )


def trial_start(test: MarketTest | None) -> Values:
    """Return what stands in the fields of a test at first."""
    start: Values = {}
    for spec in trial_specs():
        value = getattr(test, spec.name) if test else None
        start[spec.name] = value if spec.name in _COUNTS else str(value or "")
    return start


def trial_values(typed: Values, today: date) -> dict[str, Any]:
    """Turn the fields of a test into what the service takes; what is no day is refused there."""
    values = {name: typed[name] or 0 for name in _COUNTS}
    values |= {name: typed[name] for name in ("hypothesis", "offer", "measure", "result")}
    for name in _DAYS:
        text = typed[name].strip()
        values[name] = (_day(text, today) or text) if text else None
    if values["started_on"] is None:
        values["started_on"] = today
    return values


def _day(text: str, today: date) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return read_date(text, today)
