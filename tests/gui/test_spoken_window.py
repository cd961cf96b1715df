"""Every page of the window in a made-up language: what is not said in it is data or a key."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from secretsmanual.domain.wording import speak
from secretsmanual.gui.action_table import ACTIONS
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.translation import Ours
from secretsmanual.services.guide import chapters
from secretsmanual.services.interviews import Plan
from secretsmanual.system.languages import NAMES
from secretsmanual.system.resources import resource_text
from tests.gui import every_page
from tests.gui.lock_desk import shown
from tests.pseudo import Pseudo, runs

KEYS = re.compile(
    r"(?:(?:Ctrl|Alt|Shift|Cmd)?\+)*(?:[A-Z0-9]|F\d\d?|Del|Esc|Enter|Tab|Space|Home|End|Return)"
)
MARKUP = re.compile(r"<[^<>]*>")
PLACE = re.compile(r"\d+  ")
"""A number before a line: the key that chooses it."""
SAME_EVERYWHERE = {
    *("Secrets Manual", "PDF", "HTML", "html"),
    *NAMES.values(),
}


@pytest.fixture(scope="module")
def data():
    """All that stands in the demo and the question bank, as one text."""
    files = [resource_text(name) for name in ("demo.json", "questions.toml")]
    files += [re.sub(r"[*`#|()]|\[|\]", " ", one.text) for one in chapters()]
    return " ".join(" ".join(files).replace("\\", "").casefold().split())


@pytest.fixture
def strange(qapp):
    """The made-up language, spoken before the first widget is made."""
    before, ours = speak(Pseudo()), Ours(qapp)
    qapp.installTranslator(ours)
    yield
    qapp.removeTranslator(ours)
    speak(before)


@pytest.fixture
def talk(demo):
    """A talk that has not ended, told in the made-up language."""
    account, person = every_page.whom(demo)
    return demo.interviews.start(Plan(account, (person,), seed="strange"))


def unsaid(data):
    """Return the runs of words on screen that are neither said nor data, with where they stand."""
    found = {}
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        for text in shown(widget):
            for run in runs(PLACE.sub("", MARKUP.sub("", text))):
                known = " ".join(run.casefold().split()) in data
                if not known and not KEYS.fullmatch(run) and run not in SAME_EVERYWHERE:
                    found.setdefault(run, f"{type(widget).__name__}: {text[:60]}")
    return found


@pytest.mark.parametrize("name", every_page.NAMES)
def test_pages_say_all_their_texts(strange, talk, tools, open_page, data, demo, tmp_path, name):
    open_page(name, **every_page.arguments(demo, name, interview=talk.session.id))
    paths = {*map(str.casefold, tmp_path.parts), demo.manual.path.name, demo.manual.path.stem}
    left = {run: where for run, where in unsaid(data).items() if run.casefold() not in paths}
    assert left == {}


def test_keys_and_actions(strange, talk, tools, open_page, data):
    open_page("today")
    tools.actions["keys"].trigger()
    assert unsaid(data) == {}


def test_the_palette(strange, talk, tools, open_page, data, qtbot, settled):
    page = open_page("today")
    palette = Palette(tools, page)
    palette.open()
    settled(tools)
    assert unsaid(data) == {}


def test_every_action_has_a_text(strange, tools):
    for name in ACTIONS:
        assert runs(tools.actions[name].text()) == set(), name
