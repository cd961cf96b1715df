"""Read the command line, run the command, turn refusals into one sentence and a status."""

import argparse
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from typing_extensions import override

from secretsmanual import __version__
from secretsmanual.cli.context import Context, OpenWindow, clock_for, utf8_streams
from secretsmanual.domain.errors import NotFound, UserError
from secretsmanual.services.tries import TRIES
from secretsmanual.system.languages import ENGLISH, PREFERENCE, begin
from secretsmanual.system.languages import NAMES as NAMES_OF_LANGUAGES
from secretsmanual.system.paths import BUNDLE_SUFFIX, preferences_file
from secretsmanual.system.preferences import Preferences

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
MOST_SAID = 100_000
"""Characters that are read of a text on standard input."""
Command = Callable[[Context], int | None]

GROUPS = (
    "manual",
    "importing",
    "lists",
    "promises",
    "using",
    "customer",
    "oops",
    "talk",
    "sharing",
    "bundles",
    "themes",
    "ideas",
    "recalling",
    "rights",
    "who",
    "retention",
    "cards",
    "awards",
    "pictures",
    "training",
    "across",
    "health",
    "locking",
)
"""Modules of `cli.commands`; each says which commands it has (`add_to`)."""

SHARED = {"--manual": 1, "--json": 0, "--today": 1, "--passphrase-file": 1, "--language": 1}
"""Options that may stand before or after the command, with how many values they take."""

OWN = {name: {"--passphrase-file"} for name in ("share", "import", "award")}
"""Options that mean something else behind a command: there the passphrase of the file, not ours."""


class _Parser(argparse.ArgumentParser):
    @override
    def add_argument(self, *names: Any, **how: Any) -> argparse.Action:
        if how.get("metavar") == "TEXT":
            how.setdefault("type", _said)
        return super().add_argument(*names, **how)

    @override
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        print(f"{self.prog}: {message}", file=sys.stderr)
        raise SystemExit(WRONG_USAGE)


def _said(text: str) -> str:
    """Take a text as it is or, for `-`, from standard input: no list of processes shows it."""
    if text != "-":
        return text
    said = sys.stdin.read(MOST_SAID).strip()
    if not said:
        raise argparse.ArgumentTypeError("- reads standard input, and nothing came from there")
    return said


def run(arguments: list[str], open_window: OpenWindow) -> int:
    """Run the program: a command, or the window where none is given. Returns the exit status."""
    utf8_streams()
    TRIES.forget()
    try:
        return _run(arguments, open_window)
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("Stopped; the manual is as it was after the last finished step.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return REFUSED
    except OSError as error:
        print(_outside(error), file=sys.stderr)
        return REFUSED
    except Exception as error:  # noqa: BLE001 - a bug: told without values, never as a traceback
        print(_bug(error), file=sys.stderr)
        return REFUSED


def _outside(error: OSError) -> str:
    """Say what the system refused: a name that is too long, a folder that may not be entered."""
    what = Path(str(error.filename)).name[:60] if error.filename else "A file"
    return f"{what} cannot be used: {error.strerror or 'the system refused'}. Name another file."


def _bug(error: Exception) -> str:
    """Name a bug by its type and place alone: messages and values may hold a customer's words."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}, line {last.lineno}"
    return (
        f"The program made a mistake ({type(error).__name__} in {place}); this step was not done."
        " Please report it with this line."
    )


def _run(arguments: list[str], open_window: OpenWindow) -> int:
    asks = {"-h", "--help", "--version"} & {*arguments}
    first = next(iter(_without_shared(arguments)), "")
    if asks or first in NAMES:
        return _command(arguments, open_window)
    return _window(arguments, open_window)


def _window(arguments: list[str], open_window: OpenWindow) -> int:
    """Open the window: `secretsmanual [FILE]`, a manual or a colleague's bundle."""
    parser = _Parser(prog="secretsmanual")
    parser.add_argument("file", nargs="?", metavar="FILE")
    _add_shared(parser)
    options = parser.parse_args(arguments)
    manual, bring = (Path(one) if one else None for one in (options.manual, options.file))
    for path in (manual, bring):
        if path is not None and not path.is_file():
            raise NotFound(
                f"There is no manual and no command called “{path}”.",
                "Commands are listed by --help; `new FILE` makes a manual.",
            )
    if bring is not None and bring.suffix.lower() != BUNDLE_SUFFIX:
        manual, bring = bring, None
    return open_window(manual, clock_for(options.today), options.language, bring)


def _without_shared(arguments: list[str]) -> list[str]:
    left, skip = [], 0
    for argument in arguments:
        if skip:
            skip -= 1
        elif argument in SHARED:
            skip = SHARED[argument]
        else:
            left.append(argument)
    return left


def _hoisted(arguments: list[str]) -> list[str]:
    """Bring the shared options to the front, so that they may stand anywhere."""
    front: list[str] = []
    rest: list[str] = []
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument.split("=", 1)[0] in OWN.get(rest[0] if rest else "", ()):
            rest.append(argument)
        elif argument in SHARED:
            values = [waiting.pop(0) for _ in range(min(SHARED[argument], len(waiting)))]
            front += [argument, *values]
        elif argument.split("=", 1)[0] in SHARED:
            front.append(argument)
        else:
            rest.append(argument)
    return front + rest


NAMES = (
    *("demo", "new", "import", "undo-import", "move", "accounts", "people", "secrets", "promises"),
    *("ask", "interview", "review", "brief", "share", "receipts", "recall", "check", "backup"),
    *("themes", "theme", "ideas", "idea", "want", "market-test"),
    *("conflicts", "settle", "lock", "unlock", "passphrase"),
    *("backups", "restore", "salvage", "promise", "oops", "erase", "report-card", "award"),
    *("person-report", "legal-basis", "use", "retention", "pictures", "training", "across"),
    *("bought", "rate", "story", "referral", "ask-card"),
    *("who", "relation", "stance"),
)
"""Every command; anything else that is typed first is a file for the window."""


def _command(arguments: list[str], open_window: OpenWindow) -> int:
    parser = build_parser(_Parser)
    options = parser.parse_args(_hoisted(arguments))
    context = Context(options, clock_for(options.today), open_window)
    preferred = options.language or Preferences(preferences_file()).get(PREFERENCE)
    begin(preferred if preferred in NAMES_OF_LANGUAGES else ENGLISH)
    command: Command = options.command
    return command(context) or DONE


def build_parser(make: type[argparse.ArgumentParser]) -> argparse.ArgumentParser:
    """Return the parser with every command."""
    parser = make(
        prog="secretsmanual",
        description="What a customer really wants, kept on this computer.",
        epilog="Without a command the window opens. The options above go before or after a"
        " command's name; COMMAND --help tells of its own. A TEXT may be -: it is read from"
        " standard input then, and no list of processes shows it.",
    )
    parser.add_argument("--version", action="version", version=__version__)
    _add_shared(parser)
    commands = _Commands(parser.add_subparsers(title="commands", metavar="COMMAND", required=True))
    for group in GROUPS:
        import_module(f"secretsmanual.cli.commands.{group}").add_to(commands)
    return parser


class _Commands:
    """Gives each command's own help page the line that stands in the list of all."""

    def __init__(self, commands: Any) -> None:
        self._commands = commands

    def add_parser(self, name: str, **words: Any) -> argparse.ArgumentParser:
        line: str = words["help"]
        words.setdefault("description", f"{line[0].upper()}{line[1:]}.")
        made: argparse.ArgumentParser = self._commands.add_parser(name, **words)
        return made


def _add_shared(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--manual", metavar="FILE", help="the manual; default: the user's own")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--passphrase-file",
        dest="manual_passphrase_file",
        metavar="FILE",
        help="holds the manual's passphrase in its first line; - for standard input",
    )
    parser.add_argument(
        "--language",
        choices=sorted(NAMES_OF_LANGUAGES),
        help="of pages, questions and sentences; default: as chosen in the window",
    )
    parser.add_argument("--today", metavar="DATE", help="take this as today (ISO date or time)")
