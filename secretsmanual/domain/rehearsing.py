"""Rehearsal before a meeting: what one knows of those who will be there, asked of oneself."""

from typing import Any

from pydantic import ConfigDict, Field

from secretsmanual.domain.ids import SecretId
from secretsmanual.domain.values import Fields


class RehearsedFields(Fields):
    """How well one secret is remembered, as the spacing library notes it."""

    secret_id: SecretId
    card: dict[str, Any] = Field(default_factory=dict)
    """Stability, difficulty, when it was last seen and when it is due, as JSON values."""


class Rehearsed(RehearsedFields):
    """The memory of one secret as the manual holds it."""

    model_config = ConfigDict(frozen=True)

    id: str
