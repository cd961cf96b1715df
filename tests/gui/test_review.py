"""The review page, line by line: real keys, a real manual."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.screens.review.rows import line_row
from tests.gui.review_desk import review_of

KEY = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PENDING = "i-INT-12"


@pytest.fixture
def desk(demo, hester, open_page, qtbot, settled, tools):
    """Return what holds a talk with these lines and opens its review."""
    return lambda *lines, known=True: review_of(
        demo, hester if known else None, lines, open_page, qtbot, lambda: settled(tools)
    )


def test_the_focus_stands_on_the_first_line_that_is_open(open_page, qtbot, tools):
    page = open_page("review", interview=PENDING)
    qtbot.waitUntil(page.list.hasFocus)
    assert page.list.current_id() == "l-INT-12-7"
    assert "memory fades" in page.head.note.text()
    assert "7 of 12 decided" in page.head.note.text()
    assert page.panel.text.text().startswith("Son is off to vet college")
    assert tools.navigation.page is page


def test_enter_accepts_keeps_and_goes_on(desk):
    it = desk("swims on sundays #recreation", "never rings after four #habit")
    it.press(KEY.Key_Return)
    (secret,) = it.made()
    assert (secret.text, secret.kind) == ("Swims on sundays", "recreation")
    assert it.row.material.n == 2
    assert it.page.list.hasFocus()
    assert "1 of 2 decided" in it.page.head.note.text()


def test_without_a_kind_the_page_says_what_to_press(desk):
    it = desk("xyz, qqq")
    it.press(KEY.Key_Return)
    assert "no kind yet" in it.page.panel.refusal.text()
    assert it.page.panel.refusal.isVisible()
    assert it.made() == []
    it.press("/", "hab", KEY.Key_Return)
    assert [one.kind for one in it.made()] == ["habit"]


def test_a_number_takes_a_suggestion(desk):
    it = desk("rings at 7.15 from the car, never after four", "more #habit")
    kinds = it.row.material.suggestion.kinds
    assert it.page.panel.kinds[1].accessibleName().startswith("2 ")
    it.press("2")
    assert [one.kind for one in it.made()] == [kinds[1]]
    assert it.row.material.n == 2


def test_the_six_families_come_first_and_open(desk):
    it = desk("xyz, qqq")
    it.press("/")
    finder = it.page.finder
    assert len(finder.list.records.rows) == 6
    assert finder.list.records.rows[0].title == "How they work"
    it.press(KEY.Key_Return)
    assert finder.heading.text() == "How they work"
    assert [row.id for row in finder.list.records.rows][:2] == ["habit", "bias"]
    it.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert [one.kind for one in it.made()] == ["bias"]


def test_escape_leaves_the_search_and_nothing_has_changed(desk):
    it = desk("xyz, qqq")
    before = it.row
    it.press("/", "dr", KEY.Key_Escape)
    assert it.page.list.hasFocus()
    assert it.page.panel.isVisible()
    assert it.row == before


def test_sensitivity_gold_and_need_are_set_before_and_after_a_decision(desk):
    it = desk("swims on sundays #recreation", "more #habit")
    it.press("s", "g")
    assert (it.proposal.sensitivity, it.proposal.gold) == ("private", True)
    assert it.page.panel.gold.isChecked()
    it.press(KEY.Key_Return)
    assert (it.made()[0].sensitivity, it.made()[0].gold) == ("private", True)
    it.press(KEY.Key_Up, "s", "g", "l")
    (secret,) = it.made()
    assert (secret.sensitivity, secret.gold, secret.layer) == ("never", False, "need")
    assert it.row.material.n == 1


def test_function_keys_of_a_talk_work_here_too(desk):
    it = desk("swims on sundays #recreation", "more #habit")
    it.press(KEY.Key_F2, KEY.Key_F3)
    assert (it.proposal.gold, it.proposal.sensitivity) == (True, "private")
    it.press(KEY.Key_F4)
    assert [one.decision for one in it.presenter.rows] == ["promise", "open"]


@pytest.mark.parametrize(
    ("key", "decision"), [("p", "promise"), ("q", "ask_later"), ("n", "note"), ("d", "deleted")]
)
def test_a_line_becomes_something_else_with_one_key_and_u_brings_it_back(desk, key, decision):
    it = desk("bea sends the samples by friday", "more #habit")
    it.press(key)
    assert it.presenter.rows[0].decision == decision
    assert it.row.material.n == 2
    it.press("u")
    assert it.presenter.rows[0].decision == "open"
    assert it.row.material.n == 1
    stored = it.services.reviews.open(it.presenter.seen.interview.id)
    assert [row.decision for row in stored.rows] == ["open", "open"]
    assert not [p for p in it.services.promises.open() if "samples" in p.text]


def test_a_promise_says_its_day(desk):
    it = desk("! send the cutter sheet by fri")
    assert "Fri 27 Nov" in it.page.panel.about.text()


def test_undo_takes_back_step_by_step_what_was_not_kept_yet_too(desk, tools):
    it = desk("swims on sundays #recreation", "more #habit")
    it.press("g", KEY.Key_Return, "s")
    it.hold(CTRL, KEY.Key_Z)
    assert it.row.proposal.sensitivity == "service"
    it.hold(CTRL, KEY.Key_Z)
    assert (it.row.decision, it.row.proposal.gold, it.made()) == ("open", True, [])
    it.press("u")
    assert not it.row.proposal.gold


def test_a_quick_u_waits_until_the_line_is_kept(desk, qtbot):
    it = desk("swims on sundays #recreation", "more #habit")
    qtbot.keyClick(it.page.list, KEY.Key_Return)
    qtbot.keyClicks(it.page.list, "u")
    it.settle()
    assert (it.presenter.rows[0].decision, it.made()) == ("open", [])


def test_undo_from_the_banner_opens_the_line_again(desk, tools):
    it = desk("swims on sundays #recreation", "more #habit")
    it.press("d")
    assert "Deleted" in tools.banner.text
    tools.undoing.undo()
    it.settle()
    assert it.presenter.rows[0].decision == "open"


def test_words_are_changed_in_place_and_the_raw_line_stays(desk):
    it = desk("swims on sundays #recreation")
    it.press("e")
    field = it.page.panel.field
    assert field.hasFocus()
    field.selectAll()
    it.press("Open-water swimmer, Sundays", KEY.Key_Return)
    assert it.page.list.hasFocus()
    it.press(KEY.Key_Return)
    (secret,) = it.made()
    assert secret.text == "Open-water swimmer, Sundays"
    assert it.page.panel.raw.toPlainText() == "swims on sundays #recreation"


def test_escape_leaves_the_words_as_they_were(desk):
    it = desk("swims on sundays #recreation")
    it.press("e", " and mondays", KEY.Key_Escape)
    assert it.proposal.text == "Swims on sundays"
    assert it.page.list.hasFocus()


def test_o_goes_to_the_organisation_and_back_with_new_suggestions(desk):
    it = desk("overstocked, and always out of stock")
    it.press("o")
    assert it.proposal.subject == "organisation"
    assert it.row.material.suggestion.kinds[0] == "inventory"
    it.press("o")
    assert (it.proposal.subject, it.page.panel.who.text()) == ("person", "W About Hester")


def test_another_person_is_chosen_by_the_first_letters(desk):
    it = desk("restores old bikes #recreation")
    it.press("w", "colm", KEY.Key_Return)
    colm = it.services.people.find("colm")
    assert (it.proposal.person_id, it.proposal.known) == (colm.id, "via")
    it.press(KEY.Key_Return)
    assert it.made()[0].person_id == colm.id


def test_a_new_name_is_asked_before_the_line_is_taken(desk):
    it = desk("Walt: never rings after four #habit")
    assert "called Walt" in it.page.panel.notices.name.text
    it.press(KEY.Key_Return)
    assert it.page.finder.heading.text() == "Who is Walt?"
    assert it.page.finder.list.records.rows[0].title == "New person: Walt"
    it.press(KEY.Key_Return)
    walt = it.services.people.find("Walt")
    assert walt.account_id == it.presenter.seen.account.id
    assert (it.proposal.text, it.proposal.person_id) == ("Never rings after four", walt.id)
    it.press(KEY.Key_Return)
    assert it.made()[0].person_id == walt.id


def test_a_mentioned_stranger_is_added_with_one_key_and_the_line_stays(desk):
    it = desk("lunch with @walt on sundays #habit")
    it.press("a")
    assert it.services.people.find("Walt")
    assert it.page.panel.notices.name.text == ""
    it.press(KEY.Key_Return)
    assert len(it.made()) == 1


def test_a_name_that_two_people_have_is_asked(desk, demo, hester):
    for name in ("Sam Orr", "Sam Pike"):
        demo.people.add(name, hester.account_id)
    it = desk("sam: never rings after four #habit")
    assert "more than one person" in it.page.panel.notices.name.text
    it.press(KEY.Key_Return)
    assert [row.title for row in it.page.finder.list.records.rows][:2] == ["Sam Orr", "Sam Pike"]
    it.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return, KEY.Key_Return)
    assert it.made()[0].person_id == it.services.people.find("Sam Pike").id


def test_care_is_answered_before_the_line_is_taken(desk):
    it = desk("off in may for her surgery #habit", "more #habit")
    assert "health" in it.page.panel.notices.care.text
    it.press(KEY.Key_Return)
    assert it.made() == []
    it.press("k")
    assert it.made() == []
    assert "never leave" in it.page.panel.notices.kept.text
    it.press(KEY.Key_Return)
    assert it.made()[0].care == ["health"]


def test_what_is_known_already_is_shown_and_merged(desk, demo, hester):
    known = next(s for s in demo.secrets.all(person_id=hester.id) if s.kind == "recreation")
    it = desk(f"{known.text} #recreation")
    assert known.text in it.page.panel.notices.known.text
    it.press("m")
    assert it.made() == []
    assert it.services.secrets.get(known.id).last_confirmed == date(2026, 11, 20)
    assert it.presenter.rows[0].decision == "merged"


def test_how_it_is_known_goes_round_and_the_last_asks_through_whom(desk):
    it = desk("restores old bikes #recreation")
    it.press("h")
    assert (it.proposal.known, it.page.panel.known.text()) == ("saw", "H I saw it")
    it.press("h", "h")
    assert it.page.finder.heading.text() == "Heard through whom?"
    it.press(KEY.Key_Escape)
    assert it.proposal.known == "told"
    it.press("h", "h", "h", "walt oakes", KEY.Key_Return)
    assert (it.proposal.known, it.proposal.via) == ("via", "Walt oakes")
    it.press(KEY.Key_Return)
    assert (it.made()[0].known, it.made()[0].confidence) == ("via", "heard")


def test_the_raw_line_is_seen_whole(desk, theme, qtbot):
    raw = desk(
        "rings at seven from the car and never after four at noon", "more #habit"
    ).page.panel.raw
    raw.window().resize(1024, 700)
    for scale in (1.0, 2.0, 1.0):
        theme.set_scale(scale)
        qtbot.waitUntil(lambda: raw.height() == raw.sizeHint().height())
        assert raw.verticalScrollBar().maximum() == 0


def test_words_of_the_raw_line_become_a_secret_of_their_own(desk):
    it = desk("swims on sundays, labels peel in the cold #recreation", "more #habit")
    it.hold(SHIFT, KEY.Key_Right)
    raw = it.page.panel.raw
    assert raw.hasFocus()
    assert raw.textCursor().selectedText() == "swims"
    for _ in range(3):
        it.hold(CTRL | SHIFT, KEY.Key_Right)
    assert raw.textCursor().selectedText().strip() == "swims on sundays"
    it.press("/", "habit", KEY.Key_Return)
    (secret,) = it.made()
    assert (secret.text, secret.kind) == ("Swims on sundays", "habit")
    assert secret.line_id == it.row.material.line_id
    assert it.row.decision == "open"
    it.press(KEY.Key_Return)
    assert [one.kind for one in it.made()] == ["habit", "recreation"]


def test_a_number_takes_the_picked_words(desk):
    it = desk("swims on sundays and sails")
    first = it.row.material.suggestion.kinds[0]
    it.hold(SHIFT, KEY.Key_Right)
    it.press("1")
    assert [(one.text, one.kind) for one in it.made()] == [("Swims", first)]
    assert it.row.decision == "open"


def test_a_need_is_laddered_to_what_it_gives_them(desk):
    it = desk("readable at -70 #attribute #need")
    assert "What would it give them" in it.page.panel.notices.need.text
    it.press("l", "nobody opens the door twice", KEY.Key_Return)
    assert it.proposal.layer == "want"
    assert it.proposal.text == "Readable at -70, so that nobody opens the door twice"


def test_our_product_in_a_secret_asks_what_it_does_for_them(desk):
    it = desk("wants quieter label lines #outcome")
    assert "label lines" in it.page.panel.notices.product.text
    it.press("e", KEY.Key_Return)
    assert it.proposal.text == "Wants quieter label lines"


def test_a_good_feeling_is_ticked(desk):
    it = desk("loves that bea rings first #feeling")
    it.press("5", KEY.Key_Return)
    assert it.made()[0].themes == ["spoke for us"]


def test_a_marked_moment_is_asked_about(desk):
    it = desk("..")
    assert "What was said?" in it.page.panel.notices.missed.text
    it.press("e", "wants to be asked first", KEY.Key_Return, "/", "ego", KEY.Key_Return)
    assert [one.kind for one in it.made()] == ["ego"]


def test_a_promise_is_made_to_whoever_is_named_in_it(desk, demo, hester):
    it = desk("! send colm the price list by friday")
    at_account = {one.id: one.first_name for one in demo.people.all(hester.account_id)}
    assert line_row(it.row, it.presenter.seen).who == "Colm"
    assert it.page.panel.who.text() == "W With Colm"
    it.press(KEY.Key_Return)
    (made,) = [one for one in demo.promises.all(hester.account_id) if "price list" in one.text]
    assert at_account[made.person_id] == "Colm"
