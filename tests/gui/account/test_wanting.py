"""From a secret on the account page to an idea, and whether they got what they want."""

import pytest
from PySide6.QtCore import Qt

K = Qt.Key
HOPE, FELT = "s-S053", "s-S098"


@pytest.fixture
def at(tools, open_page, settled, demo):
    """Open the account page with a secret chosen."""

    def open_(secret_id):
        secret = demo.secrets.get(secret_id)
        page = open_page("account", account=secret.account_id, person=secret.person_id)
        page.parts.list.choose(secret_id)
        settled(tools)
        return page

    return open_


def test_so_we_could_is_typed_and_becomes_an_idea_with_one_key(at, demo, tools, settled, qtbot):
    page = at(HOPE)
    tools.actions["make_idea"].trigger()
    writer = page.parts.writer
    assert page.parts.panel.currentWidget() is writer, "nothing stands there yet"
    qtbot.keyClicks(writer.area, "stand beside line 2")
    qtbot.keyClick(writer.area, K.Key_Return)
    settled(tools)
    assert demo.secrets.get(HOPE).idea == "stand beside line 2"
    tools.actions["make_idea"].trigger()
    settled(tools)
    made = next(one for one in demo.ideas.all() if one.idea.title == "stand beside line 2")
    assert (made.whom, made.idea.secrets) == ("Hester Vaughn-Abara", [HOPE])
    tools.actions["make_idea"].trigger()
    settled(tools)
    assert "That is an idea already" in tools.banner.text
    tools.undoing.undo()
    settled(tools)
    assert made.idea.id not in {one.idea.id for one in demo.ideas.all()}


def test_whether_they_got_it_is_chosen_and_shown(at, demo, tools, settled, qtbot):
    page = at(HOPE)
    tools.actions["wanted"].trigger()
    qtbot.keyClicks(page.parts.picker.field, "said so")
    qtbot.keyClick(page.parts.picker.field, K.Key_Return)
    settled(tools)
    assert demo.secrets.get(HOPE).wanted_status == "confirmed"
    tools.undoing.undo()
    settled(tools)
    assert demo.secrets.get(HOPE).wanted_status == ""


def test_what_a_good_feeling_led_to_is_ticked_and_a_bad_one_is_refused(
    at, demo, tools, settled, qtbot
):
    for secret_id, kept in ((FELT, True), ("s-S072", False)):
        page = at(secret_id)
        tools.actions["led_to"].trigger()
        qtbot.keyClicks(page.parts.picker.field, "spoke")
        qtbot.keyClick(page.parts.picker.field, K.Key_Return)
        settled(tools)
        assert ("spoke for us" in demo.secrets.get(secret_id).themes) == kept
    assert "not a good feeling" in tools.banner.text


def test_only_wants_and_feelings_are_asked(at, tools):
    at(HOPE)
    assert tools.actions["wanted"].isEnabled()
    assert not tools.actions["led_to"].isEnabled()
    at(FELT)
    assert tools.actions["led_to"].isEnabled()


def test_a_package_for_the_person_opens_where_secrets_are_ticked(at, tools, settled):
    at(HOPE)
    tools.actions["package"].trigger()
    settled(tools)
    page = tools.navigation.page
    settled(tools)
    assert tools.navigation.here.name == "ideas"
    assert page.side.resting.heading.text() == "A package for Hester Vaughn-Abara"
    assert page.side.resting.field.hasFocus()
