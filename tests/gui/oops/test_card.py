"""The card of a mishap: by keyboard, one step after the other."""

from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.recovery import state_of
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.services.recovery import Surprising
from tests.gui.oops.cases import fix, now, reopen

K = Qt.Key


def test_the_next_step_is_always_one_enter_away(page, demo, case, press, type_):
    for done in ("owned", "told", "fix", "verified"):
        assert page.step.step.step == done
        type_(f"{done} by Bea")
        press(K.Key_Return)
        assert now(demo, case).steps[-1] | {"at": ""} == {
            "at": "",
            "step": done,
            "note": f"{done} by Bea",
        }
    assert page.forms.front is page.surprise
    assert page.surprise.what.hasFocus()


def test_a_key_held_down_does_one_step_only(page, demo, case, qtbot, tools, settled):

    for held in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier,
                          "\r", held)  # fmt: skip
        QApplication.sendEvent(page.step.note, event)
    settled(tools)
    assert [row["step"] for row in now(demo, case).steps] == ["learned", "owned"]


def test_the_surprise_is_chosen_checked_and_done_by_keyboard(
    page, demo, case, tools, settled, press, type_, qtbot
):
    fix(demo, case)
    page = reopen(tools, settled, case)
    page.steps.chips["surprise"].click()
    type_("An hour with her teacher")
    press(K.Key_Down)
    assert page.list.hasFocus()
    press(K.Key_Return)
    chosen = demo.recovery.card(case.id).chosen
    assert chosen == demo.recovery.card(case.id).surprises[0]
    assert chosen.secret.text in page.surprise.rests_on.text()
    assert page.surprise.what.hasFocus()
    assert page.surprise.what.text() == "An hour with her teacher"
    press(K.Key_Tab)
    type_("31")
    for box in page.surprise.checks.values():
        box.setFocus()
        press(K.Key_Space)
    assert now(demo, case).checks == list(CHECKS)
    page.surprise.cost.setFocus()
    press(K.Key_Return)
    assert "over the gift limit" in page.refusal.text()
    page.surprise.cost.clear()
    type_("about ten")
    press(K.Key_Return)
    assert "An amount" in page.surprise.cost.parentWidget().error
    page.surprise.cost.clear()
    type_("12,5")
    press(K.Key_Return)
    done = now(demo, case)
    assert (state_of(done), done.surprise_cost) == ("surprised", 12.5)
    assert done.surprise == "An hour with her teacher"


def test_a_landmine_says_why_not(page, demo, case, lucia, press, tools, settled):
    demo.people.change(lucia.id, not_these=["sign language"])
    page = reopen(tools, settled, case)
    titles = {row.title: row.note for row in page.list.records.rows if isinstance(row, SectionRow)}
    assert titles["Not these"] == "sign language"
    refused = demo.recovery.card(case.id).refused
    page.list.setFocus()
    page.list.choose(refused[0].secret.id)
    press(K.Key_Return)
    assert refused[0].why in page.refusal.text()
    assert now(demo, case).surprise_secret is None


def test_what_must_never_be_mentioned_is_not_shown(demo, open_page):
    whom = demo.secrets.get("s-S099")
    page = open_page("oops", account=whom.account_id, person=whom.person_id)
    assert not any(whom.text in row.spoken for row in page.list.records.rows)
    assert any("never to be mentioned" in row.spoken for row in page.list.records.rows)


def test_the_end_asks_the_question_and_keeps_the_answer(
    page, demo, case, lucia, tools, settled, press, type_
):
    fix(demo, case)
    secret = demo.recovery.card(case.id).surprises[0].secret.id
    demo.recovery.surprise(case.id, Surprising("A call", secret, 0, CHECKS))
    page = reopen(tools, settled, case)
    page.steps.chips["ask"].click()
    assert page.closing.grades["A"].hasFocus()
    press(K.Key_B)
    type_("amazed")
    press(K.Key_Tab)
    type_("nobody ever did that")
    press(K.Key_Return)
    closed = now(demo, case)
    assert (state_of(closed), closed.answer) == ("closed recovered", "B")
    assert page.forms.front is page.closed
    assert "Felt before: “furious”\nFelt after: “amazed”" in page.closed.help.text()
    feelings = demo.secrets.all(person_id=lucia.id, kind="feeling")
    assert feelings[-1].verbatim == "nobody ever did that"
    tools.undoing.undo()
    settled(tools)
    assert state_of(now(demo, case)) == "surprised"
    assert page.clock.isVisible()


def test_a_case_is_not_closed_before_it_is_put_right(page, demo, case, press):
    page.steps.chips["ask"].click()
    assert "not recovered yet" in page.closing.help.text()
    assert not page.closing.button.isEnabled()
    page.closing.feeling.setFocus()
    press(K.Key_Return)
    assert now(demo, case).closed_at is None


def test_what_went_wrong_is_reworded_where_it_stands(page, demo, case, press, type_):
    side = page.side
    assert side.what.toPlainText() == "Labels came off"
    side.what.setFocus()
    side.what.selectAll()
    type_("Labels came off in the cold")
    side.feeling.setFocus()
    press(K.Key_Tab)
    assert now(demo, case).what == "Labels came off in the cold"
    assert "Labels came off in the cold" in demo.recovery.card(case.id).apology[0]
    assert "Labels came off in the cold" in side.lines[0].toPlainText()


def test_what_went_wrong_is_never_left_without_words(page, demo, case, press, type_):
    page.side.what.setFocus()
    page.side.what.selectAll()
    press(K.Key_Delete)
    page.side.feeling.setFocus()
    press(K.Key_Tab)
    assert now(demo, case).what == "Labels came off"
    assert "It is not said what went wrong" in page.refusal.text()


def test_apology_and_feeling_are_kept_when_one_leaves_them(page, demo, case, press, type_):
    side = page.side
    side.lines[2].setFocus()
    type_("We check each roll.")
    side.feeling.setFocus()
    side.feeling.selectAll()
    type_("very angry")
    press(K.Key_Return)
    kept = now(demo, case)
    assert kept.feeling_before == "very angry"
    assert demo.recovery.card(case.id).apology[2] == "We check each roll."
    side.copy.click()
    copied = QApplication.clipboard().text().splitlines()
    assert copied[-1] == "We check each roll."
    assert "Labels came off" in copied[0]


def test_not_ours_closes_it_and_undo_takes_that_back(page, demo, case, tools, settled):
    page.side.off.click()
    settled(tools)
    assert state_of(now(demo, case)) == "closed not ours"
    tools.undoing.undo()
    settled(tools)
    assert now(demo, case).closed_at is None


def test_the_page_for_service_is_written(make_tools, demo, case, tmp_path, settled):
    tools = make_tools(demo, tmp_path / "card.pdf")
    page = tools.navigation.open("oops", case=case.id)
    settled(tools)
    page.side.print.click()
    settled(tools)
    assert len(PdfReader(tmp_path / "card.pdf").pages) == 1
    assert "card.pdf" in tools.banner.text


def test_a_case_that_is_taken_back_leads_to_the_day(page, demo, case, tools, settled):
    change = demo.recovery.step(case.id, "owned")
    demo.manual.undo(change.action)
    with demo.manual.write("Delete") as unit:
        unit.oops.delete(case.id)
    tools.changes.announce(unit.change)
    settled(tools)
    assert tools.navigation.here.name == "today"


@pytest.mark.parametrize("state", ["fresh", "step", "surprise", "ask", "closed", "late"])
def test_everything_has_a_name_in_every_state(
    open_page, demo, case, clock, tools, settled, assert_accessible, state
):
    args = {"case": case.id}
    if state == "fresh":
        args = {"account": demo.people.find("Hester").account_id}
    if state == "surprise":
        fix(demo, case)
    if state == "closed":
        demo.recovery.not_ours(case.id)
    if state == "late":
        clock.advance(timedelta(hours=30))
    page = open_page("oops", **args)
    if state == "ask":
        page.steps.chips["ask"].click()
    assert_accessible(page)
