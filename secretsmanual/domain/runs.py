"""What came in and what went out: import runs and hand-overs (receipts)."""

from datetime import date

from pydantic import AwareDatetime, ConfigDict, Field

from secretsmanual.domain.ids import HandoverId, ImportId, SecretId
from secretsmanual.domain.values import Audience, Fields
from secretsmanual.domain.wording import mark, tr


class ImportRunFields(Fields):
    """One import, so that it can be taken back as one step."""

    at: AwareDatetime
    file_name: str
    """The name alone, never the folder it lay in."""
    format: str
    rows: int
    accounts_added: int = 0
    people_added: int = 0
    people_updated: int = 0
    secrets_added: int = 0
    meetings_added: int = 0
    action: int | None = None
    """The history's action that holds what was changed in records that were there already."""
    undone_at: AwareDatetime | None = None
    manual: str = ""
    """Of a colleague's bundle: the id of the manual it is from."""
    sender: str = ""
    """Whose it was, in words."""
    made: AwareDatetime | None = None
    """When it was made."""


class ImportRun(ImportRunFields):
    """One import as the manual remembers it."""

    model_config = ConfigDict(frozen=True)

    id: ImportId


FOLDER = mark("Hand-over folder")
"""To whom the receipts of the hand-over folder's packs are made out: kept in English."""


def said_recipient(recipient: str) -> str:
    """Say who gets a file: a name as it was typed, or the folder in the language spoken."""
    return tr(FOLDER) if recipient == FOLDER else recipient


class HandoverFields(Fields):
    """A receipt: what left, when, in what form, to whom, and which secrets it held."""

    at: AwareDatetime
    audience: Audience
    recipient: str = ""
    format: str
    file_name: str
    file_sha256: str
    secrets: list[SecretId] = Field(default_factory=list)
    withdrawn: list[SecretId] = Field(default_factory=list)
    """Secrets that had left before and were called back by this one."""
    held_back: dict[str, int] = Field(default_factory=dict)
    """How many were held back, by reason."""
    expires_on: date


class Handover(HandoverFields):
    """One receipt."""

    model_config = ConfigDict(frozen=True)

    id: HandoverId

    @property
    def to(self) -> str:
        """Who got it, in words; empty where nobody was named."""
        return said_recipient(self.recipient)
