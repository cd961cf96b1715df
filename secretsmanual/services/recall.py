"""Call back what left: which receipts held it, and a sheet for each who got it."""

from collections.abc import Iterable
from pathlib import Path

from secretsmanual.domain.changes import Change
from secretsmanual.domain.document import Document
from secretsmanual.domain.errors import NotFound, Refused
from secretsmanual.domain.ids import HandoverId, SecretId
from secretsmanual.domain.recall import Recall, Recalled, Told, sheet
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.receipts import not_holding, to_recall
from secretsmanual.services.writing import ending_of, write_document
from secretsmanual.store import handed
from secretsmanual.store.handed import Handed
from secretsmanual.store.unit import Unit

FORMATS = ("html", "pdf", "docx", "txt", "json")
CALLED_BACK = mark("You called it back.")


class RecallService:
    """Lists what no longer holds in files that left, and tells those who have them."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def affected(self, secret_id: SecretId) -> list[Handover]:
        """Return every receipt whose file held a secret, newest first, also of one deleted."""
        with self._manual.read() as unit:
            lines = handed.of_secret(unit, secret_id)
            receipts = unit.handovers.by_ids({line.handover_id for line in lines})
        return sorted(receipts.values(), key=lambda receipt: receipt.at, reverse=True)

    def open_recalls(self) -> list[Recall]:
        """Return what no longer holds in files that left and of which nobody was told yet.

        A secret that was corrected, made private, deleted or whose consent was taken back. What
        is to be destroyed by now is left out. By receipt, the oldest first.
        """
        with self._manual.read() as unit:
            return self._open(unit)

    def lines(self, handover_id: HandoverId) -> list[Told]:
        """Return what a file held, as it left: each secret's version and its words, shortened.

        Raises NotFound.
        """
        with self._manual.read() as unit:
            unit.handovers.get(handover_id)
            return [line.told for line in handed.of_receipt(unit, handover_id)]

    def told(self, handover_id: HandoverId) -> Change:
        """Say that whoever has this file was told what no longer holds, by whatever way.

        Raises NotFound.
        """
        with self._manual.write(mark("Told what no longer holds")) as unit:
            unit.handovers.get(handover_id)
            for recall in self._open(unit, handover_id):
                _mark(unit, recall)
            unit.touch("handover", handover_id)
        return unit.change

    def write_sheet(self, handover_id: HandoverId, path: Path) -> Recall:
        """Write the sheet for one file, for whoever has it; they count as told then.

        Raises NotFound; BadInput and Refused as `recall`.
        """
        ending_of(path, FORMATS)
        with self._manual.write(mark("Call secrets back")) as unit:
            unit.handovers.get(handover_id)
            [recall] = self._write(unit, self._open(unit, handover_id), path)
        return recall

    def sheet(self, recalls: list[Recall]) -> Document:
        """Lay out recall sheets, a section to each recipient's file."""
        return sheet(recalls, self._manual.today)

    def recall(self, secret_id: SecretId, path: Path, recipient: str = "") -> list[Recall]:
        """Write the sheets that call one secret back, also one that might still leave.

        With a recipient, theirs alone. They count as told then. Returns what stands on the sheets.

        Raises:
            NotFound: no file that is still in use held it.
            BadInput: the path's ending is not one of `FORMATS`.
            Refused: the file cannot be written.
        """
        ending_of(path, FORMATS)
        with self._manual.write(mark("Call a secret back")) as unit:
            return self._write(unit, self._of_secret(unit, secret_id), path, recipient)

    def recall_all(self, path: Path, recipient: str = "") -> list[Recall]:
        """Write the sheets for everything that waits to be called back; raises as `recall`."""
        ending_of(path, FORMATS)
        with self._manual.write(mark("Call secrets back")) as unit:
            return self._write(unit, self._open(unit), path, recipient)

    def _write(
        self, unit: Unit, recalls: list[Recall], path: Path, recipient: str = ""
    ) -> list[Recall]:
        wanted = recipient.strip().casefold()
        theirs = [one for one in recalls if wanted in ("", one.receipt.recipient.casefold())]
        if not theirs:
            raise Refused(
                tr("There is nothing to call back."), tr("`receipts` tells what left, and to whom.")
            )
        for recall in theirs:
            _mark(unit, recall)
        write_document(path, self.sheet(theirs))
        return theirs

    def _open(self, unit: Unit, handover_id: HandoverId | None = None) -> list[Recall]:
        found = [
            (line, recalled)
            for audience in handed.audiences(unit, self._manual.today)
            for line, recalled in not_holding(unit, self._manual, audience)
            if line.told.recalled_at is None and handover_id in (None, line.handover_id)
        ]
        return _by_receipt(unit, found)

    def _of_secret(self, unit: Unit, secret_id: SecretId) -> list[Recall]:
        today = self._manual.today
        lines = [line for line in handed.of_secret(unit, secret_id) if line.expires_on >= today]
        if not lines:
            raise NotFound(
                tr("No file in use holds {secret_id}.", secret_id=secret_id),
                tr("`receipts` tells what left, and to whom."),
            )
        found = dict(to_recall(unit, self._manual, lines))
        secret = unit.secrets.maybe(secret_id)
        return _by_receipt(
            unit,
            (
                (line, found.get(line) or Recalled(line.told, "withdrawn", tr(CALLED_BACK), secret))
                for line in lines
            ),
        )


def _mark(unit: Unit, recall: Recall) -> None:
    ids = {line.told.secret_id for line in recall.lines}
    lines = handed.of_receipt(unit, recall.receipt.id)
    handed.recalled(unit, (one.n for one in lines if one.told.secret_id in ids), unit.at)
    unit.touch("handover", recall.receipt.id)


def _by_receipt(unit: Unit, found: Iterable[tuple[Handed, Recalled]]) -> list[Recall]:
    lines: dict[HandoverId, list[Recalled]] = {}
    for line, recalled in found:
        lines.setdefault(line.handover_id, []).append(recalled)
    receipts = unit.handovers.by_ids(lines)
    return sorted(
        (Recall(receipts[one], tuple(theirs)) for one, theirs in lines.items()),
        key=lambda recall: recall.receipt.at,
    )
