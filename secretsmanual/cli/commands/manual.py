"""`demo` and `new`: make manuals."""

from pathlib import Path
from typing import Any

from secretsmanual.cli.context import Context
from secretsmanual.domain.errors import Refused
from secretsmanual.system.one_window import is_open
from secretsmanual.system.paths import demo_manual


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    demo = commands.add_parser("demo", help="open the window on a fresh copy of the demo")
    demo.set_defaults(command=_demo)
    new = commands.add_parser("new", help="make an empty manual, or the demo")
    new.add_argument("file", metavar="FILE")
    new.add_argument("--demo", action="store_true", help="with the demo's invented people")
    new.set_defaults(command=_new)


def _demo(context: Context) -> int:
    from secretsmanual.services.demo import make_demo

    path = Path(context.options.manual) if context.options.manual else demo_manual()
    if context.options.manual and path.exists():
        raise Refused(f"There is already a file at {path}.", "Choose another name for the demo.")
    if not is_open(path):  # else its window comes to the front, with what was tried in it
        make_demo(path, context.clock)
    return context.open_window(path, context.clock, context.options.language)


def _new(context: Context) -> None:
    from secretsmanual.services.demo import make_demo
    from secretsmanual.services.files import make_manual

    path = Path(context.options.file)
    if path.exists():
        raise Refused(f"There is already a file at {path}.", "Choose another name.")
    if context.options.demo:
        make_demo(path, context.clock)
    else:
        make_manual(path)
    context.answer({"manual": str(path), "demo": context.options.demo}, f"Made {path}.")
