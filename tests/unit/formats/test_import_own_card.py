"""Whatever is mailed back as a customer's card: read, or refused in one sentence, never a crash."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.own_card_answers import Answers
from secretsmanual.formats.importers import own_card_file, registry
from tests.unit.services.own_card_samples import FULL, envelope

BODY = {"form": "oc-abc", "saved_at": "2026-11-19T15:04:05.678Z", "answers": FULL}
SEAL = "0" * 64


def file(**changed):
    return envelope(json.dumps({**BODY, **changed}), SEAL)


def test_a_card_is_recognised_by_its_bytes_and_read():
    for data in (file(), b"\xef\xbb\xbf" + file(), b"\n " + file()):
        reading = registry.read("whatever.txt", data)
        assert reading.format == "own-card"
        (found,) = reading
        assert found.form == "oc-abc"
        assert found.hmac == SEAL
        assert found.answers == Answers.model_validate(FULL)
        assert found.body == json.dumps(BODY).encode()


@pytest.mark.parametrize(
    "answers",
    [
        {"surprise": 1},
        {"attributes": {"speed": {"importance": 1}}},
        {"attributes": {"ease": {"importance": 6}}},
        {"attributes": {"ease": {"importance": 0}}},
        {"attributes": {"ease": {"importance": "5"}}},
        {"attributes": {"ease": {"importance": True}}},
        {"attributes": {"ease": {"importance": 1.5}}},
        {"attributes": {"certainty": {"aspects": ["luck"]}}},
        {"attributes": {"certainty": {"aspects": ["safety"] * 6}}},
        {"attributes": []},
        {"promises": {"../etc": {}}},
        {"promises": {f"r-{n}": {} for n in range(21)}},
        {"promises": {"r-1": {"satisfied": "very"}}},
        {"recovery": "G"},
        {"feeling": "x" * 2_001},
        {"feeling": None},
        {"feeling": {"a": "b"}},
        {"recommend": "maybe"},
        None,
        "FULL",
    ],
)
def test_what_the_form_cannot_give_is_refused(answers):
    with pytest.raises(BadInput, match="cannot be read"):
        own_card_file.read("card.json", file(answers=answers))


@pytest.mark.parametrize(
    "data",
    [
        file(form="../a"),
        file(form="a-abc"),
        file(saved_at="yesterday"),
        file(saved_at="2026-11-19T15:04:05"),
        file(more=1),
        envelope("", SEAL),
        envelope("[" * 50_000, SEAL),
        envelope('{"form":' * 9_000, SEAL),
        envelope(json.dumps(BODY), "z" * 64),
        envelope(json.dumps(BODY), SEAL, more=1),
        envelope(json.dumps(BODY), SEAL).replace(b'"version": 1', b'"version": 2'),
        envelope(BODY, SEAL),
        file()[:-20],
        file() + b"}",
        file().replace(b"Line 2", b"Line \xff"),
        file().replace(b"Line 2", b"\\\\ud800"),
    ],
)
def test_what_is_cut_off_nested_or_of_another_shape_is_refused(data):
    with pytest.raises(BadInput, match="cannot be read"):
        own_card_file.read("card.json", data)


def test_a_file_that_is_larger_than_any_card_is_refused_unread():
    with pytest.raises(BadInput, match="larger than any filled card"):
        own_card_file.read("card.json", file() + b" " * own_card_file.FILE_LIMIT)


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_edges_of_the_calendar_are_days_too(at):
    (found,) = own_card_file.read("card.json", file(saved_at=at))
    assert found.saved_at.utcoffset().total_seconds() == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def one_of(names):
    return st.sampled_from(sorted(names))


@given(
    st.dictionaries(one_of([*Answers.model_fields, "other"]), JSON, max_size=4),
    st.dictionaries(one_of(["form", "saved_at", "more"]), JSON, max_size=2),
)
def test_any_json_is_read_or_refused(answers, changed):
    try:
        reading = own_card_file.read("card.json", file(answers=answers, **changed))
    except BadInput:
        return
    (found,) = reading
    assert isinstance(found.answers, Answers)


@given(st.data())
def test_any_damage_is_read_or_refused(data):
    whole = bytearray(file())
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        reading = own_card_file.read("card.json", bytes(whole))
    except BadInput:
        return
    assert reading is None or len(list(reading)) == 1
