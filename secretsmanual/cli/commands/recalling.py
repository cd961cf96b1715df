"""`recall`: what no longer holds in files that left, and the sheets that say so."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns, count
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.ids import SecretId

if TYPE_CHECKING:
    from secretsmanual.domain.recall import Recall


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    recall = commands.add_parser(
        "recall",
        help="what no longer holds in files that left; sheets that say so",
    )
    recall.add_argument(
        "secret", nargs="?", default="", metavar="SECRET", help="only this; else all that waits"
    )
    recall.add_argument("--to", metavar="FILE", help="FILE.html, .pdf, .docx, .txt or .json")
    recall.add_argument("--recipient", default="", metavar="NAME", help="only what they got")
    recall.set_defaults(command=_recall)


def _recall(context: Context) -> None:
    options = context.options
    secret_id = SecretId(options.secret)
    with context.services() as services:
        if options.to:
            path = Path(options.to)
            recalls = (
                services.recall.recall(secret_id, path, options.recipient)
                if secret_id
                else services.recall.recall_all(path, options.recipient)
            )
        elif secret_id:
            raise BadInput(
                "It is not said where to write.", "Add --to FILE; `recall` alone lists what waits."
            )
        else:
            recalls = services.recall.open_recalls()
    document = {"file": options.to, "recalls": [_row(recall) for recall in recalls]}
    context.answer(document, _said(recalls, options.to))


def _row(recall: "Recall") -> dict[str, Any]:
    receipt = recall.receipt
    return {
        "receipt": receipt.id,
        "recipient": receipt.recipient,
        "audience": receipt.audience,
        "file": receipt.file_name,
        "lines": [
            {"secret": line.told.secret_id, "code": line.code, "what": line.what, "why": line.why}
            for line in recall.lines
        ],
    }


def _said(recalls: "list[Recall]", to: str | None) -> str:
    if to:
        return f"Wrote {to}: {count(len(recalls), 'file')} to be corrected."
    rows = [
        (line.told.secret_id, recall.receipt.recipient, recall.receipt.file_name, line.why)
        for recall in recalls
        for line in recall.lines
    ]
    return columns(rows) or "Nothing waits to be called back."
