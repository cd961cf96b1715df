"""What of the demo is told from the customer's side: judgements, stories, who stands how."""

from datetime import date, datetime
from typing import Any

from secretsmanual.domain.ratings import RatingFields
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.domain.relations import RelationFields
from secretsmanual.domain.stories import StoryFields
from secretsmanual.services.manual import Manual
from secretsmanual.store.unit import Unit

Row = dict[str, Any]
_RATED = ("attribute", "importance", "performance", "aspects", "quote")
_TOLD = ("asked", "feared", "did", "meant", "cost")


class Moved:
    """Moves the demo's days to today, and gives its ids the letters of ours."""

    def __init__(self, unit: Unit, manual: Manual, data: Row) -> None:
        self._unit = unit
        self._data = data
        self._zone = manual.clock.now().tzinfo
        self._shift = manual.today - date.fromisoformat(data["demo_today"])

    def _day(self, text: str | None) -> date | None:
        return None if text is None else date.fromisoformat(text[:10]) + self._shift

    def _sure_day(self, text: str) -> date:
        return date.fromisoformat(text[:10]) + self._shift

    def _moment(self, text: str) -> datetime:
        return (datetime.fromisoformat(text) + self._shift).replace(tzinfo=self._zone)

    @staticmethod
    def _id(letter: str, text: str | None) -> Any:
        return None if text is None else f"{letter}-{text}"


class CustomerSide(Moved):
    """Adds judgements, stories, referrals and relations."""

    def _customer_side(self) -> None:
        for row in self._data["referrals"]:
            self._referral(row)
        for row in self._data["ratings"]:
            self._unit.ratings.add(
                RatingFields(
                    **self._whose(row),
                    **{name: row[name] for name in _RATED},
                ),
                self._id("ra", row["id"]),
            )
        for row in self._data["stories"]:
            self._unit.stories.add(
                StoryFields(**self._whose(row), **{name: row[name] for name in _TOLD}),
                self._id("st", row["id"]),
            )
        for row in self._data["relations"]:
            self._relation(row)

    def _whose(self, row: Row) -> Row:
        return {
            "account_id": self._id("a", row["account"]),
            "person_id": self._id("p", row["person"]),
            "on": self._sure_day(row["on"]),
            "created_at": self._moment(row["on"] + "T12:00:00"),
        }

    def _referral(self, row: Row) -> None:
        accounts = {person["id"]: person["account"] for person in self._data["people"]}
        fields = ReferralFields(
            account_id=self._id("a", accounts[row["by"]]),
            person_id=self._id("p", row["by"]),
            **{name: row[name] for name in ("to", "why", "result")},
            on=self._sure_day(row["on"]),
            secret_id=self._id("s", row["secret"]),
            created_at=self._moment(row["on"] + "T12:00:00"),
        )
        self._unit.referrals.add(fields, self._id("j", row["id"]))

    def _relation(self, row: Row) -> None:
        fields = RelationFields(
            account_id=self._id("a", row["account"]),
            from_id=self._id("p", row["from"]),
            to_id=self._id("p", row["to"]),
            sort=row["sort"],
            note=row["note"],
            on=self._sure_day(row["on"]),
            created_at=self._moment(row["on"] + "T12:00:00"),
        )
        self._unit.relations.add(fields, self._id("rl", row["id"]))
