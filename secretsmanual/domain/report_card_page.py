"""The report card as a page that leaves: numbers alone, for it goes to whoever leads the rep.

No secret's words, no person and no promise stands on it (domain.md 5.2: counts only); the rows
behind the numbers are for the screen of whoever recorded them.
"""

from collections.abc import Mapping
from typing import Any

from secretsmanual.domain import words
from secretsmanual.domain.document import (
    Chart,
    Document,
    Facts,
    Heading,
    Paragraph,
    Table,
)
from secretsmanual.domain.report_card import (
    LEAST_WEIGHT,
    POINTS,
    Behind,
    Measure,
    Network,
    Part,
    PartName,
    ReportCard,
    Weight,
)
from secretsmanual.domain.wording import mark, tr, trn

TITLES: Mapping[PartName, str] = {
    "gather": mark("Gather"),
    "keep": mark("Keep"),
    "use": mark("Use"),
    "share": mark("Share"),
    "promise": mark("Promise"),
    "recover": mark("Recover and be referred"),
}
ADDS = mark(
    "This card adds customer measures to what is measured already; it does not replace them."
)
LATE = mark("Noted over a week late")
AT_ONCE = mark("Ten or more in a minute")
SHARED_ONLY = mark(
    "It counts what was shared in bundles: no private secrets, reviews, receipts or referrals."
)
NOTHING = mark("nothing to measure")


def per_cent(share: float) -> str:
    """Write a share as per cent with at most one decimal."""
    return tr("{number} %", number=words.figure(100 * share))


def said(measure: Measure) -> str:
    """Say a measure: `18 of 20 secrets`."""
    if not measure.measured:
        return tr(NOTHING)
    n, done = measure.of, words.figure(measure.done)
    match measure.unit:
        case "core kinds":
            told = trn("{done} of {n} core kind", "{done} of {n} core kinds", n, done=done)
        case "secrets":
            told = trn("{done} of {n} secret", "{done} of {n} secrets", n, done=done)
        case "talks":
            told = trn("{done} of {n} talk", "{done} of {n} talks", n, done=done)
        case "promises":
            told = trn("{done} of {n} promise", "{done} of {n} promises", n, done=done)
        case "mishaps":
            told = trn("{done} of {n} mishap", "{done} of {n} mishaps", n, done=done)
        case _:
            told = trn("{done} of {n} referral", "{done} of {n} referrals", n, done=done)
    return told


def weight_words(weight: Weight) -> str:
    """Say how much of the bonus hangs on the card, and why where it is less than 25 %."""
    if weight.watch_only:
        return tr("Watched only: no bonus hangs on it yet.")
    share = per_cent(weight.counted)
    if weight.counted >= LEAST_WEIGHT:
        return tr("{share} of the bonus", share=share)
    return tr("{share} of the bonus, because: {reason}", share=share, reason=weight.reason)


def network_facts(network: Network) -> tuple[tuple[str, str], ...]:
    """Say what is known of the network, and how many wants were met; it earns no points."""
    return (
        (tr("Rapport 3 or more"), _of(network.trusted, network.people)),
        (tr("Deciders half known"), _of(network.covered, network.deciders)),
        (tr("Stand-in known"), _of(network.stood_in, network.accounts)),
        (tr("Wants delivered"), _delivered(network)),
    )


def _of(some: int, whole: int) -> str:
    return tr("{n} of {all}", n=some, all=whole)


def _delivered(network: Network) -> str:
    delivered = _of(network.delivered, network.wants)
    if not network.confirmed:
        return tr("{delivered}, nobody said so", delivered=delivered)
    return tr("{delivered}, {n} said so", delivered=delivered, n=network.confirmed)


def left_out_words(card: ReportCard) -> str:
    """Say how many secrets score nothing, by reason; empty where all do."""
    counts: dict[str, int] = {}
    for row in card.left_out:
        counts[row.why] = counts.get(row.why, 0) + 1
    return words.listed(tr("{n} {why}", n=n, why=why) for why, n in sorted(counts.items()))


def data(card: ReportCard) -> dict[str, Any]:
    """Return the card for programs, without its rows: JSON types only."""
    return {
        "whose": card.whose,
        "quarter": str(card.quarter),
        "as_of": card.as_of.isoformat(),
        "points": card.points,
        "parts": {
            part.name: {
                "points": round(part.points, 2),
                "of": POINTS[part.name],
                "measures": [_measure(one) for one in part.measures],
            }
            for part in card.parts
        },
        "bonus_weight": card.weight.counted,
        "bonus_reason": card.weight.reason,
        "watch_only": card.weight.watch_only,
        "bonus": card.bonus,
        "new": card.new,
        "refreshed": card.refreshed,
        "noted_late": len(card.late),
        "noted_at_once": len(card.at_once),
        "chain": {"entries": card.chain.length, "end": card.chain.end},
        "network": {name: getattr(card.network, name) for name in _NETWORK},
    }


_MET = ("wants", "delivered", "confirmed")
_NETWORK = ("people", "trusted", "deciders", "covered", "accounts", "stood_in", *_MET)


def _measure(one: Measure) -> dict[str, Any]:
    return {
        "label": one.label,
        "measured": one.measured,
        "done": round(one.done, 2),
        "of": one.of,
        "points": round(one.points, 2),
        "most": one.most,
    }


def row_data(part: str, row: Behind) -> dict[str, Any]:
    """Return one row behind a number, for programs."""
    return {
        "part": part,
        "id": row.id,
        "type": row.type,
        "text": row.text,
        "account": row.account,
        "person": row.person,
        "counts": round(row.counts, 3),
        "why": row.why,
    }


def card_document(card: ReportCard) -> Document:
    """Make the page of a card."""
    quarter = card.quarter.words
    columns = (tr("Part"), tr("Measure"), tr("Points"), tr("Of"))
    rows = tuple(_table_row(card))
    chart = Chart(
        tr("Share of each part's points"),
        tuple(tr(TITLES[part.name]) for part in card.parts),
        tuple(round(100 * part.points / POINTS[part.name], 1) for part in card.parts),
        words.apart(_told(part) for part in card.parts),
        "%",
    )
    left_out = left_out_words(card)
    notes = [
        *([tr(SHARED_ONLY)] if card.shared_only else []),
        tr("A part with nothing to measure is left out, and the others count for 100."),
        tr("Private secrets count like all others; no text of any secret stands here."),
        *([tr("Without points: {reasons}.", reasons=left_out)] if left_out else []),
    ]
    return Document(
        tr("Customer report card, {whose}, {quarter}", whose=card.whose, quarter=quarter),
        (
            Heading(tr("Customer report card"), 1),
            Paragraph(
                tr(
                    "{whose}, {quarter}, as of {day}",
                    whose=card.whose,
                    quarter=quarter,
                    day=words.day(card.as_of),
                )
            ),
            Paragraph(tr(ADDS), tone="quiet"),
            Facts(tuple(_facts(card))),
            Table(columns, rows, tr("Parts"), (3, 7, 2, 1)),
            chart,
            Heading(tr("Key relationships, without points")),
            Facts(network_facts(card.network)),
            Paragraph(" ".join(notes), tone="quiet"),
        ),
        footer=tr(
            "Counts only: no secret, person or promise is named. For the rep and whoever leads."
        ),
        data=data(card),
    )


def _told(part: Part) -> str:
    return tr(
        "{part}: {points} of {most}",
        part=tr(TITLES[part.name]),
        points=words.figure(part.points),
        most=POINTS[part.name],
    )


def _facts(card: ReportCard) -> list[tuple[str, str]]:
    chain = card.chain
    sealed = tr("{n}, ending in {end}", n=chain.length, end=chain.shown or tr("none"))
    bonus = [(tr("Bonus earned"), per_cent(card.bonus))] if card.bonus is not None else []
    return [
        (tr("Points"), tr("{points} of 100", points=words.figure(card.points))),
        (tr("Weight"), weight_words(card.weight)),
        *bonus,
        (tr("New secrets"), str(card.new)),
        (tr("Refreshed secrets"), str(card.refreshed)),
        (tr(LATE), str(len(card.late))),
        (tr(AT_ONCE), str(len(card.at_once))),
        (tr("Entries sealed"), sealed),
    ]


def _table_row(card: ReportCard) -> list[tuple[str, str, str, str]]:
    rows = []
    for part in card.parts:
        for place, one in enumerate(part.measures):
            title = "" if place else tr(TITLES[part.name])
            points = words.figure(one.points) if one.measured else tr("left out")
            rows.append(
                (title, words.labelled(one.label, said(one)), points, words.figure(one.most))
            )
    return rows
