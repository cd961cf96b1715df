"""`person-report`, `legal-basis`, `erase`: what people whom the manual is about may ask for."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, a_day, columns, count
from secretsmanual.domain import words
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.legal_bases import LEGAL_BASES

if TYPE_CHECKING:
    from secretsmanual.domain.erasing import BackupFate, Erasure


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    report = commands.add_parser(
        "person-report", help="everything held on one person, in plain words, to hand to them"
    )
    report.add_argument("person", metavar="PERSON", help="id or part of the name")
    report.add_argument(
        "--to", metavar="FILE", help="FILE.pdf, .html, .docx, .txt or .json; else it is printed"
    )
    report.set_defaults(command=_report)
    basis = commands.add_parser("legal-basis", help="why notes on somebody may be kept")
    basis.add_argument("person", metavar="PERSON", help="id or part of the name")
    basis.add_argument("basis", choices=(*LEGAL_BASES, "unknown"))
    basis.add_argument("--since", type=a_day, metavar="DAY", help="an ISO date; without it, today")
    basis.set_defaults(command=_basis)
    erase = commands.add_parser(
        "erase",
        help="erase somebody for good: records, history, search and backups; no undo",
    )
    erase.add_argument(
        "person", nargs="?", default="", metavar="PERSON", help="id or part of the name"
    )
    erase.add_argument("--dry-run", action="store_true", help="only say what would go")
    erase.add_argument(
        "--names", action="store_true", help="take the name out of what is about others, too"
    )
    erase.add_argument("--yes", action="store_true", help="do not ask on a terminal")
    erase.add_argument(
        "--backups",
        action="store_true",
        help="erase nobody; clean backups that were out of reach before",
    )
    erase.set_defaults(command=_erase)


def _report(context: Context) -> None:
    to = context.options.to
    with context.services() as services:
        person = services.people.find(context.options.person)
        document = services.person_reports.report(person.id)
        if to:
            services.person_reports.write(document, Path(to))
        text = f"Wrote {to}." if to else services.briefs.as_text(document)
    context.answer({"person": person.id, "file": to, **document.data}, text)


def _basis(context: Context) -> None:
    options = context.options
    basis = "" if options.basis == "unknown" else options.basis
    given = {"legal_basis_on": options.since} if options.since and basis else {}
    with context.services() as services:
        person = services.people.find(options.person)
        services.people.change(person.id, legal_basis=basis, **given)
        since = services.people.find(person.id).legal_basis_on
    context.answer({"person": person.id, "legal_basis": basis, "since": since}, "Kept.")


def _erase(context: Context) -> None:
    options = context.options
    if options.backups == bool(options.person):
        raise BadInput("Name one person, or give --backups alone.", "`people` lists them.")
    with context.services() as services:
        if options.backups:
            fates = services.erasing.clean_backups()
            context.answer({"backups": [_row(one) for one in fates]}, _backups(fates))
            return
        person = services.people.find(options.person)
        if options.dry_run:
            told = services.erasing.preview(person.id)
        else:
            _confirm(context, person.name)
            told, _ = services.erasing.erase(person.id, names=options.names)
    document = {"person": person.id, "dry_run": options.dry_run, **told.data}
    context.answer(document, _said(told, dry=options.dry_run))


def _confirm(context: Context, name: str) -> None:
    if context.options.yes or context.as_json or not sys.stdin.isatty():
        return
    print(f"This erases {name} for good; nothing can undo it.")
    if input("Type the name to go on: ").strip() != name:
        raise BadInput("That is not the name; nothing was erased.", "Begin again.")


def _said(told: "Erasure", *, dry: bool) -> str:
    verb = "Would erase" if dry else "Erased"
    counts = [(f"  {what.replace('_', ' ')}", number) for what, number in told.counts.items()]
    lines = [f"{verb} {told.name}{', ' + told.account if told.account else ''}:", columns(counts)]
    if told.mentions:
        lines.append("Still named in what is about others (`--names` takes the name out):")
        lines.append(columns((f"  {m.id}", m.field, m.whose, m.text) for m in told.mentions))
    if told.holders:
        lines.append("Files that left hold something of them; tell whoever has them (`recall`):")
        lines.append(
            columns(
                (
                    f"  {holder.on}",
                    holder.recipient or holder.audience,
                    holder.file_name,
                    count(holder.lines, "secret") if holder.lines else "name and role",
                )
                for holder in told.holders
            )
        )
    if told.imports:
        lines.append(f"They came from {words.listed(told.imports)}: that file is not ours.")
    if told.backups:
        lines.append(_backups(list(told.backups)))
    return "\n".join(lines)


def _backups(fates: "list[BackupFate]") -> str:
    done = sum(one.fate == "rewritten" for one in fates)
    clean = sum(one.fate == "clean" for one in fates)
    lines = [f"{count(done, 'backup')} written anew, {clean} held nothing of them."]
    failed = [one for one in fates if one.fate == "failed"]
    if failed:
        lines.append("These may still hold them; when they open, run `erase --backups`:")
        lines.append(columns((f"  {one.path}", one.why) for one in failed))
    return "\n".join(lines)


def _row(one: "BackupFate") -> dict[str, Any]:
    return {"file": str(Path(one.path)), "fate": one.fate, "why": one.why}
