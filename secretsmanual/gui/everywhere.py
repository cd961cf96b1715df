"""What works on every page: places, undo, search, text size, the keys of the page."""

from functools import partial

from secretsmanual.gui.folder import FolderKeeper
from secretsmanual.gui.main_window import PLACES, MainWindow
from secretsmanual.gui.palette import Palette
from secretsmanual.gui.palette_oops import OOPS
from secretsmanual.gui.privacy import bind_privacy
from secretsmanual.gui.reminding import Reminder
from secretsmanual.gui.theme import OTHER_SIDE, Scheme
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.keys_overlay import KeysOverlay

OTHERS = (
    *("leavers", "pictures", "questions", "practice", "training", "themes", "ideas", "awards"),
    "across",
)
"""Pages besides the places in the sidebar that open from everywhere."""
STEP = 0.1
"""Text grows and shrinks by a tenth."""


def bind_everywhere(window: MainWindow, tools: Tools) -> None:
    """Let the window answer what no page answers itself. Called once the manual is open."""
    window.fill_menus()
    bind = partial(tools.actions.bind, window)
    for place in PLACES:
        bind(place, partial(_open, tools, place))
    palette = Palette(tools, window)
    bind("jump", palette.open)
    bind("oops", partial(_oops, tools, palette))
    bind("rehearse", partial(_rehearse, tools))
    for page in OTHERS:
        bind(page, partial(_open, tools, page))
    bind("import", partial(_open, tools, "import"))
    bind("hand_over", partial(_open, tools, "hand_over"))
    for part in ("about", "back_up"):
        bind(part, partial(_settings, tools, part))
    bind("back", tools.navigation.back)
    bind("forward", tools.navigation.forward)
    bind("undo", tools.undoing.undo)
    bind("redo", tools.undoing.redo)
    bind("new_talk", partial(_open, tools, "talk"))
    bind("unknown_caller", partial(_talk, tools, "unknown"))
    bind("log_call", partial(_talk, tools, "after"))
    bind("guide", partial(_guide, tools))
    bind("keys", KeysOverlay(tools.theme, tools.actions, window).toggle)
    bind("larger", partial(_scale, tools, STEP))
    bind("smaller", partial(_scale, tools, -STEP))
    bind("usual_size", partial(_scale, tools, 0.0))
    bind("light_or_dark", partial(_flip, tools))
    bind("quit", partial(_close, window))
    window.files_dropped.connect(partial(_dropped, tools))
    bind_privacy(window, tools)
    FolderKeeper(tools, window)
    Reminder(tools, window)
    _follow_undo(window, tools)


def _open(tools: Tools, name: str) -> None:
    tools.navigation.open(name)


def _guide(tools: Tools) -> None:
    """Open the guide where it tells of the page in front."""
    here = tools.navigation.here
    tools.navigation.open("guide", page=here.name if here else "")


def _settings(tools: Tools, part: str) -> None:
    tools.navigation.open("settings", part=part)


def _rehearse(tools: Tools) -> None:
    """Rehearse for whom the page in front is about, else for the next meeting."""
    here = tools.navigation.here
    args = here.args if here and here.name != "rehearse" else {}
    whom = {name: args[name] for name in ("account", "people", "meeting") if name in args}
    tools.navigation.open("rehearse", **whom)


def _oops(tools: Tools, palette: Palette) -> None:
    """Bring the card of whom the page in front is about; else ask who it is about."""
    whom = tools.navigation.page.whom() if tools.navigation.page else {}
    if whom:
        tools.navigation.open("oops", **whom)
    else:
        palette.open_with(f"{OOPS} ")


def _close(window: MainWindow) -> None:
    window.close()


def _talk(tools: Tools, mode: str) -> None:
    tools.navigation.open("talk", mode=mode)


def _dropped(tools: Tools, paths: list[str]) -> None:
    if tools.is_open():
        tools.navigation.open("import", files="\n".join(paths))


def _scale(tools: Tools, by: float) -> None:
    scale = tools.theme.scale + by if by else 1.0
    tools.theme.set_scale(scale)
    tools.preferences.set("scale", f"{tools.theme.scale:.1f}")


def _flip(tools: Tools) -> None:
    here: Scheme = "dark" if tools.theme.dark else "light"
    scheme = OTHER_SIDE.get(tools.theme.scheme, OTHER_SIDE[here])
    tools.theme.choose(scheme)
    tools.preferences.set("theme", scheme)


def _follow_undo(window: MainWindow, tools: Tools) -> None:
    def follow() -> None:
        tools.actions.set_enabled(window, "undo", bool(tools.undoing.next_undo))
        tools.actions.set_enabled(window, "redo", bool(tools.undoing.next_redo))

    tools.undoing.changed.connect(follow)
    tools.undoing.changed.connect(window.banner.outdate)
    tools.undoing.undone.connect(partial(_tell, window, window.tr("Taken back: {}")))
    tools.undoing.redone.connect(partial(_tell, window, window.tr("Done again: {}")))
    follow()


def _tell(window: MainWindow, words: str, label: str) -> None:
    window.banner.tell(words.format(label))
