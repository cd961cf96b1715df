"""`check` and `backup`: the health of the file."""

from pathlib import Path
from typing import Any

from secretsmanual.cli.context import Context


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    check = commands.add_parser("check", help="look for damage in the manual's file")
    check.set_defaults(command=_check)
    backup = commands.add_parser("backup", help="copy the manual, encrypted like itself")
    backup.add_argument("--to", metavar="FILE")
    backup.set_defaults(command=_backup)


def _check(context: Context) -> int:
    from secretsmanual.services import files

    problems = files.check(context.path, context.key)
    text = "\n".join(problems) or "The manual is sound."
    context.answer({"sound": not problems, "problems": problems}, text)
    return 1 if problems else 0


def _backup(context: Context) -> None:
    from secretsmanual.services import files

    to = Path(context.options.to) if context.options.to else None
    made = files.back_up(context.path, context.clock, to, context.key)
    context.answer({"backup": str(made)}, f"Backed up to {made}.")
