"""The hand-over folder: fresh packs after each review, and nothing that must not stand there."""

import os
import shutil
import threading
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from secretsmanual.cli.main import run
from secretsmanual.domain.errors import BadInput, Refused
from secretsmanual.domain.handover import withdrawal_code
from secretsmanual.store import handed
from secretsmanual.system import files as files_module

HTML, XLSX = "Secrets for service.html", "Secrets for marketing.xlsx"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "shared"
    path.mkdir()
    return path


def mode(path):
    return path.stat().st_mode & 0o777


def names(place):
    return sorted(path.name for path in place.iterdir())


def receipts(services):
    return [one for one in services.sharing.receipts() if one.recipient == "Hand-over folder"]


def lines(services):
    with services.manual.read() as unit:
        return handed.in_use(unit, services.manual.today, "service")


def test_both_packs_are_written_for_their_owner_alone(demo, place):
    demo.folder.set(place, ["marketing", "service"])
    assert demo.folder.current().said == "Nothing is written there yet."
    written = demo.folder.write()
    assert (written.problem, written.said) == ("", "Written Fri 20 Nov 08:40.")
    assert demo.folder.current() == written
    assert names(place) == [XLSX, HTML]
    assert {mode(place / name) for name in names(place)} == {0o600}
    assert {one.audience for one in receipts(demo)} == {"service", "marketing"}
    cells = [cell for sheet in load_workbook(place / XLSX) for row in sheet for cell in row]
    front = [str(cell.value) for cell in cells]
    assert "Fresh until" in front
    assert "27 Nov 2026" in front


def test_the_group_may_read_where_that_is_said(demo, place):
    demo.folder.set(place, ["service"], group_reads=True)
    demo.folder.write()
    assert names(place) == [HTML]
    assert mode(place / HTML) == 0o640


def test_what_was_called_back_is_gone_from_the_next_pack(demo, place):
    demo.folder.set(place, ["service"])
    demo.folder.write()
    secret = demo.secrets.get(receipts(demo)[0].secrets[0])
    assert secret.text in (place / HTML).read_text("utf-8")
    demo.secrets.set_sensitivity(secret.id, "private")
    assert len(demo.recall.open_recalls()) == 1
    demo.folder.write()
    page = (place / HTML).read_text("utf-8")
    assert secret.text not in page
    assert withdrawal_code(secret.id) in page
    assert demo.recall.open_recalls() == []


def test_the_receipts_of_a_folder_do_not_pile_up(demo, place):
    demo.folder.set(place, ["service"])
    demo.folder.write()
    once = len(lines(demo))
    first = receipts(demo)[0].secrets[0]
    for _ in range(3):
        demo.folder.write()
    assert (len(receipts(demo)), len(lines(demo))) == (1, once)
    demo.manual.clock.advance(timedelta(hours=1))
    demo.secrets.edit(first, "Something else altogether")
    demo.folder.write()
    demo.folder.write()
    new, old = receipts(demo)
    assert (old.secrets, len(new.secrets), len(lines(demo))) == ([first], once, once + 1)
    assert [one.id for one in demo.recall.affected(first)] == [new.id, old.id]


def test_a_drive_that_is_gone_is_told_in_a_sentence_and_tried_again(demo, place):
    demo.folder.set(place, ["service"])
    demo.folder.write()
    shutil.rmtree(place)
    demo.manual.clock.advance(timedelta(hours=1))
    written = demo.folder.write()
    assert written.said == "The folder shared is not there now; it is tried again later."
    assert written.written_at
    place.mkdir()
    assert demo.folder.write().problem == ""
    assert names(place) == [HTML]


def test_a_drive_that_does_not_answer_is_not_waited_for(demo, place, monkeypatch):
    never = threading.Event()
    demo.folder.set(place, ["service"])
    monkeypatch.setattr(files_module, "PATIENCE_S", 0.01)
    monkeypatch.setattr(type(place), "is_dir", lambda self: never.wait(5))
    assert "not there now" in demo.folder.write().problem
    never.set()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_is_told(demo, place):
    demo.folder.set(place, ["service"])
    place.chmod(0o500)
    assert "read-only" in demo.folder.write().problem
    place.chmod(0o700)


def test_what_somebody_else_wrote_there_is_left_alone(demo, place):
    (place / HTML).write_text("theirs")
    demo.folder.set(place, ["service", "marketing"])
    assert "was not written from this manual" in demo.folder.write().problem
    assert (place / HTML).read_text() == "theirs"
    assert names(place) == [XLSX, HTML]


def test_where_nothing_may_leave_any_more_the_pack_is_taken_away(empty, place):
    firm, _ = empty.accounts.add("Thornquay")
    secret, _ = empty.secrets.add("Ships on Fridays", firm.id, kind="outcome")
    empty.folder.set(place, ["service"])
    empty.folder.write()
    assert names(place) == [HTML]
    empty.manual.clock.advance(timedelta(days=91))
    empty.secrets.set_sensitivity(secret.id, "private")
    assert empty.folder.write().problem == ""
    assert names(place) == []


def test_what_a_killed_writing_left_is_tidied_away(demo, place):
    (place / f".{HTML}.x1").write_text("half a pack")
    demo.folder.set(place, ["service"])
    demo.folder.write()
    assert names(place) == [HTML]


def test_a_folder_is_chosen_stopped_and_needed(demo, place):
    with pytest.raises(BadInput, match="not a folder"):
        demo.folder.set(place / "none", ["service"])
    with pytest.raises(BadInput, match="No pack"):
        demo.folder.set(place, [])
    with pytest.raises(Refused, match="No hand-over folder"):
        demo.folder.write()
    demo.folder.set(place, ["service"])
    demo.folder.stop()
    assert demo.folder.current() is None


def test_it_is_done_by_a_command_too(demo, place, capsys):
    manual = ["--manual", str(demo.manual.path)]
    demo.manual.close()

    def command(*words):
        status = run([*words, *manual], lambda *_: 0)
        return status, "".join(capsys.readouterr())

    assert command("share", "folder")[0] == 1
    status, said = command("share", "folder", "--to", str(place), "--pack", "marketing")
    assert (status, XLSX in said, names(place)) == (0, True, [XLSX])
    assert command("share", "folder", "--json")[0] == 0
    shutil.rmtree(place)
    assert command("share", "folder") == (
        1,
        "The folder shared is not there now; it is tried again later.\n",
    )
    assert command("share", "folder", "--stop")[0] == 0
    assert command("recall") == (0, "Nothing waits to be called back.\n")
