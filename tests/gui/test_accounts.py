"""The accounts page: painted first, filtered by typing, with the talks that wait above it."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.interview.events import Key, Line
from secretsmanual.gui.navigation import Page
from secretsmanual.services.interviews import Plan

ROOT = Path(__file__).parents[2]
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from secretsmanual.gui.application import Application

def opener():
    raise SystemExit

qt = QApplication([])
application = Application(qt, Path(sys.argv[1]), opener)

def painted():
    application.window.grab()
    rows = application.tools.navigation.page.list.records.rows
    heavy = {"pydantic", "sqlalchemy", "sqlmodel", "alembic"} & set(sys.modules)
    print(len(rows), *sorted(heavy))
    qt.exit()

application.glanced.connect(painted)
application._open_manual = lambda: None
application.start()
qt.exec()
application.work.close()
"""


class OtherPage(Page):
    """Stands for a page of somebody else's."""

    def arrive(self, **args):
        self.args = args


@pytest.fixture
def others(tools):
    """Let navigation open empty pages in place of these; what they were opened with is kept."""
    for name in ("account", "review", "talk", "import"):
        tools.navigation.register(name, OtherPage)
    return tools


@pytest.fixture
def page(others, open_page):
    return open_page("accounts")


def shown(page):
    return [row.name for row in page.list.records.rows]


def begin(services, *events):
    account = services.accounts.find("Gantrel")
    people = services.people.all(account.id)
    talk = services.interviews.start(Plan(account_id=account.id, attendees=(people[0].id,)))
    for event in events:
        talk.handle(event)
    return talk.session.id


def test_the_first_paint_needs_nothing_heavy(demo, tmp_path):
    demo.manual.close()
    environment = {"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path), "HOME": "/"}
    found = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(demo.manual.path)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
        check=True,
        timeout=60,
    )
    assert found.stdout.split() == ["6"]


def test_high_value_accounts_stand_first_with_their_counts(page):
    rows = page.list.records.rows
    assert [bool(row.marks) for row in rows] == [True] * 5 + [False]
    thornquay = next(row for row in rows if row.name.startswith("Thornquay"))
    assert thornquay.counts == "3 people, 22 secrets"
    assert thornquay.talked == "talked 2 months ago"
    assert "high value" in thornquay.spoken


def test_typing_filters_and_enter_opens(page, others, qtbot):
    assert page.window().focusWidget() is page.search
    qtbot.keyClicks(page.search, "COLD stor")
    assert shown(page) == ["Pellworth Cold Chain"]
    assert page.count.text() == "1 of 6"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    here = others.navigation.here
    assert here.name == "account"
    assert here.args["account"] == page.list.current_id()


def test_down_goes_into_the_list(page, others, qtbot):
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.window().focusWidget() is page.list
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    second = page.list.records.rows[1].id
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert others.navigation.here.args == {"account": second}


def test_a_search_without_a_hit_says_so(page, qtbot):
    qtbot.keyClicks(page.search, "zzz")
    assert shown(page) == []
    assert page.nothing.isVisible()
    assert "zzz" in page.nothing.heading.text()


def test_a_new_account_is_typed_in_place(page, others, qtbot, settled):
    others.actions["new_account"].trigger()
    assert page.window().focusWidget() is page.name
    qtbot.keyClicks(page.name, "Akerlund & Sons")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    settled(others)
    made = others.services.accounts.find("Akerlund & Sons")
    assert others.navigation.here.args == {"account": made.id}
    others.navigation.open("accounts")
    settled(others)
    assert "Akerlund & Sons" in shown(page)
    others.undoing.undo()
    settled(others)
    assert "Akerlund & Sons" not in shown(page)


def test_an_account_without_a_name_is_refused_where_it_stands(page, others, qtbot, settled):
    others.actions["new_account"].trigger()
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    settled(others)
    assert "name" in page.name_field.error
    qtbot.keyClick(page.name, Qt.Key.Key_Escape)
    assert not page.name_field.isVisible()
    assert page.window().focusWidget() is page.search


def test_a_talk_that_was_never_ended_can_be_taken_up(page, others, settled, demo):
    talk = begin(demo, Line("rung before seven"), Key("half a li"))
    others.navigation.open("talk")
    others.navigation.open("accounts")
    page._changed(None)
    settled(others)
    assert page.resume.sentence.text() == "Call with Bart, 08:40, 1 line, 1 unfinished line."
    page.resume.resume.click()
    assert others.navigation.here.args == {"resume": talk}


def test_later_means_later(page, settled, others, demo):
    begin(demo, Line("rung before seven"))
    page._changed(None)
    settled(others)
    assert page.resume.isVisible()
    page.resume.later.click()
    assert not page.resume.isVisible()
    page._changed(None)
    settled(others)
    assert not page.resume.isVisible()


def test_an_unfinished_talk_is_ended_for_its_review(page, settled, others, demo):
    talk = begin(demo, Line("rung before seven"))
    page._changed(None)
    settled(others)
    page.resume.review.click()
    settled(others)
    assert others.navigation.here.args == {"interview": talk}
    assert talk in [one.interview.id for one in demo.interviews.waiting_for_review()]


def test_talks_that_wait_for_review_are_named(page, others):
    assert page.review.sentence.text().startswith("One talk waits for its review: Visit with")
    page.review.review.click()
    assert others.navigation.here.name == "review"


def test_the_page_reads_only_while_it_is_looked_at(page, others, settled, demo):
    others.navigation.open("talk")
    reads = []
    page._presenter.shown.connect(reads.append)
    _, change = demo.accounts.add("Somebody New")
    others.wrote(change)
    settled(others)
    assert reads == []
    others.navigation.open("accounts")
    settled(others)
    assert "Somebody New" in shown(page)


def test_an_empty_manual_shows_three_ways_in_once(make_tools, empty, settled):
    tools = make_tools(empty)
    tools.navigation.open("accounts")
    settled(tools)
    assert tools.navigation.here.name == "welcome"
    tools.navigation.open("accounts")
    settled(tools)
    assert tools.navigation.here.name == "accounts"


def test_everything_has_a_name(page, others, assert_accessible, demo, settled):
    begin(demo, Line("rung before seven"))
    page._changed(None)
    settled(others)
    others.actions["new_account"].trigger()
    assert_accessible(page)
