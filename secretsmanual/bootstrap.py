"""Build the services once, for the window, the command line and the tests."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from secretsmanual.services import files
from secretsmanual.services.accounts import AccountService
from secretsmanual.services.briefs import BriefService
from secretsmanual.services.importing import ImportService
from secretsmanual.services.interviews import InterviewService
from secretsmanual.services.manual import Manual
from secretsmanual.services.people import PeopleService
from secretsmanual.services.promises import PromiseService
from secretsmanual.services.reviews import ReviewService
from secretsmanual.services.search import SearchService
from secretsmanual.services.secrets import SecretService
from secretsmanual.services.settings import SettingsService
from secretsmanual.services.sharing import SharingService
from secretsmanual.services.today import TodayService
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

    @cached_property
    def promises(self) -> PromiseService:
        """Promises."""
        return PromiseService(self.manual)

    @cached_property
    def interviews(self) -> InterviewService:
        """Talks."""
        return InterviewService(self.manual)

    @cached_property
    def reviews(self) -> ReviewService:
        """Lines that become secrets."""
        return ReviewService(self.manual)

    @cached_property
    def search(self) -> SearchService:
        """What do we know about ..."""
        return SearchService(self.manual)

    @cached_property
    def importing(self) -> ImportService:
        """Files that people bring."""
        return ImportService(self.manual)

    @cached_property
    def briefs(self) -> BriefService:
        """The page before a meeting."""
        return BriefService(self.manual)

    @cached_property
    def sharing(self) -> SharingService:
        """Hand-overs and their receipts."""
        return SharingService(self.manual)

    @cached_property
    def today(self) -> TodayService:
        """What waits today."""
        return TodayService(self.manual)

    @cached_property
    def settings(self) -> SettingsService:
        """Who we are."""
        return SettingsService(self.manual)


def open_manual(path: Path, clock: Clock | None = None, ids: Ids | None = None) -> Services:
    """Open a manual and build its services; raises NotFound or Refused."""
    return Services(Manual(path, clock or SystemClock(), ids or Ids()))


def open_or_make(path: Path, clock: Clock) -> Services:
    """Open a manual; where there is none yet, make an empty one first."""
    if not path.exists():
        files.make_manual(path)
    return open_manual(path, clock)
