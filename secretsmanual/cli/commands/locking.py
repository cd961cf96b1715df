"""`lock`, `unlock` and `passphrase set|change|remove|keychain`: who can read the manual's file."""

from pathlib import Path
from typing import Any

from secretsmanual.cli.context import Context


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    lock = commands.add_parser("lock", help="give the manual a passphrase")
    _new(lock)
    _sheet(lock)
    lock.set_defaults(command=_set)
    unlock = commands.add_parser("unlock", help="take its passphrase away")
    unlock.set_defaults(command=_remove)
    passphrase = commands.add_parser("passphrase", help="set, change or remove the passphrase")
    ways = passphrase.add_subparsers(title="what to do", metavar="WHAT", required=True)
    first = ways.add_parser("set", help="as `lock`")
    _new(first)
    _sheet(first)
    first.set_defaults(command=_set)
    change = ways.add_parser("change", help="take another; the recovery code will do for the old")
    _new(change)
    change.set_defaults(command=_change)
    remove = ways.add_parser("remove", help="as `unlock`")
    remove.set_defaults(command=_remove)
    code = ways.add_parser("new-code", help="make a new recovery code; the old one ends")
    _sheet(code)
    code.set_defaults(command=_new_code)
    keychain = ways.add_parser(
        "keychain", help="let the system's keychain open the manual as well: on, or off"
    )
    keychain.add_argument("switch", choices=("on", "off"), help="off at first")
    keychain.set_defaults(command=_keychain)


def _new(parser: Any) -> None:
    parser.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="holds the new passphrase in its first line; - for standard input",
    )


def _sheet(parser: Any) -> None:
    parser.add_argument("--sheet", metavar="FILE", help="FILE.pdf, .html or .txt to print")


def _set(context: Context) -> None:
    with context.services() as services:
        made = services.locking.set(context.new_passphrase())
        left = [str(path) for path in made.left_open]
        said = "\n".join(
            [f"This backup could not be locked with it: {path}" for path in left]
            + ["Its backups are locked with it; copies elsewhere still open without it."]
        )
        _answer_code(context, services, made.code, {"left_open": left}, said)


def _change(context: Context) -> None:
    with context.services() as services:
        services.locking.change(context.passphrase(), context.new_passphrase())
    context.answer({"locked": True}, "The passphrase is changed; the recovery code stays.")


def _remove(context: Context) -> None:
    with context.services() as services:
        services.locking.remove(context.passphrase())
    context.answer(
        {"locked": False},
        "The manual stands open now: whoever can read this disk can read it.",
    )


def _new_code(context: Context) -> None:
    with context.services() as services:
        code = services.locking.renew_code(context.passphrase())
        _answer_code(context, services, code, {}, "")


def _keychain(context: Context) -> None:
    on = context.options.switch == "on"
    with context.services() as services:
        services.locking.switch_keychain(on=on)
    context.answer(
        {"keychain": on},
        "The manual opens by itself while you are logged in to this computer. The passphrase and"
        " the recovery code open it as before."
        if on
        else "The manual opens with its passphrase or its recovery code alone.",
    )


def _answer_code(
    context: Context, services: Any, code: str, more: dict[str, Any], said: str
) -> None:
    sheet = context.options.sheet
    if sheet:
        services.locking.write_sheet(code, Path(sheet))
    lines = (
        f"The manual is locked. Its recovery code is {code}",
        "Keep it on paper: it is shown only now, and opens the manual if the passphrase is lost.",
        f"Wrote {sheet}." if sheet else "",
        said,
    )
    document = {"locked": True, "recovery_code": code, "sheet": sheet, **more}
    context.answer(document, "\n".join(line for line in lines if line))
