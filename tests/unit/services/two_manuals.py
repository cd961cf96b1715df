"""Two reps' manuals, and the files that go between them."""

from datetime import timedelta
from itertools import count

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.secrets import SecretFields
from secretsmanual.system.ids import Ids
from tests.new_manual import new_manual


class Rep:
    """A rep with a manual of their own."""

    def __init__(self, folder, name, clock):
        path = new_manual(folder / f"{name}.secrets")
        self.services = open_manual(path, clock, Ids.seeded(name))
        self.name, self.clock, self._folder = name, clock, folder
        self._numbers = count(1)
        self.bundles, self.secrets = self.services.bundles, self.services.secrets
        self.people, self.accounts = self.services.people, self.services.accounts

    def later(self):
        """Let an hour pass, so that what follows is newer."""
        self.clock.advance(timedelta(hours=1))
        return self

    def account(self, name="Thornquay"):
        return self.accounts.add(name)[0]

    def person(self, account, name="Hester Vaughn"):
        return self.people.add(name, account.id)[0]

    def secret(self, account, person=None, **values):
        values = {"text": "Swims in the sea", "kind": "recreation", "sensitivity": "open", **values}
        with self.services.manual.write("Add a secret") as unit:
            fields = SecretFields(
                account_id=account.id,
                person_id=person.id if person else None,
                heard_on=self.services.manual.today,
                last_confirmed=self.services.manual.today,
                created_at=unit.at,
                updated_at=unit.at,
                **values,
            )
            return unit.secrets.add(fields)

    def change(self, secret_id, **values):
        with self.services.manual.write("Change") as unit:
            unit.secrets.change(secret_id, **values, updated_at=unit.at)
        return unit.change

    def file(self, *accounts, passphrase=None):
        """Write a bundle and return where it is."""
        path = self._folder / f"{self.name}-{next(self._numbers)}.smbundle"
        self.later().bundles.hand_over(path, [one.id for one in accounts], passphrase=passphrase)
        return path

    def tell(self, other, *accounts):
        """Hand a bundle over to another rep, who merges it."""
        return other.later().bundles.merge(self.file(*accounts))

    def all(self):
        """Return what two manuals can have in common, by id."""
        from secretsmanual.domain.bundle_contents import MODELS, values_of

        with self.services.manual.read() as unit:
            return {
                record.id: values_of(kind, record)
                for kind in MODELS
                for record in unit.records(kind).where()
            }

    def rows(self):
        """Return every row of every table, to see that nothing has changed."""
        from sqlmodel import SQLModel

        with self.services.manual.read() as unit:
            return {
                name: [tuple(row) for row in unit.connection.execute(table.select())]
                for name, table in SQLModel.metadata.tables.items()
            }
