"""Hand over to service and marketing: see first, then one file and its receipt."""

import secrets as chance
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from secretsmanual.domain import words
from secretsmanual.domain.care import care_notes
from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.handover import Pack
from secretsmanual.domain.handover_page import handover_document
from secretsmanual.domain.handover_tools import TOOLS, tool_document
from secretsmanual.domain.ids import AccountId, HandoverId, PersonId, SecretId
from secretsmanual.domain.oops import Oops
from secretsmanual.domain.promises import Promise
from secretsmanual.domain.runs import Handover, HandoverFields
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.service_pack import service_pack
from secretsmanual.domain.sharing import (
    Held,
    care_in,
    kind_label,
    quote_of,
)
from secretsmanual.domain.source import without_source
from secretsmanual.domain.values import Audience
from secretsmanual.domain.wording import mark, tr
from secretsmanual.formats.exporters.locking import NONCE_BYTES, SALT_BYTES, Lock
from secretsmanual.formats.exporters.service_pack import write_service_pack
from secretsmanual.services.manual import Manual
from secretsmanual.services.packing import NothingLeaves, packed
from secretsmanual.services.receipts import forget_receipt, keep_receipt
from secretsmanual.services.stream import only_new_to_them
from secretsmanual.services.writing import Progress, ending_of, write_into, write_with_receipt
from secretsmanual.store import queries
from secretsmanual.store.unit import Unit

FORMATS = ("html", "pdf", "xlsx", "docx", "csv", "json", "jsonl", "txt", *TOOLS)
IN_TABLES = ("xlsx", "csv")
_LABELS: Mapping[Audience, str] = {
    "service": mark("Hand over to service"),
    "marketing": mark("Hand over to marketing"),
}
_NOTHING: Mapping[Audience, tuple[str, str]] = {
    "service": (
        mark("Nothing may leave for service."),
        mark("Nothing is new for service since {day}."),
    ),
    "marketing": (
        mark("Nothing may leave for marketing."),
        mark("Nothing is new for marketing since {day}."),
    ),
}
"""Why a pack is empty: at all, and where only the new leaves."""
Settled = Literal["keep", "reword"]


@dataclass(frozen=True, slots=True)
class Leaving:
    """One line of the preview: exactly what leaves."""

    id: str
    account: str
    person: str
    """Empty for the organisation."""
    kind: str
    """Label of the kind, or `promise`, `mishap`, `do not raise`, `idea` in English."""
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a hand-over would hold, and what stays behind and why."""

    audience: Audience
    leaves: tuple[Leaving, ...]
    held_back: tuple[Held, ...]

    @property
    def data(self) -> dict[str, Any]:
        """The same for programs: JSON types only."""
        return {
            "audience": self.audience,
            "leaves": [asdict(one) for one in self.leaves],
            "held_back": [asdict(one) for one in self.held_back],
        }


def is_for_tool(path: Path) -> bool:
    """Say whether a file is for an address book, a calendar or another such program."""
    return ending_of(path, FORMATS) in TOOLS


class SharingService:
    """Hands over, and remembers what left."""

    def __init__(
        self, manual: Manual, token_bytes: Callable[[int], bytes] = chance.token_bytes
    ) -> None:
        self._manual = manual
        self._token_bytes = token_bytes

    def preview(
        self,
        audience: Audience,
        account_ids: Sequence[AccountId] = (),
        path: Path | None = None,
        *,
        recipient: str = "",
        only_new: bool = False,
    ) -> Preview:
        """Show what would leave and what stays behind with reasons; nothing is written.

        Without accounts, all of them are meant. With a path, what that kind of file would hold;
        with `only_new`, what the recipient does not have yet.

        Raises BadInput for a path whose ending is not one of `FORMATS`.
        """
        ending = ending_of(path, FORMATS) if path else ""
        pack = packed(self._manual, audience, account_ids, recipient, ending)
        pack = only_new_to_them(self._manual, pack) if only_new else pack
        return Preview(audience, tuple(_leaving(pack)), pack.selection.held_back)

    def settle(self, secret_id: SecretId, how: Settled, text: str = "") -> Change:
        """Settle in place what needs care or gives a source away; one undo step.

        `keep` leaves it as it is: it stays behind for ever. `reword` puts a text in its place
        that may leave; a quote in which a word needs care goes with the old words, and both stay
        in the history.

        Raises NotFound, and BadInput where the new words need care too or give the source away.
        """
        with self._manual.write(mark("Settle what needs care")) as unit:
            secret = unit.secrets.get(secret_id)
            values = self._kept(secret) if how == "keep" else self._reworded(unit, secret, text)
            unit.secrets.change(secret_id, updated_at=unit.at, **values)
        return unit.change

    def _kept(self, secret: Secret) -> dict[str, Any]:
        found = care_notes(self._manual.lexicon, secret.text, secret.verbatim)
        return {"care": sorted({*secret.care, *(note.group for note in found)} or {"source"})}

    def _reworded(self, unit: Unit, secret: Secret, text: str) -> dict[str, Any]:
        lexicon, text = self._manual.lexicon, text.strip()
        if not text:
            raise BadInput(
                tr("There are no new words."), tr("Say the same without what needs care.")
            )
        if no := care_in(lexicon, text):
            raise BadInput(
                tr("The new words need care too: {words}", words=no.words),
                tr("Word them once more."),
            )
        teller = unit.people.maybe(secret.said_by) if secret.said_by else None
        tellers = [teller.name] if teller and teller.id != secret.person_id else []
        as_new = secret.model_copy(update={"text": text})
        if secret.source_protected and without_source(as_new, tellers) is None:
            raise BadInput(tr("The new words give away who told us."), tr("Leave the name out."))
        quote = "" if care_in(lexicon, secret.verbatim) else secret.verbatim
        return {"text": text, "verbatim": quote, "care": []}

    def hand_over(
        self,
        audience: Audience,
        path: Path,
        account_ids: Sequence[AccountId] = (),
        recipient: str = "",
        progress: Progress | None = None,
        *,
        passphrase: str | None = None,
        only_new: bool = False,
    ) -> Handover:
        """Write the file, readable by its owner only, and its receipt: both or neither.

        The form follows the path's ending; for service, `.html` is the pack with its search, and
        a passphrase locks it. The receipt is kept before the file appears, so that no file is
        ever without one. With `only_new` it goes on from what the recipient has, with changes and
        withdrawals (domain.md 5.4); a `.jsonl` then has a page to read beside it.

        Raises:
            BadInput: the ending is not one of `FORMATS`, the passphrase is too short, or there is
                one for a file that cannot be locked.
            Refused: nothing may leave, or the file cannot be written.
        """
        ending = ending_of(path, FORMATS)
        pack = packed(self._manual, audience, account_ids, recipient, ending)
        pack = only_new_to_them(self._manual, pack) if only_new else pack
        if pack.empty:
            raise _nothing(pack)
        write = self._writer(pack, ending, progress, passphrase)
        if not only_new or ending != "jsonl":
            return self._file(pack, path, write)
        page = self._file(pack, path.with_suffix(".html"), self._writer(pack, "html", None, None))
        try:
            return self._file(pack, path, write)
        except BaseException:
            path.with_suffix(".html").unlink(missing_ok=True)
            self._forget(page)
            raise

    def _file(self, pack: Pack, path: Path, write: Callable[[BinaryIO], None]) -> Handover:
        ending = ending_of(path, FORMATS)
        return write_with_receipt(
            path, write, lambda digest: self._keep(pack, path, ending, digest), self._forget
        )

    def receipts(self, person_id: PersonId | None = None) -> list[Handover]:
        """Return what left, newest first; with a person, what held secrets of theirs."""
        with self._manual.read() as unit:
            found = queries.handovers(unit)
            if person_id is None:
                return found
            theirs = {secret.id for secret in queries.secrets_of_person(unit, person_id)}
        return [receipt for receipt in found if theirs.intersection(receipt.secrets)]

    def contents(self, handover_id: HandoverId) -> list[Leaving]:
        """Return the secrets that a hand-over held, as they are now; those deleted are not there.

        What must never be mentioned comes with its topic in place of its text. Raises NotFound.
        """
        with self._manual.read() as unit:
            receipt = unit.handovers.get(handover_id)
            secrets = unit.secrets.by_ids(receipt.secrets)
            accounts = unit.accounts.by_ids(
                {one.account_id for one in secrets.values() if one.account_id}
            )
            people = unit.people.by_ids(
                {one.person_id for one in secrets.values() if one.person_id}
            )
        return [
            Leaving(
                secret.id,
                accounts[secret.account_id].name if secret.account_id in accounts else "",
                people[secret.person_id].name if secret.person_id in people else "",
                kind_label(secret.kind, self._manual.bank),
                secret.topic if secret.sensitivity == "never" else secret.text,
            )
            for secret in secrets.values()
        ]

    def _writer(
        self, pack: Pack, ending: str, progress: Progress | None, passphrase: str | None
    ) -> Callable[[BinaryIO], None]:
        if pack.audience == "service" and ending == "html":
            page, lock = service_pack(pack), self._lock(passphrase)
            return lambda out: write_service_pack(page, out, progress, lock=lock)
        if passphrase is not None:
            raise BadInput(
                tr("Only the service pack can be locked with a passphrase."),
                tr("Hand over to service into a .html file, or leave the passphrase out."),
            )
        document = (
            tool_document(pack, ending)
            if ending in TOOLS
            else handover_document(pack, tables=ending in IN_TABLES)
        )
        return lambda out: write_into(out, document, ending, progress)

    def _lock(self, passphrase: str | None) -> Lock | None:
        if passphrase is None:
            return None
        return Lock(passphrase, self._token_bytes(SALT_BYTES), self._token_bytes(NONCE_BYTES))

    def _keep(self, pack: Pack, path: Path, ending: str, digest: str) -> Handover:
        left = (*pack.selection.leaves, *pack.selection.topics)
        with self._manual.write(_LABELS[pack.audience]) as unit:
            return keep_receipt(
                unit,
                HandoverFields(
                    at=unit.at,
                    audience=pack.audience,
                    recipient=pack.recipient,
                    format=ending,
                    file_name=path.name,
                    file_sha256=digest,
                    secrets=[out.secret.id for out in left],
                    withdrawn=[one.secret_id for one in pack.withdrawals],
                    held_back=pack.selection.held_counts,
                    expires_on=pack.expires_on,
                ),
                left,
                pack.withdrawals,
            )

    def _forget(self, receipt: Handover) -> None:
        with self._manual.write(mark("Take back a receipt")) as unit:
            forget_receipt(unit, receipt)


def _nothing(pack: Pack) -> NothingLeaves:
    nothing, nothing_new = _NOTHING[pack.audience]
    if not pack.since:
        return NothingLeaves(tr(nothing), tr("The preview tells what stays and why."))
    day = words.day(pack.since)
    what = (
        tr("Nothing is new for {name} since {day}.", name=pack.recipient, day=day)
        if pack.recipient
        else tr(nothing_new, day=day)
    )
    return NothingLeaves(what, tr("Hand over everything again if they lost it."))


def _leaving(pack: Pack) -> list[Leaving]:
    names: dict[str, str] = {account.id: account.name for account in pack.accounts}
    names.update((person.id, person.name) for person in pack.people)

    def line(record: Promise | Oops, kind: str, text: str) -> Leaving:
        account, person = names.get(record.account_id or "", ""), record.person_id or ""
        return Leaving(record.id, account, names.get(person, ""), kind, text)

    return [
        *(
            Leaving(
                out.secret.id,
                out.account.name,
                out.person.name if out.person else "",
                kind_label(out.secret.kind, pack.bank),
                out.secret.text,
                quote_of(out.secret),
            )
            for out in pack.selection.leaves
        ),
        *(
            Leaving(
                out.secret.id,
                out.account.name,
                out.person.name if out.person else "",
                mark("do not raise"),
                out.secret.text,
            )
            for out in pack.selection.topics
        ),
        *(
            Leaving(
                person.id,
                names.get(person.account_id or "", ""),
                person.name,
                mark("do not raise"),
                topic,
            )
            for person in pack.people
            for topic in person.not_these
        ),
        *(
            Leaving(
                out.idea.id, out.account, out.person, mark("idea"), out.idea.title, out.idea.value
            )
            for out in pack.ideas
        ),
        *(line(promise, mark("promise"), promise.text) for promise in pack.promises),
        *(line(mishap, mark("mishap"), mishap.what) for mishap in pack.mishaps),
    ]
