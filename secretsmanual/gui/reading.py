"""A page that shows what the manual holds: read when it is seen, and not before."""

from typing import TYPE_CHECKING

from typing_extensions import override

from secretsmanual.gui.navigation import Page
from secretsmanual.gui.tools import Tools

if TYPE_CHECKING:  # records are loaded after the first painted page
    from secretsmanual.domain.changes import Change


class ReadingPage(Page):
    """Reads when it is opened, and anew after a write, but only while it is in front."""

    of_the_day = False
    """Whether what it shows changes with the day: then it reads each time it is opened."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self._stale = True

    def read(self) -> None:
        """Read what the page shows; subclasses say how."""
        raise NotImplementedError

    def follow(self, *record_types: str) -> None:
        """Read anew when a change touches one of these, or when the manual has been opened."""
        self._tools.changes.follow(self, self._changed, "manual", *record_types)

    @override
    def arrive(self, **args: str) -> None:
        """Read anew if something was written meanwhile, or the day may be another."""
        self._stale = self._stale or self.of_the_day
        self._read_if_stale()

    def _changed(self, _change: "Change") -> None:
        self._stale = True
        if self.isVisible():
            self._read_if_stale()

    def _read_if_stale(self) -> None:
        if self._stale and self._tools.is_open():
            self._stale = False
            self.read()
