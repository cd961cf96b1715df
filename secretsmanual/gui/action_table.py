"""Every action of the window: what it is called, its key, its icon, its menu. Domain.md 2.3."""

import sys
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QT_TRANSLATE_NOOP

Menu = Literal["File", "Edit", "Go", "Talk", "Record", "View", "Help"]

MENUS: tuple[Menu, ...] = ("File", "Edit", "Go", "Talk", "Record", "View", "Help")


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
    text: object,
    key: str = "",
    icon: str = "",
    mac_key: str = "",
    *,
    checkable: bool = False,
) -> ActionSpec:
    return ActionSpec(name, str(text), menu, key, mac_key, icon, checkable)


T = QT_TRANSLATE_NOOP
_ALL = (
    _spec("File", "new_account", T("Actions", "New account"), "", "building-2"),
    _spec("File", "new_person", T("Actions", "New person"), "", "user-plus"),
    _spec("File", "import", T("Actions", "Import a file"), "Ctrl+I", "file-down"),
    _spec("File", "export", T("Actions", "Export"), "Ctrl+E", "file-up"),
    _spec("File", "print", T("Actions", "Print"), "Ctrl+P", "printer"),
    _spec("File", "back_up", T("Actions", "Back up now"), "", "archive"),
    _spec("File", "lock", T("Actions", "Lock"), "Ctrl+L", "lock"),
    _spec("File", "quit", T("Actions", "Quit"), "Ctrl+Q"),
    _spec("Edit", "undo", T("Actions", "Undo"), "Ctrl+Z", "undo-2"),
    _spec("Edit", "redo", T("Actions", "Redo"), "Ctrl+Shift+Z", "redo-2"),
    _spec("Edit", "find", T("Actions", "Find on this page"), "Ctrl+F", "search"),
    _spec("Edit", "edit", T("Actions", "Edit"), "Ctrl+Shift+E", "pen-line", "Ctrl+Alt+E"),
    _spec("Edit", "delete", T("Actions", "Delete"), "Ctrl+Shift+Del", "trash-2"),
    _spec("Go", "jump", T("Actions", "Go to anything"), "Ctrl+K", "search"),
    _spec("Go", "today", T("Actions", "Today"), "Ctrl+1", "sun"),
    _spec("Go", "accounts", T("Actions", "Accounts"), "Ctrl+2", "building-2"),
    _spec("Go", "promises", T("Actions", "Promises"), "Ctrl+3", "handshake"),
    _spec("Go", "handovers", T("Actions", "Hand-overs"), "Ctrl+4", "send"),
    _spec("Go", "insight", T("Actions", "Insight"), "Ctrl+5", "chart-column"),
    _spec("Go", "pictures", T("Actions", "Pictures"), "", "chart-column"),
    _spec("Go", "questions", T("Actions", "Questions"), "Ctrl+6", "list-checks"),
    _spec("Go", "practice", T("Actions", "Practice"), "Ctrl+7", "graduation-cap"),
    _spec("Go", "rehearse", T("Actions", "Rehearse"), "Ctrl+8", "sparkles"),
    _spec("Go", "themes", T("Actions", "Themes"), "Ctrl+9", "layers"),
    _spec("Go", "ideas", T("Actions", "Ideas"), "Alt+I", "lightbulb"),
    _spec("Go", "awards", T("Actions", "Awards"), "", "award"),
    _spec("Go", "settings", T("Actions", "Settings"), "Ctrl+,", "settings"),
    _spec("Go", "back", T("Actions", "Back"), "Ctrl+[", "arrow-left"),
    _spec("Go", "forward", T("Actions", "Forward"), "Ctrl+]", "arrow-right"),
    _spec("Go", "next_person", T("Actions", "Next person"), "Alt+Down", "chevron-down"),
    _spec("Go", "previous_person", T("Actions", "Previous person"), "Alt+Up", "chevron-up"),
    _spec("Talk", "new_talk", T("Actions", "Start a talk"), "Ctrl+N", "phone-call"),
    _spec("Talk", "unknown_caller", T("Actions", "Unknown caller"), "Ctrl+Shift+N", "phone"),
    _spec("Talk", "log_call", T("Actions", "Log a call"), "Ctrl+Shift+L", "notebook-pen"),
    _spec("Talk", "stay", T("Actions", "Stay on it"), "Alt+1"),
    _spec("Talk", "new_subject", T("Actions", "New subject"), "Alt+2"),
    _spec("Talk", "lighter", T("Actions", "Something lighter"), "Alt+3"),
    _spec("Talk", "next_phrase", T("Actions", "Next phrase"), "Alt+Right", "chevron-right"),
    _spec("Talk", "previous_phrase", T("Actions", "Previous phrase"), "Alt+Left", "chevron-left"),
    _spec("Talk", "skip", T("Actions", "Not now"), "Ctrl+Return", "skip-forward"),
    _spec("Talk", "deflected", T("Actions", "They shut it down"), "Ctrl+D", "hand"),
    _spec("Talk", "raised", T("Actions", "They raised it"), "F5", "ear", "Ctrl+Shift+R"),
    _spec("Talk", "mark_moment", T("Actions", "Mark this moment"), "F6", "flag", "Ctrl+Shift+K"),
    _spec("Talk", "attendees", T("Actions", "Who is there"), "Ctrl+Shift+W", "users"),
    _spec("Talk", "name_caller", T("Actions", "Yes, that is who it is"), "Ctrl+J", "user-plus"),
    _spec("Talk", "hold", T("Actions", "Hold"), "F8", "pause", "Ctrl+Shift+H"),
    _spec("Talk", "park", T("Actions", "Park, take another call"), "F9", "phone", "Ctrl+Shift+T"),
    _spec("Talk", "end", T("Actions", "End the talk"), "F10", "check", "Ctrl+Shift+X"),
    _spec("Record", "gold", T("Actions", "Gold"), "F2", "star", "Ctrl+Shift+G"),
    _spec("Record", "private", T("Actions", "Private"), "F3", "eye-off", "Ctrl+Shift+P"),
    _spec(
        "Record", "promise", T("Actions", "Make it a promise"), "F4", "handshake", "Ctrl+Shift+M"
    ),
    _spec("Record", "add_secret", T("Actions", "Add a secret"), "Ctrl+Shift+A", "plus"),
    _spec("Record", "confirm", T("Actions", "Still true"), "Ctrl+T", "circle-check"),
    _spec("Record", "supersede", T("Actions", "Something newer"), "Ctrl+Shift+S", "repeat"),
    _spec("Record", "used", T("Actions", "Used it"), "Ctrl+U", "gift"),
    _spec("Record", "who_may_know", T("Actions", "Who may know"), "Ctrl+Shift+V", "shield"),
    _spec("Record", "need_or_want", T("Actions", "Need or want"), "Ctrl+Shift+D", "layers"),
    _spec("Record", "kind", T("Actions", "Kind"), "Ctrl+Shift+J", "tag"),
    _spec("Record", "occasion", T("Actions", "Occasion"), "Alt+O", "calendar-days"),
    _spec("Record", "theme", T("Actions", "Put into a theme"), "Ctrl+Shift+B", "bookmark"),
    _spec(
        "Record",
        "protect_source",
        T("Actions", "Protect the source"),
        "Ctrl+Shift+I",
        "shield-check",
    ),
    _spec("Record", "so_we_could", T("Actions", "So we could"), "Alt+S", "lightbulb"),
    _spec("Record", "make_idea", T("Actions", "Make it an idea"), "Alt+A", "sparkles"),
    _spec("Record", "wanted", T("Actions", "Did they get it"), "Alt+D", "circle-check"),
    _spec("Record", "led_to", T("Actions", "What it led to"), "", "heart"),
    _spec("Record", "package", T("Actions", "A package for this person"), "", "gift"),
    _spec("Record", "history", T("Actions", "What happened to it"), "Ctrl+H", "history"),
    _spec("Record", "merge_people", T("Actions", "The same person twice"), "", "merge"),
    _spec("Record", "merge_accounts", T("Actions", "The same account twice"), "", "merge"),
    _spec("Record", "move_person", T("Actions", "Moved to another company"), "", "briefcase"),
    _spec(
        "Record", "person_report", T("Actions", "All that is held on them"), "Ctrl+Shift+U", "user"
    ),
    _spec("Record", "leavers", T("Actions", "People who left"), "", "users"),
    _spec("Record", "erase_person", T("Actions", "Erase this person"), "", "trash-2"),
    _spec("Record", "bought", T("Actions", "What they buy"), "Alt+B", "compass"),
    _spec("Record", "who", T("Actions", "Who is who"), "Alt+W", "users"),
    _spec("Record", "brief", T("Actions", "Brief"), "Ctrl+B", "file-text"),
    _spec(
        "Record", "oops", T("Actions", "Something went wrong"), "F12", "life-buoy", "Ctrl+Shift+O"
    ),
    _spec("Record", "hand_over", T("Actions", "Hand over"), "Ctrl+G", "send"),
    _spec("View", "eyes_up", T("Actions", "Eyes up"), "F7", "eye", "Ctrl+Shift+Y", checkable=True),
    _spec(
        "View",
        "compact",
        T("Actions", "Compact"),
        "Ctrl+M",
        "panel-right",
        "Ctrl+Shift+C",
        checkable=True,
    ),
    _spec(
        "View",
        "private_view",
        T("Actions", "Privacy view"),
        "F11",
        "eye-off",
        "Ctrl+Shift+F",
        checkable=True,
    ),
    _spec("View", "no_capture", T("Actions", "Leave out of screen captures"), "", checkable=True),
    _spec("View", "larger", T("Actions", "Larger text"), "Ctrl++"),
    _spec("View", "smaller", T("Actions", "Smaller text"), "Ctrl+-"),
    _spec("View", "usual_size", T("Actions", "Usual text size"), "Ctrl+0"),
    _spec("View", "light_or_dark", T("Actions", "Light or dark"), "", "moon"),
    _spec("Help", "keys", T("Actions", "Keys of this page"), "Ctrl+/", "keyboard"),
    _spec("Help", "about", T("Actions", "About"), "", "info"),
)

ACTIONS: dict[str, ActionSpec] = {spec.id: spec for spec in _ALL}
"""By id, in the order of the menus."""

EXTRA_KEYS: dict[str, str] = {"larger": "Ctrl+=", "keys": "F1", "oops": "Ctrl+Shift+O"}
"""A second key that works but is not shown."""
