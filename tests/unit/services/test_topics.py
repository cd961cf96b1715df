"""What service is told not to raise: written by the rep, taken along, called back."""

import json
from datetime import timedelta

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.services.recall import RecallService
from secretsmanual.services.sharing import SharingService

TEXT, TOPIC = "The pallet lost last May", "warehouse 2"


@pytest.fixture
def sharing(empty):
    return SharingService(empty.manual)


@pytest.fixture
def never(empty):
    firm, _ = empty.accounts.add("Thornquay")
    hester, _ = empty.people.add("Hester", firm.id)
    values = {"kind": "stakes", "sensitivity": "never", "person_id": hester.id}
    secret, _ = empty.secrets.add(TEXT, firm.id, **values)
    return secret


def topic(services, secret):
    return services.secrets.get(secret.id).topic


def test_a_topic_is_written_and_undone_in_one_step(empty, never):
    change = empty.secrets.set_topic(never.id, f"  {TOPIC} ")
    assert topic(empty, never) == TOPIC
    empty.manual.undo(change.action)
    assert topic(empty, never) == ""
    with pytest.raises(NotFound):
        empty.secrets.set_topic("s-none", TOPIC)


def test_only_what_is_never_mentioned_has_a_topic(empty, never):
    empty.secrets.set_topic(never.id, TOPIC)
    change = empty.secrets.set_sensitivity(never.id, "private")
    assert topic(empty, never) == ""
    with pytest.raises(Refused, match="never to be mentioned"):
        empty.secrets.set_topic(never.id, TOPIC)
    empty.manual.undo(change.action)
    assert topic(empty, never) == TOPIC
    empty.secrets.cycle_sensitivity(never.id)
    assert topic(empty, never) == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("her divorce", "private life"),
        (TEXT.lower(), "tells the secret itself"),
        ("w" * 61, "tells the secret itself"),
    ],
)
def test_a_topic_that_would_tell_too_much_is_refused(empty, never, words, said):
    with pytest.raises(BadInput, match=said):
        empty.secrets.set_topic(never.id, words)
    assert topic(empty, never) == ""


def test_what_is_kept_with_care_has_no_topic(empty, sharing, never):
    sharing.settle(never.id, "keep")
    with pytest.raises(Refused, match="kept to yourself"):
        empty.secrets.set_topic(never.id, TOPIC)


def test_service_alone_is_told_the_topic(empty, sharing, never, tmp_path):
    empty.secrets.set_topic(never.id, TOPIC)
    [line] = sharing.preview("service").leaves
    assert (line.id, line.person, line.kind, line.text) == (
        never.id, "Hester", "do not raise", TOPIC,
    )  # fmt: skip
    assert sharing.preview("marketing").leaves == ()
    for ending in ("html", "pdf", "xlsx", "docx", "csv", "json", "jsonl", "txt"):
        receipt = sharing.hand_over("service", tmp_path / f"pack.{ending}")
        assert receipt.secrets == [never.id]
    for ending in ("html", "csv", "json", "jsonl", "txt"):
        text = (tmp_path / f"pack.{ending}").read_text("utf-8")
        assert TOPIC in text, ending
        assert "pallet" not in text, ending
    assert [one.text for one in sharing.contents(receipt.id)] == [TOPIC]


@pytest.mark.parametrize("ending", ["vcf", "ics", "hubspot.csv"])
def test_tools_have_no_place_for_topics(empty, sharing, never, tmp_path, ending):
    empty.secrets.set_topic(never.id, TOPIC)
    preview = sharing.preview("service", path=tmp_path / f"pack.{ending}")
    assert preview.leaves == ()
    assert [(held.id, held.reason) for held in preview.held_back] == [(never.id, "form")]


@pytest.mark.parametrize(("then", "what"), [("", "withdrawn"), ("the new hall", "corrected")])
def test_a_topic_that_left_is_called_back(empty, sharing, never, tmp_path, then, what):
    empty.secrets.set_topic(never.id, TOPIC)
    receipt = sharing.hand_over("service", tmp_path / "pack.json", recipient="Ola")
    recall = RecallService(empty.manual)
    assert [line.said for line in recall.lines(receipt.id)] == [TOPIC]
    assert recall.open_recalls() == []
    empty.manual.clock.advance(timedelta(minutes=1))
    empty.secrets.set_topic(never.id, then)
    [waiting] = recall.open_recalls()
    assert [(line.code, line.what) for line in waiting.lines] == [(withdrawal_code(never.id), what)]
    preview = sharing.preview("service", recipient="Ola", only_new=True)
    assert [line.text for line in preview.leaves] == ([then] if then else [])
    sharing.hand_over("service", tmp_path / "next.json", recipient="Ola")
    data = json.loads((tmp_path / "next.json").read_text("utf-8"))
    assert [(one["code"], one["what"]) for one in data["withdrawals"]] == [
        (withdrawal_code(never.id), what)
    ]
    assert recall.open_recalls() == []
