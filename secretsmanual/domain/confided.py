"""What somebody who looks over one's shoulder must not read: the privacy view masks it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from secretsmanual.domain.interview.markers import read_markers

if TYPE_CHECKING:  # the window's first page needs none of it (speed.md)
    from secretsmanual.domain.values import Sensitivity

CONFIDED: "tuple[Sensitivity, ...]" = ("private", "never")
"""What was told in confidence."""
MASK = "Private: hidden while privacy view is on."


def confided_line(raw: str, marks: Iterable[str] = ()) -> bool:
    """Whether a line was marked private or never to be mentioned, by its first signs or a key."""
    markers, _ = read_markers(raw)
    return any(marker.name in CONFIDED for marker in markers) or "private" in marks
