"""Build the services once, for the window, the command line and the tests."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secretsmanual.services.accounts import AccountService
from secretsmanual.services.manual import Manual
from secretsmanual.services.people import PeopleService
from secretsmanual.services.secrets import SecretService
from secretsmanual.system.clock import Clock, SystemClock
from secretsmanual.system.ids import Ids


@dataclass(frozen=True)
class Services:
    """Everything one can do with an open manual."""

    manual: Manual

    @cached_property
    def accounts(self) -> AccountService:
        """Accounts."""
        return AccountService(self.manual)

    @cached_property
    def people(self) -> PeopleService:
        """People."""
        return PeopleService(self.manual)

    @cached_property
    def secrets(self) -> SecretService:
        """Secrets."""
        return SecretService(self.manual)


def open_manual(path: Path, clock: Clock | None = None, ids: Ids | None = None) -> Services:
    """Open a manual and build its services; raises NotFound or Refused."""
    return Services(Manual(path, clock or SystemClock(), ids or Ids()))
