"""`check`, `backup`, `backups`, `restore` and `salvage`: the health of the file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.errors import Damaged

if TYPE_CHECKING:
    from secretsmanual.domain.backups import BackupLine


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    check = commands.add_parser("check", help="look for damage in the manual's file")
    check.set_defaults(command=_check)
    backup = commands.add_parser("backup", help="copy the manual, encrypted like itself")
    backup.add_argument("--to", metavar="FILE")
    backup.set_defaults(command=_backup)
    backups = commands.add_parser("backups", help="list the backups with what each holds")
    backups.add_argument("--folder", metavar="FOLDER", help="keep them there from now on")
    backups.set_defaults(command=_backups)
    restore = commands.add_parser("restore", help="put a backup into a new file")
    restore.add_argument("backup", metavar="BACKUP", help="its file, its name, or its day")
    restore.add_argument("--to", metavar="FILE", required=True)
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
    with context.services() as services:
        if context.options.to:
            made = Path(context.options.to)
            services.manual.copy_to(made)
        else:
            made = services.backups.make()
    context.answer({"backup": str(made)}, f"Backed up to {made}.")


def _backups(context: Context) -> None:
    folder, lines = _found(context)
    rows = [_row(line) for line in lines]
    document = {"folder": str(folder), "backups": rows}
    shown = [
        (
            row["at"].replace("T", " "),
            f"{row['size'] / 1_000_000:.1f} MB",
            row["why_not"] or _held(row),
            f"before {row['before']}" if row["before"] else "",
            row["file"],
        )
        for row in rows
    ]
    context.answer(document, columns(shown) or f"There is no backup in {folder} yet.")


def _found(context: Context) -> "tuple[Path, list[BackupLine]]":
    """Return the folder and its backups, also where the manual itself is damaged."""
    from secretsmanual.services import backups
    from secretsmanual.system.paths import backup_folder

    try:
        with context.services() as services:
            if context.options.folder:
                services.backups.choose_folder(Path(context.options.folder).absolute())
            return services.backups.folder, services.backups.lines()
    except Damaged:
        key = context.key
        return backup_folder(context.path), backups.lines_without_manual(context.path, key)


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

    backup = backups.find_backup(context.path, _folder(context), context.options.backup)
    to = Path(context.options.to)
    key = files.unlock(backup, context.passphrase()) if files.is_locked(backup) else None
    backups.restore_file(backup, to, key)
    context.answer(
        {"backup": str(backup), "file": str(to)},
        f"Restored {backup.name} to {to}. Open it with --manual, or copy it over the manual.",
    )


def _folder(context: Context) -> str:
    """Return the folder that the manual names, where it can still be asked."""
    if Path(context.options.backup).is_file() or not context.path.is_file():
        return ""
    try:
        with context.services() as services:
            return str(services.backups.folder)
    except Damaged:
        return ""


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
