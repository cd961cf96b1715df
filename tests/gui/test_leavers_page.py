"""People who left: looked at, reduced by a key, kept for a reason; consent with its day."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

K = Qt.Key


@pytest.fixture
def hester(demo):
    return demo.people.find("Hester")


@pytest.fixture
def gone(demo, hester, clock):
    demo.people.change(hester.id, status="left", left_on=clock.today() - timedelta(days=400))
    return hester


@pytest.fixture
def press(tools, qtbot, settled):
    def press_(widget, key):
        qtbot.keyClick(widget, key)
        settled(tools)

    return press_


def test_a_quiet_row_of_the_day_leads_there(gone, open_page, tools, settled, press):
    page = open_page("today")
    page.beside.setFocus()
    page.beside.choose("leavers")
    press(page.beside, K.Key_Return)
    assert tools.navigation.here.name == "leavers"
    assert tools.navigation.page.list.current_id() == gone.id


def test_without_anybody_there_is_no_row(open_page):
    page = open_page("today")
    assert "leavers" not in [row.id for row in page.beside.records.rows]


def test_reducing_asks_and_cannot_be_undone(gone, open_page, tools, demo, press):
    page = open_page("leavers")
    tools.ask.answers.append(False)
    press(page.list, K.Key_R)
    assert demo.secrets.all(person_id=gone.id, kind="hope")
    tools.ask.answers.append(True)
    press(page.list, K.Key_R)
    assert not demo.secrets.all(person_id=gone.id, kind="hope")
    assert demo.secrets.all(person_id=gone.id, kind="habit")
    assert not page.list.records.rows
    assert not tools.undoing.next_undo


def test_all_that_are_due_go_by_one_key(gone, open_page, tools, demo, press):
    page = open_page("leavers")
    tools.ask.answers.append(True)
    press(page.list, K.Key_A)
    assert demo.people.find(gone.id).reduced_on == demo.manual.today


def test_one_is_kept_for_a_reason(gone, open_page, tools, demo, press):
    page = open_page("leavers")
    tools.ask.answers.extend(["30 June 2027", "30 June 2027, a dispute is open"])
    press(page.list, K.Key_K)
    kept = demo.people.find(gone.id)
    assert (kept.keep_until, kept.keep_reason) == (date(2027, 6, 30), "a dispute is open")
    assert not page.list.records.rows


def test_how_long_is_set_there(gone, open_page, tools, demo, settled, qtbot):
    page = open_page("leavers")
    page.months.setFocus()
    page.months.setValue(24)
    qtbot.keyClick(page.months, K.Key_Return)
    settled(tools)
    assert demo.retention.months() == 24
    assert not page.list.records.rows


def test_everything_can_be_named(gone, open_page, assert_accessible):
    assert_accessible(open_page("leavers"))


def test_consent_has_a_day_and_a_purpose(open_page, demo, hester, tools, settled, qtbot):
    page = open_page("account", account=hester.account_id, person=hester.id)
    page.parts.person.edit()
    fields = page.parts.person.form.fields
    fields["consent_asked_on"].setText("soon")
    fields["consent_purpose"].setText("quotes in our newsletter")
    qtbot.keyClick(fields["consent_purpose"], K.Key_Return)
    assert page.parts.person.editing
    fields["consent_asked_on"].setText("3 Nov 2026")
    qtbot.keyClick(fields["consent_asked_on"], K.Key_Return)
    settled(tools)
    now = demo.people.find(hester.id)
    assert now.consent_asked_on == date(2026, 11, 3)
    assert now.consent_purpose == "quotes in our newsletter"


def test_an_objection_counts_from_today_and_calls_back(
    open_page, demo, hester, tools, settled, qtbot, tmp_path
):
    demo.sharing.hand_over("marketing", tmp_path / "for marketing.json", recipient="Ida")
    page = open_page("account", account=hester.account_id, person=hester.id)
    page.parts.person.edit()
    fields = page.parts.person.form.fields
    fields["consent_marketing"].setChecked(False)
    qtbot.keyClick(fields["name"], K.Key_Return)
    settled(tools)
    assert demo.people.find(hester.id).consent_asked_on == demo.manual.today
    preview = demo.sharing.preview("marketing")
    assert not [one for one in preview.leaves if one.person == hester.name]
    assert "Ida" in {one.receipt.recipient for one in demo.recall.open_recalls()}
