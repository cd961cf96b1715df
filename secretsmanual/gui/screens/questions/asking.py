"""What the page of questions has to ask: with whom, and onto which list."""

from collections.abc import Container, Sequence

from secretsmanual.domain.wording import tr
from secretsmanual.gui.ask import Ask

LONGEST_NAME = 60


def with_whom(
    ask: Ask, people: Sequence[tuple[str, str]], shut: Container[str]
) -> tuple[str, str] | None:
    """Return (id, name) of whom a question or kind is not for; those `shut` are asked again."""
    names = [tr("{}: ask again").format(name) if who in shut else name for who, name in people]
    at = ask.pick(tr("With whom does it not fit?"), names, tr("Do it"))
    return None if at is None else people[at]


def onto_which_list(ask: Ask, own: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """Return (id, name) of a list; a new one has no id. None where the user thought better."""
    at = 0
    if own:
        names = [*(label for _, label in own), tr("A new list")]
        picked = ask.pick(tr("Onto which list?"), names)
        if picked is None:
            return None
        at = picked
    if at < len(own):
        return own[at]
    why = tr("A talk can follow it, question by question.")
    name = " ".join((ask.text(tr("A new list"), why, tr("Name"), tr("Make it")) or "").split())
    return ("", name[:LONGEST_NAME]) if name else None
