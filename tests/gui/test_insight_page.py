"""The report card in the window: each number opens its rows, by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from secretsmanual.domain.confided import MASK
from secretsmanual.gui.models.rows import SectionRow
from tests.unit.services.two_manuals import Rep

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("insight")
    qtbot.waitUntil(found.list.hasFocus)
    return found


def choose(page, box, text, tools, settled):
    at = next(n for n in range(box.count()) if box.itemText(n).startswith(text))
    box.setCurrentIndex(at)
    box.activated.emit(at)
    settled(tools)


def rows(listed):
    return [row for row in listed.records.rows if not isinstance(row, SectionRow)]


def test_the_card_says_what_it_adds_to(page, assert_accessible):
    assert "it does not replace" in page.head.note.text()
    assert page.points.text().startswith("45.5 points of 100: 11.4 % of the bonus")
    sections = [r.title for r in page.list.records.rows if isinstance(r, SectionRow)]
    assert sections == [
        "Gather", "Keep", "Use", "Share", "Promise", "Recover and be referred", "Without points",
    ]  # fmt: skip
    assert_accessible(page)


def test_a_number_opens_its_rows_and_a_row_its_record(page, tools, qtbot, settled):
    page.list.choose("use 0")
    assert page.rows.isVisible()
    assert {row.title for row in rows(page.rows)} >= {"First two-lake crossing on 10 October."}
    qtbot.keyClick(page.list, K.Key_Return)
    assert page.rows.hasFocus()
    qtbot.keyClick(page.rows, K.Key_Escape)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, K.Key_Right)
    first = page.rows.current_id()
    qtbot.keyClick(page.rows, K.Key_Return)
    settled(tools)
    assert tools.navigation.here.name == "account"
    assert tools.navigation.here.args["secret"] == first


@pytest.mark.parametrize(
    ("row", "page_args"), [("recover 1", {"account"}), ("keep 1", {"account"})]
)
def test_other_rows_open_their_account(page, tools, qtbot, settled, row, page_args):
    page.list.choose(row)
    page._go_behind()
    qtbot.keyClick(page.rows, K.Key_Return)
    settled(tools)
    assert tools.navigation.here.name == "account"
    assert tools.navigation.here.args["account"].startswith("a-")


def test_private_secrets_show_nothing(page, demo):
    page.list.choose("gather 0")
    hidden = [row for row in rows(page.rows) if row.title == "A private secret"]
    assert hidden
    with demo.manual.read() as unit:
        people = [one.name for one in unit.people.where()]
    assert not [name for row in hidden for name in people if name in row.note]


def test_the_privacy_view_masks_private_secrets_alone(page, tools, settled):
    page.list.choose("gather 0")
    before = [row.title for row in rows(page.rows)]
    assert set(before) > {"A private secret"}
    tools.theme.set_veiled(True)
    settled(tools)
    after = [row.title for row in rows(page.rows)]
    assert after == [MASK if title == "A private secret" else title for title in before]


@pytest.mark.parametrize("sensitivity", ["", "private"])
def test_the_privacy_view_masks_confided_promises_alone(page, tools, demo, settled, sensitivity):
    page.list.choose("promise 0")
    (row,) = rows(page.rows)
    with demo.manual.write("Mark a promise") as unit:
        unit.promises.change(row.id, sensitivity=sensitivity)
    tools.changes.announce(unit.change)
    tools.theme.set_veiled(True)
    settled(tools)
    page.list.choose("promise 0")
    assert [seen.title for seen in rows(page.rows)] == [MASK if sensitivity else row.title]


def test_what_does_not_count_says_why(page):
    page.list.choose("left out")
    assert {row.note.split(" · ")[0] for row in rows(page.rows)} == {
        "a need, which everybody knows", "not sorted yet", "replaced by a newer fact",
    }  # fmt: skip


def test_what_was_noted_late_is_shown(page, tools, demo, settled):
    early = demo.manual.today - timedelta(days=30)
    _, change = demo.secrets.add(
        "Plays the cello", "a-A1", kind="recreation", heard_on=early, last_confirmed=early
    )
    tools.changes.announce(change)
    settled(tools)
    page.list.choose("noted late")
    (row,) = rows(page.rows)
    assert (row.title, row.tone) == ("Plays the cello", "soft")
    assert "added 21 Oct 2026, noted 20 Nov 2026" in row.note


def test_another_customer_and_quarter(page, tools, settled):
    choose(page, page.whose, "Thornquay", tools, settled)
    choose(page, page.quarter, "Q3 2026", tools, settled)
    assert page.points.text().startswith("45.3 points of 100")
    assert page.whose.currentText() == "Thornquay Chilled Foods"
    assert page.quarter.currentText() == "Q3 2026"


def test_a_small_weight_needs_a_reason(page, tools, demo, qtbot, settled):
    page.weigh.click()
    weighing = page.where()
    assert weighing
    assert page.form.share.value() == 25
    qtbot.keyClicks(page.form.share, "10")
    page.form._save()
    assert "needs a reason" in page.form._why_field.error
    assert page.form.why.hasFocus()
    qtbot.keyClicks(page.form.why, "A trial year")
    qtbot.keyClick(page.form.why, K.Key_Return)
    settled(tools)
    assert demo.report_cards.weight().counted == 0.1
    assert "A trial year" in page.points.text()
    assert page.form.isHidden()
    page.go_on(weighing)
    qtbot.keyClick(page.form.why, K.Key_Escape)
    assert page.list.hasFocus()


def test_watching_takes_the_bonus_away(page, tools, demo, settled):
    page.watch.click()
    settled(tools)
    assert "no bonus hangs on it" in page.points.text()
    assert demo.report_cards.card().bonus is None


def test_it_follows_what_is_written(page, tools, demo, settled):
    before = page.points.text()
    tools.changes.announce(demo.secrets.use("s-S001", "opener", "Rang before the walk"))
    settled(tools)
    assert page.points.text() != before


def test_a_customer_that_is_gone_leaves_everything(page, tools, demo, settled):
    choose(page, page.whose, "Pellworth", tools, settled)
    tools.changes.announce(demo.accounts.merge("a-A1", "a-A2"))
    settled(tools)
    assert page.whose.currentText() == "Everything recorded here"


def test_it_is_written_into_a_file(make_tools, demo, settled, tmp_path):
    path = tmp_path / "card.pdf"
    tools = make_tools(demo, path)
    page = tools.navigation.open("insight")
    settled(tools)
    page.save.click()
    settled(tools)
    assert path.read_bytes().startswith(b"%PDF")
    assert "numbers alone" in tools.banner.text


def test_an_empty_manual_has_a_quiet_card(make_tools, empty, settled, assert_accessible):
    tools = make_tools(empty)
    page = tools.navigation.open("insight")
    settled(tools)
    assert page.points.text().startswith("0 points of 100")
    assert_accessible(page)
    QTest.keyClick(page.list, K.Key_Return)


def test_it_opens_by_its_key(open_page, tools, qtbot, settled):
    open_page("today")
    tools.actions["insight"].trigger()
    settled(tools)
    assert tools.navigation.here.name == "insight"
    assert tools.actions["insight"].shortcut().toString() == "Ctrl+5"


def test_a_colleagues_card_says_what_it_counts(make_tools, demo, settled, tmp_path, clock):
    nora = Rep(tmp_path, "Nora", clock)
    nora.services.settings.set("rep", "Nora Whitcombe")
    nora.secret(nora.account("Quayside"), text="Ships on Fridays", kind="inventory")
    demo.bundles.merge(nora.file())
    nora.services.manual.close()
    tools = make_tools(demo)
    page = tools.navigation.open("insight")
    settled(tools)
    choose(page, page.whose, "Shared by Nora Whitcombe", tools, settled)
    assert "counts what was shared in bundles" in page.points.text()
    assert not page.points.text().count("of the bonus")
