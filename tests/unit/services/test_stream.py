"""The stream for marketing: what is new, changed and withdrawn since their last file."""

import json
from datetime import timedelta

import pytest

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.formats.exporters.job import Cancelled


@pytest.fixture
def send(demo, tmp_path, clock):
    """Send what is new, a day later each time; give the lines by their change."""

    def sent(recipient="Bea", only_new=True, accounts=()):
        clock.advance(timedelta(days=1))
        path = tmp_path / "stream.jsonl"
        demo.sharing.hand_over("marketing", path, accounts, recipient, only_new=only_new)
        lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found = {"new": set(), "changed": set(), "withdrawn": set()}
        for line in lines:
            if line["change"] != "idea":
                found[line["change"]].add(line["code"])
        return found

    return sent


def codes(ids) -> set[str]:
    return {withdrawal_code(one) for one in ids}


def test_the_first_file_holds_everything_and_the_next_nothing(demo, send):
    leaves = {one.id for one in demo.sharing.preview("marketing").leaves if one.kind != "idea"}
    first = send()
    assert first == {"new": codes(leaves), "changed": set(), "withdrawn": set()}
    with pytest.raises(Refused, match="Nothing is new for Bea since 21 Nov 2026"):
        send()
    assert demo.sharing.preview("marketing", recipient="Bea", only_new=True).leaves == ()
    assert send("Carl")["new"] == first["new"]
    assert send(only_new=False)["new"] == first["new"]


@pytest.mark.parametrize(
    "leave", ["private", "never", "superseded", "deleted", "erased consent", "unsorted"]
)
def test_what_left_and_may_not_stand_any_more_is_withdrawn_once(demo, send, leave):
    send()
    one = demo.sharing.preview("marketing").leaves[0]
    secret = demo.secrets.get(one.id)
    gone = {secret.id}
    if leave in ("private", "never"):
        demo.secrets.set_sensitivity(secret.id, leave)
    elif leave == "superseded":
        new, _ = demo.secrets.supersede(secret.id, "Something newer")
    elif leave == "deleted":
        demo.secrets.delete(secret.id)
    elif leave == "unsorted":
        with demo.manual.write("Back to the inbox") as unit:
            unit.secrets.change(secret.id, status="unsorted", updated_at=unit.at)
    else:
        who = secret.person_id or secret.said_by
        gone = {
            line.id
            for line in demo.sharing.preview("marketing").leaves
            if line.kind != "idea"
            and who in (demo.secrets.get(line.id).person_id, demo.secrets.get(line.id).said_by)
        }
        with demo.manual.write("Take consent back") as unit:
            unit.people.change(who, consent_marketing=False)
    second = send()
    assert second["withdrawn"] == codes(gone)
    assert second["new"] == (codes({new.id}) if leave == "superseded" else set())
    with pytest.raises(Refused, match="Nothing is new"):
        send()


def test_a_corrected_line_takes_the_place_of_the_old_one(demo, send):
    send()
    one = demo.sharing.preview("marketing").leaves[0]
    with demo.manual.write("Correct") as unit:
        unit.secrets.change(one.id, text="Something else", updated_at=unit.at)
    assert send() == {"new": set(), "changed": codes({one.id}), "withdrawn": set()}


def test_of_one_account_alone_nothing_else_is_withdrawn(demo, send):
    everything = send()["new"]
    thornquay = demo.accounts.find("thornquay")
    theirs = {one.id for one in demo.sharing.preview("marketing", [thornquay.id]).leaves}
    assert send("Carl", accounts=[thornquay.id])["new"] == codes(theirs)
    assert send("Carl") == {
        "new": everything - codes(theirs), "changed": set(), "withdrawn": set()
    }  # fmt: skip


def test_lines_of_a_file_that_is_destroyed_by_now_are_new_again(demo, send, clock):
    everything = send()["new"]
    clock.advance(timedelta(days=88))
    with pytest.raises(Refused, match="Nothing is new"):
        send()
    clock.advance(timedelta(days=2))
    assert send()["new"] == everything


def test_a_page_to_read_stands_beside_the_stream_with_a_receipt_of_its_own(demo, send, tmp_path):
    send()
    one = demo.sharing.preview("marketing").leaves[0]
    demo.secrets.set_sensitivity(one.id, "private")
    send()
    page = (tmp_path / "stream.html").read_text("utf-8")
    assert "21 Nov 2026: what is new since" in page
    assert withdrawal_code(one.id) in page
    newest = demo.sharing.receipts()[:2]
    assert {one.file_name for one in newest} == {"stream.html", "stream.jsonl"}
    assert newest[0].secrets == newest[1].secrets


def test_a_stream_that_is_stopped_leaves_neither_file_nor_receipt(demo, tmp_path):
    before = demo.sharing.receipts()
    with pytest.raises(Cancelled):
        demo.sharing.hand_over(
            "marketing", tmp_path / "s.jsonl", progress=lambda share: False, only_new=True
        )
    assert demo.sharing.receipts() == before
    assert list(tmp_path.glob("s.*")) == []
