"""“What secrets do we know about …”: found as one types, gone to by Enter."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.gui.models.rows import SectionRow
from secretsmanual.gui.navigation import Page
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.palette_rows import marked


class OtherPage(Page):
    """Stands for a page of somebody else's."""


@pytest.fixture
def palette(tools, settled):
    for name in ("account", "review"):
        tools.navigation.register(name, OtherPage)
    page = tools.navigation.open("accounts")
    settled(tools)
    tools.actions["jump"].trigger()
    return page.window().findChild(Palette)


@pytest.fixture
def ask(palette, tools, qtbot, settled):
    def type_(text):
        qtbot.keyClicks(palette.field, text)
        settled(tools)

    return type_


def groups(palette):
    return [row.title for row in palette.list.records.rows if isinstance(row, SectionRow)]


def test_the_field_has_the_focus_and_the_question_for_a_hint(palette):
    assert palette.window().focusWidget() is palette.field
    assert palette.field.placeholderText() == "What secrets do we know about …"
    assert palette.nothing.isVisible()


def test_a_name_brings_what_is_known_with_it(palette, ask, tools, demo):
    ask("hester")
    assert groups(palette)[:2] == ["People", "Secrets"]
    hester = demo.people.find("Hester")
    hers = {secret.id for secret in demo.secrets.all(person_id=hester.id)}
    found = [row.id for row in palette.list.records.rows if row.id in hers]
    assert len(found) == 5


def test_enter_goes_to_the_person(palette, ask, tools, qtbot, demo):
    ask("hester")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isHidden()
    hester = demo.people.find("Hester")
    here = tools.navigation.here
    assert (here.name, here.args) == (
        "account",
        {"account": hester.account_id, "person": hester.id},
    )


def test_arrows_walk_over_titles_to_a_secret(palette, ask, tools, qtbot, demo):
    ask("hester")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    secret = palette.list.current_id()
    assert palette.window().focusWidget() is palette.field
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert tools.navigation.here.args["secret"] == secret
    assert demo.secrets.get(secret).person_id == tools.navigation.here.args["person"]


def test_a_line_that_waits_goes_to_its_review(palette, ask, tools, qtbot, demo):
    talk = demo.interviews.waiting_for_review()[0].interview
    line = max(demo.interviews.lines(talk.id), key=lambda one: len(one.raw))
    ask(line.raw.strip("*~!%-?. "))
    palette.list.choose(line.id)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert (tools.navigation.here.name, tools.navigation.here.args) == (
        "review",
        {"interview": talk.id},
    )


def test_what_must_never_be_said_is_not_shown(palette, ask, demo, tools):
    account = demo.accounts.all()[0].account
    secret, _ = demo.secrets.add("Xylophone quarrel", account.id, sensitivity="never")
    ask("xylophone")
    row = next(row for row in palette.list.records.rows if row.id == secret.id)
    assert "ylophone" not in row.spoken


def test_nothing_found_says_so(palette, ask):
    ask("qqqqqqqq")
    assert palette.nothing.isVisible()
    assert palette.nothing.heading.text().startswith("Nothing in this manual")


def test_escape_gives_the_focus_back(palette, ask, qtbot):
    ask("hester")
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert palette.list.records.rows == []
    assert palette.window().focusWidget().accessibleName() == "Find an account"


def test_marks_are_in_the_units_of_qt():
    assert marked("🎷 Swims in lakes, swam", ["swim", "lake"]) == ((3, 5), (12, 5))


def test_everything_has_a_name(palette, ask, assert_accessible):
    ask("hester")
    assert_accessible(palette)


def test_a_page_is_gone_to_by_its_name(palette, ask, tools, qtbot):
    ask("awards")
    assert groups(palette)[0] == "Do"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert tools.navigation.here.name == "awards"


def test_what_is_known_comes_before_actions_named_in_part(palette, ask):
    ask("prom")
    found = groups(palette)
    assert found[-1] == "Do"
    assert len(found) > 1


def test_a_mishap_without_a_name_asks_whose_it_is(tools, settled):
    tools.navigation.open("accounts")
    settled(tools)
    tools.actions["oops"].trigger()
    settled(tools)
    palette = tools.navigation.page.window().findChild(Palette)
    assert palette.field.text() == "oops "
    assert palette.nothing.isVisible()
    assert palette.nothing.heading.text() == "To whom did it happen?"
