"""A command that writes while the window is open is safe, and the open page shows what it wrote."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from secretsmanual.bootstrap import open_manual
from secretsmanual.cli.main import run
from secretsmanual.domain.own_bank import OwnKindFields
from secretsmanual.gui.written_elsewhere import ElsewhereWatch


@pytest.fixture
def watch(tools, settled):
    made = ElsewhereWatch(tools, tools.work.parent())
    settled(tools)
    return made


@pytest.fixture
def heard(tools):
    found = []
    tools.changes.changed.connect(lambda change: found.append(change.label))
    return found


def command(demo, *words):
    assert run(["--manual", str(demo.manual.path), *words], lambda *_: 0) == 0


def test_the_open_page_shows_what_a_command_wrote(watch, open_page, tools, settled, demo, tmp_path):
    page = open_page("accounts")
    before = len(page.list.records.rows)
    (tmp_path / "people.csv").write_text("name,company\nAda Byron,Quillmere\n")
    command(demo, "import", str(tmp_path / "people.csv"))
    watch.look()
    settled(tools)
    settled(tools)
    assert len(page.list.records.rows) == before + 1


def test_what_the_window_wrote_itself_is_not_read_twice(watch, tools, settled, demo, heard):
    for number in range(3):
        tools.work.run(watch, lambda n=number: demo.accounts.add(f"Own {n}"))
        watch.look()
    settled(tools)
    assert heard == []


def test_turning_to_the_window_looks_at_once(watch, tools, settled, demo, heard):
    other = open_manual(demo.manual.path, demo.manual.clock)
    other.accounts.add("Quillmere")
    other.manual.close()
    window = tools.work.parent()
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    settled(tools)
    assert heard == ["Written elsewhere"]


def test_a_question_of_ones_own_that_a_command_brought_is_asked(watch, tools, settled, demo):
    bank = demo.manual.bank
    other = open_manual(demo.manual.path, demo.manual.clock)
    fields = OwnKindFields(label="Boats", family="life", means="What they sail", subject="person")
    kind, _ = other.questions.add_kind(fields)
    other.manual.close()
    watch.look()
    settled(tools)
    assert demo.manual.bank is not bank
    assert demo.manual.bank.kind(kind.id).label == "Boats"


def test_two_programs_writing_at_once_lose_nothing(demo):
    others = [open_manual(demo.manual.path, demo.manual.clock) for _ in range(3)]
    before = len(demo.accounts.all())

    def write(services):
        for number in range(25):
            services.accounts.add(f"{id(services)} {number}")

    with ThreadPoolExecutor() as pool:
        list(pool.map(write, [demo, *others]))
    for one in others:
        one.manual.close()
    assert len(demo.accounts.all()) == before + 100
