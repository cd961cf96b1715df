"""The window: sidebar, banner, and a stack of pages."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from secretsmanual.gui import accessible
from secretsmanual.gui.action_table import ACTIONS, MENUS
from secretsmanual.gui.actions import Actions
from secretsmanual.gui.mnemonics import with_mnemonics
from secretsmanual.gui.navigation import Navigation, Page
from secretsmanual.gui.theme import Theme
from secretsmanual.gui.widgets.banner import Banner
from secretsmanual.gui.widgets.focus_in_sight import follow_focus
from secretsmanual.gui.widgets.frames import Surface
from secretsmanual.gui.widgets.sidebar import Sidebar
from secretsmanual.gui.widgets.veil_mark import VeilMark

PLACES = ("today", "accounts", "promises", "handovers", "insight", "settings")
COMPACT = 380
"""Width of the small window at 100 %."""
BELONGS_TO = {
    **dict.fromkeys(
        (
            "account",
            "brief",
            "customer",
            "import",
            "oops",
            "person",
            "rehearse",
            "review",
            "talk",
            "welcome",
            "who",
        ),
        "accounts",
    ),
    "hand_over": "handovers",
    "themes": "handovers",
    "ideas": "insight",
    "pictures": "insight",
    "awards": "insight",
    "across": "insight",
    "leavers": "settings",
}
"""Which place is marked for a page that is no place itself."""
NARROW_BELOW = 1180
"""Window widths under which the sidebar shows pictures alone, so that pages keep their room."""


class MainWindow(QMainWindow):
    """Holds the pages and passes on what concerns all of them."""

    files_dropped = Signal(list)
    """Paths of files that were dropped on the window."""
    closing = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        accessible.install()
        self._theme = theme
        self.setWindowTitle("Secrets Manual")
        self.setAcceptDrops(True)
        self.setMinimumSize(380, 420)
        self.resize(1280, 800)
        self.actions_of_window = Actions(theme, self)
        self.banner = Banner(theme)
        self.veil_mark = VeilMark(theme)
        self.stack = QStackedWidget()
        self.navigation = Navigation(self.stack)
        self.sidebar = Sidebar(theme, self.actions_of_window, PLACES)
        self._compact = False
        self._full_size = self.size()
        self._lay_out()
        self._make_menus()
        self.navigation.moved.connect(self._moved)
        theme.changed.connect(self._fit_sidebar)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    def set_compact(self, compact: bool) -> None:
        """Leave only the page in front, small and above other windows, beside the phone app."""
        if compact == self._compact:
            return
        self._compact = compact
        self.sidebar.setVisible(not compact)
        self.menuBar().setVisible(not compact)
        if (handle := self.windowHandle()) is not None:
            handle.setFlag(Qt.WindowType.WindowStaysOnTopHint, compact)
        if compact:
            self._full_size = self.size()
        width = self._theme.px(COMPACT)
        self.resize(QSize(width, self.height()) if compact else self._full_size)

    def _lay_out(self) -> None:
        page = Surface("page")
        across = QHBoxLayout(page)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.sidebar)
        right = QWidget()
        down = QVBoxLayout(right)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(0)
        around = QHBoxLayout()
        around.setContentsMargins(16, 0, 16, 0)
        around.addWidget(self.banner)
        down.addWidget(self.veil_mark)
        down.addLayout(around)
        down.addWidget(self.stack, 1)
        across.addWidget(right, 1)
        self.setCentralWidget(page)

    def fill_menus(self) -> None:
        """Put the actions under the menus, which stand empty on the first painted page."""
        for name, menu in self._menus.items():
            menu.aboutToShow.connect(partial(self.actions_of_window.draw_icons, name))
            for spec in ACTIONS.values():
                if spec.menu == name:
                    menu.addAction(self.actions_of_window[spec.id])

    def _make_menus(self) -> None:
        bar = self.menuBar()
        bar.setNativeMenuBar(True)
        titles = with_mnemonics([self.tr(title) for title in MENUS.values()])
        self._menus = {name: bar.addMenu(title) for name, title in zip(MENUS, titles, strict=True)}

    def _moved(self, name: str) -> None:
        page = self.stack.currentWidget()
        self.banner.turn_page()
        self.actions_of_window.serve(page)
        self.sidebar.mark(BELONGS_TO.get(name, name))
        if isinstance(page, Page):
            # The window's title never names a customer: others see it in the task bar.
            self.setAccessibleDescription(page.title)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        follow_focus(now)

    def _fit_sidebar(self) -> None:
        self.sidebar.set_narrow(self.width() < self._theme.px(NARROW_BELOW))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        event.accept()
