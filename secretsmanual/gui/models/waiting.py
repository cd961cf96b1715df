"""Talks that wait to be taken up again or reviewed, in words."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.wording import tr, trn

if TYPE_CHECKING:
    from secretsmanual.services.interviews import Unfinished


class WaitingTalk(NamedTuple):
    """A talk and what is said of it."""

    id: str
    sentence: str


def waiting_talk(talk: "Unfinished", now: datetime) -> WaitingTalk:
    """Say which talk it was: “Call with Hester, 14:02, 9 lines, 1 unfinished line”."""
    parts = [with_whom(talk), begun(talk, now), trn("{n} line", "{n} lines", talk.lines)]
    if talk.draft.strip():
        parts.append(tr("1 unfinished line"))
    return WaitingTalk(talk.interview.id, ", ".join(parts))


def begun(talk: "Unfinished", now: datetime) -> str:
    """Say when a talk began; today its time alone."""
    started = talk.interview.started.astimezone(now.tzinfo)
    return f"{started:%H:%M}" if started.date() == now.date() else words.moment(started)


def with_whom(talk: "Unfinished") -> str:
    """Say which talk it was: “Call with Hester”."""
    channels = {"call": tr("Call"), "video": tr("Video call"), "visit": tr("Visit")}
    what = channels.get(talk.interview.channel, tr("Talk"))
    names = words.listed(name.split()[0] for name in talk.people)
    return tr("{} with {}").format(what, names or talk.account or tr("an unknown caller"))
