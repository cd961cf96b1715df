"""How people feel about us, over time, in their words (domain.md 1, rows 134, 139, 140)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.secrets import Secret

Mood = Literal[-1, 0, 1]
Trend = Literal["up", "down", "same", "unknown"]
LAST = 5
"""How many feelings the trend of a person is read from."""
KIND = "feeling"


@dataclass(frozen=True, slots=True)
class Feeling:
    """One feeling: when, in which words, at what touchpoint."""

    secret: Secret
    mood: Mood
    """Read from the cue words of the lexicon: -1 bad, 1 good, 0 neither or both."""

    @property
    def on(self) -> date:
        """When it was heard."""
        return self.secret.heard_on

    @property
    def words(self) -> str:
        """Their words, or the rep's."""
        return self.secret.verbatim or self.secret.text


def feelings(secrets: Iterable[Secret], lexicon: Lexicon) -> tuple[Feeling, ...]:
    """Return the feelings among secrets, oldest first; replaced ones too, for they were felt."""
    found = [
        Feeling(secret, mood(secret, lexicon))
        for secret in secrets
        if secret.kind == KIND and secret.status in ("active", "superseded")
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.secret.id)))


class Worded(Protocol):
    """What a mood is read from."""

    @property
    def text(self) -> str: ...  # noqa: D102
    @property
    def verbatim(self) -> str: ...  # noqa: D102


def mood(secret: Worded, lexicon: Lexicon) -> Mood:
    """Read a feeling from its words."""
    cues = lexicon.cues(f"{secret.text} {secret.verbatim}")
    good, bad = "positive" in cues, "negative" in cues
    if good == bad:
        return 0
    return 1 if good else -1


def trend(felt: Iterable[Feeling]) -> Trend:
    """Compare the newest of the last five feelings with those before it."""
    moods = [one.mood for one in felt][-LAST:]
    if len(moods) < 2:
        return "unknown"
    before = sum(moods[:-1]) / len(moods[:-1])
    if moods[-1] == before:
        return "same"
    return "up" if moods[-1] > before else "down"
