"""What was typed is not lost where it cannot be saved: it stands in its form, or is done again."""

import pytest
from PySide6.QtCore import Qt

from secretsmanual.domain.errors import NotWritten, Refused
from secretsmanual.services.manual import Manual
from tests.gui.lock_desk import TYPED, on_screen
from tests.gui.test_half_typed import FORMS, note_idea

ALSO = {
    "begin_test": (lambda page: page.side.host.form.fields["hypothesis"], "a test"),
    "move_promise": (lambda page: page.panel.mover.day, "5 Dec 2026"),
    "note_idea": (lambda page: page.side.host.form.fields["title"], "an idea"),
    "tell_story": (lambda page: page.host.form.fields["asked"], "a story"),
}
"""What else must be typed before a form can be saved."""


def save(desk, form, refuse, kind):
    field = form(desk)
    field.setFocus()
    desk.qtbot.keyClicks(field, TYPED[::-1])
    if form.__name__ in ALSO:
        other, text = ALSO[form.__name__]
        other(desk.page).clear()
        desk.qtbot.keyClicks(other(desk.page), text)
    desk.settle()
    refuse(kind)
    desk.qtbot.keyClick(field, Qt.Key.Key_Return)
    desk.settle()


@pytest.fixture
def refuse(monkeypatch):
    """Return what lets the manual refuse every write."""

    def begin(kind):
        def no(_self, _label):
            raise kind("The disk is full; nothing of this step was saved.", "Free some space.")

        monkeypatch.setattr(Manual, "write", no)

    return begin


@pytest.mark.parametrize("kind", [NotWritten, Refused])
@pytest.mark.parametrize(
    "form", [one for forms in FORMS.values() for one in forms], ids=lambda form: form.__name__
)
def test_it_is_there_or_can_be_done_again(desk, refuse, form, kind):
    save(desk, form, refuse, kind)
    again = desk.tools.banner._action.text() == "Do it again"
    assert again or on_screen(TYPED, visible=True)
    assert not again or kind is NotWritten


def test_it_is_saved_once_there_is_room_again(desk, refuse, monkeypatch):
    save(desk, note_idea, refuse, Refused)
    monkeypatch.undo()
    form = desk.page.side.host.form
    assert form.fields["title"].text() == "an idea"
    desk.qtbot.keyClick(form.fields["title"], Qt.Key.Key_Return)
    desk.settle()
    assert desk.page.side.host.form is None
    found = [one.idea.value for one in desk.tools.services.ideas.all()]
    assert TYPED[::-1] in found
    del form
    desk.lock()
    desk.unlock()
    assert desk.page.side.host.form is None
