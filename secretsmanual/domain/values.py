"""The closed word lists of the domain (domain.md section 3), and how a record is declared.

Each record type stands in three forms, and each field is written once:
`XFields` (a draft: validated, without an id), `X` (frozen, with its id, what services
return) and, in `store.tables`, the row.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, StringConstraints

Subject = Literal["person", "organisation"]
Layer = Literal["want", "need"]
Confidence = Literal["said", "heard", "inferred"]
Known = Literal["told", "saw", "via", "guess"]
Sensitivity = Literal["open", "service", "private", "never"]
Standing = Literal["standing", "one-off"]
SecretStatus = Literal["active", "superseded", "withdrawn", "unsorted"]
SourceType = Literal[
    "interview", "call", "visit", "email", "service", "event", "desk", "import", "card"
]
Mode = Literal["live", "after"]
Channel = Literal["call", "video", "visit", "other"]
Review = Literal["none", "pending", "done"]
Outcome = Literal["answered", "thin", "skipped", "deflected"]
Richness = Literal["rich", "some", "thin"]
Direction = Literal["ours", "theirs"]
Satisfied = Literal["yes", "partly", "late", "no", "delighted"]
ServiceStandard = Literal["", "satisfactory", "superior"]
Outlook = Literal["", "growing", "steady", "tight"]
UseWay = Literal["", "opener", "surprise", "proposal", "introduction", "other"]
Reaction = Literal["", "delighted", "well", "unnoticed", "badly"]
PersonStatus = Literal["active", "left"]
WantedStatus = Literal["", "not_yet", "delivered", "confirmed"]
"""Whether a want was met: empty while unknown; confirmed by them (domain.md 1, row 99)."""
LegalBasis = Literal["", "consent", "contract", "duty", "interest"]
"""Why we may keep notes on somebody: GDPR 6 (1) a, b, c and f; empty where nobody has said. The
other two, vital interests and public tasks, are no matter of selling."""
Stance = Literal["", "for", "neutral", "against"]
"""How somebody stands to us; empty where we do not know."""
InConfidence = Literal["", "private", "never"]
"""How something was told that is no secret itself; empty for openly."""
Audience = Literal["service", "marketing", "themes", "colleague"]

SENSITIVITIES: tuple[Sensitivity, ...] = ("open", "service", "private", "never")
"""From least to most protected."""

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""What a person typed. Longer notes are split at import, never cut in silence."""


class Fields(BaseModel, defer_build=True):
    """A draft: checked when made, named arguments only (a type check, see `init_forbid_extra`)."""

    def columns(self, record_id: str) -> dict[str, Any]:
        """Return the fields with an id, as a record's columns.

        `dict()` of it would do, but takes longer than checking them: pydantic walks each.
        """
        return {**vars(self), "id": record_id}
