"""Questions: found, written, reworded, retired, muted and handed over by keyboard."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow

K = Qt.Key
WHAT = "What must the next shift know?"


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("questions")
    qtbot.waitUntil(found.list.hasFocus)
    return found


def ids(page):
    return [row.id for row in page.list.records.rows if not isinstance(row, SectionRow)]


def row(page, question_id):
    return next(one for one in page.list.records.rows if one.id == question_id)


def write(page, qtbot, settled, tools, text=WHAT):
    qtbot.keyClick(page.list, K.Key_N)
    qtbot.waitUntil(page.panel.form.text.hasFocus)
    qtbot.keyClicks(page.panel.form.text, text)
    qtbot.keyClick(page.panel.form.text, K.Key_Return)
    settled(tools)
    return page.list.current_id()


def test_the_whole_bank_stands_there_by_kind(page):
    assert len(ids(page)) == 172
    assert page.list.records.rows[0].title == "Habit"
    assert page.panel.heading.text() == row(page, page.list.current_id()).title
    assert not page.panel.delete.isVisible()


def test_no_question_shows_the_names_of_its_gaps(page, demo):
    gaps = [one for one in demo.manual.bank.questions if "{" in "".join(one.followups)]
    for question in gaps[:5]:
        page.list.choose(question.id)
        assert "…" in page.panel.follow_ups.text()
        assert "{" not in page.panel.follow_ups.text()
    assert gaps


def test_searching_narrows_and_goes_back_to_the_list(page, qtbot, tools):
    tools.actions["find"].trigger()
    qtbot.waitUntil(page.search.hasFocus)
    qtbot.keyClicks(page.search, "friday different")
    assert ids(page) == []
    assert "words" in page._empty.heading.text()
    page.search.clear()
    qtbot.keyClicks(page.search, "week catch")
    assert ids(page) == ["P-HAB-02"]
    qtbot.keyClick(page.search, K.Key_Down)
    assert page.list.hasFocus()


def test_a_question_is_written_marked_and_undone(page, qtbot, settled, tools, demo):
    qtbot.keyClick(page.list, K.Key_N)
    form = page.panel.form
    qtbot.keyClicks(form.text, "Do you like it, and why?")
    assert "yes or no" in form.marks.text()
    assert "Why" in form.marks.text()
    form.text.clear()
    assert not form.marks.isVisible()
    qtbot.keyClicks(form.text, WHAT)
    qtbot.keyClicks(form.followups, "When did it go wrong?")
    assert not form.marks.isVisible()
    qtbot.keyClick(form.text, K.Key_Return)
    settled(tools)
    written = page.list.current_id()
    assert demo.manual.bank.question(written).followups == ("When did it go wrong?",)
    assert demo.manual.bank.question(written).kind == "habit"
    assert row(page, written).aside == "yours"
    assert page.list.hasFocus()
    tools.undoing.undo()
    settled(tools)
    assert written not in ids(page)


def test_an_empty_question_is_not_kept_and_escape_leaves(page, qtbot, tools):
    qtbot.keyClick(page.list, K.Key_N)
    form = page.panel.form
    qtbot.keyClick(form.text, K.Key_Return)
    assert "Write how" in form._text_field.error
    qtbot.keyClick(form.text, K.Key_Escape)
    assert page.list.hasFocus()
    assert not page.panel.writing
    assert tools.work.pending() == 0


def test_a_question_of_the_bank_is_reworded_as_ones_own(page, qtbot, settled, tools, demo):
    page.list.choose("P-HAB-02")
    qtbot.keyClick(page.list, K.Key_Return)
    form = page.panel.form
    assert form.text.toPlainText() == demo.manual.bank.question("P-HAB-02").text
    qtbot.keyClicks(form.text, "Say, ")
    qtbot.keyClick(form.text, K.Key_Return)
    settled(tools)
    assert page.list.current_id() != "P-HAB-02"
    assert demo.manual.bank.question("P-HAB-02") == demo.manual.shipped_bank.question("P-HAB-02")
    own = demo.manual.bank.question(page.list.current_id())
    assert own.text.startswith("Say, When")
    assert own.followups == demo.manual.bank.question("P-HAB-02").followups

    qtbot.keyClick(page.list, K.Key_E)
    form.warmth.setCurrentIndex(3)
    qtbot.keyClick(form.text, K.Key_Return)
    settled(tools)
    assert demo.manual.bank.question(own.id).warmth == 4
    assert page._presenter.counts()["own"] == 1


def test_retiring_and_bringing_back(page, qtbot, settled, tools, demo):
    first = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_R)
    settled(tools)
    assert demo.questions.book().retired == {first}
    assert row(page, first).aside == "retired"
    page.chips.of("retired").click()
    assert ids(page) == [first]
    qtbot.keyClick(page.list, K.Key_R)
    settled(tools)
    assert ids(page) == []
    assert "may come up" in page._empty.heading.text()


def test_muting_for_one_person(make_tools, demo, qtbot, settled):
    tools = make_tools(demo, 1)
    page = tools.navigation.open("questions")
    settled(tools)
    name = demo.people.all()[1].name
    first = page.list.current_id()
    qtbot.keyClick(page.list, K.Key_M)
    settled(tools)
    qtbot.waitUntil(lambda: demo.questions.book().muted_for == {first: (name,)})
    settled(tools)
    assert row(page, first).aside == f"not with {name.split()[0]}"
    page.panel.turn.click()
    settled(tools)
    assert demo.questions.book().muted_for == {}


def test_a_kind_is_not_asked_of_one_person_and_then_again(make_tools, demo, qtbot, settled):
    tools = make_tools(demo, 1, 1)
    page = tools.navigation.open("questions")
    settled(tools)
    person = demo.people.all()[1]
    qtbot.keyClick(page.list, K.Key_K)
    qtbot.waitUntil(lambda: demo.people.find(person.name).muted_kinds == ["habit"])
    settled(tools)
    assert f"not with {person.first_name}" in page.list.records.rows[0].note
    qtbot.keyClick(page.list, K.Key_K)
    qtbot.waitUntil(lambda: demo.people.find(person.name).muted_kinds == [])
    assert tools.ask.asked[-1][2][1] == f"{person.name}: ask again"


def test_a_list_of_ones_own_is_made_added_to_and_taken_apart(make_tools, demo, qtbot, settled):
    tools = make_tools(demo, "  ", "Mine", 0, None)
    page = tools.navigation.open("questions")
    settled(tools)
    for _ in range(2):
        qtbot.keyClick(page.list, K.Key_L)
        settled(tools)
    assert demo.manual.bank.recipes[-1].label == "Mine"
    page.list.choose("P-HAB-03")
    for _ in range(2):
        qtbot.keyClick(page.list, K.Key_L)
        settled(tools)
    assert demo.manual.bank.recipes[-1].steps == (("P-HAB-01",), ("P-HAB-03",))
    page.chips.of("lists").click()
    titles = [one.title for one in page.list.records.rows]
    assert "Mine" in titles
    page.list.choose(ids(page)[-2])
    assert page.panel.heading.text() == demo.manual.bank.question("P-HAB-01").text
    for _ in range(2):
        page.list.choose(ids(page)[-1])
        qtbot.keyClick(page.list, K.Key_Delete)
        settled(tools)
    assert not any(recipe.own for recipe in demo.manual.bank.recipes)
    page.list.choose(ids(page)[-1])
    before = ids(page)
    qtbot.keyClick(page.list, K.Key_Delete)
    settled(tools)
    assert ids(page) == before


def test_a_kind_without_a_question_is_there_to_be_changed(page, qtbot, settled, tools, demo):
    page.new_kind.click()
    qtbot.keyClicks(page.panel.kind_form.label, "Shift handover")
    qtbot.keyClick(page.panel.kind_form.label, K.Key_Return)
    settled(tools)
    kind = demo.manual.bank.kinds[-1]
    page.chips.of("own").click()
    page.list.choose(f"kind {kind.id}")
    assert page.panel.heading.text() == "Shift handover"
    assert not page.panel.edit.isVisible()
    for key in (K.Key_R, K.Key_E, K.Key_M, K.Key_L, K.Key_Delete):
        qtbot.keyClick(page.list, key)
    assert tools.work.pending() == 0
    qtbot.keyClick(page.list, K.Key_N)
    assert page.panel.form.kind.currentData() == kind.id
    qtbot.keyClick(page.panel.form.text, K.Key_Escape)
    page.panel.kind_delete.click()
    settled(tools)
    assert not demo.manual.bank.has_kind(kind.id)


def test_a_kind_is_added_changed_and_not_deleted_while_used(page, qtbot, settled, tools, demo):
    page.new_kind.click()
    form = page.panel.kind_form
    qtbot.waitUntil(form.label.hasFocus)
    qtbot.keyClick(form.label, K.Key_Return)
    assert "short name" in form._label_field.error
    qtbot.keyClicks(form.label, "Shift handover")
    form.share.setCurrentIndex(2)
    qtbot.keyClick(form.label, K.Key_Return)
    settled(tools)
    kind = demo.manual.bank.kinds[-1]
    assert (kind.label, kind.share, kind.own) == ("Shift handover", "private", True)

    qtbot.keyClick(page.list, K.Key_N)
    page.panel.form.kind.setCurrentIndex(page.panel.form.kind.findData(kind.id))
    qtbot.keyClicks(page.panel.form.text, WHAT)
    qtbot.keyClick(page.panel.form.text, K.Key_Return)
    settled(tools)
    page.panel.kind.click()
    qtbot.keyClicks(form.label, " notes")
    qtbot.keyClick(form.label, K.Key_Return)
    settled(tools)
    assert demo.manual.bank.kind(kind.id).label == "Shift handover notes"
    page.panel.kind_delete.click()
    settled(tools)
    assert "1 question" in tools.banner.text
    qtbot.keyClick(page.list, K.Key_Delete)
    settled(tools)
    assert page._presenter.counts()["own"] == 0


def test_a_bank_goes_out_and_comes_in(make_tools, demo, qtbot, settled, tmp_path):
    file = tmp_path / "ours.toml"
    bad = tmp_path / "bad.toml"
    bad.write_text("[[question]]\nid = 'q'")
    tools = make_tools(demo, file, file, bad)
    page = tools.navigation.open("questions")
    settled(tools)
    write(page, qtbot, settled, tools)
    tools.actions["export"].trigger()
    settled(tools)
    assert "1 question written to ours.toml" in tools.banner.text
    tools.actions["import"].trigger()
    settled(tools)
    assert "Nothing new" in tools.banner.text
    assert "1 you had already" in tools.banner.text
    tools.actions["import"].trigger()
    settled(tools)
    assert "line 1" in tools.banner.text


def test_nothing_of_ones_own_says_what_to_do(page):
    page.chips.of("own").click()
    assert "None of your own" in page._empty.heading.text()


def test_ctrl_6_opens_it(tools, settled):
    tools.actions["questions"].trigger()
    settled(tools)
    assert tools.navigation.here.name == "questions"


def test_everything_has_a_name(page, assert_accessible):
    assert_accessible(page)
    page._write_new()
    assert_accessible(page)
    page._write_kind()
    assert_accessible(page)
