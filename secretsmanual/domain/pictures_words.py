"""The pictures in words: every number, and the one thing to see; nobody is marked in per cent."""

from collections.abc import Sequence

from secretsmanual.domain import words
from secretsmanual.domain.document import Series
from secretsmanual.domain.ratings import Standing, in_words
from secretsmanual.domain.uses import Landing
from secretsmanual.domain.wording import mark, tr, trn

LEVELS = (mark("unknown"), mark("fading"), mark("known"))
MOODS = (mark("bad"), mark("mixed"), mark("good"))
SETTLED = (mark("{n} in time"), mark("{n} late"), mark("{n} not kept"), mark("{n} open"))
"""How many promises of a quarter came to what, in the order of the picture."""


def coverage_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell who is known how well, and of what nothing is known most often."""
    if not rows:
        return tr("Nothing is known yet. The first talk fills the first cells.")
    told = []
    unknown = dict.fromkeys(labels, 0)
    for one in rows:
        counts = [sum(value == level for value in one.values) for level in (2, 1, 0)]
        for label, value in zip(labels, one.values, strict=True):
            unknown[label] += value == 0
        told.append(_counted(one.name, *counts))
    return f"{_least_known(unknown)}\n{' '.join(told)}"


def kind_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell of how many each kind is known, fading, not known yet."""
    known, fading, unknown = (one.values for one in rows)
    told = (_counted(label, known[at], fading[at], unknown[at]) for at, label in enumerate(labels))
    missing = {label: int(value or 0) for label, value in zip(labels, unknown, strict=True)}
    return f"{_least_known(missing)}\n{' '.join(told)}"


def _counted(name: str, known: float | None, fading: float | None, unknown: float | None) -> str:
    return tr(
        "{name}: {known} known, {fading} fading, {unknown} not yet.",
        name=name,
        known=words.figure(known or 0),
        fading=words.figure(fading or 0),
        unknown=words.figure(unknown or 0),
    )


def _least_known(unknown: dict[str, int]) -> str:
    most = max(unknown.values(), default=0)
    if not most:
        return tr("Something is known of every kind.")
    least = [words.inside(label) for label, value in unknown.items() if value == most]
    kinds = words.listed(least[:3])
    return tr("To ask next: {kinds}, not known yet of {n} of them.", kinds=kinds, n=most)


def held_words(labels: Sequence[str], held: Sequence[float], fresh: Sequence[float]) -> str:
    """Tell how many are held and fresh, now and in each month."""
    if not labels:
        return tr("No secret is held yet.")
    told = words.apart(
        tr("{month} {held}, {fresh} fresh", month=label, held=f"{total:.0f}", fresh=f"{new:.0f}")
        for label, total, new in zip(labels, held, fresh, strict=True)
    )
    asks = int(held[-1] - fresh[-1])
    now = [
        tr(
            "{held} held today, {fresh} of them fresh.",
            held=f"{held[-1]:.0f}",
            fresh=f"{fresh[-1]:.0f}",
        )
    ]
    if asks:
        now.append(trn("{n} asks to be confirmed.", "{n} ask to be confirmed.", asks))
    ends = tr("At each month's end: {told}.", told=told)
    return f"{' '.join(now)}\n{ends}"


def landing_words(found: Sequence[Landing]) -> str:
    """Tell which kinds landed how often."""
    if not found:
        return tr("Nobody has noted yet how a secret that was used went down.")
    told = words.listed(one.words for one in found)
    best = found[0]
    seen = tr("None landed yet.")
    if best.landed:
        seen = tr("What landed most often: {kind}.", kind=words.inside(best.label))
    return f"{seen}\n{tr('Landed of those used: {told}.', told=told)}"


def promise_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell of each quarter what became of what we promised."""
    if not labels:
        return tr("We have promised nothing in these quarters.")
    told = []
    for at, label in enumerate(labels):
        values = [int(one.values[at] or 0) for one in rows]
        parts = [tr(text, n=n) for text, n in zip(SETTLED, values, strict=True) if n]
        told.append(words.labelled(label, words.listed(parts) if parts else tr("none")) + ".")
    waits = int(sum(rows[2].values))  # type: ignore[arg-type]
    seen = tr("None is overdue.")
    if waits:
        seen = trn(
            "{n} promise of ours passed its day and waits.",
            "{n} promises of ours passed their day and wait.",
            waits,
        )
    return f"{seen}\n{' '.join(told)}"


def feeling_words(labels: Sequence[str], rows: Sequence[Series], moods: Sequence[str]) -> str:
    """Tell how each felt, month by month; first who felt bad last."""
    if not rows:
        return tr("Nobody has said in these months how they feel about us.")
    told, sad = [], []
    for one in rows:
        said = [
            (label, moods[int(value)])
            for label, value in zip(labels, one.values, strict=True)
            if value is not None
        ]
        told.append(
            words.labelled(one.name, words.apart(f"{label} {mood}" for label, mood in said)) + "."
        )
        if said[-1][1] == moods[0]:
            sad.append(one.name)
    seen = tr("Nobody felt bad last.")
    if sad:
        seen = tr("Last heard as bad from {names}.", names=words.listed(sad))
    return f"{seen}\n{' '.join(told)}"


def attribute_words(found: Sequence[Standing]) -> str:
    """Tell each attribute, and where the gap is widest."""
    if not found:
        return tr("Nobody has said yet what matters to them and how we do.")
    told = " ".join(words.labelled(one.label, in_words(one)) + "." for one in found)
    gaps = [one for one in found if one.gap is not None and one.gap > 0]
    if not gaps:
        return f"{tr('No gap was told.')}\n{told}"
    widest = max(gaps, key=lambda one: one.gap or 0.0)
    seen = tr("The widest gap: {attribute}.", attribute=words.inside(widest.label))
    return f"{seen}\n{told}"
