"""People and the organisation on the account's page: added, corrected and merged in place."""

from PySide6.QtCore import Qt

from secretsmanual.gui.widgets.labels import PlainLabel
from tests.gui.account.showing import focus, rows


def test_a_money_value_is_shown_only_when_asked_for(page, tools, hester, settled):
    parts = page.parts
    parts.people.choose(hester.account_id)
    said = [parts.organisation.facts.findChildren(type(parts.who)), parts.organisation._worth]
    assert not any("184" in label.text() for label in said[0])
    assert said[1].isHidden()
    parts.organisation._ask_worth.click()
    assert "184" in said[1].text()


def test_a_person_is_added_in_place(page, demo, do, qtbot, settled, tools):
    do("new_person")
    assert focus(page) is page.parts.name
    qtbot.keyClicks(page.parts.name, "Walt Brandt")
    qtbot.keyClick(page.parts.name, Qt.Key.Key_Return)
    settled(tools)
    walt = demo.people.find("Walt Brandt")
    assert page.parts.people.current_id() == walt.id
    assert page.parts.nothing.isVisible()


def test_a_persons_fields(page, demo, do, hester, qtbot, settled, tools, clock, undo):
    page.parts.people.setFocus()
    do("edit")
    form = page.parts.person.form
    form.fields["phones"].setText("+44 1482 1, 112")
    form.fields["consent_marketing"].setChecked(not hester.consent_marketing)
    form.fields["role"].setFocus()
    qtbot.keyClick(form.fields["role"], Qt.Key.Key_Return)
    settled(tools)
    now = demo.people.find(hester.id)
    assert now.phones == ["+44 1482 1", "112"]
    assert now.consent_marketing is not hester.consent_marketing
    assert now.consent_asked_on == clock.today()
    assert not page.parts.person.editing
    undo()
    assert demo.people.find(hester.id).phones == hester.phones


def test_a_name_cannot_be_taken_away(page, demo, do, hester, qtbot):
    page.parts.people.setFocus()
    do("edit")
    form = page.parts.person.form
    form.fields["name"].clear()
    form.save_button.click()
    assert "name" in form._shown["name"].error
    qtbot.keyClick(form.fields["name"], Qt.Key.Key_Escape)
    assert not page.parts.person.editing
    assert demo.people.find(hester.id).name == hester.name


def test_the_accounts_fields(page, demo, do, hester, settled, tools):
    page.parts.people.choose(hester.account_id)
    do("edit")
    form = page.parts.organisation.form
    form.fields["annual_value"].setText("a lot")
    form.save_button.click()
    assert form._shown["annual_value"].error
    form.fields["annual_value"].setText("190 000")
    form.fields["outlook"].setCurrentIndex(form.fields["outlook"].findData("tight"))
    form.fields["service_standard"].setCurrentIndex(2)
    form.fields["quality_in_their_words"].setPlainText("It peels off clean")
    form.fields["knew_before"].setPlainText("Read two reviews")
    form.save_button.click()
    settled(tools)
    account = demo.accounts.find(hester.account_id)
    assert (account.annual_value, account.outlook) == (190_000, "tight")
    assert account.service_standard == "superior"
    assert account.quality_in_their_words == "It peels off clean"
    assert account.knew_before == "Read two reviews"


def test_the_last_remarkable_thing_has_an_age(page, demo, do, hester, settled, tools):
    page.parts.people.choose(hester.account_id)
    do("edit")
    form = page.parts.organisation.form
    form.fields["last_remarkable"].setPlainText("A cake for the night shift")
    form.save_button.click()
    settled(tools)
    assert demo.accounts.find(hester.account_id).last_remarkable_on == demo.manual.today
    shown = {one.accessibleName() for one in page.parts.organisation.findChildren(PlainLabel)}
    assert "Last remarkable thing we did: A cake for the night shift, today" in shown


def test_two_people_become_one(page, demo, do, hester, qtbot, settled, tools, undo):
    other = demo.people.find("Colm")
    theirs = {secret.id for secret in demo.secrets.all(person_id=other.id)}
    do("merge_people")
    qtbot.keyClicks(page.parts.picker.field, "colm")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert theirs <= set(rows(page))
    assert other.id not in [row.id for row in page.parts.people.records.rows]
    undo()
    assert other.id in [row.id for row in page.parts.people.records.rows]


def test_two_accounts_become_one(page, demo, do, hester, qtbot, settled, tools, undo):
    other = demo.accounts.find("Pellworth")
    do("merge_accounts")
    qtbot.keyClicks(page.parts.picker.field, "pellworth")
    qtbot.keyClick(page.parts.picker.field, Qt.Key.Key_Return)
    settled(tools)
    assert len(page.parts.people.records.rows) == 6
    undo()
    assert demo.accounts.find(other.id).name == other.name
