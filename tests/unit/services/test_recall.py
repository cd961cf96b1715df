"""What left can be called back: who has it, what it said there, and that it is gone next time."""

import json
from datetime import timedelta

import pytest

from secretsmanual.cli.main import run
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.services.recall import RecallService
from secretsmanual.services.sharing import SharingService

TEXT = "Ring her before the retailers do"


class Desk:
    """One account, one person, one secret that service was told of."""

    def __init__(self, services, folder):
        self.services, self.folder = services, folder
        self.sharing, self.recall = SharingService(services.manual), RecallService(services.manual)
        today = services.manual.today
        self.firm, _ = services.accounts.add("Thornquay")
        self.hester, _ = services.people.add(
            "Hester", self.firm.id,
            consent_service=True, consent_marketing=True, consent_asked_on=today,
        )  # fmt: skip
        self.secret = self.add(TEXT)
        self.add("Likes early trains")

    def add(self, text):
        by = self.hester.id
        values = {"kind": "hope", "sensitivity": "open", "person_id": by, "said_by": by}
        secret, _ = self.services.secrets.add(text, self.firm.id, **values)
        return secret

    def hand_over(self, recipient="", audience="service", name="pack.json"):
        self.path = self.folder / name
        return self.sharing.hand_over(audience, self.path, recipient=recipient)

    @property
    def data(self):
        return json.loads(self.path.read_text("utf-8"))

    def waiting(self):
        return [
            (one.receipt.recipient, [(line.told.secret_id, line.what) for line in one.lines])
            for one in self.recall.open_recalls()
        ]


@pytest.fixture
def desk(empty, tmp_path):
    return Desk(empty, tmp_path)


def delete(desk):
    desk.services.secrets.delete(desk.secret.id)


def make_private(desk):
    desk.services.secrets.set_sensitivity(desk.secret.id, "private")


def never(desk):
    desk.services.secrets.set_sensitivity(desk.secret.id, "never")


def take_back_consent(desk):
    consent = {"consent_service": False, "consent_marketing": False}
    desk.services.people.change(desk.hester.id, **consent)
    desk.services.secrets.delete(desk.services.secrets.all()[1].id)


def protect_the_source(desk):
    with desk.services.manual.write("Protect") as unit:
        unit.secrets.change(desk.secret.id, source_protected=True, text="Hester says: ring first")


def correct(desk):
    desk.services.secrets.edit(desk.secret.id, "Ring her after the retailers did")


def supersede(desk):
    desk.services.secrets.supersede(desk.secret.id, "Write to her, never ring")


@pytest.mark.parametrize(
    ("act", "what", "leaves"),
    [
        (delete, "withdrawn", False),
        (make_private, "withdrawn", False),
        (never, "withdrawn", False),
        (correct, "corrected", True),
        (supersede, "corrected", False),
        (protect_the_source, "corrected", True),
    ],
)
def test_what_changed_since_it_left_is_called_back_once(desk, act, what, leaves):
    receipt = desk.hand_over("Ola Brandt")
    assert desk.waiting() == []
    desk.services.manual.clock.advance(timedelta(minutes=1))
    act(desk)
    secret_id, code = desk.secret.id, withdrawal_code(desk.secret.id)
    assert desk.recall.affected(secret_id) == [receipt]
    assert desk.waiting() == [("Ola Brandt", [(secret_id, what)])]
    desk.hand_over("Ola Brandt")
    assert [(one["code"], one["what"]) for one in desk.data["withdrawals"]] == [(code, what)]
    assert TEXT not in desk.path.read_text("utf-8")
    assert (code in {line["code"] for line in desk.data["records"]}) is leaves
    assert desk.waiting() == []


def test_a_consent_taken_back_calls_back_all_of_hers(desk):
    desk.hand_over("Ola", "marketing")
    take_back_consent(desk)
    [(_, lines)] = desk.waiting()
    assert len(lines) == 2


def test_what_holds_is_not_called_back(desk):
    desk.hand_over("Ola")
    desk.services.secrets.confirm(desk.secret.id)
    desk.services.secrets.toggle_gold(desk.secret.id)
    assert desk.waiting() == []
    desk.hand_over("Ola")
    assert desk.data["withdrawals"] == []


def test_what_was_undone_holds_again(desk):
    desk.hand_over("Ola")
    change = desk.services.secrets.delete(desk.secret.id)
    assert len(desk.waiting()) == 1
    desk.services.manual.undo(change.action)
    assert desk.waiting() == []


def test_a_file_that_is_to_be_destroyed_by_now_is_left_out(desk):
    desk.hand_over("Ola")
    make_private(desk)
    desk.services.manual.clock.advance(timedelta(days=91))
    assert desk.waiting() == []
    assert desk.recall.affected(desk.secret.id)
    with pytest.raises(NotFound, match="No file in use"):
        desk.recall.recall(desk.secret.id, desk.folder / "sheet.txt")


def test_the_sheet_says_who_has_it_what_it_said_and_what_to_do(desk):
    desk.hand_over("Ola Brandt", name="ola.html")
    desk.hand_over("Max", name="max.html")
    correct(desk)
    sheet = desk.folder / "sheet.txt"
    recalls = desk.recall.recall(desk.secret.id, sheet)
    assert [one.receipt.recipient for one in recalls] == ["Ola Brandt", "Max"]
    text = " ".join(sheet.read_text("utf-8").split())
    for said in ("OLA BRANDT", "MAX", "ola.html", TEXT, "the next file has the new words"):
        assert said in text
    assert withdrawal_code(desk.secret.id) in text
    assert "after the retailers did" not in text
    assert desk.waiting() == []


def test_one_recipient_gets_their_own_sheet_alone(desk):
    desk.hand_over("Ola Brandt")
    desk.hand_over("Max")
    make_private(desk)
    sheet = desk.folder / "sheet.txt"
    desk.recall.recall_all(sheet, "ola brandt")
    assert "MAX" not in sheet.read_text("utf-8")
    assert [who for who, _ in desk.waiting()] == ["Max"]
    with pytest.raises(Refused, match="nothing to call back"):
        desk.recall.recall_all(sheet, "Ola Brandt")


def test_what_must_never_be_mentioned_stands_with_its_code_alone(desk):
    desk.hand_over("Ola")
    never(desk)
    sheet = desk.folder / "sheet.json"
    desk.recall.recall_all(sheet)
    [line] = json.loads(sheet.read_text("utf-8"))["recalls"][0]["lines"]
    assert (line["code"], line["said"]) == (withdrawal_code(desk.secret.id), "")


def test_what_still_holds_can_be_called_back_too(desk):
    desk.hand_over("Ola")
    [recall] = desk.recall.recall(desk.secret.id, desk.folder / "sheet.pdf")
    assert [(line.what, line.why) for line in recall.lines] == [
        ("withdrawn", "You called it back.")
    ]


def test_a_sheet_that_cannot_be_written_leaves_the_recall_open(desk):
    desk.hand_over("Ola")
    make_private(desk)
    with pytest.raises(Refused, match="folder is not there"):
        desk.recall.recall_all(desk.folder / "none" / "sheet.txt")
    with pytest.raises(BadInput, match="what kind"):
        desk.recall.recall_all(desk.folder / "sheet.exe")
    assert len(desk.waiting()) == 1


def test_one_file_at_a_time_is_told_of_on_a_sheet_or_by_word(desk):
    ola, max_ = desk.hand_over("Ola"), desk.hand_over("Max")
    correct(desk)
    sheet = desk.folder / "sheet.txt"
    assert desk.recall.write_sheet(ola.id, sheet).receipt == ola
    assert "MAX" not in sheet.read_text("utf-8")
    assert [who for who, _ in desk.waiting()] == ["Max"]
    assert desk.recall.told(max_.id).touches("handover")
    assert desk.waiting() == []
    with pytest.raises(Refused, match="nothing to call back"):
        desk.recall.write_sheet(ola.id, sheet)
    with pytest.raises(NotFound):
        desk.recall.told("h-none")


def test_what_a_file_said_is_kept_whatever_is_written_since(desk):
    receipt = desk.hand_over("Ola")
    at = desk.secret.updated_at
    correct(desk)
    first = desk.recall.lines(receipt.id)[0]
    assert (first.secret_id, first.said, first.version) == (desk.secret.id, TEXT, at)


def test_other_audiences_are_not_told_of_codes_they_never_got(desk):
    desk.hand_over("Ola")
    make_private(desk)
    desk.hand_over("Max", "marketing")
    assert desk.data["withdrawals"] == []


def test_a_page_and_a_workbook_name_the_codes_to_strike(desk):
    desk.hand_over("Ola")
    make_private(desk)
    code = withdrawal_code(desk.secret.id)
    desk.hand_over("Max", name="pack.txt")
    text = " ".join(desk.path.read_text("utf-8").split())
    assert f"Strike in older files: {code} (withdrawn)" in text
    assert "Fresh until: 27 Nov 2026" in text
    desk.hand_over("Max", name="pack.html")
    assert code in desk.path.read_text("utf-8")


def test_a_private_text_that_never_left_is_on_no_sheet(desk):
    desk.hand_over("Ola")
    desk.services.secrets.edit(desk.secret.id, "Zq1 her illness")
    make_private(desk)
    desk.recall.recall_all(desk.folder / "sheet.json")
    assert "Zq1" not in (desk.folder / "sheet.json").read_text("utf-8")


def test_commands_list_who_has_it_and_write_the_sheets(desk, capsys):
    receipt = desk.hand_over("Ola")
    make_private(desk)
    desk.services.manual.close()
    manual, sheet = ["--manual", str(desk.services.manual.path)], str(desk.folder / "sheet.txt")

    def command(*words):
        assert run([*words, *manual], lambda *_: 0) == 0
        return capsys.readouterr().out

    today = ["--today", "2026-11-21"]
    assert receipt.id in command("receipts", "--secret", desk.secret.id, *today)
    [found] = json.loads(command("recall", "--json", *today))["recalls"]
    assert (found["recipient"], found["lines"][0]["secret"]) == ("Ola", desk.secret.id)
    assert "Private: it is yours alone." in command("recall", *today)
    assert "1 file to be corrected" in command("recall", desk.secret.id, "--to", sheet, *today)
    assert "Nothing waits" in command("recall", *today)
    assert run(["recall", desk.secret.id, *manual], lambda *_: 0) == 1
