"""What they buy: judged, told, thanked and taken away, all by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from secretsmanual.gui.widgets.labels import PlainLabel

K = Qt.Key


@pytest.fixture
def page(open_page, demo, qtbot):
    found = open_page("customer", account=demo.accounts.find("Thornquay").id)
    qtbot.waitUntil(lambda: bool(found.list.records.rows))
    found.list.setFocus()
    return found


@pytest.fixture
def side(demo):
    return lambda: demo.customer_side.page(demo.accounts.find("Thornquay").id)


def sections(page):
    return [row.title for row in page.list.records.rows if not row.id]


def row(page, record_id):
    return next(one for one in page.list.records.rows if one.id == record_id)


def test_the_page_from_top_to_bottom(page, assert_accessible):
    assert sections(page)[:3] == [
        "What they bought",
        "The four questions",
        "What matters, and how we do",
    ]
    assert row(page, "sold").title.startswith("Never again")
    assert row(page, "rate:timeliness").aside == "matters 5, we do 3, a gap of 2"
    assert row(page, "rate:choice").aside == "not asked yet"
    assert page.head.note.text() == "Thornquay Chilled Foods"
    assert "Timeliness: matters 5, we do 3" in page.bars.accessibleDescription()
    assert_accessible(page)


def test_enter_asks_how_they_judge_us_and_undo_takes_it_back(page, side, tools, settled, qtbot):
    page.list.choose("rate:choice")
    qtbot.keyClick(page.list, K.Key_Return)
    fields = page.host.form.fields
    assert isinstance(fields["importance"], QComboBox)
    fields["importance"].setCurrentText("4")
    qtbot.keyClicks(fields["quote"], "Two would do")
    qtbot.keyClick(fields["quote"], K.Key_Return)
    settled(tools)
    assert page.host.form is None
    assert side().attributes[-1].importance == 4
    assert row(page, "rate:choice").aside == "matters 4"
    assert page.list.hasFocus()
    tools.undoing.undo()
    settled(tools)
    assert row(page, "rate:choice").aside == "not asked yet"


def test_a_judgement_of_nothing_is_refused_in_a_sentence(page, tools, settled, qtbot):
    page.list.choose("rate:choice")
    qtbot.keyClick(page.list, K.Key_Return)
    page.host.form.save()
    settled(tools)
    assert "Nothing was said of it yet" in tools.banner.text


def test_a_story_begins_with_a_letter(page, side, tools, settled, qtbot):
    qtbot.keyClick(page.list, K.Key_S)
    fields = page.host.form.fields
    assert fields["asked"].hasFocus()
    qtbot.keyClicks(fields["asked"], "To be home for the match")
    qtbot.keyClick(fields["asked"], K.Key_Return)
    settled(tools)
    story = side().stories[0]
    assert story.asked == "To be home for the match"
    qtbot.waitUntil(lambda: page.list.current_id() == f"story:{story.id}")
    tools.actions["delete"].trigger()
    settled(tools)
    assert story.id not in {one.id for one in side().stories}


def test_escape_leaves_everything_as_it_was(page, side, tools, settled, qtbot):
    before = len(side().stories)
    qtbot.keyClick(page.list, K.Key_S)
    qtbot.keyClicks(page.host.form.fields["asked"], "Never mind")
    qtbot.keyClick(page.host.form.fields["asked"], K.Key_Escape)
    settled(tools)
    assert page.host.form is None
    assert len(side().stories) == before
    assert page.list.hasFocus()


def test_a_referral_is_kept_and_they_are_thanked(page, side, tools, settled, qtbot):
    qtbot.keyClick(page.list, K.Key_R)
    fields = page.host.form.fields
    qtbot.keyClicks(fields["to"], "Her brother at the dairy")
    qtbot.keyClick(fields["to"], K.Key_Return)
    settled(tools)
    referral = next(one for one in side().referrals if one.to == "Her brother at the dairy")
    page.list.choose(f"referral:{referral.id}")
    assert "not thanked yet" in row(page, f"referral:{referral.id}").note
    qtbot.keyClick(page.list, K.Key_T)
    settled(tools)
    assert "not thanked yet" not in row(page, f"referral:{referral.id}").note
    assert page.thank.isHidden()


def test_the_quiz_hides_the_answers(page, qtbot):
    assert "Second retailer won" in row(page, "four:dreams").note
    qtbot.keyClick(page.list, K.Key_Q)
    assert row(page, "four:dreams").note == "Think first; Q shows it."
    page.list.choose("four:dreams")
    assert page.panel.facts.isHidden()
    qtbot.keyClick(page.list, K.Key_Q)
    assert "Second retailer won" in row(page, "four:dreams").note


def test_feelings_are_a_picture_with_words(page, demo):
    hester = demo.people.find("Hester").id
    page.list.choose(f"felt:{hester}")
    assert not page.moods.isHidden()
    assert ": bad" in page.moods.accessibleDescription()
    told = [label.text() for label in page.panel.facts.findChildren(PlainLabel)]
    assert any(words.endswith(" (in a talk)") for words in told)
    page.grab()


def test_enter_goes_where_a_row_stands(page, demo, tools, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(
        tools.navigation, "open", lambda name, **args: opened.append((name, args["person"]))
    )
    hester = demo.people.find("Hester").id
    page.list.choose(f"ready:{hester}")
    qtbot.keyClick(page.list, K.Key_Return)
    assert opened == [("account", hester)]
