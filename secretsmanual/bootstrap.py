"""Build the services once, for the window, the command line and the tests.

Each is imported when it is first asked for: what a start does not need costs it nothing.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from secretsmanual.services import files
from secretsmanual.services.manual import Manual
from secretsmanual.system.clock import Clock, SystemClock
from secretsmanual.system.ids import Ids

if TYPE_CHECKING:
    from secretsmanual.services.accounts import AccountService
    from secretsmanual.services.across import AcrossService
    from secretsmanual.services.awards import AwardService
    from secretsmanual.services.backups import BackupService
    from secretsmanual.services.briefs import BriefService
    from secretsmanual.services.bundles import BundleService
    from secretsmanual.services.confided import ConfidedService
    from secretsmanual.services.customer_side import CustomerSideService
    from secretsmanual.services.erasing import ErasingService
    from secretsmanual.services.folder import FolderService
    from secretsmanual.services.half_typed import HalfTypedService
    from secretsmanual.services.histories import HistoryService
    from secretsmanual.services.ideas import IdeaService
    from secretsmanual.services.importing import ImportService
    from secretsmanual.services.interviews import InterviewService
    from secretsmanual.services.locking import LockingService
    from secretsmanual.services.manual_page import ManualPageService
    from secretsmanual.services.market_tests import MarketTestService
    from secretsmanual.services.own_cards import OwnCardService
    from secretsmanual.services.people import PeopleService
    from secretsmanual.services.person_report import PersonReportService
    from secretsmanual.services.pictures import PictureService
    from secretsmanual.services.practice import PracticeService
    from secretsmanual.services.promises import PromiseService
    from secretsmanual.services.questions import QuestionService
    from secretsmanual.services.recall import RecallService
    from secretsmanual.services.recovery import RecoveryService
    from secretsmanual.services.recovery_pages import RecoveryPageService
    from secretsmanual.services.rehearsal import RehearsalService
    from secretsmanual.services.report_cards import ReportCardService
    from secretsmanual.services.retention import RetentionService
    from secretsmanual.services.reviews import ReviewService
    from secretsmanual.services.search import SearchService
    from secretsmanual.services.secrets import SecretService
    from secretsmanual.services.settings import SettingsService
    from secretsmanual.services.sharing import SharingService
    from secretsmanual.services.themes import ThemeService
    from secretsmanual.services.today import TodayService
    from secretsmanual.services.training import TrainingService
    from secretsmanual.services.who_is_who import WhoIsWhoService


@dataclass(frozen=True)
class Services:
    """Everything one can do with an open manual."""

    manual: Manual

    @cached_property
    def accounts(self) -> "AccountService":
        """Accounts."""
        from secretsmanual.services.accounts import AccountService

        return AccountService(self.manual)

    @cached_property
    def who_is_who(self) -> "WhoIsWhoService":
        """The map of an account."""
        from secretsmanual.services.who_is_who import WhoIsWhoService

        return WhoIsWhoService(self.manual)

    @cached_property
    def people(self) -> "PeopleService":
        """People."""
        from secretsmanual.services.people import PeopleService

        return PeopleService(self.manual)

    @cached_property
    def secrets(self) -> "SecretService":
        """Secrets."""
        from secretsmanual.services.secrets import SecretService

        return SecretService(self.manual)

    @cached_property
    def histories(self) -> "HistoryService":
        """What happened to a record."""
        from secretsmanual.services.histories import HistoryService

        return HistoryService(self.manual)

    @cached_property
    def confided(self) -> "ConfidedService":
        """What the privacy view masks."""
        from secretsmanual.services.confided import ConfidedService

        return ConfidedService(self.manual)

    @cached_property
    def promises(self) -> "PromiseService":
        """Promises."""
        from secretsmanual.services.promises import PromiseService

        return PromiseService(self.manual)

    @cached_property
    def interviews(self) -> "InterviewService":
        """Talks."""
        from secretsmanual.services.interviews import InterviewService

        return InterviewService(self.manual)

    @cached_property
    def reviews(self) -> "ReviewService":
        """Lines that become secrets."""
        from secretsmanual.services.reviews import ReviewService

        return ReviewService(self.manual)

    @cached_property
    def search(self) -> "SearchService":
        """What do we know about ..."""
        from secretsmanual.services.search import SearchService

        return SearchService(self.manual)

    @cached_property
    def importing(self) -> "ImportService":
        """Files that people bring."""
        from secretsmanual.services.importing import ImportService

        return ImportService(self.manual)

    @cached_property
    def briefs(self) -> "BriefService":
        """The page before a meeting."""
        from secretsmanual.services.briefs import BriefService

        return BriefService(self.manual)

    @cached_property
    def sharing(self) -> "SharingService":
        """Hand-overs and their receipts."""
        from secretsmanual.services.sharing import SharingService

        return SharingService(self.manual)

    @cached_property
    def report_cards(self) -> "ReportCardService":
        """Points and bonus."""
        from secretsmanual.services.report_cards import ReportCardService

        return ReportCardService(self.manual)

    @cached_property
    def awards(self) -> "AwardService":
        """Secret Agent of the month."""
        from secretsmanual.services.awards import AwardService

        return AwardService(self.manual)

    @cached_property
    def pictures(self) -> "PictureService":
        """What is known, kept, used and felt, drawn."""
        from secretsmanual.services.pictures import PictureService

        return PictureService(self.manual)

    @cached_property
    def themes(self) -> "ThemeService":
        """What many people want, told without names."""
        from secretsmanual.services.themes import ThemeService

        return ThemeService(self.manual)

    @cached_property
    def folder(self) -> "FolderService":
        """The folder in which colleagues find fresh packs."""
        from secretsmanual.services.folder import FolderService

        return FolderService(self.manual)

    @cached_property
    def recall(self) -> "RecallService":
        """What left and no longer holds."""
        from secretsmanual.services.recall import RecallService

        return RecallService(self.manual)

    @cached_property
    def bundles(self) -> "BundleService":
        """Colleagues' manuals."""
        from secretsmanual.services.bundles import BundleService

        return BundleService(self.manual)

    @cached_property
    def manual_page(self) -> "ManualPageService":
        """One account as its page shows it."""
        from secretsmanual.services.manual_page import ManualPageService

        return ManualPageService(self.manual)

    @cached_property
    def customer_side(self) -> "CustomerSideService":
        """What they buy."""
        from secretsmanual.services.customer_side import CustomerSideService

        return CustomerSideService(self.manual)

    @cached_property
    def own_cards(self) -> "OwnCardService":
        """What they say of us in a form of their own."""
        from secretsmanual.services.own_cards import OwnCardService

        return OwnCardService(self.manual)

    @cached_property
    def ideas(self) -> "IdeaService":
        """So we could ..."""
        from secretsmanual.services.ideas import IdeaService

        return IdeaService(self.manual)

    @cached_property
    def market_tests(self) -> "MarketTestService":
        """A against B."""
        from secretsmanual.services.market_tests import MarketTestService

        return MarketTestService(self.manual)

    @cached_property
    def today(self) -> "TodayService":
        """What waits today."""
        from secretsmanual.services.today import TodayService

        return TodayService(self.manual)

    @cached_property
    def settings(self) -> "SettingsService":
        """Who we are."""
        from secretsmanual.services.settings import SettingsService

        return SettingsService(self.manual)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups."""
        from secretsmanual.services.backups import BackupService

        return BackupService(self.manual)

    @cached_property
    def person_reports(self) -> "PersonReportService":
        """Everything held on one person."""
        from secretsmanual.services.person_report import PersonReportService

        return PersonReportService(self.manual)

    @cached_property
    def retention(self) -> "RetentionService":
        """People who left."""
        from secretsmanual.services.retention import RetentionService

        return RetentionService(self.manual)

    @cached_property
    def erasing(self) -> "ErasingService":
        """People who want nothing kept of them."""
        from secretsmanual.services.erasing import ErasingService

        return ErasingService(self.manual)

    @cached_property
    def half_typed(self) -> "HalfTypedService":
        """What survives a lock."""
        from secretsmanual.services.half_typed import HalfTypedService

        return HalfTypedService(self.manual)

    @cached_property
    def locking(self) -> "LockingService":
        """The passphrase."""
        from secretsmanual.services.locking import LockingService

        return LockingService(self.manual)

    @cached_property
    def questions(self) -> "QuestionService":
        """Questions of one's own, and mutes."""
        from secretsmanual.services.questions import QuestionService

        return QuestionService(self.manual)

    @cached_property
    def across(self) -> "AcrossService":
        """Lists over all customers."""
        from secretsmanual.services.across import AcrossService

        return AcrossService(self.manual)

    @cached_property
    def training(self) -> "TrainingService":
        """The road map of training."""
        from secretsmanual.services.training import TrainingService

        return TrainingService(self.manual)

    @cached_property
    def practice(self) -> "PracticeService":
        """Invented customers."""
        from secretsmanual.services.practice import PracticeService

        return PracticeService(self.manual)

    @cached_property
    def recovery(self) -> "RecoveryService":
        """What went wrong, and the 24 hours after it."""
        from secretsmanual.services.recovery import RecoveryService

        return RecoveryService(self.manual)

    @cached_property
    def recovery_pages(self) -> "RecoveryPageService":
        """The card of a mishap on paper."""
        from secretsmanual.services.recovery_pages import RecoveryPageService

        return RecoveryPageService(self.manual)

    @cached_property
    def rehearsal(self) -> "RehearsalService":
        """Cards before a meeting."""
        from secretsmanual.services.rehearsal import RehearsalService

        return RehearsalService(self.manual)


def open_manual(
    path: Path, clock: Clock | None = None, ids: Ids | None = None, key: bytes | None = None
) -> Services:
    """Open a manual and build its services; raises NotFound or Refused.

    `key` is that of a manual with a passphrase (`files.unlock`); without it, Locked is raised.
    """
    return Services(Manual(path, clock or SystemClock(), ids or Ids(), key))


def open_or_make(path: Path, clock: Clock, key: bytes | None = None) -> Services:
    """Open a manual; where there is none yet, make an empty one first."""
    if not path.exists():
        files.make_manual(path)
    return open_manual(path, clock, key=key)
