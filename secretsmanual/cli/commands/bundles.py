"""`conflicts` and `settle`, and what `share bundle` and `import` do with a colleague's manual."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns, passphrase_in

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.ids import AccountId
    from secretsmanual.domain.runs import Handover


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    conflicts = commands.add_parser("conflicts", help="what you and a colleague both changed")
    conflicts.set_defaults(command=_conflicts)
    settle = commands.add_parser("settle", help="settle a conflict")
    settle.add_argument("id", metavar="ID")
    settle.add_argument("side", choices=("kept", "other"), help="which of the two shall stand")
    settle.set_defaults(command=_settle)


def share_bundle(context: Context, services: "Services", accounts: "list[AccountId]") -> "Handover":
    """Write a bundle and return its receipt."""
    options = context.options
    passphrase = passphrase_in(options.passphrase_file)
    return services.bundles.hand_over(Path(options.to), accounts, options.recipient, passphrase)


def import_bundle(context: Context, services: "Services", name: str) -> dict[str, Any]:
    """Merge a bundle, or with `--dry-run` say what that would do; return the answer."""
    path, passphrase = Path(name), passphrase_in(context.options.passphrase_file)
    back = context.options.bring_back
    if context.options.dry_run:
        return {**services.bundles.look(path, passphrase, back).data, "import_id": None}
    merged = services.bundles.merge(path, passphrase, back)
    return {**merged.preview.data, "import_id": merged.import_id}


def sentences(done: dict[str, Any]) -> list[str]:
    """Say what a bundle changed besides what it brought."""
    lines = [f"  {done['secrets_added']} secrets are new, {done['secrets_updated']} change."]
    if done["older"]:
        lines.append("  A newer bundle of the same manual was merged before.")
    lines += [
        f"  {one['record']} {one['id']}, {one['field']}: “{one['kept']}” stands, both had changed"
        f" it; the other: “{one['other']}”."
        for one in done["conflicts"]
    ]
    return lines


def _conflicts(context: Context) -> None:
    with context.services() as services:
        found = services.bundles.conflicts()
    rows = [
        (one.id, one.record, one.record_id, one.field, one.sides["kept"], one.sides["other"])
        for one in found
    ]
    document = {"conflicts": [one.model_dump(mode="json") for one in found]}
    context.answer(document, columns(rows) or "No conflicts.")


def _settle(context: Context) -> None:
    options = context.options
    with context.services() as services:
        services.bundles.settle(options.id, options.side)
    context.answer({"settled": options.id, "side": options.side}, "Settled.")
