"""What happened to a secret, a person, an account or a promise, on the account's page."""

from datetime import date

from PySide6.QtCore import Qt

from secretsmanual.gui.widgets.labels import PlainLabel
from tests.gui.account.showing import rows


def told(part):
    assert part.isVisible()
    return [label.text() for label in part.facts.findChildren(PlainLabel)][1::2]


def test_used_and_its_history(page, habit, demo, do, qtbot, settled, tools):
    do("used")
    picker = page.parts.picker
    qtbot.keyClicks(picker.field, "surprise")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    qtbot.keyClicks(picker.field, "well")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.parts.writer.area.toPlainText() == "As a surprise"
    qtbot.keyClick(page.parts.writer.area, Qt.Key.Key_Return)
    settled(tools)
    assert "used" in rows(page)[habit.id].spoken
    (use,) = demo.secrets.uses(habit.id)
    assert (use.way, use.reaction) == ("surprise", "well")
    do("used")
    notes = {row.id: row.note for row in picker.list.records.rows}
    assert notes["surprise"].startswith("Not again before ")
    assert notes["opener"] == ""
    qtbot.keyClick(picker.field, Qt.Key.Key_Escape)
    do("gold")
    do("history")
    words = [label.text() for label in page.parts.secret.history.findChildren(PlainLabel)]
    assert "Gold\nGold: “no” before, “yes” now" in words


def test_what_happened_to_a_person_and_to_the_account(page, hester, demo, do, tools, settled):
    demo.people.change(hester.id, role="Head of purchasing", decision_maker=False)
    page.parts.people.setFocus()
    page.parts.list.setCurrentIndex(page.parts.list.records.index(-1))
    do("history")
    words = told(page.parts.person.history)[0]
    assert words.startswith("Change the person\n")
    assert f"Role: “{hester.role}” before, “Head of purchasing” now" in words
    demo.accounts.change(hester.account_id, trade="")
    page.parts.people.choose(hester.account_id)
    do("history")
    words = told(page.parts.organisation.history)[0]
    assert words == "Change the account\nTrade: “Chilled ready meals” before, nothing now"


def test_what_happened_to_a_promise(page, hester, demo, do, settled, tools):
    promise, _ = demo.promises.add("Send the labels", hester.account_id, hester.id)
    demo.promises.move(promise.id, date(2026, 12, 24), "they asked")
    page._presenter.read()
    settled(tools)
    page.parts.people.choose(hester.id)
    page.parts.list.choose(promise.id)
    do("history")
    words = told(page.parts.promise.history)
    assert words[1] == "Add a promise"
    assert "Day: “24 Dec 2026” now" in words[0]
    assert "Why it was moved: “they asked” now" in words[0]


def test_the_history_of_what_is_never_mentioned_tells_no_words(page, habit, demo, do):
    demo.secrets.edit(habit.id, "Leaves in spring")
    demo.secrets.set_sensitivity(habit.id, "never")
    do("history")
    words = "\n".join(told(page.parts.secret.history))
    assert "spring" not in words
    assert "May know" in words
