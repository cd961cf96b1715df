"""Ideas: note, offer, prove, drop; turned from a secret's "so we could" or made as a package."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.ideas import PACKAGE, Idea, IdeaFields, beneficiaries, lacking
from secretsmanual.domain.ids import AccountId, IdeaId, PersonId, SecretId, ThemeId
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.store import idea_queries, queries
from secretsmanual.store.unit import Unit


@dataclass(frozen=True, slots=True)
class IdeaLine:
    """An idea with the words for what it points at."""

    idea: Idea
    whom: str
    """Whom it is for; empty while nobody is named."""
    account_id: AccountId | None
    """The account it is for, or where the person works."""
    account: str
    """Its name."""
    secrets: tuple[Secret, ...]

    @property
    def lacking(self) -> str:
        """What is missing before it can be offered."""
        return lacking(self.idea)


class IdeaService:
    """What one does with ideas; all undoable."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(
        self, account_id: AccountId | None = None, theme_id: ThemeId | None = None
    ) -> list[IdeaLine]:
        """Return ideas, newest first; of an account those for it, for its people and from it."""
        with self._manual.read() as unit:
            found = _lines(unit, idea_queries.ideas(unit))
        return [
            one
            for one in found
            if (account_id is None or _touches(one, account_id))
            and (theme_id is None or one.idea.theme_id == theme_id)
        ]

    def get(self, idea_id: IdeaId) -> IdeaLine:
        """Return one; raises NotFound."""
        with self._manual.read() as unit:
            return _lines(unit, [unit.ideas.get(idea_id)])[0]

    def could_rest_on(
        self,
        person_id: PersonId | None = None,
        account_id: AccountId | None = None,
        theme_id: ThemeId | None = None,
    ) -> list[Secret]:
        """Return the active secrets an idea for these could rest on: hers, theirs, the theme's."""
        with self._manual.read() as unit:
            if person_id:
                return queries.secrets(unit, None, person_id, "", ("active",))
            if account_id:
                return queries.secrets(unit, account_id, None, "", ("active",))
            label = unit.themes.get(theme_id).label.casefold() if theme_id else ""
            tagged = queries.secrets_in_themes(unit) if label else []
        return [
            one
            for one in tagged
            if one.status == "active" and label in {tag.casefold() for tag in one.themes}
        ]

    def add(self, title: str, **values: Any) -> tuple[Idea, Change]:
        """Note an idea; raises BadInput for no title or for more than one whom it is for."""
        with self._manual.write(mark("Note an idea")) as unit:
            idea = self._add(unit, title, values)
        return idea, unit.change

    def from_secret(self, secret_id: SecretId) -> tuple[Idea, Change]:
        """Turn a secret's "so we could" into an idea for whom the secret is about.

        Raises NotFound, BadInput where the line is empty, Refused where it is an idea already.
        """
        with self._manual.write(mark("Turn into an idea")) as unit:
            secret = unit.secrets.get(secret_id)
            if not secret.idea.strip():
                raise BadInput(
                    tr("This secret has no idea yet."), tr("Type how “So we could” goes on.")
                )
            resting = idea_queries.resting_on(unit, secret_id)
            if any(one.title == secret.idea.strip() for one in resting):
                raise Refused(tr("That is an idea already."), tr("It stands on the page Ideas."))
            values = {**_about([secret]), "secrets": [secret_id], "value": secret.verbatim}
            idea = self._add(unit, secret.idea, values)
        return idea, unit.change

    def package(
        self, person_id: PersonId, title: str, secret_ids: Sequence[SecretId]
    ) -> tuple[Idea, Change]:
        """Make a package for one person, resting on several secrets of theirs.

        Raises NotFound, and BadInput for fewer than two secrets or one that is not theirs.
        """
        with self._manual.write(mark("Make a package")) as unit:
            unit.people.get(person_id)
            chosen = [unit.secrets.get(one) for one in dict.fromkeys(secret_ids)]
            if len(chosen) < PACKAGE:
                raise BadInput(
                    tr("A package rests on two secrets or more."), tr("Choose another one.")
                )
            if any(secret.person_id != person_id for secret in chosen):
                raise BadInput(
                    tr("A package rests on secrets of one person."), tr("Choose among theirs.")
                )
            values = {
                "worth": "package",
                "person_id": person_id,
                "secrets": [secret.id for secret in chosen],
                "value": next((one.verbatim for one in chosen if one.verbatim), ""),
            }
            idea = self._add(unit, title, values)
        return idea, unit.change

    def change(self, idea_id: IdeaId, **values: Any) -> Change:
        """Change fields of an idea; what was offered stays complete. Raises NotFound, BadInput."""
        return self._set(mark("Change an idea"), idea_id, values)

    def offer(self, idea_id: IdeaId) -> Change:
        """Say that it was offered today (row 121).

        Raises NotFound, and Refused where whom it is for or what it is worth is missing, or where
        it was offered already.
        """
        line = self.get(idea_id)
        _require(line.idea.status == "idea", line.idea)
        if line.lacking:
            raise Refused(
                tr("“{title}” cannot be offered yet.", title=line.idea.title), line.lacking
            )
        return self._set(
            mark("Offer an idea"), idea_id, {"status": "offered", "offered_on": self._manual.today}
        )

    def prove(self, idea_id: IdeaId, quote: str) -> Change:
        """Say that its value is proved, with what they said (row 122).

        Raises NotFound, BadInput without a quote, Refused where it was not offered.
        """
        idea = self.get(idea_id).idea
        if not quote.strip():
            raise BadInput(tr("What proves it are their words."), tr("Type what they said."))
        _require(idea.status == "offered", idea)
        values = {"status": "proved", "quote": quote, "proved_on": self._manual.today}
        return self._set(mark("An idea is proved"), idea_id, values)

    def drop(self, idea_id: IdeaId, reason: str) -> Change:
        """Drop it for a reason (row 122).

        Raises NotFound, BadInput without a reason, Refused where it is proved or dropped.
        """
        idea = self.get(idea_id).idea
        if not reason.strip():
            raise BadInput(tr("A dropped idea keeps its reason."), tr("Type why, in a few words."))
        _require(idea.open, idea)
        values = {"status": "dropped", "reason": reason, "dropped_on": self._manual.today}
        return self._set(mark("Drop an idea"), idea_id, values)

    def remove(self, idea_id: IdeaId) -> Change:
        """Take an idea away; raises NotFound."""
        with self._manual.write(mark("Remove an idea")) as unit:
            unit.ideas.delete(idea_id)
        return unit.change

    def _add(self, unit: Unit, title: str, values: Mapping[str, Any]) -> Idea:
        stamps = {"noted_on": self._manual.today, "created_at": unit.at}
        fields = _checked({"title": title, **values, **stamps})
        _require_there(unit, fields)
        return unit.ideas.add(fields)

    def _set(self, label: str, idea_id: IdeaId, values: Mapping[str, Any]) -> Change:
        with self._manual.write(label) as unit:
            old = unit.ideas.get(idea_id)
            fields = _checked({**old.model_dump(exclude={"id"}), **values})
            _require_there(unit, fields)
            if fields.status in ("offered", "proved") and (missing := lacking(fields)):
                raise BadInput(tr("What was offered names whom it is for and its worth."), missing)
            unit.ideas.change(idea_id, **{name: getattr(fields, name) for name in values})
        return unit.change


def _lines(unit: Unit, ideas: Sequence[Idea]) -> list[IdeaLine]:
    people = unit.people.by_ids({one.person_id for one in ideas if one.person_id})
    works_for = {one.account_id for one in people.values() if one.account_id}
    accounts = unit.accounts.by_ids(
        {*works_for, *(one.account_id for one in ideas if one.account_id)}
    )
    themes = unit.themes.by_ids({one.theme_id for one in ideas if one.theme_id})
    secrets = unit.secrets.by_ids({secret for one in ideas for secret in one.secrets})
    found = []
    for one in ideas:
        person = people.get(one.person_id) if one.person_id else None
        account_id = person.account_id if person else one.account_id
        account = accounts.get(account_id) if account_id else None
        theme = themes.get(one.theme_id) if one.theme_id else None
        named = (person and person.name) or (account and account.name) or (theme and theme.label)
        found.append(
            IdeaLine(
                one,
                named or "",
                account_id,
                account.name if account else "",
                tuple(secrets[secret] for secret in one.secrets if secret in secrets),
            )
        )
    return found


def _touches(line: IdeaLine, account_id: AccountId) -> bool:
    return line.account_id == account_id or any(
        secret.account_id == account_id for secret in line.secrets
    )


def _about(secrets: Sequence[Secret]) -> dict[str, Any]:
    first = secrets[0]
    return {"person_id": first.person_id} if first.person_id else {"account_id": first.account_id}


def _require(fits: bool, idea: Idea) -> None:
    if not fits:
        raise Refused(
            tr(_STANDS[idea.status], title=idea.title),
            tr("First it is offered, then proved or dropped; undo takes a step back."),
        )


_STANDS = {
    "idea": mark("“{title}” is not offered yet."),
    "offered": mark("“{title}” is offered already."),
    "proved": mark("“{title}” is proved already."),
    "dropped": mark("“{title}” is dropped already."),
}


def _require_there(unit: Unit, fields: IdeaFields) -> None:
    """Raise NotFound where a record it points at is not in the manual."""
    for records, wanted in (
        (unit.people, [fields.person_id]),
        (unit.accounts, [fields.account_id]),
        (unit.themes, [fields.theme_id]),
    ):
        for record_id in wanted:
            if record_id:
                records.get(record_id)
    for secret_id in fields.secrets:
        unit.secrets.get(secret_id)


def _checked(values: Mapping[str, Any]) -> IdeaFields:
    try:
        fields = IdeaFields(**values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0]).replace("_", " ")
        raise BadInput(
            tr("The idea's {field} cannot be used as it is.", field=field),
            tr(
                "A title has 1 to 300 letters; it is for a product, service, package, offer "
                "or selling."
            ),
        ) from None
    if beneficiaries(fields) > 1:
        raise BadInput(
            tr("An idea is for one person, one account or one theme."),
            tr("Name one of them alone."),
        )
    return fields
