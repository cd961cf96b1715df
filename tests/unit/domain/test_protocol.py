"""The contract of commands.md: events in, states out."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.capture import Captured
from secretsmanual.domain.interview.effects import SaveLine
from secretsmanual.domain.interview.events import (
    Attendees,
    Choose,
    Cycle,
    Deflect,
    End,
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
from secretsmanual.domain.interview.protocol import (
    captured_json,
    checked_event,
    error_json,
    parse_event,
    saved_json,
    state_json,
)
from tests.unit.domain.talk_fakes import HESTER, START, Talk

UNDERSTOOD = {
    '{"line": " ~20 pallets"}': Line(" ~20 pallets"),
    '{"next": true}': Next(30.0),
    '{"next": true, "after_s": 3}': Next(3.0),
    '{"choose": 3}': Choose(3),
    '{"skip": true}': Skip(),
    '{"deflect": true}': Deflect(),
    '{"hold": true}': Hold(),
    '{"resume": true}': Resume(),
    '{"end": true}': End(final=True),
    '{"wrap": true}': End(),
    '{"take_back": true}': TakeBack(),
    '{"raised": true}': TheyRaisedIt(),
    '{"missed": true}': MarkMoment(),
    '{"mark": "gold"}': Mark("gold"),
    '{"cycle": 1}': Cycle(1, 1),
    '{"cycle": 2, "by": -1}': Cycle(2, -1),
    '{"talking": false}': Talking(False),
    '{"attendees": ["p1", "p2"]}': Attendees(("p1", "p2")),
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_events_are_understood(text):
    assert parse_event(json.loads(text)) == UNDERSTOOD[text]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("3", "An event is an object"),
        ("[]", "An event is an object"),
        ("{}", "exactly one"),
        ('{"lines": "x"}', "exactly one"),
        ('{"line": "x", "next": true}', "exactly one"),
        ('{"line": "x", "at": 3}', "“line” does not take “at”"),
        ('{"line": ""}', 'for an empty line send {"next": true}'),
        ('{"line": "  "}', "“line” takes a text"),
        ('{"line": 3}', "“line” takes a text"),
        ('{"line": null}', "“line” takes a text"),
        ('{"next": false}', "“next” takes true"),
        ('{"next": 1}', "“next” takes true"),
        ('{"next": true, "after_s": -1}', "“after_s” takes seconds"),
        ('{"next": true, "after_s": NaN}', "“after_s” takes seconds"),
        ('{"next": true, "after_s": "3"}', "“after_s” takes seconds"),
        ('{"next": true, "after_s": true}', "“after_s” takes seconds"),
        ('{"choose": 0}', "write 1, 2 or 3"),
        ('{"choose": true}', "write 1, 2 or 3"),
        ('{"choose": "1"}', "write 1, 2 or 3"),
        ('{"choose": 1.0}', "write 1, 2 or 3"),
        ('{"choose": [1]}', "write 1, 2 or 3"),
        ('{"end": "yes"}', "“end” takes true"),
        ('{"cycle": 3}', "write 1 or 2"),
        ('{"cycle": 1, "by": 0}', "write 1 or -1"),
        ('{"mark": ["gold"]}', "write gold, private or promise"),
        ('{"talking": 1}', "takes true or false"),
        ('{"attendees": "p1"}', "takes a list of ids"),
        ('{"attendees": [1]}', "takes a list of ids"),
    ],
)
def test_a_bad_event_is_told_what_is_wrong(text, sentence):
    with pytest.raises(BadInput) as bad:
        parse_event(json.loads(text))
    assert sentence in error_json(bad.value)["error"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(sorted({name for text in UNDERSTOOD for name in json.loads(text)}))


@settings(max_examples=200)
@given(JSON | st.dictionaries(NAMES, JSON, min_size=1, max_size=2))
def test_any_json_is_an_event_or_bad_input(value):
    talk = Talk()
    try:
        event = parse_event(value)
    except BadInput as bad:
        answer = error_json(bad)
    else:
        talk.play(event)
        answer = state_json(talk.session)
    assert answer.keys() in ({"error"}, state_json(talk.session).keys())
    json.dumps(answer)


def test_an_event_out_of_place_is_bad_and_changes_nothing():
    talk = Talk()
    for event, sentence in [
        ({"resume": True}, "not on hold"),
        ({"choose": 1}, "slot 1"),
        ({"mark": "gold"}, "No line"),
    ]:
        with pytest.raises(BadInput, match=sentence):
            checked_event(talk.session, event)
    assert checked_event(talk.session, {"choose": 2}) == Choose(2)
    talk.play(Line("a line"))
    with pytest.raises(BadInput, match="Finish this question first"):
        checked_event(talk.session, {"choose": 2})
    talk.play(Hold())
    with pytest.raises(BadInput, match="resume it first"):
        checked_event(talk.session, {"line": "more"})


def test_the_first_state():
    talk = Talk()
    assert state_json(talk.session) == {
        "state": "ASK",
        "question": {
            "id": "Q1",
            "type": "question",
            "kind": "kind1",
            "subject": "person",
            "warmth": 1,
            "text": "Question 1?",
            "follow_up": False,
            "depth": 0,
            "lead_in": "",
            "listen_for": "",
        },
        "slots": [
            {
                "slot": slot,
                "id": f"Q{n}",
                "type": "question",
                "kind": f"kind{n}",
                "subject": subject,
                "warmth": warmth,
                "text": f"Question {n}?",
                "follow_up": False,
                "reason": "",
            }
            for slot, n, subject, warmth in [(2, 1, "person", 1), (3, 51, "organisation", 5)]
        ],
        "saved": None,
        "level": 1,
        "interview": "i1",
    }


def test_a_saved_line_and_a_follow_up():
    talk = Talk()
    talk.play(Line("swims in the reservoir on sundays"))
    effects = [SaveLine(talk.effects[0].line, UNDER_QUOTES)]
    state = state_json(talk.session, effects)
    assert state["state"] == "LISTEN"
    assert state["saved"] == {
        "line": 1,
        "type": "promise",
        "text": "Send the sheet",
        "person": HESTER,
        "subject": "person",
        "kinds": [],
        "tags": [],
        "layer": "want",
        "quotes": ["three hands"],
        "direction": "ours",
        "due": "2026-11-18",
        "gold": False,
        "sensitivity": None,
        "unsure": False,
        "via": "",
        "said_by": None,
        "mentions": [],
        "unknown_names": [],
        "ambiguous": [],
        "go_back": False,
        "chips": [],
    }
    talk.play(Next())
    question = state_json(talk.session, talk.effects)["question"]
    assert (question["id"], question["follow_up"], question["depth"]) == ("FU:Q1", True, 1)


UNDER_QUOTES = Captured(
    "! Send the sheet",
    type="promise",
    person_id=HESTER,
    text="Send the sheet",
    quotes=("three hands",),
    direction="ours",
    due=START.date(),
)


def test_an_edited_line_is_told_too_and_the_end_has_no_question():
    talk = Talk()
    talk.play(Line("swims"), TakeBack(), Line("swims on sundays"))
    (revised,) = talk.effects
    told = saved_json([type(revised)(revised.n, revised.raw, UNDER_QUOTES)])
    assert told == {"line": 1, **captured_json(UNDER_QUOTES)}
    talk.play(End(final=True))
    state = state_json(talk.session, talk.effects)
    assert (state["state"], state["question"], state["saved"]) == ("DONE", None, None)
