"""What the page of hand-overs knows: the receipts, and what each held."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from secretsmanual.domain import words
from secretsmanual.domain.ids import HandoverId, SecretId
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import REASONS
from secretsmanual.gui.models.families import by_label
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow
from secretsmanual.gui.tokens import Family
from secretsmanual.gui.tools import Tools
from secretsmanual.services.sharing import Leaving

Facts = list[tuple[str, str]]


class Seen(NamedTuple):
    """The receipts, ready to be shown."""

    receipts: dict[str, Handover]
    rows: list[ItemRow]
    today: date


class HandoversPresenter(QObject):
    """Reads receipts."""

    shown = Signal()
    """There is something new in `seen`."""
    contents = Signal(str, list)
    """The id of a receipt, and rows of what it held."""
    found = Signal(str, str)
    """Ids of an account and of a secret in it."""

    def __init__(self, tools: Tools, parent: QObject) -> None:
        super().__init__(parent)
        self._tools = tools
        self.seen = Seen({}, [], date.min)

    def read(self) -> None:
        """Read anew."""
        services = self._tools.services

        def call() -> Seen:
            receipts = services.sharing.receipts()
            today = services.manual.today
            return Seen(
                {one.id: one for one in receipts}, [_row(one, today) for one in receipts], today
            )

        self._tools.work.run(self, call, self._take, latest="receipts")

    def read_contents(self, handover_id: str) -> None:
        """Read what a hand-over held."""
        services = self._tools.services

        def call() -> list[SecretRow | SectionRow]:
            held = services.sharing.contents(HandoverId(handover_id))
            return _contents(held, by_label(services.manual.bank))

        self._tools.work.run(
            self, call, lambda rows: self.contents.emit(handover_id, rows), latest="contents"
        )

    def facts(self, receipt: Handover) -> Facts:
        """Return what a receipt says, in words."""
        held = [
            f"{REASONS.get(reason, reason).rstrip('.')} ({count})"  # type: ignore[call-overload]
            for reason, count in receipt.held_back.items()
        ]
        return [
            (_say("File"), receipt.file_name),
            (_say("Handed over"), words.moment(receipt.at.astimezone())),
            (_say("To"), receipt.recipient or _audience(receipt)),
            (_say("Destroy by"), words.day(receipt.expires_on)),
            (_say("Stayed here"), "\n".join(held)),
            (_say("Checksum"), receipt.file_sha256),
        ]

    def find(self, secret_id: str) -> None:
        """Find the account of a secret."""
        service = self._tools.services.secrets

        def done(secret: Secret) -> None:
            self.found.emit(secret.account_id or "", secret.id)

        self._tools.work.run(self, lambda: service.get(SecretId(secret_id)), done)

    def _take(self, seen: Seen) -> None:
        self.seen = seen
        self.shown.emit()


def title(receipt: Handover) -> str:
    """Name a hand-over after who got it."""
    name = _audience(receipt)
    return f"{name}, {receipt.recipient}" if receipt.recipient else name


def _row(receipt: Handover, today: date) -> ItemRow:
    over = receipt.expires_on < today
    notes = [
        words.count(len(receipt.secrets), "secret") if receipt.secrets else "",
        receipt.file_name,
        _say("to be destroyed since {}").format(words.day(receipt.expires_on)) if over else "",
    ]
    return ItemRow(
        receipt.id,
        title(receipt),
        " · ".join(note for note in notes if note),
        words.age_of(receipt.at.astimezone().date(), today),
        "send",
        aside_tone="warm" if over else "faint",
    )


def _contents(held: list[Leaving], families: Mapping[str, Family]) -> list[SecretRow | SectionRow]:
    found: list[SecretRow | SectionRow] = []
    account = None
    for one in sorted(held, key=lambda one: one.account):
        if one.account != account:
            account = one.account
            found.append(SectionRow(account))
        family = families.get(one.kind, "")
        text = one.text or _say("Never to be mentioned")
        found.append(SecretRow(one.id, text, one.kind, family, who=one.person))
    return found


def _audience(receipt: Handover) -> str:
    names = {
        "service": _say("Service"),
        "marketing": _say("Marketing"),
        "themes": _say("Marketing, themes"),
        "colleague": _say("Colleague"),
    }
    return names[receipt.audience]


def _say(text: str) -> str:
    return QCoreApplication.translate("Handovers", text)
