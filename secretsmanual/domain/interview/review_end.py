"""How a review ends: who may know what the talk brought, and the lines that close it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain.interview.proposal import Proposal
from secretsmanual.domain.interview.review import Decision, ReviewRow
from secretsmanual.domain.values import Sensitivity
from secretsmanual.domain.wording import mark, tr

WHO_MAY_KNOW: dict[Sensitivity, str] = {
    "open": mark("Service and marketing may know."),
    "service": mark("Only service may know."),
    "private": mark("Only you."),
    "never": mark("Only you, and it is never spoken of."),
}


def who_may_know(
    rows: Iterable[ReviewRow],
) -> tuple[tuple[Sensitivity, str, tuple[Proposal, ...]], ...]:
    """Sort what the talk brought by who may know it, least protected first, empty ones left out."""
    secrets = [secret for row in rows for secret in row.secrets()]
    sorted_out = (
        (level, tr(words), tuple(secret for secret in secrets if secret.sensitivity == level))
        for level, words in WHO_MAY_KNOW.items()
    )
    return tuple(entry for entry in sorted_out if entry[2])


ClosingName = Literal["summary", "what_they_bought", "who_may_know"]


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """One of the lines that close a review."""

    name: ClosingName
    text: str


def closing_lines(organisation: str, what_they_bought: str) -> tuple[ClosingLine, ...]:
    """List what is still asked once all lines are decided.

    The first answer becomes the talk's summary, the second the account's `what_they_bought`;
    it is left out where that is known, or the account is not.
    """
    lines = [ClosingLine("summary", tr("What do we now know that we did not?"))]
    if organisation and not what_they_bought.strip():
        text = tr("What did {firm} buy from us, in their words?", firm=organisation)
        lines.append(ClosingLine("what_they_bought", text))
    return (*lines, ClosingLine("who_may_know", tr("Who may know?")))


def brought(rows: Iterable[ReviewRow]) -> dict[Decision, int]:
    """Count what a talk brought: secrets by their number, all else by the line."""
    counts: dict[Decision, int] = {}
    for row in rows:
        made = len(row.secrets())
        if made:
            counts["secret"] = counts.get("secret", 0) + made
        if row.decision != "secret":
            counts[row.decision] = counts.get(row.decision, 0) + 1
    return counts
