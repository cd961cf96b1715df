"""A talk held through the accessibility tree alone; run by the system's Python, which has AT-SPI.

Nothing of the program is imported and no pixel is looked at: everything is found by role and name,
done by accessible actions, editable text and keys, and read back. Prints what was heard as JSON.
"""

import json
import sys
import time

import pyatspi
from gi.repository import GLib

PATIENCE_S = 20
LOOK_MS = 50
LINE = "swims in the lake on sundays"
PRIVATE = "~ thinks of leaving next year"
heard = []


def until(look, what):
    """Let the bus work until something is found; what the program says meanwhile is kept."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        waiting = GLib.timeout_add(LOOK_MS, lambda: False)
        while GLib.main_context_default().find_source_by_id(waiting):
            GLib.main_context_default().iteration(True)
        try:
            found = look()
        except (GLib.Error, LookupError, RuntimeError):  # a part of the tree went meanwhile
            found = None
        if found:
            return found
    raise SystemExit(f"not found: {what}\n" + "\n".join(shown()))


def program():
    desk = pyatspi.Registry.getDesktop(0)
    return next((one for one in desk if one and one.name == "Secrets Manual"), None)


def walk(node):
    """Yield what can be seen below a node."""
    for child in node:
        if child is None:
            continue
        states = child.getState()
        menu = child.getRole() in (pyatspi.ROLE_MENU_BAR, pyatspi.ROLE_POPUP_MENU)
        if states.contains(pyatspi.STATE_VISIBLE) or menu:
            yield child
            yield from walk(child)


def shown():
    """Return what a reader would come by, with what markup there is in descriptions."""
    return [f"[{one.getRoleName()}] {one.name} | {one.description}" for one in walk(program())]


def find(role, name, *, starts=False):
    def look():
        return next(
            (
                one
                for one in walk(program())
                if one.getRoleName() == role
                and (one.name.startswith(name) if starts else one.name == name)
            ),
            None,
        )

    return until(look, f"{role} {name}")


def press(role, name, **how):
    act(find(role, name, **how), "Press")


def act(node, name):
    action = node.queryAction()
    names = [action.getName(at) for at in range(action.nActions)]
    action.doAction(names.index(name))


def key(name):
    """Press a key where the focus is."""
    code = {"Return": 0xFF0D, "Escape": 0xFF1B, "F10": 0xFFC7}[name]
    pyatspi.Registry.generateKeyboardEvent(code, None, pyatspi.KEY_SYM)


def focused(role, name):
    """Wait until the focus is where it is expected."""
    return until(
        lambda: find(role, name).getState().contains(pyatspi.STATE_FOCUSED), f"focus on {name}"
    )


def write(role, name, text):
    """Put a text into a field, as a screen reader or a Braille keyboard does."""
    find(role, name).queryEditableText().setTextContents(text)


def rows(name):
    return [one.name for one in find("list", name)]


def choose(name, starts):
    """Choose a row of a list by what it says."""
    there = until(
        lambda: next((at for at, row in enumerate(rows(name)) if row.startswith(starts)), -1) + 1,
        f"{starts} in {name}",
    )
    found = find("list", name)
    act(found, "SetFocus")
    found.querySelection().selectChild(there - 1)
    row = found.getChildAtIndex(there - 1)
    until(lambda: row.getState().contains(pyatspi.STATE_SELECTED), f"{starts} chosen")


def question():
    """What is asked: the heading of the talk, which the line's description says as well."""
    return find("text", "What they say").description


def on_announcement(event):
    heard.append(str(event.any_data))


def main():
    pyatspi.Registry.registerEventListener(on_announcement, "object:announcement")
    told = {}
    until(program, "the program")
    choose("Accounts", "Thornquay")
    key("Return")
    press("push button", "Start a talk")
    press("push button", "Start the talk")
    focused("text", "What they say")
    told["asked"] = first = question()
    find("heading", first)
    write("text", "What they say", LINE)
    key("Return")
    until(lambda: any(LINE in row for row in rows("What was said")), "the line in the list")
    key("Return")
    told["asked next"] = until(lambda: question() != first and question(), "another question")
    write("text", "What they say", PRIVATE)
    key("Return")
    until(lambda: len(rows("What was said")) == 2, "the private line")
    told["said"] = rows("What was said")
    press("push button", "End the talk (F10)")
    told["wrap-up"] = until(lambda: question() != told["asked next"] and question(), "wrap-up")
    key("Return")
    until(lambda: question() != told["wrap-up"], "the next step of the wrap-up")
    press("push button", "End the talk (F10)")
    press("push button", "Review it now")
    until(lambda: len(rows("Lines of the talk")), "the lines in the review")
    press("push button", "Accept")
    until(lambda: "decided" in rows("Lines of the talk")[0], "the first line decided")
    press("push button", "Accept")
    until(lambda: heard[-1].startswith("This line has no kind yet"), "the refusal, said aloud")
    press("check box", "1 ", starts=True)
    press("push button", "Finish")
    find("heading", "2 secrets kept")
    press("push button", "Open Thornquay Chilled Foods")
    choose("People", "Hester")
    until(lambda: any(LINE in row.lower() for row in rows("What we know")), "the secret")
    told["known"] = rows("What we know")
    told["heard"] = heard
    told["tree"] = shown()
    return told


if __name__ == "__main__":
    json.dump(main(), sys.stdout, indent=1)
