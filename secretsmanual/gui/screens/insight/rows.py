"""The report card in words: a row to each number, and the rows behind it."""

from collections.abc import Sequence

from secretsmanual.domain import words
from secretsmanual.domain.own_card_answers import GivenCard
from secretsmanual.domain.report_card import Behind, Measure, ReportCard
from secretsmanual.domain.report_card_page import (
    AT_ONCE,
    LATE,
    SHARED_ONLY,
    TITLES,
    left_out_words,
    network_facts,
    per_cent,
    said,
)
from secretsmanual.domain.wording import tr
from secretsmanual.gui.models.rows import ItemRow, SecretRow, SectionRow

Rows = list[ItemRow | SectionRow]

LEFT_OUT = "left out"
"""The id of the row of secrets that score nothing."""
NOTED_LATE, NOTED_AT_ONCE = "noted late", "noted at once"
GIVEN = "given:"
"""Ids of rows of customers' own cards begin with this."""
_ICONS = {
    "secret": "key-round",
    "promise": "handshake",
    "interview": "messages-square",
    "oops": "life-buoy",
    "referral": "user-plus",
    "person": "user-round",
    "account": "building-2",
}


def card_rows(card: ReportCard) -> Rows:
    """Return the parts, each with its measures; then what earns no points."""
    found: Rows = []
    for part in card.parts:
        found.append(SectionRow(tr(TITLES[part.name])))
        found += [_measure(measure_id(part.name, at), one) for at, one in enumerate(part.measures)]
    found.append(SectionRow(tr("Without points")))
    found += [
        ItemRow(f"network {at}", label, aside=value, icon="users", aside_tone="soft")
        for at, (label, value) in enumerate(network_facts(card.network))
    ]
    news = tr("{} new, {} refreshed").format(card.new, card.refreshed)
    found.append(ItemRow("news", tr("Secrets of this quarter"), news, icon="sparkles"))
    if card.late:
        title, count = tr(LATE), str(len(card.late))
        found.append(ItemRow(NOTED_LATE, title, aside=count, icon="history", aside_tone="soft"))
    if card.at_once:
        title, count = tr(AT_ONCE), str(len(card.at_once))
        found.append(ItemRow(NOTED_AT_ONCE, title, aside=count, icon="list", aside_tone="soft"))
    if card.left_out:
        title = tr("Secrets that do not count")
        found.append(ItemRow(LEFT_OUT, title, left_out_words(card), icon="layers"))
    return found


def titles(card: ReportCard) -> dict[str, str]:
    """Return what each row is called, by its id."""
    return {row.id: row.title for row in card_rows(card)}


def given_rows(given: Sequence[GivenCard]) -> Rows:
    """Return what the customer says in cards of their own, beside our own view."""
    rows = [
        ItemRow(
            f"{GIVEN}{one.card.id}",
            tr("{} says").format(one.who),
            one.state,
            icon="file-text",
            tone="ink" if one.lines else "soft",
        )
        for one in given
    ]
    return [SectionRow(tr("They say"), tr("in cards of their own")), *rows] if rows else []


def answer_rows(given: Sequence[GivenCard], row_id: str) -> list[SecretRow]:
    """Return the answers of the card that is chosen."""
    return [
        SecretRow(f"{row_id} {at}", line.line, "", quote=line.quote)
        for one in given
        if f"{GIVEN}{one.card.id}" == row_id
        for at, line in enumerate(one.lines)
    ]


def measure_id(part: str, at: int) -> str:
    """Return the id of a measure's row."""
    return f"{part} {at}"


def behind(card: ReportCard, row_id: str) -> Sequence[Behind]:
    """Return the rows behind the one that is chosen."""
    found: dict[str, Sequence[Behind]] = {
        measure_id(part.name, at): one.rows
        for part in card.parts
        for at, one in enumerate(part.measures)
    }
    found |= {LEFT_OUT: card.left_out, NOTED_LATE: card.late, NOTED_AT_ONCE: card.at_once}
    return found.get(row_id, ())


def behind_rows(rows: Sequence[Behind]) -> Rows:
    """Return them for the list, what counts most first."""
    ordered = sorted(rows, key=lambda row: -row.counts)
    return [_behind(row) for row in ordered]


def headline(card: ReportCard) -> str:
    """Say the points, and what of the bonus they earn."""
    points = tr("{} points of 100").format(words.figure(card.points))
    if card.shared_only:
        return f"{points}. {tr(SHARED_ONLY)}"
    if card.bonus is None:
        return tr("{}. Watched only: no bonus hangs on it yet.").format(points)
    text = tr("{}: {} of the bonus, of the {} that hang on it.").format(
        points, per_cent(card.bonus), per_cent(card.weight.counted)
    )
    return f"{text} {card.weight.reason}".strip()


def _measure(row_id: str, one: Measure) -> ItemRow:
    if not one.measured:
        why = tr("Nothing to measure: left out, and the rest counts for 100.")
        return ItemRow(row_id, one.label, why, icon="circle", tone="soft")
    points = tr("{} of {}").format(words.figure(one.points), words.figure(one.most))
    return ItemRow(row_id, one.label, said(one), points, "circle-dot", aside_tone="soft")


def _behind(row: Behind) -> ItemRow:
    whose = " · ".join(one for one in (row.why, row.person, row.account) if one)
    counts = words.in_short(round(row.counts, 2)) if row.counts else ""
    tone = "ink" if row.counts else "soft"
    return ItemRow(
        row.id,
        row.text,
        whose,
        counts,
        _ICONS[row.type],
        aside_tone="soft",
        tone=tone,  # type: ignore[arg-type]
        private=row.private,
    )
