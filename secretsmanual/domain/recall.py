"""Calling back what left: which lines of which files no longer hold, and what to do with them.

Whoever got a file is told the line's code and, on a sheet of their own, what it said in their
file; never why it was called back, and never what it says now (domain.md 5.2, 5.6).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import NamedTuple

from secretsmanual.domain import words
from secretsmanual.domain.document import Block, Document, Facts, Heading, Item, Items, Paragraph
from secretsmanual.domain.handover import What, withdrawal_code
from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import Held, quote_of
from secretsmanual.domain.values import Audience
from secretsmanual.domain.wording import mark, tr

SAID_CHARACTERS = 60
"""Of a line's words, as many are kept as tell it from its neighbours."""

TO_DO: dict[What, str] = {
    "corrected": mark("Strike it: the next file has the new words."),
    "withdrawn": mark("Strike it, and do not use it again."),
}
TO_AUDIENCE: dict[Audience, str] = {
    "service": mark("To service"),
    "marketing": mark("To marketing"),
    "themes": mark("To themes"),
    "colleague": mark("To colleague"),
}

_NO_RECALL = frozenset({"old", "form"})
"""Reasons for which something stays from now on, but what is out may be used to the end."""


class Told(NamedTuple):
    """A secret as it left."""

    secret_id: SecretId
    version: datetime
    """When it was last changed before it left."""
    words: str
    """Fingerprint of its words."""
    said: str
    """Its words, shortened."""
    recalled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """A line of one file that is called back."""

    told: Told
    what: What
    why: str
    """For the rep alone."""
    secret: Secret | None
    """As it is now; None where it was deleted."""

    @property
    def code(self) -> str:
        """The code that stands at the line."""
        return withdrawal_code(self.told.secret_id)


@dataclass(frozen=True, slots=True)
class Recall:
    """What is to be called back from one hand-over."""

    receipt: Handover
    lines: tuple[Recalled, ...]


def told(secret: Secret) -> Told:
    """Note what a secret says as it leaves; `secret` has passed the gate."""
    said = words.shortened(secret.text, SAID_CHARACTERS)
    return Told(secret.id, secret.updated_at, _fingerprint(secret), said)


def _fingerprint(secret: Secret) -> str:
    said = f"{secret.text}\x00{quote_of(secret)}"
    return blake2b(said.encode(), digest_size=8).hexdigest()


def judged(
    line: Told, secret: Secret | None, leaves: Secret | None, held: Held | None
) -> Recalled | None:
    """Say whether a line that left still holds; None where it does.

    `leaves` is the secret as it would leave now, `held` why it would not.
    """
    if secret is None:
        return Recalled(line, "withdrawn", tr("It was deleted."), None)
    if held is not None and held.reason not in _NO_RECALL:
        what: What = "corrected" if held.reason == "superseded" else "withdrawn"
        return Recalled(line, what, held.why, secret)
    if leaves is not None and _fingerprint(leaves) != line.words:
        return Recalled(line, "corrected", tr("Its words were changed."), secret)
    return None


def sheet(recalls: Sequence[Recall], today: date) -> Document:
    """Make the recall sheets: a section to each file, with whom it went to.

    A line that must never be mentioned stands there with its code alone.
    """
    title = tr("Please strike these lines")
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(
            tr(
                "We gave you a file with facts that people told us in confidence. These lines of "
                "it no longer hold. Strike them in the file and in every copy; each carries its "
                "code."
            )
        ),
    ]
    for recall in recalls:
        blocks += _section(recall)
    return Document(
        title=title,
        blocks=tuple(blocks),
        footer=tr("Made on {day}.", day=words.day(today)),
        data={"made_on": today.isoformat(), "recalls": [_data(recall) for recall in recalls]},
    )


def _section(recall: Recall) -> Iterator[Block]:
    receipt = recall.receipt
    yield Heading(receipt.to or tr(TO_AUDIENCE[receipt.audience]))
    yield Facts(
        (
            (tr("File"), receipt.file_name),
            (tr("Handed over on"), words.day(receipt.at.date())),
            (tr("Its fingerprint begins with"), receipt.file_sha256[:12]),
            (tr("Strike them"), tr("today")),
            (tr("Destroy the file by"), words.day(receipt.expires_on)),
        )
    )
    yield Items(tuple(Item(_said(line) or tr("One line"), _note(line)) for line in recall.lines))


def _said(line: Recalled) -> str:
    never = line.secret is not None and line.secret.sensitivity == "never"
    return "" if never else line.told.said


def _note(line: Recalled) -> str:
    code = tr("code {code}.", code=line.code)
    return f"{code} {tr(TO_DO[line.what])}"


def _data(recall: Recall) -> dict[str, object]:
    receipt = recall.receipt
    return {
        "receipt": receipt.id,
        "recipient": receipt.recipient,
        "audience": receipt.audience,
        "file": receipt.file_name,
        "handed_over_on": receipt.at.date().isoformat(),
        "sha256": receipt.file_sha256,
        "destroy_by": receipt.expires_on.isoformat(),
        "lines": [
            {"code": line.code, "said": _said(line), "what": line.what, "do": tr(TO_DO[line.what])}
            for line in recall.lines
        ],
    }
