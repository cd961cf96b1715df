"""Ideas: noted, offered, proved and dropped, all by keyboard; and tests with their two bars."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.confided import MASK
from secretsmanual.gui.palette_rows import place
from secretsmanual.gui.widgets.labels import PlainLabel

K = Qt.Key


@pytest.fixture
def page(open_page, qtbot):
    found = open_page("ideas")
    qtbot.waitUntil(lambda: bool(found.list.records.rows))
    found.list.setFocus()
    return found


@pytest.fixture
def idea(demo):
    return lambda idea_id: demo.ideas.get(idea_id).idea


def sections(page):
    return [row.title for row in page.list.records.rows if not row.id]


def row(page, record_id):
    return next(one for one in page.list.records.rows if one.id == record_id)


def fact(page, label):
    grid = page.side.panel.facts
    shown = (one for one in grid.findChildren(PlainLabel) if not one.isHidden())
    named = {one.accessibleName() for one in shown}
    return next((name for name in named if name.startswith(f"{label}: ")), "")


def test_ideas_stand_by_status_and_tests_below(page, assert_accessible, qtbot):
    assert sections(page) == ["So we could", "Offered", "Proved", "Dropped", "Tests: A against B"]
    assert "Pellworth Cold Chain" in row(page, "ie-I1").note
    assert [mark.word for mark in row(page, "ie-I3").marks] == [
        "only us",
        "could grow what they buy",
    ]
    page.list.choose("ie-I3")
    qtbot.waitUntil(lambda: "proper company" in fact(page, "They said"))
    assert_accessible(page)


def test_without_an_idea_there_is_no_column_beside_the_list(make_tools, empty, settled, qtbot):
    tools = make_tools(empty)
    page = tools.navigation.open("ideas")
    settled(tools)
    assert not page.side.isVisible()
    qtbot.keyClick(page.list, K.Key_N)
    assert page.side.host.form.fields["title"].hasFocus()
    qtbot.keyClick(page.side.host.form.fields["title"], K.Key_Escape)
    assert not page.side.isVisible()


def test_an_idea_is_noted_for_whom_and_offered(page, demo, tools, settled, qtbot):
    qtbot.keyClick(page.list, K.Key_N)
    fields = page.side.host.form.fields
    assert fields["title"].hasFocus()
    qtbot.keyClicks(fields["title"], "ring before the tanker")
    qtbot.keyClicks(fields["value"], "three is three")
    qtbot.keyClick(fields["value"], K.Key_Return)
    settled(tools)
    made = page.list.current_id()
    assert demo.ideas.get(made).idea.title == "ring before the tanker"
    qtbot.waitUntil(lambda: "Name whom it is for" in fact(page, "Missing"))
    qtbot.keyClick(page.list, K.Key_O)
    settled(tools)
    assert "cannot be offered yet" in tools.banner.text
    qtbot.keyClick(page.list, K.Key_W)
    settled(tools)
    qtbot.keyClicks(page.side.picker.field, "merrowdale account")
    qtbot.keyClick(page.side.picker.field, K.Key_Return)
    settled(tools)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, K.Key_O)
    settled(tools)
    line = demo.ideas.get(made)
    assert (line.whom, line.idea.status) == ("Merrowdale Dairy Co-op", "offered")
    tools.undoing.undo()
    settled(tools)
    assert demo.ideas.get(made).idea.status == "idea"


def test_what_is_offered_is_proved_with_their_words(page, idea, tools, settled, qtbot):
    page.list.choose("ie-I1")
    qtbot.keyClick(page.list, K.Key_P)
    quote = page.side.host.form.fields["quote"]
    qtbot.keyClicks(quote, "it was there before the van")
    qtbot.keyClick(quote, K.Key_Return)
    settled(tools)
    assert (idea("ie-I1").status, idea("ie-I1").quote) == ("proved", "it was there before the van")
    tools.undoing.undo()
    settled(tools)
    assert idea("ie-I1").status == "offered"


def test_a_drop_without_a_reason_is_refused_and_with_one_is_kept(page, idea, tools, settled, qtbot):
    page.list.choose("ie-I2")
    for typed in ("", "they have a number now"):
        qtbot.keyClick(page.list, K.Key_D)
        reason = page.side.host.form.fields["reason"]
        qtbot.keyClicks(reason, typed)
        qtbot.keyClick(reason, K.Key_Return)
        settled(tools)
        assert (idea("ie-I2").status == "dropped") == bool(typed)
    assert row(page, "ie-I2").note.endswith("they have a number now")


def test_keys_do_only_what_the_status_allows(page, qtbot):
    page.list.choose("ie-I3")
    for key in (K.Key_P, K.Key_D, K.Key_W, K.Key_R):
        qtbot.keyClick(page.list, key)
        assert not page.side.busy


def test_a_package_is_made_of_her_secrets(page, demo, tools, settled, qtbot):
    page.list.choose("ie-I5")
    qtbot.keyClick(page.list, K.Key_K)
    settled(tools)
    resting = page.side.resting
    assert resting.field.hasFocus()
    qtbot.keyClicks(resting.field, "a crossing kit")
    shown = [one.id for one in resting.list.records.rows]
    assert {demo.secrets.get(one).person_id for one in shown} == {"p-P01"}
    qtbot.keyClick(resting.field, K.Key_Return)
    for at in (0, 1):
        resting.list.choose(shown[at])
        qtbot.keyClick(resting.list, K.Key_Space)
        assert row(resting, shown[at]).marks[0].word == "ticked"
        qtbot.keyClick(resting.list, K.Key_Return)
        assert page.side.busy == (at == 0), resting.note.text()
    settled(tools)
    made = demo.ideas.get(page.list.current_id()).idea
    assert (made.title, made.worth, made.secrets) == ("a crossing kit", "package", shown[:2])


def test_what_it_rests_on_is_ticked_and_escape_leaves(page, idea, tools, settled, qtbot):
    before = idea("ie-I7").secrets
    page.list.choose("ie-I7")
    qtbot.keyClick(page.list, K.Key_R)
    settled(tools)
    ticks = page.side.resting.list
    assert ticks.ticks == before
    qtbot.keyClick(ticks, K.Key_Space)
    qtbot.keyClick(ticks, K.Key_Escape)
    assert not page.side.busy
    assert idea("ie-I7").secrets == before


def test_one_account_or_theme_is_looked_at_alone(page, demo):
    account = demo.accounts.find("Wickenlume").id
    page.filter.setCurrentIndex(page.filter.findData(account))
    page.filter.activated.emit(page.filter.currentIndex())
    assert {one.id for one in page.list.records.rows if one.id} == {"ie-I3", "ie-I7"}


def test_a_test_shows_two_bars_and_says_what_they_say(page, demo, tools, settled, qtbot):
    page.list.choose("mt-T1")
    assert not page.side.bars.isHidden()
    assert "B had more replies: 28 % against 8 %" in page.side.bars.accessibleDescription()
    qtbot.keyClick(page.list, K.Key_Return)
    fields = page.side.host.form.fields
    assert fields["started_on"].text() == str(demo.market_tests.all()[0].test.started_on)
    fields["a_replies"].setText("9")
    qtbot.keyClick(fields["a_replies"], K.Key_Return)
    settled(tools)
    assert demo.market_tests.all()[0].test.a_replies == 9
    assert "It could be chance" in page.side.bars.accessibleDescription()


def test_a_test_begins_under_a_theme_and_nonsense_is_told(page, demo, tools, settled, qtbot):
    for typed in ("no such day", ""):
        qtbot.keyClick(page.list, K.Key_T)
        settled(tools)
        qtbot.keyClicks(page.side.picker.field, "changeovers")
        qtbot.keyClick(page.side.picker.field, K.Key_Return)
        settled(tools)
        fields = page.side.host.form.fields
        qtbot.keyClicks(fields["hypothesis"], "A film beats a drawing")
        qtbot.keyClicks(fields["started_on"], typed)
        qtbot.keyClick(fields["started_on"], K.Key_Return)
        settled(tools)
        begun = [one for one in demo.market_tests.all() if one.theme == "Changeovers eat the shift"]
        assert bool(begun) == (not typed)
    assert begun[0].test.started_on == demo.manual.today


def test_the_privacy_view_hides_what_rests_on_confidences(page, demo, theme, tools, settled):
    demo.secrets.set_sensitivity("s-S025", "private")
    tools.wrote(demo.secrets.set_idea("s-S025", "x"))
    settled(tools)
    page.list.choose("ie-I1")
    theme.set_veiled(True)
    try:
        assert page.side.panel.heading.text() == MASK
        assert page.side.panel.facts.isHidden()
        assert any(one.spoken.startswith(MASK) for one in page.list.records.rows)
    finally:
        theme.set_veiled(False)


def test_what_is_found_by_words_is_opened_and_chosen(page, tools, demo):
    for words, record_id in (("christmas peak", "ie-I7"), ("photo of a proof", "mt-T1")):
        hit = next(one for one in demo.search.ask(words) if one.id == record_id)
        found = place(hit)
        tools.navigation.open(found.page, **found.args)
        assert page.list.current_id() == record_id
