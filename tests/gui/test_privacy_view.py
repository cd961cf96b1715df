"""The privacy view: what was told in confidence is nowhere on the screen while it is on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.confided import MASK, confided_line
from secretsmanual.gui.capture import ScreenCapture, by_affinity, by_sharing_type, excluder
from secretsmanual.gui.pages import PAGES
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.widgets.labels import PlainLabel
from secretsmanual.gui.widgets.row_list import RowList
from tests.gui.lock_desk import on_screen

PRIVATE, NEVER, RAW, PROMISE = "Quillwort boat", "Bindweed debt", "Toadflax move", "Spurge call"
WORDS = (PRIVATE, NEVER, RAW, PROMISE)


@pytest.fixture
def confided(demo):
    """Secrets of each sort wherever the manual can point at one, besides a talk (`open_talk`)."""
    account = demo.accounts.all()[0].account.id
    person = demo.people.all(account)[0].id
    for text, level in ((PRIVATE, "private"), (NEVER, "never")):
        words = {"verbatim": f"I hope: {text}", "why_it_matters": text, "idea": text}
        secret, _ = demo.secrets.add(text, account, person_id=person, **words)
        demo.secrets.set_kind(secret.id, "hope")
        demo.secrets.set_sensitivity(secret.id, level)
        demo.secrets.use(secret.id, "surprise", f"With the {text}", "delighted")
        demo.ideas.add(
            f"Do something with {text}",
            person_id=person,
            secrets=[secret.id],
            value=text,
            next_step=f"Ask about {text}",
        )
    return account, person


@pytest.fixture
def switch(tools, settled):
    def press():
        tools.actions["private_view"].trigger()
        settled(tools)

    return press


def seen():
    return [found for word in WORDS for found in on_screen(word[::-1], visible=True)]


def open_talk(tools, settled, qtbot, account, person):
    page = tools.navigation.open("talk", account=account, people=person)
    settled(tools)
    page.prep.submit()
    settled(tools)
    for raw in (f"~ {RAW}", f"~! {PROMISE} by friday"):
        page.live.line.put(raw)
        page.presenter.save_line(raw)
        page.live.line.put("")
        settled(tools)
    return page


def every_card(page, tools, settled):
    while page.presenter.card is not None:
        page.presenter.turn()
        assert seen() == []
        page.presenter.grade(4)
        settled(tools)


def with_private(page, tools, settled):
    page.side.private.click()
    settled(tools)


WITH_PERSON = {"account": "account", "people": "person"}
WALKS = {
    **{
        name: {}
        for name in (
            *("accounts", "awards", "handovers", "ideas", "import", "insight", "leavers"),
            *("pictures", "practice", "promises", "questions", "rescue", "settings", "themes"),
            *("today", "welcome"),
        )
    },
    "unlock": {"manual": "manual"},
    "account": {"account": "account", "person": "person"},
    "brief": WITH_PERSON,
    "customer": {"account": "account"},
    "hand_over": {"account": "account"},
    "oops": {"account": "account", "person": "person"},
    "person": {"person": "person"},
    "rehearse": WITH_PERSON,
    "review": {"interview": "interview"},
    "talk": WITH_PERSON,
    "who": {"account": "account"},
}
"""Page to what it is opened with, as `ids` of the test calls it."""
MORE = {"rehearse": every_card, "brief": with_private}


def test_every_page_is_walked():
    assert set(WALKS) == set(PAGES)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_page_shows_it(switch, name, confided, tools, open_page, settled, qtbot, demo):
    account, person = confided
    talk = open_talk(tools, settled, qtbot, account, person)
    ids = {"account": account, "person": person, "interview": talk.presenter.session.id}
    ids["manual"] = str(demo.manual.path)
    assert on_screen(RAW[::-1])
    switch()
    assert seen() == []
    for _ in range(5):
        tools.actions["end"].trigger()
        settled(tools)
        assert seen() == []
    args = {arg: ids[of] for arg, of in WALKS[name].items()}
    page = open_page(name, **args)
    assert seen() == []
    MORE.get(name, lambda *_: None)(page, tools, settled)
    for rows in page.findChildren(RowList):
        for row in list(rows.records.rows) if rows.isVisible() else []:
            rows.choose(row.id)
            settled(tools)
            assert seen() == [], (rows.accessibleName(), row)
    assert seen() == []


def test_the_card_of_a_mishap_hides_what_it_does_to_them(switch, confided, tools, open_page, demo):
    account, person = confided
    for text, kind in ((f"{PRIVATE} sinks", "stakes"), (f"{PRIVATE} at seven", "habit")):
        secret, _ = demo.secrets.add(text, account, person_id=person, kind=kind)
        demo.secrets.set_sensitivity(secret.id, "private")
        demo.secrets.toggle_gold(secret.id)
    page = open_page("oops", account=account, person=person)
    names = [label.accessibleName() for label in page.side.facts.findChildren(PlainLabel)]
    assert f"Does to them: {PRIVATE} sinks" in names
    assert f"Reach them: {PRIVATE} at seven" in names
    switch()
    assert seen() == []


def test_it_is_there_again_without_it(switch, confided, tools, open_page):
    account, person = confided
    page = open_page("account", account=account, person=person)
    assert on_screen(PRIVATE[::-1])
    switch()
    assert any(row.spoken.startswith(MASK) for row in page.parts.list.records.rows)
    assert seen() == []
    switch()
    assert on_screen(PRIVATE[::-1])
    assert on_screen(MASK[::-1]) == []


def test_search_hides_words_of_secrets_lines_and_promises(switch, confided, tools, settled, qtbot):
    account, person = confided
    open_talk(tools, settled, qtbot, account, person)
    switch()
    palette = tools.banner.window().findChild(Palette)
    palette.open()
    for word in WORDS:
        palette.field.setText(word)
        settled(tools)
        assert palette.list.records.rows
        assert [row for row in palette.list.records.rows if word in row.spoken] == []


def test_hidden_words_do_not_come_into_a_field(switch, confided, tools, open_page, demo):
    account, person = confided
    page = open_page("account", account=account, person=person)
    switch()
    secret = next(one for one in demo.secrets.all(account) if one.text == PRIVATE)
    page.parts.list.choose(secret.id)
    tools.actions["edit"].trigger()
    assert "hidden while privacy view is on" in tools.banner.text
    tools.actions["supersede"].trigger()
    assert seen() == []


def test_the_window_says_that_it_is_on_and_remembers_it(switch, tools, open_page, qtbot):
    page = open_page("settings")
    mark = page.window().veil_mark
    assert mark.isHidden()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F11)
    assert mark.isVisible()
    assert page.privacy.view.isChecked()
    assert tools.preferences.get("private_view") == "yes"
    mark.show_all.click()
    assert mark.isHidden()
    page.privacy.view.click()
    assert tools.theme.veiled
    switch()
    assert not page.privacy.view.isChecked()


@pytest.mark.parametrize(
    ("raw", "marks", "private"),
    [
        ("~ thinks of leaving", (), True),
        ("!~ call the bank", (), True),
        ("n: the lost firm", (), True),
        ("~20 rolls a week", (), False),
        ("likes ~ signs", (), False),
        ("plain", ("private",), True),
        ("plain", ("gold",), False),
    ],
)
def test_lines_told_in_confidence(raw, marks, private):
    assert confided_line(raw, marks) is private


class User32:
    def __init__(self, answer=1):
        self.answer = answer
        self.asked = []

    def SetWindowDisplayAffinity(self, window, affinity):
        self.asked.append((window.value, affinity))
        return self.answer


class Objc:
    """The few functions of the runtime; what they are told is kept."""

    def __init__(self):
        self.sent = []
        outer = self

        class Function:
            restype = argtypes = None

            def __call__(self, *args):
                outer.sent.append(args)
                return 99

        class Names(Function):
            def __call__(self, name):
                return name

        self.sel_registerName, self.objc_msgSend = Names(), Function()


def test_windows_and_macos_are_asked_in_their_own_words():
    user32, objc = User32(), Objc()
    assert by_affinity(7, True, user32)
    assert by_affinity(7, False, user32)
    assert user32.asked == [(7, 0x11), (7, 0)]
    assert not by_affinity(7, True, User32(0))
    assert by_sharing_type(5, True, objc)
    assert objc.sent == [(5, b"window"), (99, b"setSharingType:", 0)]
    assert excluder("linux") is None
    assert excluder("win32") is by_affinity
    assert excluder("darwin") is by_sharing_type


def test_a_window_is_left_out_again_when_it_is_made_anew(tools):
    window, asked = tools.banner.window(), []

    def exclude(number, left_out):
        asked.append((number, left_out))
        return True

    capture = ScreenCapture(window, exclude, left_out=True)
    assert capture.left_out
    window.hide()
    window.show()
    assert asked == [(int(window.winId()), True)] * 2
    capture.set_left_out(False)
    assert not capture.left_out
    refused = ScreenCapture(window, lambda *_: False, left_out=True)
    assert not refused.left_out
    assert not ScreenCapture(window, None, left_out=True).left_out


def test_where_nothing_can_leave_it_out_the_settings_say_so(open_page):
    card = open_page("settings").privacy
    assert not card.capture.isEnabled()
    assert not card.capture.isChecked()
