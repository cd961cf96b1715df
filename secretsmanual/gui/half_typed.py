"""What is half typed on the pages: taken from them before a lock, and put back after it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from PySide6.QtCore import QObject

from secretsmanual.gui.form_fields import (
    Choice,
    TextEdit,
    choose_in,
    chosen_in,
    fields_of,
    is_typed,
    text_of,
    type_into,
)
from secretsmanual.gui.navigation import Navigation, Page, Place
from secretsmanual.gui.widgets.row_list import RowList
from secretsmanual.gui.work import Work


@dataclass(frozen=True, slots=True)
class OnPage:
    """What one page would lose."""

    args: dict[str, str]
    """What it was opened with."""
    where: dict[str, str]
    """Which form is open, as the page says it itself."""
    texts: dict[str, str]
    """What stands in its fields, by their names."""
    ticks: dict[str, str] = field(default_factory=dict)
    """What is chosen or ticked in its forms."""
    rows: dict[str, str] = field(default_factory=dict)
    """Which record is chosen in its lists, by their names."""
    focus: str = ""

    @property
    def worth_keeping(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.where or self.texts)


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """Where one is, and what is half typed there and on the pages behind."""

    places: list[tuple[str, dict[str, str]]]
    at: int
    pages: list[tuple[str, OnPage]]
    asked: str = ""
    """What was being searched for."""

    def to_text(self) -> str:
        """Write it, to be kept in the manual."""
        return json.dumps(asdict(self))

    @classmethod
    def from_text(cls, text: str) -> "HalfTyped":
        """Read what `to_text` wrote."""
        found = json.loads(text)
        pages = [(name, OnPage(**page)) for name, page in found["pages"]]
        places = [(name, args) for name, args in found["places"]]
        return cls(places, found["at"], pages, found["asked"])

    @property
    def trail(self) -> list[Place]:
        """Where one has been."""
        return [Place(name, args) for name, args in self.places]


class PuttingBack(QObject):
    """Holds what was taken from pages, and puts it back when one comes to them again.

    What still waits for a page when the next lock comes is kept once more.
    """

    def __init__(self, navigation: Navigation, work: Work) -> None:
        super().__init__(navigation)
        self._navigation = navigation
        self._work = work
        self._waiting: list[tuple[str, OnPage]] = []
        navigation.moved.connect(self._moved)

    def take(self, asked: str = "") -> HalfTyped:
        """Take what is half typed from all pages, and what waits; nothing on them changes."""
        trail, at = _trail(self._navigation)
        last_args = {place.name: dict(place.args) for place in (*trail, trail[at])}
        pages = [
            (name, found)
            for name, page in self._navigation.pages.items()
            if (found := on_page(page, last_args.get(name, {}))).worth_keeping
        ]
        places = [(place.name, dict(place.args)) for place in trail]
        return HalfTyped(places, at, [*pages, *self._waiting], asked)

    def wait(self, pages: Iterable[tuple[str, OnPage]]) -> None:
        """Let these wait for their pages."""
        self._waiting += pages

    def forget(self) -> None:
        """Let nothing wait any more."""
        self._waiting.clear()

    def _moved(self, name: str) -> None:
        here = self._navigation.here
        args = dict(here.args) if here is not None else {}
        one = next((one for one in self._waiting if one[0] == name and one[1].args == args), None)
        if one is not None:
            self._waiting.remove(one)
            page, found = self._navigation.pages[name], one[1]
            self._work.when_idle(page, lambda: self.put_back(page, found))

    def put_back(self, page: Page, found: OnPage) -> None:
        """Choose the rows, open the form, choose in it, type: each once the page has read."""
        steps = [_choose_rows, _open_form, _tick, _type]

        def go_on() -> None:
            steps.pop(0)(page, found)
            if steps:
                self._work.when_idle(page, go_on)

        go_on()


def on_page(page: Page, args: Mapping[str, str]) -> OnPage:
    """Read what is half typed and chosen on a page."""
    fields = dict(fields_of(page))
    here = page.window().focusWidget()
    return OnPage(
        dict(args),
        page.where(),
        {
            n: text_of(one)
            for n, one in fields.items()
            if isinstance(one, TextEdit) and is_typed(one)
        },
        {n: chosen_in(one) for n, one in fields.items() if isinstance(one, Choice)},
        {
            one.accessibleName(): one.current_id()
            for one in page.findChildren(RowList)
            if one.isVisibleTo(page) and one.current_id()
        },
        next((name for name, one in fields.items() if one is here), ""),
    )


def _choose_rows(page: Page, found: OnPage) -> None:
    for one in page.findChildren(RowList):
        if one.accessibleName() in found.rows:
            one.choose(found.rows[one.accessibleName()])


def _open_form(page: Page, found: OnPage) -> None:
    if found.where:
        page.go_on(found.where)


def _tick(page: Page, found: OnPage) -> None:
    for name, one in fields_of(page):
        if isinstance(one, Choice) and name in found.ticks:
            choose_in(one, found.ticks[name])


def _type(page: Page, found: OnPage) -> None:
    """Type again; a field that is not there any more is passed over."""
    fields = dict(fields_of(page))
    for name, text in found.texts.items():
        if isinstance(one := fields.get(name), TextEdit):
            type_into(one, text)
    there = fields.get(found.focus)
    if there is not None and page.isVisible():
        there.setFocus()


def _trail(navigation: Navigation) -> tuple[list[Place], int]:
    """Give where one has been; talks that are over are no place to go back to."""
    places, at = navigation.trail
    before = [place for place in places[:at] if place.name != "talk"]
    after = [place for place in places[at + 1 :] if place.name != "talk"]
    page, here = navigation.page, places[at]
    here = page.comes_back_as(here) if page is not None else here
    return [*before, here, *after], len(before)
