"""The pictures in words: every number, and the one thing to see; nobody is marked in per cent."""

from collections.abc import Sequence

from secretsmanual.domain import words
from secretsmanual.domain.document import Series
from secretsmanual.domain.ratings import Standing, in_words
from secretsmanual.domain.uses import Landing


def coverage_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell who is known how well, and of what nothing is known most often."""
    if not rows:
        return "Nothing is known yet. The first talk fills the first cells."
    told = []
    unknown = dict.fromkeys(labels, 0)
    for one in rows:
        counts = [sum(value == level for value in one.values) for level in (2, 1, 0)]
        for label, value in zip(labels, one.values, strict=True):
            unknown[label] += value == 0
        told.append(f"{one.name}: {counts[0]} known, {counts[1]} fading, {counts[2]} not yet.")
    return f"{_least_known(unknown)}\n{' '.join(told)}"


def kind_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell of how many each kind is known, fading, not known yet."""
    known, fading, unknown = (one.values for one in rows)
    told = (
        f"{label}: {known[at]:g} known, {fading[at]:g} fading, {unknown[at]:g} not yet."
        for at, label in enumerate(labels)
    )
    missing = {label: int(value or 0) for label, value in zip(labels, unknown, strict=True)}
    return f"{_least_known(missing)}\n{' '.join(told)}"


def _least_known(unknown: dict[str, int]) -> str:
    most = max(unknown.values(), default=0)
    if not most:
        return "Something is known of every kind."
    kinds = words.listed([label.lower() for label, value in unknown.items() if value == most][:3])
    return f"To ask next: {kinds}, not known yet of {most} of them."


def held_words(labels: Sequence[str], held: Sequence[float], fresh: Sequence[float]) -> str:
    """Tell how many are held and fresh, now and in each month."""
    if not labels:
        return "No secret is held yet."
    told = (
        f"{label} {total:g}, {new:g} fresh"
        for label, total, new in zip(labels, held, fresh, strict=True)
    )
    asks = held[-1] - fresh[-1]
    tail = f" {asks:g} ask to be confirmed." if asks > 1 else " 1 asks to be confirmed."
    return (
        f"{held[-1]:g} held today, {fresh[-1]:g} of them fresh.{tail if asks else ''}\n"
        f"At each month's end: {'; '.join(told)}."
    )


def landing_words(found: Sequence[Landing]) -> str:
    """Tell which kinds landed how often."""
    if not found:
        return "Nobody has noted yet how a secret that was used went down."
    told = words.listed(one.words for one in found)
    best = found[0]
    seen = f"What landed most often: {best.label.lower()}." if best.landed else "None landed yet."
    return f"{seen}\nLanded of those used: {told}."


def promise_words(labels: Sequence[str], rows: Sequence[Series]) -> str:
    """Tell of each quarter what became of what we promised."""
    if not labels:
        return "We have promised nothing in these quarters."
    told = []
    for at, label in enumerate(labels):
        parts = [f"{one.values[at]:g} {one.name}" for one in rows if one.values[at]]
        told.append(f"{label}: {words.listed(parts) if parts else 'none'}.")
    waits = int(sum(rows[2].values))  # type: ignore[arg-type]
    seen = (
        f"{words.count(waits, 'promise')} of ours passed its day and waits."
        if waits == 1
        else (
            f"{waits} promises of ours passed their day and wait." if waits else "None is overdue."
        )
    )
    return f"{seen}\n{' '.join(told)}"


def feeling_words(labels: Sequence[str], rows: Sequence[Series], moods: Sequence[str]) -> str:
    """Tell how each felt, month by month; first who felt bad last."""
    if not rows:
        return "Nobody has said in these months how they feel about us."
    told, sad = [], []
    for one in rows:
        said = [
            (label, moods[int(value)])
            for label, value in zip(labels, one.values, strict=True)
            if value is not None
        ]
        told.append(f"{one.name}: {'; '.join(f'{label} {mood}' for label, mood in said)}.")
        if said[-1][1] == moods[0]:
            sad.append(one.name)
    seen = f"Last heard as bad from {words.listed(sad)}." if sad else "Nobody felt bad last."
    return f"{seen}\n{' '.join(told)}"


def attribute_words(found: Sequence[Standing]) -> str:
    """Tell each attribute, and where the gap is widest."""
    if not found:
        return "Nobody has said yet what matters to them and how we do."
    told = " ".join(f"{one.label}: {in_words(one)}." for one in found)
    gaps = [one for one in found if one.gap is not None and one.gap > 0]
    if not gaps:
        return f"No gap was told.\n{told}"
    widest = max(gaps, key=lambda one: one.gap or 0.0)
    return f"The widest gap: {widest.label.lower()}.\n{told}"
