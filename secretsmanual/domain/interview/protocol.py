"""The interview as lines of JSON (commands.md): events in, states out.

Beyond the contract's events there are those of the other keys, so that all of an interview can
be driven from outside: `{"wrap": true}` (F10 once), `{"take_back": true}`, `{"raised": true}`,
`{"missed": true}`, `{"mark": "gold"}`, `{"cycle": 1}` with `"by"`, `{"talking": true}` and
`{"attendees": [...]}` with ids.
"""

from collections.abc import Callable, Iterable
from math import isfinite
from typing import Any

from secretsmanual.domain.errors import BadInput, UserError
from secretsmanual.domain.ids import PersonId
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.effects import Effect, ReviseLine, SaveLine
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Cycle,
    Deflect,
    End,
    Event,
    Hold,
    Line,
    Mark,
    MarkMoment,
    Next,
    Resume,
    Skip,
    TakeBack,
    Talking,
    TheyRaisedIt,
)
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.interview.session import MARKS, Session
from secretsmanual.domain.interview.transitions import refusal
from secretsmanual.domain.wording import tr

ON_SCREEN_S = 30.0
"""How long a question stood on screen, where the event does not say."""

Json = dict[str, Any]


def parse_event(event: object) -> Event:
    """Understand one event. Raises BadInput saying what is wrong with it."""
    if not isinstance(event, dict):
        raise BadInput(
            tr("An event is an object:"),
            tr("for example {example}.", example='{"line": "swims on sundays"}'),
        )
    names = [name for name in _EVENTS if name in event]
    if len(names) != 1:
        known = ", ".join(_EVENTS)
        raise BadInput(tr("An event has exactly one of these names:"), f"{known}.")
    name = names[0]
    companions = _COMPANIONS.get(name, frozenset())
    unknown = next((key for key in event if key != name and key not in companions), None)
    if unknown is not None:
        raise BadInput(
            tr("The event “{name}” does not take “{other}”:", name=name, other=unknown),
            tr("leave it out."),
        )
    return _EVENTS[name](event)


def checked_event(session: Session, event: object) -> Event:
    """Understand an event and check that it has a place now. Raises BadInput if it has none."""
    understood = parse_event(event)
    reason = refusal(session, understood)
    if reason:
        raise BadInput(reason)
    return understood


def state_json(session: Session, effects: Iterable[Effect] = ()) -> Json:
    """Write the state after an event; the effects of that event tell what was saved."""
    offers = [(slot, session.slots.at(slot)) for slot in (1, 2, 3)]
    return {
        "state": session.state,
        "question": _question(session.current) if session.current else None,
        "slots": [{"slot": slot, **_slot(offer)} for slot, offer in offers if offer],
        "saved": saved_json(effects),
        "level": session.level.level,
        "interview": session.id,
    }


def error_json(error: UserError) -> Json:
    """Answer a bad event."""
    return {"error": error.sentence}


def saved_json(effects: Iterable[Effect]) -> Json | None:
    """Write what the last saved or edited line became; None when none was saved."""
    saved = [
        (effect.line.n if isinstance(effect, SaveLine) else effect.n, effect.captured)
        for effect in effects
        if isinstance(effect, SaveLine | ReviseLine)
    ]
    if not saved:
        return None
    n, captured = saved[-1]
    return {"line": n, **captured_json(captured)}


def captured_json(captured: Captured) -> Json:
    """Write what a line was understood as."""
    return {
        "type": captured.type,
        "text": captured.text,
        "person": captured.person_id,
        "subject": captured.subject,
        "kinds": list(captured.kinds),
        "tags": list(captured.tags),
        "layer": captured.layer,
        "quotes": list(captured.quotes),
        "direction": captured.direction,
        "due": captured.due.isoformat() if captured.due else None,
        "gold": captured.gold,
        "sensitivity": captured.sensitivity,
        "unsure": captured.unsure,
        "via": captured.via,
        "said_by": captured.said_by,
        "mentions": list(captured.mentions),
        "unknown_names": list(captured.unknown_names),
        "ambiguous": list(captured.ambiguous),
        "go_back": captured.go_back,
        "chips": [chip.label for chip in captured.chips],
    }


def _question(offer: Offer) -> Json:
    return {
        **_offer(offer),
        "depth": offer.depth,
        "lead_in": offer.lead_in,
        "listen_for": offer.listen_for,
    }


def _slot(offer: Offer) -> Json:
    return {**_offer(offer), "reason": offer.reason}


def _offer(offer: Offer) -> Json:
    return {
        "id": offer.id,
        "type": offer.type,
        "kind": offer.kind,
        "subject": offer.subject,
        "warmth": offer.warmth,
        "text": offer.text,
        "follow_up": offer.follow_up,
    }


def _only_true(name: str, made: Event) -> Callable[[Json], Event]:
    def read(event: Json) -> Event:
        hint = tr("write {example}.", example=f'{{"{name}": true}}')
        _want(event[name] is True, tr("“{name}” takes true:", name=name), hint)
        return made

    return read


def _line(event: Json) -> Event:
    raw = event["line"]
    text = isinstance(raw, str) and bool(raw.strip())
    hint = tr("for an empty line send {example}.", example='{"next": true}')
    _want(text, tr("“line” takes a text that is not empty:"), hint)
    return Line(raw)


def _next(event: Json) -> Event:
    hint = tr("write {example}.", example='{"next": true}')
    _want(event["next"] is True, tr("“{name}” takes true:", name="next"), hint)
    after_s = event.get("after_s", ON_SCREEN_S)
    number = isinstance(after_s, int | float) and not isinstance(after_s, bool)
    right = number and isfinite(after_s) and after_s >= 0
    _want(right, tr("“after_s” takes seconds from 0 up:"), tr("leave it out for 30."))
    return Next(float(after_s))


def _choose(event: Json) -> Event:
    slot = event["choose"]
    known = _whole(slot) and slot in {1, 2, 3}
    _want(known, tr("“{name}” takes a slot:", name="choose"), tr("write 1, 2 or 3."))
    return Choose(slot)


def _cycle(event: Json) -> Event:
    slot, by = event["cycle"], event.get("by", 1)
    known = _whole(slot) and slot in {1, 2}
    _want(known, tr("“{name}” takes a slot:", name="cycle"), tr("write 1 or 2."))
    known = _whole(by) and by in {1, -1}
    _want(known, tr("“by” takes a direction:"), tr("write 1 or -1."))
    return Cycle(slot, by)


def _mark(event: Json) -> Event:
    mark = event["mark"]
    _want(
        mark in MARKS,
        tr("“mark” takes a mark:"),
        tr("write gold, private or promise."),
    )
    return Mark(mark)


def _talking(event: Json) -> Event:
    on = event["talking"]
    _want(isinstance(on, bool), tr("“talking” takes true or false:"), tr("true while we talk."))
    return Talking(on)


def _attendees(event: Json) -> Event:
    people = event["attendees"]
    right = isinstance(people, list) and all(isinstance(person, str) for person in people)
    _want(right, tr("“attendees” takes a list of ids:"), tr("the first is whom the talk is with."))
    return Attendees(tuple(PersonId(person) for person in people))


_EVENTS: dict[str, Callable[[Json], Event]] = {
    "line": _line,
    "next": _next,
    "choose": _choose,
    "skip": _only_true("skip", Skip()),
    "deflect": _only_true("deflect", Deflect()),
    "hold": _only_true("hold", Hold()),
    "resume": _only_true("resume", Resume()),
    "end": _only_true("end", End(final=True)),
    "wrap": _only_true("wrap", End()),
    "take_back": _only_true("take_back", TakeBack()),
    "raised": _only_true("raised", TheyRaisedIt()),
    "missed": _only_true("missed", MarkMoment()),
    "mark": _mark,
    "cycle": _cycle,
    "talking": _talking,
    "attendees": _attendees,
}
_COMPANIONS = {"next": frozenset({"after_s"}), "cycle": frozenset({"by"})}


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _want(right: bool, what: str, hint: str) -> None:
    if not right:
        raise BadInput(what, hint)
