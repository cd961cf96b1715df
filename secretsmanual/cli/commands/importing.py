"""`import` and `undo-import`: bring files in, and take that back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.commands.bundles import import_bundle, sentences
from secretsmanual.cli.context import Context
from secretsmanual.domain.ids import ImportId

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.services.importing import Preview


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    take = commands.add_parser(
        "import", help="bring in CSV, vCard or Monica files, or a colleague's bundle"
    )
    take.add_argument("files", nargs="+", metavar="FILE")
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")
    take.add_argument("--account", default="", metavar="NAME", help="for people without one")
    take.add_argument("--passphrase-file", metavar="F", help="opens a bundle; - for standard input")
    take.set_defaults(command=_import)
    back = commands.add_parser("undo-import", help="take an import back")
    back.add_argument("id", metavar="ID")
    back.set_defaults(command=_undo)


def _import(context: Context) -> None:
    options = context.options
    with context.services() as services:
        done = [_take(context, services, name) for name in options.files]
    document: Any = done[0] if len(done) == 1 else {"files": done}
    context.answer(document, "\n".join(_sentence(one, dry=options.dry_run) for one in done))


def _take(context: Context, services: "Services", name: str) -> dict[str, Any]:
    if services.bundles.is_bundle(Path(name)):
        return import_bundle(context, services, name)
    if context.options.dry_run:
        return _document(_look(context, services, name), None)
    return _run(context, services, name)


def _look(context: Context, services: "Services", name: str) -> "Preview":
    with _bar(context, name) as step:
        return services.importing.preview(Path(name), context.options.account, progress=step)


def _run(context: Context, services: "Services", name: str) -> dict[str, Any]:
    with _bar(context, name) as step:
        imported = services.importing.run(Path(name), context.options.account, progress=step)
    return _document(imported.preview, imported.import_id)


def _bar(context: Context, name: str) -> Any:
    from secretsmanual.cli.progress import bar

    return bar(Path(name).name, quiet=context.as_json)


def _document(preview: "Preview", import_id: ImportId | None) -> dict[str, Any]:
    counts = preview.counts
    return {
        "file": preview.file_name,
        "format": preview.format,
        "encoding": preview.encoding,
        "rows": counts.rows,
        "accounts_added": counts.accounts_added,
        "people_added": counts.people_added,
        "people_updated": counts.people_updated,
        "secrets_added": counts.secrets_added,
        "duplicates": [
            {
                "row": row.line,
                "of": row.person_match.of,
                "name": row.person.name if row.person else "",
                "reason": row.person_match.reason,
                "certain": row.person_match.certain,
            }
            for row in preview.duplicates
            if row.person_match
        ],
        "not_understood": [{"line": m.line, "why": m.why} for m in preview.not_understood],
        "left_out": list(preview.left_out),
        "import_id": import_id,
    }


def _sentence(done: dict[str, Any], *, dry: bool) -> str:
    verb = "would bring" if dry else "brought"
    brought = f"{done['accounts_added']} accounts and {done['people_added']} people"
    updated = f"{done['people_updated']} people updated"
    lines = [f"{done['file']} ({done['format']}) {verb} {brought}; {updated}."]
    lines += [
        f"  line {d['row']}: {d['name']} looks like {d['of']} ({d['reason']})"
        for d in done["duplicates"]
    ]
    lines += [f"  line {m['line']}: {m['why']}" for m in done["not_understood"]]
    if done["format"] == "bundle":
        lines += sentences(done)
    if done["import_id"]:
        lines.append(f"Take it back with: secretsmanual undo-import {done['import_id']}")
    return "\n".join(lines)


def _undo(context: Context) -> None:
    with context.services() as services:
        gone, kept, _ = services.importing.undo(ImportId(context.options.id))
    text = f"Took back {gone} records."
    if kept:
        text += f" {kept} stay: they have talks, secrets or promises of their own by now."
    context.answer({"removed": gone, "kept": kept}, text)
