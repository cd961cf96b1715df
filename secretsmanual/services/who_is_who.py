"""The map of an account: read, change, print."""

from pathlib import Path

from secretsmanual.domain.changes import Change
from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import AccountId, PersonId, RelationId
from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.map_layout import Place, Standing, lay_out
from secretsmanual.domain.people import Person
from secretsmanual.domain.relations import Relation, RelationFields, Sort, bosses, check
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.values import Stance
from secretsmanual.domain.who_is_who import (
    Difference,
    Node,
    WhoIsWho,
    differences,
    told_by_secrets,
)
from secretsmanual.domain.who_is_who_page import page_of
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.account_records import AccountRecords, load
from secretsmanual.services.knowledge import person_facts
from secretsmanual.services.manual import Manual
from secretsmanual.services.writing import as_text, ending_of, write_document
from secretsmanual.store import queries, relation_queries
from secretsmanual.store.unit import Unit

FORMATS = ("pdf", "html", "txt")


class WhoIsWhoService:
    """Who decides, who is listened to, who is against, how warm we are, who introduced whom."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def map_of(self, account_id: AccountId) -> WhoIsWho:
        """Return the map of an account; who has left is not on it. Raises NotFound."""
        with self._manual.read() as unit:
            relations = relation_queries.of_account(unit, account_id)
            ends = {who for one in relations for who in (one.from_id, one.to_id)}
            records = load(unit, self._manual.clock.now(), account_id, sorted(ends))
            others = {one.account_id for one in records.people} - {account_id, None}
            accounts = unit.accounts.by_ids(one for one in others if one)
        people = [one for one in records.people if one.status == "active"]
        here = {one.id for one in people}
        relations = [one for one in relations if {one.from_id, one.to_id} <= here]
        standing = [Standing(one.id, one.decision_maker, _place(one)) for one in people]
        sheet = lay_out(standing, bosses(relations))
        firms = {key: one.name for key, one in accounts.items()}
        nodes = (
            Node(
                one,
                warmth.level(person_facts(one, records), records.today, Progress(seed="")),
                sheet.places[one.id],
                _elsewhere(one, records, firms),
            )
            for one in people
        )
        found = told_by_secrets(records.active, people, relations)
        return WhoIsWho(records.sure_account, tuple(nodes), tuple(relations), sheet, found)

    def relate(
        self, account_id: AccountId, from_id: PersonId, sort: Sort, to_id: PersonId, note: str = ""
    ) -> tuple[Relation, Change]:
        """Note how one person stands to another; both work there.

        Raises NotFound, and BadInput for what is known or cannot be (`relations.check`).
        """
        with self._manual.write(mark("Note who stands how to whom")) as unit:
            unit.accounts.get(account_id)
            first, second = unit.people.get(from_id), unit.people.get(to_id)
            for one in (first, second):
                if one.account_id != account_id:
                    raise BadInput(
                        tr("{one} does not work there.", one=one.name),
                        tr("Choose two people of one account."),
                    )
            known = relation_queries.of_account(unit, account_id)
            check(known, from_id, sort, to_id, first.name)
            relation = unit.relations.add(
                RelationFields(
                    account_id=account_id,
                    from_id=from_id,
                    to_id=to_id,
                    sort=sort,
                    note=note.strip(),
                    on=self._manual.today,
                    created_at=unit.at,
                )
            )
        return relation, unit.change

    def unrelate(self, relation_id: RelationId) -> Change:
        """Take a relation away; raises NotFound."""
        with self._manual.write(mark("Take a relation away")) as unit:
            unit.relations.delete(relation_id)
        return unit.change

    def stand(
        self, person_id: PersonId, stance: Stance, *, decides: bool, listened_to: bool
    ) -> Change:
        """Say how somebody stands to us, and what weight their word has; raises NotFound."""
        with self._manual.write(mark("Say how somebody stands")) as unit:
            unit.people.change(
                person_id, stance=stance, decision_maker=decides, listened_to=listened_to
            )
        return unit.change

    def move(self, person_id: PersonId, place: Place) -> Change:
        """Put somebody elsewhere on the map; raises NotFound."""
        with self._manual.write(mark("Move on the map")) as unit:
            unit.people.change(person_id, map_x=place.x, map_y=place.y)
        return unit.change

    def lay_out_again(self, account_id: AccountId) -> Change:
        """Forget where people were put; one undo step."""
        with self._manual.write(mark("Lay the map out again")) as unit:
            for one in queries.people(unit, account_id):
                if one.map_x is not None:
                    unit.people.change(one.id, map_x=None, map_y=None)
        return unit.change

    def differences(self, one: PersonId, other: PersonId) -> tuple[Difference, ...]:
        """Set what is known of two people side by side; raises NotFound."""
        with self._manual.read() as unit:
            first, second = (_active(unit, unit.people.get(who)) for who in (one, other))
        return differences(first, second, self._manual.bank)

    def document(
        self, account_id: AccountId, *, with_private: bool = False, printed_for: str = ""
    ) -> Document:
        """Return the map for the rep's own print; raises NotFound.

        Who is against us, and who is at odds with whom, are in only where asked for.
        """
        map_ = self.map_of(account_id)
        return page_of(map_ if with_private else map_.without_private(), printed_for)

    def write(self, document: Document, path: Path) -> None:
        """Write it as .pdf, .html or .txt; raises BadInput and Refused."""
        ending_of(path, FORMATS)
        write_document(path, document)

    def as_text(self, document: Document) -> str:
        """Return it as plain text of 96 columns, as the .txt file has it."""
        return as_text(document)


def _place(person: Person) -> Place | None:
    if person.map_x is None or person.map_y is None:
        return None
    return Place(person.map_x, person.map_y)


def _elsewhere(person: Person, records: AccountRecords, firms: dict[str, str]) -> str:
    if person.account_id == records.sure_account.id:
        return ""
    return firms.get(person.account_id or "", tr("no company"))


def _active(unit: Unit, person: Person) -> list[Secret]:
    return [one for one in queries.secrets_of_person(unit, person.id) if one.status == "active"]
