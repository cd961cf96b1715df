"""Receipts, what they held, and what is to be called back, as rows and facts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.confided import CONFIDED
from secretsmanual.domain.recall import SAID_CHARACTERS, Recall, Recalled, Told
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.sharing import REASONS
from secretsmanual.domain.wording import tr, trn
from secretsmanual.gui.models.rows import ItemRow, Mark, SecretRow, SectionRow
from secretsmanual.gui.tokens import Family
from secretsmanual.services.sharing import Leaving

Facts = list[tuple[str, str]]
Rows = list[ItemRow | SecretRow | SectionRow]


def list_rows(receipts: Iterable[Handover], recalls: Sequence[Recall], today: date) -> Rows:
    """Return what is to be called back on top, then the receipts, newest first."""
    found: Rows = []
    if recalls:
        title = trn(
            "{n} file holds what has changed since",
            "{n} files hold what has changed since",
            len(recalls),
        )
        found.append(SectionRow(title))
        found += [_to_recall(one, today) for one in recalls]
        found.append(SectionRow(tr("All hand-overs")))
    return found + [_receipt(one, today) for one in receipts]


def content_rows(
    held: Iterable[Leaving], families: Mapping[str, Family], left: Mapping[str, Told]
) -> Rows:
    """Return what a file held, by account, each in the version that left."""
    found: Rows = []
    account = None
    for one in sorted(held, key=lambda one: one.account):
        if one.account != account:
            account = one.account
            found.append(SectionRow(account))
        found.append(_content(one, families.get(one.kind, ""), left.get(one.id)))
    return found


def _content(one: Leaving, family: Family, left: Told | None) -> SecretRow:
    text, age = one.text, ""
    marks: tuple[Mark, ...] = ()
    if left is not None:
        age = tr("as of {}").format(words.moment(left.version.astimezone()))
    if left is not None and text and words.shortened(text, SAID_CHARACTERS) != left.said:
        text = left.said
        marks = (Mark("repeat", tr("It reads otherwise now"), "warm"),)
    text = text or tr("Never to be mentioned")
    return SecretRow(one.id, text, one.kind, family, age, who=one.person, marks=marks)


def recall_rows(recall: Recall) -> Rows:
    """Return the lines of one file that no longer hold, and why, for the rep alone."""
    return [_line(one) for one in recall.lines]


def facts(receipt: Handover) -> Facts:
    """Return what a receipt says, in words."""
    held = [
        f"{tr(REASONS.get(reason, reason)).rstrip('.')} ({count})"  # type: ignore[call-overload]
        for reason, count in receipt.held_back.items()
    ]
    withdrawn = trn("{n} line", "{n} lines", len(receipt.withdrawn)) if receipt.withdrawn else ""
    return [
        (tr("File"), receipt.file_name),
        (tr("Handed over"), words.moment(receipt.at.astimezone())),
        (tr("To"), receipt.to or _audience(receipt)),
        (tr("Destroy by"), words.day(receipt.expires_on)),
        (tr("Called back"), withdrawn),
        (tr("Stayed here"), "\n".join(held)),
        (tr("Checksum"), receipt.file_sha256),
    ]


def recall_facts(recall: Recall) -> Facts:
    """Return which file it is and what to do, in words."""
    receipt = recall.receipt
    return [
        (tr("File"), receipt.file_name),
        (tr("Handed over"), words.moment(receipt.at.astimezone())),
        (tr("To"), receipt.to or _audience(receipt)),
    ]


def title(receipt: Handover) -> str:
    """Name a hand-over after who got it."""
    name = _audience(receipt)
    return f"{name}, {receipt.to}" if receipt.to else name


def _to_recall(recall: Recall, today: date) -> ItemRow:
    receipt = recall.receipt
    return ItemRow(
        f"recall:{receipt.id}",
        title(receipt),
        trn(
            "{n} line to strike in {file}",
            "{n} lines to strike in {file}",
            len(recall.lines),
            file=receipt.file_name,
        ),
        words.age_of(receipt.at.astimezone().date(), today),
        "bell",
    )


def _line(one: Recalled) -> ItemRow:
    hidden = one.secret is not None and one.secret.sensitivity == "never"
    said = tr("Never to be mentioned") if hidden else one.told.said
    what = tr("reads otherwise now") if one.what == "corrected" else tr("not to be used")
    private = one.secret is not None and one.secret.sensitivity in CONFIDED
    return ItemRow(one.told.secret_id, said, one.why, what, aside_tone="warm", private=private)


def _receipt(receipt: Handover, today: date) -> ItemRow:
    over = receipt.expires_on < today
    notes = [
        trn("{n} secret", "{n} secrets", len(receipt.secrets)) if receipt.secrets else "",
        receipt.file_name,
        tr("to be destroyed since {}").format(words.day(receipt.expires_on)) if over else "",
    ]
    return ItemRow(
        receipt.id,
        title(receipt),
        " · ".join(note for note in notes if note),
        words.age_of(receipt.at.astimezone().date(), today),
        "send",
        aside_tone="warm" if over else "faint",
    )


def _audience(receipt: Handover) -> str:
    names = {
        "service": tr("Service"),
        "marketing": tr("Marketing"),
        "themes": tr("Marketing, themes"),
        "colleague": tr("Colleague"),
    }
    return names[receipt.audience]
