"""What services say of their own is in the language spoken; what is kept in the manual is data."""

import pytest

from secretsmanual.domain.changes import said
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.runs import FOLDER
from secretsmanual.services.locking import recovery_sheet
from secretsmanual.services.promises import calendar_of
from tests.pseudo import bare, pseudo, runs, texts_of


@pytest.fixture
def strange(demo):
    with pseudo():
        yield demo


def test_the_recovery_sheet(strange):
    sheet = recovery_sheet(strange.manual, "abcd-efgh")
    assert set().union(*map(runs, texts_of(sheet))) <= {"abcd-efgh", "demo", "secrets"}


def test_titles_of_promises_in_a_calendar(strange):
    entries = calendar_of(strange.promises.named(), strange.manual.today).data["entries"]
    assert entries
    assert all(one["summary"].startswith("⟦") for one in entries)


def test_every_label_of_the_demo_is_said(strange):
    account = strange.accounts.find("thornquay")
    added, change = strange.people.add("Zed Quill", account.id)
    assert (change.label, change.said) == ("Add Zed Quill", "⟦Add Zed Quill⟧")
    change = strange.people.change(added.id, role="Buyer")
    assert (change.label, change.said) == ("Change the person", "⟦Change the person⟧")
    assert said("Set the gift limit") == "⟦Set the gift limit⟧"


def test_the_hand_over_folder_gets_files_by_its_name(strange, tmp_path):
    strange.folder.set(tmp_path, ["service"])
    strange.folder.write()
    (receipt,) = [one for one in strange.sharing.receipts() if one.recipient == FOLDER]
    assert (FOLDER, receipt.to) == ("Hand-over folder", "⟦Hand-over folder⟧")
    assert bare(strange.folder.current().said) == "|"
    page = (tmp_path / "Secrets for service.html").read_text("utf-8")
    assert "⟦service⟧, ⟦Hand-over folder⟧" in page


@pytest.mark.parametrize(
    "wrong",
    [
        lambda services, path: services.accounts.find("nobody at all"),
        lambda services, path: services.people.find("nobody at all"),
        lambda services, path: services.people.change("p-none", role=""),
        lambda services, path: services.settings.set("gift_limit", "much"),
        lambda services, path: services.questions.export(path / "bank.toml"),
        lambda services, path: services.importing.preview(path / "none.csv"),
        lambda services, path: services.sharing.hand_over("service", path / "pack"),
        lambda services, path: services.sharing.hand_over("service", path / "no" / "pack.html"),
        lambda services, path: services.bundles.look(path / "none.smbundle"),
        lambda services, path: services.folder.write(),
    ],
)
def test_errors_are_said_in_whole(strange, tmp_path, wrong):
    with pytest.raises(UserError) as told:
        wrong(strange, tmp_path)
    assert bare(told.value.what) == "|"
    assert bare(told.value.hint) in ("|", "")
