"""`import` and `undo-import`: bring files in, and take that back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.commands.bundles import import_bundle, sentences
from secretsmanual.cli.context import Context, count
from secretsmanual.domain.ids import ImportId
from secretsmanual.domain.words import day

_CHOICES: "dict[Choice, str]" = {
    "same": "this row is whom it looks like",
    "moved": "the same, who works for the row's company now",
    "new": "this row is somebody new; remembered",
    "skip": "leave this row out",
}

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.import_plan import Choice
    from secretsmanual.domain.importing import Pasted
    from secretsmanual.domain.own_card_taking import SeenCard
    from secretsmanual.services.importing import Preview


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    take = commands.add_parser(
        "import", help="bring in CSV, vCard, Monica or calendar files, a bundle, a customer's card"
    )
    take.add_argument(
        "files", nargs="+", metavar="FILE", help="- for what is pasted into standard input"
    )
    take.add_argument("--dry-run", action="store_true", help="only say what would happen")
    take.add_argument("--account", default="", metavar="NAME", help="for people without one")
    take.add_argument(
        "--bring-back",
        action="append",
        default=[],
        metavar="ID",
        help="of a bundle, take somebody in who was erased",
    )
    take.add_argument("--passphrase-file", metavar="F", help="opens a bundle; - for standard input")
    for choice, meaning in _CHOICES.items():
        take.add_argument(
            f"--{choice}", type=int, action="append", default=[], metavar="LINE", help=meaning
        )
    take.set_defaults(command=_import)
    move = commands.add_parser("move", help="somebody works for another company now")
    move.add_argument("person", metavar="PERSON")
    move.add_argument("account", metavar="ACCOUNT")
    move.set_defaults(command=_move)
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
    if name != "-" and services.bundles.is_bundle(Path(name)):
        return import_bundle(context, services, name)
    if context.options.dry_run:
        return _document(_look(context, services, name), None)
    return _run(context, services, name)


def _look(context: Context, services: "Services", name: str) -> "Preview":
    with _bar(context, name) as step:
        source, choices = _source(name), _choices(context)
        return services.importing.preview(source, context.options.account, choices, step)


def _run(context: Context, services: "Services", name: str) -> dict[str, Any]:
    with _bar(context, name) as step:
        source, choices = _source(name), _choices(context)
        imported = services.importing.run(source, context.options.account, choices, step)
    return _document(imported.preview, imported.import_id)


def _source(name: str) -> "Path | Pasted":
    """Return the file, or what stands on standard input: a little more than is ever taken."""
    from secretsmanual.domain.importing import MOST_PASTED, Pasted

    return Pasted(sys.stdin.buffer.read(MOST_PASTED + 1)) if name == "-" else Path(name)


def _choices(context: Context) -> "dict[int, Choice]":
    return {line: choice for choice in _CHOICES for line in getattr(context.options, choice)}


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
        "meetings_added": counts.meetings_added,
        "meetings_changed": counts.meetings_changed,
        "meetings_left_out": counts.meetings_left_out,
        "duplicates": [
            {
                "row": row.line,
                "of": row.person_match.of,
                "name": row.person.name if row.person else "",
                "reason": row.person_match.reason,
                "certain": row.person_match.certain,
                "works_at": row.works_at,
                "moves": row.moves,
            }
            for row in preview.duplicates
            if row.person_match
        ],
        "not_understood": [{"line": m.line, "why": m.why} for m in preview.not_understood],
        "left_out": list(preview.left_out),
        "erased": [
            {"row": row.line, "name": row.person.name if row.person else "", "on": row.erased_on}
            for row in preview.rows
            if row.erased_on
        ],
        "card": _card(preview.card) if preview.card else None,
        "import_id": import_id,
    }


def _card(card: "SeenCard") -> dict[str, Any]:
    return {
        "verdict": card.verdict,
        "sentence": card.sentence,
        "who": card.who,
        "account": card.account,
        "saved_on": card.saved_on,
        "answers": [
            {
                "asked": one.told.asked,
                "said": one.told.said,
                "words": one.told.quote,
                "becomes": one.becomes,
            }
            for one in card.lines
        ],
    }


def _of_card(done: dict[str, Any]) -> list[str]:
    card = done["card"]
    whose = f" by {card['who']}" if card["who"] else ""
    saved = f"{done['file']}: a card{whose}, saved on {day(card['saved_on'])}."
    rows = []
    for one in card["answers"]:
        said = (one["said"], f"“{one['words']}”" if one["words"] else "")
        rows.append(f"  {one['asked']}: {', '.join(filter(None, said))} ({one['becomes']})")
    return [saved, card["sentence"], *rows]


def _sentence(done: dict[str, Any], *, dry: bool) -> str:
    verb = "would bring" if dry else "brought"
    people = count(done["people_added"], "person", "people")
    brought = f"{count(done['accounts_added'], 'account')} and {people}"
    updated = f"{count(done['people_updated'], 'person', 'people')} updated"
    if done["format"] == "calendar":
        brought = count(done["meetings_added"], "meeting")
        updated = f"{done['meetings_changed']} moved or gone, {done['meetings_left_out']} left out"
    head = [f"{done['file']} ({done['format']}) {verb} {brought}; {updated}."]
    lines = _of_card(done) if done.get("card") else head
    lines += [
        f"  line {d['row']}: {d['name']} looks like {d['of']} ({d['reason']}){_moves(d)}"
        for d in done["duplicates"]
    ]
    lines += [f"  line {m['line']}: {m['why']}" for m in done["not_understood"]]
    lines += [_erased(one, done["format"]) for one in done.get("erased", ())]
    if done["format"] == "bundle":
        lines += sentences(done)
    if done["import_id"]:
        lines.append(f"Take it back with: secretsmanual undo-import {done['import_id']}")
    return "\n".join(lines)


def _erased(one: dict[str, Any], form: str) -> str:
    back = f"--bring-back {one['id']}" if form == "bundle" else f"--new {one['row']}"
    where = "" if form == "bundle" else f"line {one['row']}: "
    return f"  {where}{one['name']} was erased on {one['on']}; stays out ({back} brings them in)"


def _moves(found: dict[str, Any]) -> str:
    if not found["works_at"]:
        return ""
    what = "left" if found["moves"] else f"--moved {found['row']} if gone from"
    return f"; {what} {found['works_at']}"


def _move(context: Context) -> None:
    options = context.options
    with context.services() as services:
        person = services.people.find(options.person)
        account = services.accounts.find(options.account)
        services.people.move(person.id, account.id)
    answer = {"person": person.id, "account": account.id}
    context.answer(answer, f"{person.name} works for {account.name} now.")


def _undo(context: Context) -> None:
    with context.services() as services:
        gone, kept, _ = services.importing.undo(ImportId(context.options.id))
    text = f"Took back {count(gone, 'record')}."
    if kept:
        text += f" {kept} stay: they have talks, secrets or promises of their own by now."
    context.answer({"removed": gone, "kept": kept}, text)
