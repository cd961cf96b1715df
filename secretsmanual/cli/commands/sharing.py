"""`brief`, `share` and `receipts`: what goes out, and what left."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.commands.bundles import share_bundle
from secretsmanual.cli.commands.folder import share_folder
from secretsmanual.cli.commands.themes import preview_themes, share_themes
from secretsmanual.cli.context import Context, columns, passphrase_in
from secretsmanual.domain.errors import BadInput

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.ids import AccountId
    from secretsmanual.domain.runs import Handover

AUDIENCES = ("service", "marketing", "themes", "bundle", "folder")
"""`bundle` is for colleagues: their manual takes it in (`import`); `folder` writes the packs of the
hand-over folder anew."""


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    brief = commands.add_parser("brief", help="one page before a meeting")
    brief.add_argument("account", metavar="ACCOUNT", help="id or part of its name")
    brief.add_argument(
        "--with",
        dest="people",
        action="append",
        default=[],
        metavar="PERSON",
        help="id or part of the name; once for each who will be there",
    )
    brief.add_argument("--purpose", default="", metavar="TEXT", help="what the meeting is for")
    brief.add_argument("--to", metavar="FILE", help="FILE.pdf, .html or .txt")
    brief.add_argument("--private", action="store_true", help="with what only you may know")
    brief.add_argument(
        "--for", dest="printed_for", default="", metavar="NAME", help="whose print it is"
    )
    brief.set_defaults(command=_brief)
    share = commands.add_parser("share", help="hand over to service, marketing or a colleague")
    share.add_argument("audience", choices=AUDIENCES)
    share.add_argument(
        "--to",
        metavar="FILE",
        help="its ending says what it becomes: .html .pdf .xlsx .docx .csv .json .jsonl .txt; "
        ".vcf cards of people, .ics a calendar, .hubspot.csv notes that HubSpot imports; "
        "a bundle's is .smbundle",
    )
    share.add_argument(
        "--account",
        dest="accounts",
        action="append",
        default=[],
        metavar="A",
        help="id or part of its name, once for each; all where none is named",
    )
    share.add_argument("--recipient", default="", metavar="NAME", help="who gets it")
    share.add_argument(
        "--full", action="store_true", help="to marketing: everything again, not only what is new"
    )
    share.add_argument("--preview", action="store_true", help="say what would leave; write nothing")
    share.add_argument(
        "--passphrase-file",
        metavar="F",
        help="lock a service .html or a bundle; - for standard input",
    )
    share.add_argument(
        "--pack",
        dest="packs",
        action="append",
        default=[],
        choices=("service", "marketing"),
        help="which packs stand in the folder (with --to FOLDER); service where none is named",
    )
    share.add_argument(
        "--group-reads", action="store_true", help="let the files' group read them (0640, not 0600)"
    )
    share.add_argument("--stop", action="store_true", help="write into the folder no more")
    share.set_defaults(command=_share)
    receipts = commands.add_parser("receipts", help="what left, when, to whom")
    receipts.add_argument(
        "--person", metavar="P", help="whose secrets left; id or part of the name"
    )
    receipts.add_argument("--secret", metavar="S", help="whose files held this one")
    receipts.set_defaults(command=_receipts)


def _brief(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account)
        people = [services.people.find(wanted, account.id).id for wanted in options.people]
        document = services.briefs.brief(
            account.id,
            people,
            options.purpose,
            with_private=options.private,
            printed_for=options.printed_for,
        )
        if options.to:
            services.briefs.write(document, Path(options.to))
            answer = {"file": options.to, **document.data}
            context.answer(answer, f"Wrote {options.to}.")
        else:
            text = "" if context.as_json else services.briefs.as_text(document)
            context.answer(document.data, text)


def _share(context: Context) -> None:
    options = context.options
    with context.services() as services:
        if options.audience == "folder":
            share_folder(context, services)
            return
        accounts = [services.accounts.find(wanted).id for wanted in options.accounts]
        if options.preview and options.audience == "themes":
            preview_themes(context, services, accounts)
            return
        if options.preview:
            _preview(context, services, accounts)
            return
        if not options.to:
            raise BadInput(
                "It is not said where to write.", "Add --to FILE, or --preview to look first."
            )
        _hand_over(context, services, accounts)


def _preview(context: Context, services: "Services", accounts: "list[AccountId]") -> None:
    options = context.options
    to, audience = options.to, options.audience
    preview = (
        services.bundles.preview(accounts)
        if audience == "bundle"
        else services.sharing.preview(
            audience,
            accounts,
            Path(to) if to else None,
            recipient=options.recipient,
            only_new=_only_new(context),
        )
    )
    leaving = [("leaves", one.account, one.person, one.kind, one.text) for one in preview.leaves]
    held = [("stays", one.id, one.why, "", "") for one in preview.held_back]
    context.answer(preview.data, columns([*leaving, *held]))


def _hand_over(context: Context, services: "Services", accounts: "list[AccountId]") -> None:
    options = context.options
    write = {"bundle": share_bundle, "themes": share_themes}.get(options.audience, _write)
    receipt = write(context, services, accounts)
    document = {
        "file": options.to,
        "receipt": receipt.id,
        "audience": receipt.audience,
        "recipient": receipt.recipient,
        "secrets": len(receipt.secrets),
        "held_back": receipt.held_back,
        "sha256": receipt.file_sha256,
        "expires_on": receipt.expires_on,
    }
    kept = sum(receipt.held_back.values())
    if receipt.audience == "themes":
        context.answer(document, f"Wrote {options.to}: {kept} more themes are below the limit.")
        return
    context.answer(
        document, f"Wrote {options.to}: {len(receipt.secrets)} secrets, {kept} held back."
    )


def _write(context: Context, services: "Services", accounts: "list[AccountId]") -> "Handover":
    from secretsmanual.cli.progress import share_bar

    options = context.options
    path = Path(options.to)
    with share_bar(path.name, quiet=context.as_json) as step:
        return services.sharing.hand_over(
            options.audience,
            path,
            accounts,
            options.recipient,
            step,
            passphrase=passphrase_in(options.passphrase_file),
            only_new=_only_new(context),
        )


def _only_new(context: Context) -> bool:
    """Whether it is the stream for marketing; files for other tools always hold everything."""
    from secretsmanual.services.sharing import is_for_tool

    options = context.options
    whole = options.full or (options.to is not None and is_for_tool(Path(options.to)))
    return options.audience == "marketing" and not whole


def _receipts(context: Context) -> None:
    with context.services() as services:
        wanted, secret = context.options.person, context.options.secret
        person_id = services.people.find(wanted).id if wanted else None
        found = services.recall.affected(secret) if secret else services.sharing.receipts(person_id)
    rows = [receipt.model_dump(mode="json") for receipt in found]
    lines = [
        (r.id, f"{r.at:%Y-%m-%d %H:%M}", r.audience, r.recipient, r.file_name, len(r.secrets))
        for r in found
    ]
    context.answer({"receipts": rows}, columns(lines) or "Nothing left yet.")
