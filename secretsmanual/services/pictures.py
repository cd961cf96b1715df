"""Pictures of one account or of all: read, drawn from numbers alone, and written for a leader."""

from pathlib import Path

from secretsmanual.domain.feelings import mood
from secretsmanual.domain.ids import AccountId
from secretsmanual.domain.pictures import Felt, Pictures, Records, month_ends, pictures
from secretsmanual.domain.pictures_page import pictures_document
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import Progress, ending_of, write_document
from secretsmanual.store import customer_queries, picture_queries, queries
from secretsmanual.store.unit import Unit

FORMATS = ("pdf", "xlsx", "html", "docx", "txt", "json")
ALL = mark("All customers")
"""Whose the pictures of no one account are."""


class PictureService:
    """Makes pictures; changes nothing."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def pictures(
        self, account_id: AccountId | None = None, *, for_leader: bool = False
    ) -> Pictures:
        """Return the pictures of an account, or of all; raises NotFound."""
        manual = self._manual
        with manual.read() as unit:
            whose = unit.accounts.get(account_id).name if account_id else tr(ALL)
            records = self._records(unit, account_id)
        return pictures(records, whose, manual.bank, manual.today, for_leader=for_leader)

    def accounts(self) -> tuple[tuple[AccountId, str], ...]:
        """Return of which accounts there can be pictures, by name."""
        with self._manual.read() as unit:
            found = sorted(queries.accounts(unit), key=lambda one: one.name.casefold())
        return tuple((one.id, one.name) for one in found)

    def write(
        self, path: Path, account_id: AccountId | None = None, progress: Progress | None = None
    ) -> None:
        """Write what a leader may see: counts alone, nobody's name (domain.md 5.2).

        Raises BadInput for an ending that is not one of `FORMATS`, NotFound and Refused.
        """
        ending_of(path, FORMATS)
        found = self.pictures(account_id, for_leader=True)
        write_document(path, pictures_document(found), progress)

    def _records(self, unit: Unit, account_id: AccountId | None) -> Records:
        facts = picture_queries.facts(unit, account_id)
        by_id = {fact.id: fact for fact in facts}
        since = month_ends(self._manual.today)[0].replace(day=1)
        lexicon = self._manual.lexicon
        felt = picture_queries.feelings(unit, since, account_id)
        return Records(
            accounts=[unit.accounts.get(account_id)] if account_id else queries.accounts(unit),
            people=queries.people(unit, account_id),
            facts=facts,
            feelings=[Felt(by_id[one.id], mood(one, lexicon)) for one in felt],
            uses=picture_queries.uses_told(unit, account_id),
            promises=queries.promises(unit, account_id),
            ratings=(
                customer_queries.ratings(unit, account_id) if account_id else unit.ratings.where()
            ),
        )
