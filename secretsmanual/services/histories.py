"""What happened to a secret, a person, an account or a promise, told in plain words."""

from collections.abc import Container, Mapping

from secretsmanual.domain import words
from secretsmanual.domain.happened import Happening, Told, told
from secretsmanual.domain.wording import tr
from secretsmanual.services.around_secrets import around
from secretsmanual.services.manual import Manual
from secretsmanual.store import history
from secretsmanual.store.unit import Unit

NAME_CHARACTERS = 60
"""Of a secret that is named in the history of another."""


class HistoryService:
    """Reads histories; the store keeps them with every write."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def of(
        self, record: Told, record_id: str, untold: Container[str] = ("never",)
    ) -> list[Happening]:
        """Return what happened to a record, newest first, with old and new values.

        Of a secret also its uses, the files it left in, its review, and ideas that rest on it.
        The words of secrets with these sensitivities are left out.
        """
        kinds = {kind.id: kind.label for kind in self._manual.bank.kinds}
        with self._manual.read() as unit:
            names = _Names(unit, kinds, untold)
            hidden = record == "secret" and names.hidden(record_id)
            entries = history.of_record(unit, record, record_id)
            happened = [told(record, entry, names, hidden=hidden) for entry in entries]
            secret = unit.secrets.maybe(record_id) if record == "secret" else None
            if secret is not None:
                happened += around(unit, secret, hidden=hidden)
            return sorted(happened, key=lambda one: one.at, reverse=True)


class _Names:
    """How the records are called that a history points at, as they are called now."""

    def __init__(self, unit: Unit, kinds: Mapping[str, str], untold: Container[str]) -> None:
        self._untold = untold
        self._unit = unit
        self._kinds = kinds

    def hidden(self, secret_id: str) -> bool:
        secret = self._unit.secrets.maybe(secret_id)
        return secret is None or secret.sensitivity in self._untold

    def __call__(self, record_id: str) -> str:
        if record_id in self._kinds:
            return self._kinds[record_id]
        named = self._unit.people.maybe(record_id) or self._unit.accounts.maybe(record_id)
        if named is not None:
            return named.name
        if self.hidden(record_id):
            return tr("something that is not here any more, or not to be mentioned")
        return words.shortened(self._unit.secrets.get(record_id).text, NAME_CHARACTERS)
