"""Handing over: what is shown first is what leaves, and file and receipt are both or neither."""

import hashlib
import json

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.formats.exporters.job import Cancelled
from secretsmanual.services.sharing import SharingService
from tests.unit.formats.pack_opening import inside, opened

OTHERS = ("promise", "mishap", "idea")
"""What leaves besides secrets."""


@pytest.fixture
def sharing(demo):
    return SharingService(demo.manual)


def test_the_preview_shows_exactly_what_leaves(demo, sharing, tmp_path):
    for audience in ("service", "marketing"):
        preview = sharing.preview(audience)
        receipt = sharing.hand_over(audience, tmp_path / "pack.json")
        data = json.loads((tmp_path / "pack.json").read_text("utf-8"))
        secrets = [one for one in preview.leaves if one.kind not in OTHERS]
        assert [one.id for one in secrets] == receipt.secrets
        assert [one.text for one in secrets] == [
            line["text"] for line in data["records"] if line.get("kind") != "Idea"
        ]
        others = sum(len(data.get(name, ())) for name in ("open_promises", "mishaps", "ideas"))
        assert len(preview.leaves) == len(secrets) + others
        assert sum(receipt.held_back.values()) == len(preview.held_back)
        assert json.loads(json.dumps(preview.data))["held_back"][0]["why"]


def test_every_secret_either_leaves_or_is_held_back_with_a_reason(demo, sharing):
    preview = sharing.preview("marketing")
    ids = [one.id for one in (*preview.leaves, *preview.held_back) if one.kind != "idea"]
    assert len(ids) == len(set(ids)) == 99
    assert all(one.why for one in preview.held_back)


def test_one_account_is_handed_over_alone(demo, sharing):
    thornquay = demo.accounts.find("thornquay")
    preview = sharing.preview("service", [thornquay.id])
    assert {one.account for one in preview.leaves} == {thornquay.name}
    with pytest.raises(NotFound):
        sharing.preview("service", ["a-none"])


@pytest.mark.parametrize("ending", ["html", "pdf", "xlsx", "csv", "json", "jsonl", "txt"])
def test_the_file_is_private_and_its_receipt_tells_all(demo, sharing, tmp_path, ending):
    path = tmp_path / f"pack.{ending}"
    receipt = sharing.hand_over("service", path, recipient="Ola Brandt")
    assert path.stat().st_mode & 0o777 == 0o600
    assert receipt.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (receipt.format, receipt.file_name) == (ending, path.name)
    assert (receipt.recipient, receipt.audience) == ("Ola Brandt", "service")
    assert (receipt.expires_on - demo.manual.today).days == 90
    assert sharing.receipts()[0] == receipt
    assert [one.name for one in tmp_path.iterdir() if "pack" in one.name] == [path.name]


def test_the_pack_for_service_is_locked_with_a_passphrase_and_nothing_else_is(demo, tmp_path):
    sharing = SharingService(demo.manual, lambda count: bytes(range(count)))
    path = tmp_path / "pack.html"
    receipt = sharing.hand_over("service", path, passphrase="seven quiet lamps")
    said = path.read_text("utf-8")
    assert "Hester" not in said
    assert len(json.loads(opened(said, "seven quiet lamps"))["cards"]) == 21
    assert receipt.file_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    before = sharing.receipts()
    for audience, name in (("service", "pack.pdf"), ("marketing", "pack.html")):
        with pytest.raises(BadInput, match="Only the service pack"):
            sharing.hand_over(audience, tmp_path / name, passphrase="seven quiet lamps")
    with pytest.raises(BadInput, match="fewer than 8"):
        sharing.hand_over("service", path, passphrase="")
    assert path.read_text("utf-8") == said
    assert sharing.receipts() == before


def test_two_locked_packs_share_neither_salt_nor_nonce(demo, sharing, tmp_path):
    made = []
    for name in ("one.html", "two.html"):
        sharing.hand_over("service", tmp_path / name, passphrase="seven quiet lamps")
        made.append(inside((tmp_path / name).read_text("utf-8")))
    assert made[0]["salt"] != made[1]["salt"]
    assert made[0]["nonce"] != made[1]["nonce"]


def test_receipts_are_found_by_person(demo, sharing, tmp_path):
    hester, colm = demo.people.find("hester"), demo.people.find("colm")
    receipt = sharing.hand_over("marketing", tmp_path / "pack.html")
    assert sharing.receipts(hester.id) == [receipt]
    assert sharing.receipts(colm.id) == []


def test_a_file_that_cannot_be_written_leaves_no_receipt(demo, sharing, tmp_path):
    before = sharing.receipts()
    with pytest.raises(Refused, match="folder is not there"):
        sharing.hand_over("service", tmp_path / "none" / "pack.html")
    with pytest.raises(BadInput, match="what kind"):
        sharing.hand_over("service", tmp_path / "pack.exe")
    with pytest.raises(Cancelled):
        sharing.hand_over("service", tmp_path / "pack.html", progress=lambda share: False)
    folder = tmp_path / "taken.html"
    (folder / "full").mkdir(parents=True)
    with pytest.raises(Refused):
        sharing.hand_over("service", folder)
    assert sharing.receipts() == before
    assert not (tmp_path / "pack.html").exists()


def test_a_receipt_that_cannot_be_kept_leaves_no_file(demo, sharing, tmp_path, monkeypatch):
    path = tmp_path / "pack.html"
    path.write_text("the old one")

    def full(*_):
        raise Refused("The disk is full; nothing of this step was saved.")

    monkeypatch.setattr(SharingService, "_keep", full)
    with pytest.raises(Refused, match="disk is full"):
        sharing.hand_over("service", path)
    assert path.read_text() == "the old one"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_nothing_to_hand_over_is_told(empty, tmp_path):
    empty.accounts.add("Newcomer")
    with pytest.raises(Refused, match="Nothing may leave"):
        SharingService(empty.manual).hand_over("marketing", tmp_path / "pack.html")
    assert not (tmp_path / "pack.html").exists()


def test_an_idea_leaves_for_marketing_while_all_it_rests_on_may(demo, sharing, tmp_path):
    def ideas(audience="marketing"):
        return {one.id for one in sharing.preview(audience).leaves if one.kind == "idea"}

    assert (ideas(), ideas("service")) == ({"ie-I7"}, set())
    path = tmp_path / "stream.jsonl"
    sharing.hand_over("marketing", path)
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    record = next(one for one in records if one.get("kind") == "Idea")
    assert record["text"] == "Rehearse the Christmas peak with two of her temps in October"
    assert set(record["rests_on"].split()) <= {one["code"] for one in records}
    demo.secrets.set_sensitivity("s-S027", "service")
    assert ideas() == set()
    demo.secrets.set_sensitivity("s-S027", "open")
    demo.ideas.change("ie-I7", title="Visit her in hospital before the peak")
    assert ideas() == set()


def test_an_idea_needs_the_consent_of_whom_it_is_for_and_names_no_topic(demo, sharing):
    def leaving():
        return {one.id for one in sharing.preview("marketing").leaves if one.kind == "idea"}

    open_ones = ["s-S028"]
    whose, _ = demo.ideas.add("A wreath label", person_id="p-P09", secrets=open_ones)
    firms, _ = demo.ideas.add("A wreath label", account_id="a-A4", secrets=open_ones)
    assert (whose.id in leaving(), firms.id in leaving()) == (False, True)
    demo.ideas.change("ie-I7", title="Oysters for the packing room at the peak")
    assert "ie-I7" in leaving()
    demo.people.change("p-P08", not_these=["oysters"])
    assert "ie-I7" not in leaving()
