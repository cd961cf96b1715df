"""Pages by name, with a way back and forward."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from secretsmanual.gui.accessible import Role, announce
from secretsmanual.gui.widgets.tab_order import stops

LONGEST_HISTORY = 100

APage = TypeVar("APage", bound="Page")
Given = ParamSpec("Given")


def opens_form(
    run: Callable[Concatenate[APage, Given], None],
) -> Callable[Concatenate[APage, Given], None]:
    """Mark a page's method that opens a form: after a lock it is called again, with the same words.

    What it is given is text, as that waits in the manual meanwhile.
    """

    @wraps(run)
    def noted(page: APage, /, *args: Given.args, **named: Given.kwargs) -> None:
        page.opened_by = json.dumps([run.__name__, args])
        run(page, *args, **named)

    noted.opens_form = True  # type: ignore[attr-defined]
    return noted


class Page(QWidget):
    """A screen. Subclasses lay out and connect in their constructor and read in `arrive`."""

    accessible_role = Role.Grouping
    title = ""
    """What screen readers call the page when one comes to it."""
    opened_by = ""
    """Which `opens_form` method was called last, and with what, as JSON."""

    def arrive(self, **args: str) -> None:
        """Take what is to be shown: called each time the page is opened, also when in front."""

    def leave(self) -> None:
        """Keep what must not be lost: called before another page comes to the front."""

    @property
    def busy(self) -> bool:
        """Whether something goes on here that no lock may interrupt: a talk."""
        return False

    @property
    def form_open(self) -> bool:
        """Whether a form is open that an `opens_form` method has opened."""
        return False

    def where(self) -> dict[str, str]:
        """Say which form is open on which record, so that `go_on` finds it after a lock."""
        return {"opened_by": self.opened_by} if self.form_open else {}

    def go_on(self, where: Mapping[str, str]) -> None:
        """Open that form again, empty: what was typed is put into its fields then."""
        if "opened_by" in where:
            name, args = json.loads(where["opened_by"])
            run = getattr(type(self), name, None)
            if getattr(run, "opens_form", False):
                run(self, *args)  # type: ignore[misc]

    def comes_back_as(self, place: "Place") -> "Place":
        """Say where one comes back to after a lock, by default to the same place."""
        return place

    def let_go(self) -> None:
        """Give back what the page holds besides widgets: the manual is being locked."""

    def take_focus(self) -> None:
        """Put the focus where work goes on; by default on the first thing that takes it."""
        for widget in stops(self):
            if widget.isVisibleTo(self) and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def whom(self) -> dict[str, str]:
        """Say whom the page is about, as `account` and `person`; nothing where it is nobody."""
        return {}

    def set_title(self, title: str) -> None:
        """Name the page after what it shows; where that is read while one waits, it is said."""
        late = self.isVisible() and title != self.title
        self.title = title
        self.setAccessibleName(title)
        if late and title:
            announce(self, title)


@dataclass(frozen=True, slots=True)
class Place:
    """A page and what it was opened with."""

    name: str
    args: Mapping[str, str] = field(default_factory=dict)


class Navigation(QObject):
    """Opens pages in a stack; each is made when first opened and kept."""

    moved = Signal(str)
    """The name of the page that is now in front."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        self._makers: dict[str, Callable[[], Page]] = {}
        self._pages: dict[str, Page] = {}
        self._history: list[Place] = []
        self._at = -1

    def register(self, name: str, make: Callable[[], Page]) -> None:
        """Say how a page is made."""
        self._makers[name] = make

    def open(self, name: str, **args: str) -> Page:
        """Bring a page to the front and remember it. An unknown name is a bug (KeyError)."""
        place = Place(name, args)
        if self._at < 0 or self._history[self._at] != place:
            self._history = [*self._history[: self._at + 1], place][-LONGEST_HISTORY:]
            self._at = len(self._history) - 1
        return self._show(place)

    def back(self) -> None:
        """Go to the place before, if there is one."""
        self._go(-1)

    def forward(self) -> None:
        """Go to the place after, if one went back."""
        self._go(1)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def here(self) -> Place | None:
        """Where we are."""
        return self._history[self._at] if self._at >= 0 else None

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return self._pages.get(self.here.name) if self.here else None

    @property
    def pages(self) -> Mapping[str, Page]:
        """The pages that were made, by name."""
        return self._pages

    @property
    def trail(self) -> tuple[Sequence[Place], int]:
        """Where one has been, the oldest first, and which of it is where one is."""
        return tuple(self._history), self._at

    def retrace(self, trail: Sequence[Place], at: int) -> Page:
        """Go where one was, with the same ways back and forward."""
        self._history, self._at = list(trail), at
        return self._show(trail[at])

    def forget(self) -> None:
        """Close all pages and drop the history: nothing of a locked manual stays on screen."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._history.clear()
        self._at = -1

    def _go(self, by: int) -> None:
        if 0 <= self._at + by < len(self._history):
            self._at += by
            self._show(self._history[self._at])

    def _show(self, place: Place) -> Page:
        page = self._page(place.name)
        front = self._stack.currentWidget()
        if isinstance(front, Page) and front is not page:
            front.leave()
        page.arrive(**place.args)
        self._stack.setCurrentWidget(page)
        self.moved.emit(place.name)
        page.take_focus()
        return page

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            page = self._pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        return self._pages[name]
