"""Every action of the window: what it is called, its key, its icon, its menu. Domain.md 2.3."""

import sys
from dataclasses import dataclass
from typing import Literal

from secretsmanual.domain.wording import mark

Menu = Literal["File", "Edit", "Go", "Talk", "Record", "View", "Help"]

MENUS: dict[Menu, str] = {
    "File": mark("File"),
    "Edit": mark("Edit"),
    "Go": mark("Go"),
    "Talk": mark("Talk"),
    "Record": mark("Record"),
    "View": mark("View"),
    "Help": mark("Help"),
}
"""The menus in their order, and what each is called."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. Keys are Qt's portable names, where Ctrl is Command on a Mac."""

    id: str
    text: str
    menu: Menu
    key: str = ""
    mac_key: str = ""
    """On a Mac instead of `key`: function keys and some Command letters are taken there, and
    Option types letters and moves by words, so those keys always get Command as well."""
    icon: str = ""
    checkable: bool = False

    def key_here(self, platform: str = sys.platform) -> str:
        """Return the key on this system."""
        if platform != "darwin":
            return self.key
        return self.mac_key or self.key.replace("Alt+", "Ctrl+Alt+")


def _spec(
    menu: Menu,
    name: str,
    text: str,
    key: str = "",
    icon: str = "",
    mac_key: str = "",
    *,
    checkable: bool = False,
) -> ActionSpec:
    return ActionSpec(name, text, menu, key, mac_key, icon, checkable)


_ALL = (
    _spec("File", "new_account", mark("New account"), "", "building-2"),
    _spec("File", "new_person", mark("New person"), "", "user-plus"),
    _spec("File", "import", mark("Import a file"), "Ctrl+I", "file-down"),
    _spec("File", "export", mark("Export"), "Ctrl+E", "file-up"),
    _spec("File", "print", mark("Print"), "Ctrl+P", "printer"),
    _spec("File", "back_up", mark("Back up now"), "", "archive"),
    _spec("File", "lock", mark("Lock"), "Ctrl+L", "lock"),
    _spec("File", "quit", mark("Quit"), "Ctrl+Q"),
    _spec("Edit", "undo", mark("Undo"), "Ctrl+Z", "undo-2"),
    _spec("Edit", "redo", mark("Redo"), "Ctrl+Shift+Z", "redo-2"),
    _spec("Edit", "find", mark("Find on this page"), "Ctrl+F", "search"),
    _spec("Edit", "edit", mark("Edit"), "Ctrl+Shift+E", "pen-line", "Ctrl+Alt+E"),
    _spec("Edit", "delete", mark("Delete"), "Ctrl+Shift+Del", "trash-2"),
    _spec("Go", "jump", mark("Go to anything"), "Ctrl+K", "search"),
    _spec("Go", "today", mark("Today"), "Ctrl+1", "sun"),
    _spec("Go", "accounts", mark("Accounts"), "Ctrl+2", "building-2"),
    _spec("Go", "promises", mark("Promises"), "Ctrl+3", "handshake"),
    _spec("Go", "handovers", mark("Hand-overs"), "Ctrl+4", "send"),
    _spec("Go", "insight", mark("Insight"), "Ctrl+5", "chart-column"),
    _spec("Go", "pictures", mark("Pictures"), "", "chart-column"),
    _spec("Go", "questions", mark("Questions"), "Ctrl+6", "list-checks"),
    _spec("Go", "practice", mark("Practice"), "Ctrl+7", "graduation-cap"),
    _spec("Go", "training", mark("Road map"), "", "list-checks"),
    _spec("Go", "rehearse", mark("Rehearse"), "Ctrl+8", "sparkles"),
    _spec("Go", "themes", mark("Themes"), "Ctrl+9", "layers"),
    _spec("Go", "ideas", mark("Ideas"), "Alt+I", "lightbulb"),
    _spec("Go", "across", mark("All customers"), "", "layers"),
    _spec("Go", "awards", mark("Awards"), "", "award"),
    _spec("Go", "settings", mark("Settings"), "Ctrl+,", "settings"),
    _spec("Go", "back", mark("Back"), "Ctrl+[", "arrow-left"),
    _spec("Go", "forward", mark("Forward"), "Ctrl+]", "arrow-right"),
    _spec("Go", "next_person", mark("Next person"), "Alt+Down", "chevron-down"),
    _spec("Go", "previous_person", mark("Previous person"), "Alt+Up", "chevron-up"),
    _spec("Talk", "new_talk", mark("Start a talk"), "Ctrl+N", "phone-call"),
    _spec("Talk", "unknown_caller", mark("Unknown caller"), "Ctrl+Shift+N", "phone"),
    _spec("Talk", "log_call", mark("Log a call"), "Ctrl+Shift+L", "notebook-pen"),
    _spec("Talk", "stay", mark("Stay on it"), "Alt+1"),
    _spec("Talk", "new_subject", mark("New subject"), "Alt+2"),
    _spec("Talk", "lighter", mark("Something lighter"), "Alt+3"),
    _spec("Talk", "next_phrase", mark("Next phrase"), "Alt+Right", "chevron-right"),
    _spec("Talk", "previous_phrase", mark("Previous phrase"), "Alt+Left", "chevron-left"),
    _spec("Talk", "skip", mark("Not now"), "Ctrl+Return", "skip-forward"),
    _spec("Talk", "deflected", mark("They shut it down"), "Ctrl+D", "hand"),
    _spec("Talk", "raised", mark("They raised it"), "F5", "ear", "Ctrl+Shift+R"),
    _spec("Talk", "mark_moment", mark("Mark this moment"), "F6", "flag", "Ctrl+Shift+K"),
    _spec("Talk", "attendees", mark("Who is there"), "Ctrl+Shift+W", "users"),
    _spec("Talk", "name_caller", mark("Yes, that is who it is"), "Ctrl+J", "user-plus"),
    _spec("Talk", "hold", mark("Hold"), "F8", "pause", "Ctrl+Shift+H"),
    _spec("Talk", "park", mark("Park, take another call"), "F9", "phone", "Ctrl+Shift+T"),
    _spec("Talk", "end", mark("End the talk"), "F10", "check", "Ctrl+Shift+X"),
    _spec("Record", "gold", mark("Gold"), "F2", "star", "Ctrl+Shift+G"),
    _spec("Record", "private", mark("Private"), "F3", "eye-off", "Ctrl+Shift+P"),
    _spec("Record", "promise", mark("Make it a promise"), "F4", "handshake", "Ctrl+Shift+M"),
    _spec("Record", "add_secret", mark("Add a secret"), "Ctrl+Shift+A", "plus"),
    _spec("Record", "confirm", mark("Still true"), "Ctrl+T", "circle-check"),
    _spec("Record", "supersede", mark("Something newer"), "Ctrl+Shift+S", "repeat"),
    _spec("Record", "used", mark("Used it"), "Ctrl+U", "gift"),
    _spec("Record", "who_may_know", mark("Who may know"), "Ctrl+Shift+V", "shield"),
    _spec("Record", "need_or_want", mark("Need or want"), "Ctrl+Shift+D", "layers"),
    _spec("Record", "kind", mark("Kind"), "Ctrl+Shift+J", "tag"),
    _spec("Record", "occasion", mark("Occasion"), "Alt+O", "calendar-days"),
    _spec("Record", "theme", mark("Put into a theme"), "Ctrl+Shift+B", "bookmark"),
    _spec(
        "Record",
        "protect_source",
        mark("Protect the source"),
        "Ctrl+Shift+I",
        "shield-check",
    ),
    _spec("Record", "so_we_could", mark("So we could"), "Alt+S", "lightbulb"),
    _spec("Record", "make_idea", mark("Make it an idea"), "Alt+A", "sparkles"),
    _spec("Record", "wanted", mark("Did they get it"), "Alt+D", "circle-check"),
    _spec("Record", "led_to", mark("What it led to"), "", "heart"),
    _spec("Record", "package", mark("A package for this person"), "", "gift"),
    _spec("Record", "history", mark("What happened to it"), "Ctrl+H", "history"),
    _spec("Record", "merge_people", mark("The same person twice"), "", "merge"),
    _spec("Record", "merge_accounts", mark("The same account twice"), "", "merge"),
    _spec("Record", "move_person", mark("Moved to another company"), "", "briefcase"),
    _spec("Record", "person_report", mark("All that is held on them"), "Ctrl+Shift+U", "user"),
    _spec("Record", "leavers", mark("People who left"), "", "users"),
    _spec("Record", "erase_person", mark("Erase this person"), "", "trash-2"),
    _spec("Record", "bought", mark("What they buy"), "Alt+B", "compass"),
    _spec("Record", "who", mark("Who is who"), "Alt+W", "users"),
    _spec("Record", "brief", mark("Brief"), "Ctrl+B", "file-text"),
    _spec("Record", "oops", mark("Something went wrong"), "F12", "life-buoy", "Ctrl+Shift+O"),
    _spec("Record", "hand_over", mark("Hand over"), "Ctrl+G", "send"),
    _spec("View", "eyes_up", mark("Eyes up"), "F7", "eye", "Ctrl+Shift+Y", checkable=True),
    _spec(
        "View",
        "compact",
        mark("Compact"),
        "Ctrl+M",
        "panel-right",
        "Ctrl+Shift+C",
        checkable=True,
    ),
    _spec(
        "View",
        "private_view",
        mark("Privacy view"),
        "F11",
        "eye-off",
        "Ctrl+Shift+F",
        checkable=True,
    ),
    _spec("View", "no_capture", mark("Leave out of screen captures"), "", checkable=True),
    _spec("View", "larger", mark("Larger text"), "Ctrl++"),
    _spec("View", "smaller", mark("Smaller text"), "Ctrl+-"),
    _spec("View", "usual_size", mark("Usual text size"), "Ctrl+0"),
    _spec("View", "light_or_dark", mark("Light or dark"), "", "moon"),
    _spec("Help", "guide", mark("Guide"), "F1", "book-open", "Ctrl+?"),
    _spec("Help", "keys", mark("Keys of this page"), "Ctrl+/", "keyboard"),
    _spec("Help", "about", mark("About"), "", "info"),
)

ACTIONS: dict[str, ActionSpec] = {spec.id: spec for spec in _ALL}
"""By id, in the order of the menus."""

EXTRA_KEYS: dict[str, str] = {"larger": "Ctrl+=", "oops": "Ctrl+Shift+O"}
"""A second key that works but is not shown."""
