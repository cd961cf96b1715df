"""The session written down and read back: what makes a killed talk resume where it stood.

It is stored with every committed event, so it is kept small: the lines' texts stand in the
manual already, and a question that stands in a slot is written once.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.interview.session import MARKS, About, Said, Session
from secretsmanual.domain.talks import LineFields
from secretsmanual.domain.wording import tr

VERSION = 1
_SLOTS = ("stay", "new", "lighter")


@cache
def _sessions() -> TypeAdapter[Session]:
    """Built on first use, so that opening the window need not wait for it."""
    return TypeAdapter(Session)


@cache
def _abouts() -> TypeAdapter[dict[int, About]]:
    return TypeAdapter(dict[int, About])


def to_state(session: Session) -> dict[str, Any]:
    """Write a session as an object for JSON, without the texts of its lines and its draft."""
    bare = replace(session, said=(), draft="")
    state: dict[str, Any] = _sessions().dump_python(bare, mode="json", exclude_defaults=True)
    for name in _SLOTS:
        if session.current and getattr(session.slots, name) == session.current:
            state["current"] = name
            break
    abouts = {line.n: line.about for line in session.said if line.about != About()}
    if abouts:
        state["abouts"] = _abouts().dump_python(abouts, mode="json", exclude_defaults=True)
    return {"version": VERSION, **state}


def from_state(state: dict[str, Any], lines: Iterable[LineFields] = (), draft: str = "") -> Session:
    """Read a session back, with its lines and its draft as the manual holds them.

    Raises Refused when it was written by a newer version or is damaged; the lines are safe in
    the manual even so.
    """
    rest = dict(state)
    if rest.pop("version", None) != VERSION:
        raise _unreadable()
    current = rest.get("current")
    if isinstance(current, str):
        rest["current"] = rest.get("slots", {}).get(current)
    try:
        abouts = _abouts().validate_python(rest.pop("abouts", {}))
        session = _sessions().validate_python(rest)
    except ValidationError as error:
        raise _unreadable() from error
    said = tuple(_said(line, abouts) for line in sorted(lines, key=lambda line: line.n))
    return replace(session, said=said, draft=draft)


def _said(line: LineFields, abouts: dict[int, About]) -> Said:
    return Said(
        n=line.n,
        raw=line.raw,
        question_id=line.question_id,
        move_id=line.move_id,
        about=abouts.get(line.n, About()),
        marks=tuple(mark for mark in MARKS if mark in line.marks),
    )


def _unreadable() -> Refused:
    return Refused(
        tr("This talk cannot be resumed where it stood."),
        tr("Its lines are kept: open it in review."),
    )
