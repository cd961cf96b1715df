"""`check`, `backup`, `backups`, `restore` and `salvage`: the health of the file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.errors import Damaged

if TYPE_CHECKING:
    from secretsmanual.domain.backups import Backup, BackupLine


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    check = commands.add_parser("check", help="look for damage in the manual's file")
    check.set_defaults(command=_check)
    backup = commands.add_parser("backup", help="copy the manual, encrypted like itself")
    backup.add_argument("--to", metavar="FILE")
    backup.set_defaults(command=_backup)
    backups = commands.add_parser("backups", help="list the backups with what each holds")
    where = backups.add_mutually_exclusive_group()
    where.add_argument("--folder", metavar="FOLDER", help="keep them there from now on")
    where.add_argument(
        "--beside", action="store_true", help="keep them beside the manual from now on"
    )
    backups.set_defaults(command=_backups)
    restore = commands.add_parser("restore", help="go back to a backup, here or in a new file")
    restore.add_argument("backup", metavar="BACKUP", help="its file, its name, or its day")
    to = restore.add_mutually_exclusive_group(required=True)
    to.add_argument("--to", metavar="FILE", help="the new file")
    to.add_argument(
        "--here",
        action="store_true",
        help="in the manual's place; what stands there is kept as a backup",
    )
    restore.set_defaults(command=_restore)
    salvage = commands.add_parser("salvage", help="save what can be read of a damaged manual")
    salvage.add_argument("file", metavar="FILE")
    salvage.add_argument("--to", metavar="FILE", required=True)
    salvage.set_defaults(command=_salvage)


def _check(context: Context) -> int:
    from secretsmanual.services import files

    problems = files.check(context.path, context.key)
    text = "\n".join(problems) or "The manual is sound."
    context.answer({"sound": not problems, "problems": problems}, text)
    return 1 if problems else 0


def _backup(context: Context) -> None:
    elsewhere = ""
    with context.services() as services:
        if context.options.to:
            made = Path(context.options.to)
            services.manual.copy_to(made)
        else:
            made = services.backups.make("hand")
            elsewhere = services.backups.elsewhere()
    _warn(elsewhere)
    context.answer({"backup": str(made)}, f"Backed up to {made}.")


def _warn(sentence: str) -> None:
    if sentence:
        print(sentence, file=sys.stderr)


def _backups(context: Context) -> None:
    folder, lines = _found(context)
    rows = [_row(line) for line in lines]
    document = {"folder": str(folder), "backups": rows}
    shown = [
        (
            row["at"].replace("T", " "),
            f"{row['size'] / 1_000_000:.1f} MB",
            row["why_not"] or _held(row),
            _why(row["before"]),
            row["file"],
        )
        for row in rows
    ]
    context.answer(document, columns(shown) or f"There is no backup in {folder} yet.")


def _why(before: str) -> str:
    if not before:
        return "by itself"
    return "by hand" if before == "hand" else f"before {before}"


def _found(context: Context) -> "tuple[Path, list[BackupLine]]":
    """Return the folder and its backups, also where the manual itself is damaged."""
    from secretsmanual.services import backup_places, backups

    try:
        with context.services() as services:
            if context.options.beside:
                services.backups.choose_folder(None)
            elif context.options.folder is not None:
                services.backups.choose_folder(Path(context.options.folder).absolute())
            _warn(services.backups.elsewhere())
            return services.backups.folder, services.backups.lines()
    except Damaged:
        places = backup_places.remembered(context.path)
        for folder in places.out_of_reach:
            _warn(f"The folder {folder} is not there now; backups may be in it as well.")
        return places.wanted, backups.lines_without_manual(context.path, context.key)


def _row(line: "BackupLine") -> dict[str, Any]:
    held = line.holds
    return {
        "file": line.backup.path.name,
        "at": line.backup.at.isoformat(),
        "before": line.backup.before,
        "size": line.size,
        "accounts": held.accounts if held else None,
        "people": held.people if held else None,
        "secrets": held.secrets if held else None,
        "last_talk": held.last_talk if held else None,
        "why_not": line.why_not,
    }


def _held(row: dict[str, Any]) -> str:
    talk = f", last talk {row['last_talk']}" if row["last_talk"] else ""
    return f"{row['accounts']} accounts, {row['people']} people, {row['secrets']} secrets{talk}"


def _restore(context: Context) -> None:
    from secretsmanual.services import backups, files

    if context.options.here:
        _restore_here(context)
        return
    backup = backups.find_backup(_all_of(context), context.options.backup)
    to = Path(context.options.to)
    key = files.unlock(backup, context.passphrase()) if files.is_locked(backup) else None
    backups.restore_file(backup, to, key)
    context.answer(
        {"backup": str(backup), "file": str(to)},
        f"Restored {backup.name} to {to}. Open it with --manual.",
    )


def _restore_here(context: Context) -> None:
    from secretsmanual.services.backups import find_backup

    with context.services() as services:
        backup = find_backup(services.manual.backups(), context.options.backup)
        kept = services.backups.restore_here(backup)
    context.answer(
        {"backup": str(backup), "file": str(context.path), "kept": str(kept)},
        f"Restored {backup.name}. What stood here till now is kept as {kept.name}.",
    )


def _all_of(context: Context) -> "list[Backup]":
    """Return the backups, also those of a manual that cannot be asked where they are."""
    from secretsmanual.services.backup_places import remembered

    if Path(context.options.backup).is_file() or not context.path.is_file():
        return remembered(context.path).backups()
    try:
        with context.services() as services:
            return services.manual.backups()
    except Damaged:
        return remembered(context.path).backups()


def _salvage(context: Context) -> None:
    from secretsmanual.services import files

    path, to = Path(context.options.file), Path(context.options.to)
    key = files.unlock(path, context.passphrase()) if files.is_locked(path) else None
    done = files.salvage(path, to, key, context.clock)
    lost = f"{done.lost} could not be read" if done.lost else "nothing was lost"
    context.answer(
        {"file": str(to), "kept": done.kept, "lost": done.lost},
        f"Saved {sum(done.kept.values())} records to {to}; {lost}. {path.name} was left as it is.",
    )
