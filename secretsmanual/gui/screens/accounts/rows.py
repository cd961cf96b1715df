"""An account in the list: its words, its look, and how it is found by typing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.names import folded
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import Mark
from secretsmanual.gui.widgets.marks import paint_avatar
from secretsmanual.gui.widgets.row_parts import RowPainter, Spot
from secretsmanual.services.glance import AccountGlance


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account, in words."""

    id: str
    name: str
    note: str
    """Trade and place."""
    counts: str
    """How many people and secrets."""
    talked: str
    """When one last talked."""
    marks: tuple[Mark, ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        told = (self.name, *(m.word for m in self.marks), self.note, self.counts, self.talked)
        return ", ".join(word for word in told if word)


def account_row(account: AccountGlance, today: date) -> AccountRow:
    """Put an account into words."""
    place = (account.trade, ", ".join(p for p in (account.city, account.country) if p))
    counts = (
        trn("{n} person", "{n} people", account.people),
        trn("{n} secret", "{n} secrets", account.secrets),
    )
    return AccountRow(
        id=account.id,
        name=account.name,
        note=" · ".join(part for part in place if part),
        counts=", ".join(counts),
        talked=_talked(account.last_talk, today),
        marks=(Mark("star", tr("high value"), "warm"),) if account.high_value else (),
    )


def matching(accounts: Iterable[AccountGlance], typed: str) -> list[AccountGlance]:
    """Return the accounts that hold every typed word in name, trade or place."""
    wanted = folded(typed).split()
    return [account for account in accounts if _holds(account, wanted)]


def _holds(account: AccountGlance, wanted: Sequence[str]) -> bool:
    if not wanted:
        return True
    text = folded(f"{account.name} {account.trade} {account.city} {account.country}")
    return all(word in text for word in wanted)


def _talked(last: str, today: date) -> str:
    if not last:
        return tr("no talk yet")
    return tr("talked {}").format(words.age_of(date.fromisoformat(last), today))


class AccountPainter(RowPainter[AccountRow]):
    """Initials, name over trade and place; at the right the counts over the last talk."""

    LEAD = 40

    @override
    def height(self, row: AccountRow, width: float) -> float:
        """Return the height of two lines; every account has the same."""
        return self.theme.px(42)

    @override
    def paint(self, painter: QPainter, row: AccountRow, box: QRectF) -> list[Spot]:
        """Paint the account."""
        theme, px = self.theme, self.theme.px
        lead = px(self.LEAD)
        picture = QRectF(box.left(), box.center().y() - lead / 2, lead, lead)
        paint_avatar(painter, theme, row.name, self.placed(picture))
        aside = self._aside(row, box.width())
        left, right = picture.right() + px(14), box.right() - aside - px(18)
        room = max(px(20), right - left - len(row.marks) * px(20))
        width = min(self.text_width(row.name, "strong") + 2, room)
        high = box.height() / 2
        name = QRectF(left, box.top(), width, high if row.note else box.height())
        self.line(painter, row.name, "strong", theme.colour("ink"), name)
        spots, _ = self.marks(painter, row.marks, left + width + px(6), name.center().y())
        below = QRectF(left, name.bottom(), max(1.0, right - left), high)
        self.line(painter, row.note, "small", theme.colour("soft"), below)
        top = QRectF(box.right() - aside, box.top(), aside, high)
        self.line(painter, row.counts, "small", theme.colour("soft"), top, right=True)
        under = top.translated(0, high)
        self.line(painter, row.talked, "small", theme.colour("faint"), under, right=True)
        return spots

    @override
    def tooltip(self, row: AccountRow, width: float) -> str:
        """Return name, trade and place where either is cut."""
        room = width - self._aside(row, width) - self.theme.px(self.LEAD + 52)
        name, note = self.text_width(row.name, "strong"), self.text_width(row.note, "small")
        if max(name, note) <= room:
            return ""
        return "\n".join(part for part in (row.name, row.note) if part)

    def _aside(self, row: AccountRow, width: float) -> float:
        wide = max(self.text_width(row.counts, "small"), self.text_width(row.talked, "small"))
        return min(wide + 2, width * 0.4)
