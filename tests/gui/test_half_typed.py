"""What is half typed, or chosen and not kept yet, outlives a lock: on every page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit

from secretsmanual.gui.pages import PAGES
from tests.gui import every_page
from tests.gui.lock_desk import MARK, SECRET, TYPED, in_memory, on_screen


def fill_account(desk, name, **args):
    page = desk.open("account", account=desk.account, **args)
    desk.tools.actions[name].trigger()
    return page


def add_secret(desk):
    return fill_account(desk, "add_secret").parts.writer.area


def reword(desk):
    secret = next(one for one in desk.secrets if one.text == SECRET[::-1])
    return fill_account(desk, "edit", secret=secret.id).parts.secret.field


def change_person(desk):
    person = desk.tools.services.people.all(desk.account)[0]
    return fill_account(desk, "edit", person=person.id).parts.person.form.fields["notes"]


def change_account(desk):
    return fill_account(desk, "edit", person=desk.account).parts.organisation.form.fields["trade"]


def new_person(desk):
    return fill_account(desk, "new_person").parts.name


def find(desk):
    return fill_account(desk, "find").parts.find


def reword_in_review(desk):
    talk = desk.tools.services.interviews.waiting_for_review()[0]
    page = desk.open("review", interview=talk.interview.id)
    page.press("E")
    return page.panel.field


def move_promise(desk):
    page = desk.open("promises")
    page._move()
    return page.panel.mover.why


def write_question(desk):
    page = desk.open("questions")
    page._write_new()
    return page.panel.form.text


def name_theme(desk):
    page = desk.open("themes")
    page._propose()
    return page.name


def our_company(desk):
    return desk.open("settings").us.company


def somebody_new(desk):
    return desk.open("settings").team.name


def new_account(desk):
    page = desk.open("accounts")
    desk.tools.actions["new_account"].trigger()
    return page.name


def find_account(desk):
    return desk.open("accounts").search


def tell_story(desk):
    page = desk.open("customer", account=desk.account)
    page._new_story()
    return page.host.form.fields["feared"]


def judge(desk):
    page = desk.open("customer", account=desk.account)
    page.list.choose("rate:ease")
    page._edit()
    return page.host.form.fields["quote"]


def note_idea(desk):
    page = desk.open("ideas")
    page._new()
    return page.side.host.form.fields["value"]


def pick_theme_of_test(desk):
    page = desk.open("ideas")
    page._new_trial()
    desk.settle()
    return page.side.picker.field


def begin_test(desk):
    page = desk.open("ideas")
    page._new_trial()
    desk.settle()
    page.side.picker.list.setFocus()
    QTest.keyClick(page.side.picker.list, Qt.Key.Key_Return)
    return page.side.host.form.fields["measure"]


def relate(desk):
    page = desk.open("who", account=desk.account)
    page._relate()
    return page.side.host.form.fields["note"]


def prepare_talk(desk):
    return desk.open("talk", account=desk.account).prep.purpose


def find_in_choice(desk):
    return desk.open("talk").choose.search


def purpose_of_brief(desk):
    return desk.open("brief", account=desk.account).side.purpose


def what_went_wrong(desk):
    return desk.open("oops", account=desk.account).opening.what


def case(desk):
    account = desk.account
    found = desk.tools.services.recovery.open(account, None, "Labels came off", "")[0]
    return desk.open("oops", case=found.id)


def step_done(desk):
    return case(desk).step.note


def said_sorry(desk):
    return case(desk).side.lines[1]


def learned_at(desk):
    page = case(desk)
    page._ask_moment()
    return page.side.moment_form.why


def what_they_said_at_the_end(desk):
    page = case(desk)
    page._choose_step("ask")
    return page.closing.words


def who_gets_it(desk):
    return desk.open("hand_over", account=desk.account).side.recipient


def find_for_hand_over(desk):
    page = desk.open("hand_over")
    page.side.which["chosen"].click()
    desk.settle()
    return page.side.search


def reword_what_needs_care(desk):
    services, account = desk.tools.services, desk.account
    kind = next(one.kind for one in desk.secrets if one.kind)
    careful, _ = services.secrets.add("She has cancer and wants calls late.", account, kind=kind)
    page = desk.open("hand_over", account=account)
    page.list.choose(f"held:{careful.id}")
    desk.settle()
    page._begin_reword()
    return page.card.area


def weigh_share(desk):
    page = desk.open("insight")
    page._weigh()
    return page.form.why


def find_question(desk):
    return desk.open("questions").search


def whose_name(desk):
    person = desk.tools.services.people.all(desk.account)[0]
    return desk.open("person", person=person.id).side.name


def put_into(desk):
    path = desk.path.with_name("list.csv")
    path.write_text("First Name,Last Name\nJo,Nobody\n", encoding="utf-8")
    return desk.open("import", files=str(path)).preview.into


FORMS = {
    "account": (add_secret, reword, change_person, change_account, new_person, find),
    "accounts": (new_account, find_account),
    "brief": (purpose_of_brief,),
    "customer": (tell_story, judge),
    "hand_over": (who_gets_it, find_for_hand_over, reword_what_needs_care),
    "ideas": (note_idea, pick_theme_of_test, begin_test),
    "import": (put_into,),
    "insight": (weigh_share,),
    "oops": (what_went_wrong, step_done, said_sorry, learned_at, what_they_said_at_the_end),
    "person": (whose_name,),
    "promises": (move_promise,),
    "questions": (write_question, find_question),
    "review": (reword_in_review,),
    "settings": (our_company, somebody_new),
    "talk": (prepare_talk, find_in_choice),
    "themes": (name_theme,),
    "who": (relate,),
}
"""By page, what opens a form there and returns a field of it."""
NOTHING_TO_KEEP = {
    **dict.fromkeys(
        (
            "across",
            "awards",
            "guide",
            "handovers",
            "leavers",
            "pictures",
            "rehearse",
            "today",
            "training",
        ),
        "no text",
    ),
    "practice": "a customer who is made up; a lock ends it",
    "rescue": "no text",
    "unlock": "a passphrase, which is kept nowhere",
    "welcome": "only before there is anything to lock",
}
"""Pages without a field whose text could be lost, and why."""


def test_every_page_is_walked():
    assert set(FORMS) | set(NOTHING_TO_KEEP) == set(PAGES)
    assert not set(FORMS) & set(NOTHING_TO_KEEP)


@pytest.mark.parametrize(
    "name", [name for name, why in NOTHING_TO_KEEP.items() if why == "no text"]
)
def test_pages_said_to_have_no_text_have_none(name, open_page, demo):
    page = open_page(name, **every_page.arguments(demo, name))
    fields = (*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit))
    assert [one for one in fields if not isinstance(one.parentWidget(), QAbstractSpinBox)] == []


def text_of(field):
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


@pytest.mark.parametrize(
    "form", [one for forms in FORMS.values() for one in forms], ids=lambda form: form.__name__
)
def test_what_is_half_typed_is_there_again(desk, qtbot, form):
    field = form(desk)
    field.setFocus()
    qtbot.keyClicks(field, TYPED[::-1])
    desk.settle()
    there, name, text = desk.name, field.accessibleName(), text_of(field)[::-1]
    assert TYPED in text
    args = dict(desk.tools.navigation.here.args)
    del field
    desk.lock()
    assert desk.locked
    assert on_screen(MARK) == in_memory(MARK) == []
    desk.unlock()
    assert (desk.name, dict(desk.tools.navigation.here.args)) == (there, args)
    again = QApplication.focusWidget()
    assert (again.accessibleName(), text_of(again)[::-1]) == (name, text)
    assert on_screen(MARK)


def test_what_was_chosen_for_a_talk_is_chosen_again(desk):
    page = desk.open("talk", account=desk.account)
    boxes = page.prep.guests.ticks
    here = [box.isChecked() for box in boxes]
    boxes[0].click()
    page.prep._hows.button(2).click()
    page.prep.minutes.setValue(25)
    del page, boxes
    desk.lock()
    desk.unlock()
    plan = desk.page.prep.plan()
    assert (plan.channel, desk.page.prep.minutes.value()) == ("visit", 25)
    assert [box.isChecked() for box in desk.page.prep.guests.ticks] == [not here[0], *here[1:]]


def test_what_was_said_of_a_files_rows_is_said_again(desk):
    path = desk.path.with_name("list.csv")
    path.write_text(
        "Company,First Name,Last Name\nPellworth Cold Chain,Lucia,Ferant\nNew Ltd,Bo,By\n"
    )
    page = desk.open("import", files=str(path))
    view = page.preview
    titles = {row.title: row.id for row in view.list.records.rows}
    view.list.choose(titles["Lucia Ferant"])
    view.choices["new"].click()
    desk.settle()
    view.list.choose(titles["Bo By"])
    view.choices["skip"].click()
    desk.settle()
    told = view.head.note.text(), [row.spoken for row in view.list.records.rows]
    del page, view
    desk.lock()
    desk.unlock()
    view = desk.page.preview
    assert view.isVisible()
    assert (view.head.note.text(), [row.spoken for row in view.list.records.rows]) == told


def test_what_was_pasted_is_there_again(desk):
    QApplication.clipboard().setText("Company,First Name,Last Name\nNew Ltd,Bo,By\n")
    page = desk.open("import")
    page._paste()
    desk.settle()
    assert page.preview.isVisible()
    del page
    desk.lock()
    assert QApplication.clipboard().text() == ""
    desk.unlock()
    assert desk.page.preview.isVisible()
    assert "Bo By" in [row.title for row in desk.page.preview.list.records.rows]


def test_ticks_of_a_package_are_there_again(desk, qtbot):
    person = desk.tools.services.people.find("Hester")
    page = desk.open("ideas", person=person.id, called=person.name)
    resting = page.side.resting
    qtbot.keyClicks(resting.field, "a calm start")
    resting.list.set_ticks([row.id for row in resting.list.records.rows[1:3]])
    ticks = list(resting.list.ticks)
    del page, resting
    desk.lock()
    desk.unlock()
    assert (desk.page.side.resting.field.text(), desk.page.side.resting.list.ticks) == (
        "a calm start",
        ticks,
    )


def test_what_waits_for_a_page_outlives_a_second_lock(desk, qtbot):
    qtbot.keyClicks(note_idea(desk), TYPED[::-1])
    desk.open("today")
    desk.lock()
    desk.unlock()
    desk.lock()
    desk.unlock()
    assert desk.name == "today"
    page = desk.open("ideas")
    assert page.side.host.form.fields["value"].toPlainText()[::-1] == TYPED
    desk.lock()
    desk.unlock()
    form = desk.page.side.host.form
    qtbot.keyClicks(form.fields["title"], "a calm start")
    form.save()
    desk.settle()
    del form
    desk.lock()
    desk.unlock()
    assert desk.page.side.host.form is None
