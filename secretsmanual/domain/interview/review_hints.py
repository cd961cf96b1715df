"""What review may say beside a line: quiet offers, never a condition (domain.md 1)."""

from dataclasses import replace

from secretsmanual.domain.interview.cues import tokens
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.review import ReviewRow
from secretsmanual.domain.wording import mark

TICKS = (mark("bought more"), mark("spoke for us"), mark("stayed"))
"""What a good feeling leads to (row 139); kept as themes of the secret."""

FEELING = "feeling"
"""Id of the kind that says how dealing with us makes them feel."""


def names_product(row: ReviewRow, product: str) -> bool:
    """Tell whether a secret names what we sell instead of what it does for them (row 112)."""
    if row.proposal.becomes != "secret" or not product.strip():
        return False
    ours = [word.text for word in tokens(product)]
    said = [word.text for word in tokens(row.proposal.text)]
    return any(said[at : at + len(ours)] == ours for at in range(len(said) - len(ours) + 1))


def offers_ticks(row: ReviewRow, lexicon: Lexicon) -> bool:
    """Tell whether it is a good feeling about us, so that what it led to can be ticked."""
    if row.proposal.becomes != "secret" or row.proposal.kind != FEELING:
        return False
    found = lexicon.cues(f"{row.proposal.text} {row.proposal.verbatim}")
    return "positive" in found and "negative" not in found


def tick(row: ReviewRow, which: str) -> ReviewRow:
    """Tick or untick what the feeling led to, one of `TICKS`."""
    themes = row.proposal.themes
    kept = tuple(theme for theme in themes if theme != which)
    ticked = kept if which in themes else (*themes, which)
    return replace(row, proposal=replace(row.proposal, themes=ticked))


def new_names(row: ReviewRow) -> tuple[str, ...]:
    """List names in a line that nobody known has, capitalised, each once."""
    names = (name for name in row.material.captured.unknown_names if name not in row.settled)
    return tuple(dict.fromkeys(_capital(name) for name in names))


def settle(row: ReviewRow, name: str) -> ReviewRow:
    """Remember that the person is known now; nothing is offered for the name any more."""
    typed = (one for one in row.material.captured.unknown_names if _capital(one) == name)
    return replace(row, settled=(*row.settled, *typed))


def _capital(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
