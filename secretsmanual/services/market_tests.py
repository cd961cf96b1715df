"""Marketing tests: A against B under a theme, with what their numbers say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from secretsmanual.domain import words
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import MarketTestId, ThemeId
from secretsmanual.domain.market_tests import (
    MOST_SENT,
    MarketTest,
    MarketTestFields,
    Verdict,
    verdict,
)
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.store import idea_queries


@dataclass(frozen=True, slots=True)
class TestLine:
    """A test with its theme, and what its numbers say."""

    __test__ = False

    test: MarketTest
    theme: str
    verdict: Verdict


class MarketTestService:
    """Keeps tests; all undoable."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(self, theme_id: ThemeId | None = None) -> list[TestLine]:
        """Return tests, newest first."""
        with self._manual.read() as unit:
            tests = idea_queries.market_tests(unit)
            themes = unit.themes.by_ids({one.theme_id for one in tests})
        return [
            TestLine(one, themes[one.theme_id].label, verdict(one))
            for one in tests
            if theme_id in (None, one.theme_id)
        ]

    def add(self, theme_id: ThemeId, hypothesis: str, **values: Any) -> tuple[MarketTest, Change]:
        """Begin a test, today where no day is given; raises NotFound, BadInput."""
        with self._manual.write(mark("Begin a test")) as unit:
            unit.themes.get(theme_id)
            given = {"started_on": self._manual.today, **values, "created_at": unit.at}
            fields = _checked({"theme_id": theme_id, "hypothesis": hypothesis, **given})
            test = unit.market_tests.add(fields)
        return test, unit.change

    def change(self, test_id: MarketTestId, **values: Any) -> Change:
        """Change a test: its numbers, its days, its result; raises NotFound, BadInput."""
        with self._manual.write(mark("Change a test")) as unit:
            old = unit.market_tests.get(test_id)
            fields = _checked({**old.model_dump(exclude={"id"}), **values})
            unit.themes.get(fields.theme_id)
            changed = {name: getattr(fields, name) for name in values}
            unit.market_tests.change(test_id, **changed)
        return unit.change

    def remove(self, test_id: MarketTestId) -> Change:
        """Take a test away; raises NotFound."""
        with self._manual.write(mark("Remove a test")) as unit:
            unit.market_tests.delete(test_id)
        return unit.change


def _checked(values: Mapping[str, Any]) -> MarketTestFields:
    try:
        fields = MarketTestFields(**values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0]).replace("_", " ")
        raise BadInput(
            tr("The test's {field} cannot be used as it is.", field=field),
            tr(
                "A hypothesis has 1 to 300 letters, a number goes from 0 to {most}.",
                most=words.number(MOST_SENT),
            ),
        ) from None
    if fields.a_replies > fields.a_sent or fields.b_replies > fields.b_sent:
        raise BadInput(
            tr("There are more replies than were sent."), tr("Look at the numbers again.")
        )
    if fields.ended_on and fields.ended_on < fields.started_on:
        raise BadInput(tr("The test ends before it begins."), tr("Look at the two days again."))
    return fields
