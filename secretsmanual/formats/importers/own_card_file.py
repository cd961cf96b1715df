"""Answers that a customer saved in their own report card (`exporters.own_card`).

Whoever mailed it may have changed it: it is small, of one shape, and anything else is refused.
Whether the seal fits is not said here: that takes the form's key, which the manual has.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints, ValidationError

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import Found, FoundCard, Reading
from secretsmanual.domain.own_card_answers import Answers
from secretsmanual.domain.wording import tr

FORMAT = "secretsmanual-own-card"
FILE_LIMIT = 300_000
"""Bytes: every answer of a full card at its longest, with room."""
_HEAD = 200
_BOM = b"\xef\xbb\xbf"


class _Envelope(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    format: Literal["secretsmanual-own-card"]
    version: Literal[1]
    hmac: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    body: str


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    form: Annotated[str, StringConstraints(pattern=r"^oc-[0-9a-z]{1,30}$")]
    saved_at: AwareDatetime
    answers: Answers


def read(name: str, data: bytes) -> Reading | None:
    """Read a customer's answers; None where the bytes are none.

    Raises `BadInput` for such a file that is too large, of a newer version, cut off or changed
    so that it cannot be read.
    """
    if not data.removeprefix(_BOM).lstrip().startswith(b"{") or FORMAT.encode() not in data[:_HEAD]:
        return None
    if len(data) > FILE_LIMIT:
        raise BadInput(
            tr("{name} is larger than any filled card.", name=name),
            tr("Ask them to save it again."),
        )
    try:
        envelope = _Envelope.model_validate_json(data.removeprefix(_BOM))
        body = _Body.model_validate_json(envelope.body)
    except (ValidationError, UnicodeDecodeError):
        raise BadInput(
            tr(
                "{name} is a customer's card that cannot be read: cut off, changed, or of a "
                "newer program.",
                name=name,
            ),
            tr("Ask them to save their answers again and mail the file as it is."),
        ) from None
    found = FoundCard(
        form=body.form,
        saved_at=_in_range(body.saved_at),
        answers=body.answers,
        body=envelope.body.encode(),
        hmac=envelope.hmac,
    )

    def start() -> Iterator[Found]:
        yield found

    return Reading(
        format="own-card",
        label=tr("A customer's own report card"),
        encoding="UTF-8",
        start=start,
        rows_about=1,
    )


def _in_range(moment: datetime) -> datetime:
    """Return a moment in UTC; one at the very edge of the calendar has none there."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)
