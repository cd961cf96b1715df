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

TITLES: Mapping[PartName, str] = {
    "gather": "Gather",
    "keep": "Keep",
    "use": "Use",
    "share": "Share",
    "promise": "Promise",
    "recover": "Recover and be referred",
}
ADDS = "This card adds customer measures to what is measured already; it does not replace them."
LATE = "Noted over a week late"
AT_ONCE = "Ten or more in a minute"
SHARED_ONLY = (
    "It counts what was shared in bundles: no private secrets, reviews, receipts, mishaps or "
    "referrals."
)
NOTHING = "nothing to measure"


def number(value: float) -> str:
    """Write a number with at most one decimal: 4, 4.7."""
    return f"{value:.1f}".removesuffix(".0")


def per_cent(share: float) -> str:
    """Write a share as per cent with at most one decimal."""
    return f"{number(100 * share)} %"


def said(measure: Measure) -> str:
    """Say a measure: `18 of 20 secrets`."""
    if not measure.measured:
        return NOTHING
    unit = measure.unit.removesuffix("s") if measure.of == 1 else measure.unit
    return f"{number(measure.done)} of {number(measure.of)} {unit}"


def weight_words(weight: Weight) -> str:
    """Say how much of the bonus hangs on the card, and why where it is less than 25 %."""
    if weight.watch_only:
        return "Watched only: no bonus hangs on it yet."
    text = f"{per_cent(weight.counted)} of the bonus"
    return f"{text}, because: {weight.reason}" if weight.counted < LEAST_WEIGHT else text


def network_facts(network: Network) -> tuple[tuple[str, str], ...]:
    """Say what is known of the network, and how many wants were met; it earns no points."""
    said_so = network.confirmed or "nobody"
    return (
        ("Rapport 3 or more", f"{network.trusted} of {network.people}"),
        ("Deciders half known", f"{network.covered} of {network.deciders}"),
        ("Stand-in known", f"{network.stood_in} of {network.accounts}"),
        ("Wants delivered", f"{network.delivered} of {network.wants}, {said_so} said so"),
    )


def left_out_words(card: ReportCard) -> str:
    """Say how many secrets score nothing, by reason; empty where all do."""
    counts: dict[str, int] = {}
    for row in card.left_out:
        counts[row.why] = counts.get(row.why, 0) + 1
    return words.listed(f"{n} {why}" for why, n in sorted(counts.items())) if counts else ""


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
        "of": round(one.of, 2),
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
    quarter = f"Q{card.quarter.number} {card.quarter.year}"
    rows = tuple(_table_row(card))
    chart = Chart(
        "Share of each part's points",
        tuple(TITLES[part.name] for part in card.parts),
        tuple(round(100 * part.points / POINTS[part.name], 1) for part in card.parts),
        "; ".join(_told(part) for part in card.parts),
        "%",
    )
    left_out = left_out_words(card)
    notes = [
        *([SHARED_ONLY] if card.shared_only else []),
        "A part with nothing to measure is left out, and the others count for 100.",
        "Private secrets count like all others; no text of any secret stands here.",
        *([f"Without points: {left_out}."] if left_out else []),
    ]
    return Document(
        f"Customer report card, {card.whose}, {quarter}",
        (
            Heading("Customer report card", 1),
            Paragraph(f"{card.whose}, {quarter}, as of {words.day(card.as_of)}"),
            Paragraph(ADDS, tone="quiet"),
            Facts(tuple(_facts(card))),
            Table(("Part", "Measure", "Points", "Of"), rows, "Parts", (3, 7, 2, 1)),
            chart,
            Heading("Key relationships, without points"),
            Facts(network_facts(card.network)),
            Paragraph(" ".join(notes), tone="quiet"),
        ),
        footer="Counts only: no secret, person or promise is named. For the rep and whoever leads.",
        data=data(card),
    )


def _told(part: Part) -> str:
    return f"{TITLES[part.name]}: {number(part.points)} of {POINTS[part.name]}"


def _facts(card: ReportCard) -> list[tuple[str, str]]:
    bonus = [("Bonus earned", per_cent(card.bonus))] if card.bonus is not None else []
    return [
        ("Points", f"{number(card.points)} of 100"),
        ("Weight", weight_words(card.weight)),
        *bonus,
        ("New secrets", str(card.new)),
        ("Refreshed secrets", str(card.refreshed)),
        (LATE, str(len(card.late))),
        (AT_ONCE, str(len(card.at_once))),
        ("Entries sealed", f"{card.chain.length}, ending in {card.chain.shown or 'none'}"),
    ]


def _table_row(card: ReportCard) -> list[tuple[str, str, str, str]]:
    rows = []
    for part in card.parts:
        for place, one in enumerate(part.measures):
            title = "" if place else TITLES[part.name]
            points = number(one.points) if one.measured else "left out"
            rows.append((title, f"{one.label}: {said(one)}", points, number(one.most)))
    return rows
