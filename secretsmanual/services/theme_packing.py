"""What a hand-over of themes holds, what stays behind, and what is remembered of it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from secretsmanual.domain.runs import Handover, HandoverFields
from secretsmanual.domain.theme_page import ThemePack, ThemeRow
from secretsmanual.domain.theme_rule import frozen_until, in_words
from secretsmanual.domain.themes import Theme
from secretsmanual.services.theme_board import OWN_TEXTS, SHOWN, Board
from secretsmanual.store.unit import Unit


@dataclass(frozen=True, slots=True)
class ThemeLeaving:
    """A theme in the preview: what leaves of it."""

    id: str
    theme: str
    people: str
    accounts: str
    as_of: str
    trend: str
    quotes: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaysBehind:
    """A theme, one of its texts or one of its secrets that stays behind, and why."""

    id: str
    why: str
    what: str


@dataclass(frozen=True, slots=True)
class ThemePreview:
    """What a hand-over of themes would hold, and what stays behind and why."""

    leaves: tuple[ThemeLeaving, ...]
    held_back: tuple[StaysBehind, ...]
    below: int

    @property
    def data(self) -> dict[str, Any]:
        """The same for programs: JSON types only."""
        return {
            "audience": "themes",
            "leaves": [asdict(one) for one in self.leaves],
            "held_back": [asdict(one) for one in self.held_back],
            "below_the_limit": self.below,
        }


@dataclass(frozen=True, slots=True)
class Kept:
    """What a hand-over wrote down, to take it back where no file appears."""

    receipt: Handover
    published: tuple[str, ...]
    frozen: dict[str, date | None]
    quoted: dict[str, date | None]


def pack_of(board: Board, recipient: str = "") -> ThemePack:
    """Gather the themes that may leave today."""
    shown = [theme for theme in board.themes if _may_leave(board, theme)]
    carried = sum(1 for theme in board.themes if board.tagged[theme.id])
    rows = [board.outgoing(theme, board.showing(theme)) for theme in shown]
    return ThemePack(
        today=board.rules.today,
        rule=board.rule,
        rows=tuple(sorted(rows, key=lambda one: (-one.row.people, one.theme.label.casefold()))),
        below=carried - sum(1 for theme in shown if board.tagged[theme.id]),
        recipient=recipient.strip(),
        struck=tuple(sorted(board.struck())),
    )


def _may_leave(board: Board, theme: Theme) -> bool:
    return board.showing(theme) in SHOWN and "label" not in board.problems(theme)


def preview_of(board: Board) -> ThemePreview:
    """Show what would leave and what stays behind with reasons."""
    pack = pack_of(board)
    return ThemePreview(tuple(map(_leaving, pack.rows)), tuple(_staying(board)), pack.below)


def _leaving(one: ThemeRow) -> ThemeLeaving:
    return ThemeLeaving(
        id=one.theme.id,
        theme=one.theme.label,
        people=in_words(one.row.people),
        accounts=in_words(one.row.accounts),
        as_of=one.row.on.isoformat(),
        trend=one.trend,
        quotes=tuple(quote.text for quote in one.quotes),
        words=tuple(one.row.words),
    )


def _staying(board: Board) -> Iterator[StaysBehind]:
    """Yield themes below the rule, texts of ours that tell, and secrets that do not count."""
    for theme in board.themes:
        problems = board.problems(theme)
        if board.showing(theme) not in SHOWN:
            yield StaysBehind(theme.id, f"{board.lacking(theme)}.", theme.label)
        elif "label" in problems:
            yield StaysBehind(theme.id, problems["label"], theme.label)
        else:
            for name in (name for name in OWN_TEXTS if name in problems):
                yield StaysBehind(theme.id, problems[name], getattr(theme, name))
            yield from _staying_of(board, theme)
    for held in board.held:
        yield StaysBehind(held.id, held.why, held.kind)


def _staying_of(board: Board, theme: Theme) -> Iterator[StaysBehind]:
    """Yield ideas and tests of a theme that leaves which stay behind themselves."""
    for idea in board.ideas.get(theme.id, ()):
        if why := board.idea_problem(idea):
            yield StaysBehind(idea.id, why, idea.title)
    for test in board.tests.get(theme.id, ()):
        if why := board.test_problem(test):
            yield StaysBehind(test.id, why, test.hypothesis)


def keep(board: Board, pack: ThemePack, unit: Unit, path: Path, digest: str) -> Kept:
    """Remember what was shown, and since when a theme is frozen, with the receipt."""
    published: list[str] = []
    frozen: dict[str, date | None] = {}
    rows = {one.theme.id: one for one in pack.rows}
    for theme in board.themes:
        state, earlier = board.showing(theme), board.rows.get(theme.id, [])
        if theme.id in rows and state in ("new", "renewed"):
            published.append(unit.publications.add(rows[theme.id].row).id)
        elif earlier:
            last = earlier[-1]
            frozen[last.id] = last.frozen_until
            until = frozen_until(state, last, board.rules.today)
            unit.publications.set_quietly(last.id, frozen_until=until)
    receipt = unit.handovers.add(
        HandoverFields(
            at=unit.at,
            audience="themes",
            recipient=pack.recipient,
            format=path.suffix.lower().removeprefix("."),
            file_name=path.name,
            file_sha256=digest,
            secrets=list(dict.fromkeys(it.secret_id for one in pack.rows for it in one.quotes)),
            held_back={"below": pack.below} if pack.below else {},
            expires_on=pack.expires_on,
        )
    )
    return Kept(receipt, tuple(published), frozen, _quoted(board, pack, unit))


def _quoted(board: Board, pack: ThemePack, unit: Unit) -> dict[str, date | None]:
    """Note which quotes left, and give when they had left before."""
    before: dict[str, date | None] = {}
    for one in pack.rows:
        for quote in one.quotes:
            answer = board.answers[one.theme.id, quote.secret_id]
            before[answer.id] = answer.left_on
            unit.theme_quotes.set_quietly(answer.id, left_on=board.rules.today)
    return before


def forget(kept: Kept, unit: Unit) -> None:
    """Take back what `keep` wrote down: the file did not appear."""
    unit.handovers.erase(kept.receipt.id)
    for published in kept.published:
        unit.publications.erase(published)
    for answer_id, left_on in kept.quoted.items():
        unit.theme_quotes.set_quietly(answer_id, left_on=left_on)
    for row_id, until in kept.frozen.items():
        unit.publications.set_quietly(row_id, frozen_until=until)
