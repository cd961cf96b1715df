"""The cue words of one language: what they hint at; a person decides (domain.md 2.7, 2.9)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.cues import CueIndex, Hit, tokens, words_of
from secretsmanual.domain.wording import tr

WEIGHTS = {"strong": 2.0, "weak": 1.0, "not": -1.0}
FEELING = frozenset({"negative", "positive", "wish"})
"""The cue groups that show a feeling (domain.md 2.5, 2.7)."""


@dataclass(frozen=True, slots=True)
class CareNote:
    """A word that needs care: said at review, never while typing."""

    group: str
    say: str
    """One sentence for the person who reviews."""
    start: int
    end: int
    """Where the word stands in the text."""


@dataclass(frozen=True, slots=True)
class PhraseWords:
    """What ends, shortens or spoils a phrase that is handed back in a follow-up."""

    stop: frozenset[str]
    light: frozenset[str]
    dull: frozenset[str]
    max_words: int
    min_chars: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The parsed word lists. Build it once with `from_toml`; scoring a line takes microseconds."""

    phrases: PhraseWords
    mirror: Mapping[tuple[str, ...], str]
    """First person to second person, in lower-case words."""
    aliases: Mapping[str, str]
    """Short forms of kinds, as typed after #."""
    _kinds: CueIndex[tuple[str, float]]
    _cues: CueIndex[str]
    _care: CueIndex[str]
    _topics: CueIndex[str]
    _say: Mapping[str, str]

    @classmethod
    def from_toml(cls, text: str) -> "Lexicon":
        """Read the word lists. Raises BadInput where the text is not such a file."""
        try:
            return _build(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise BadInput(
                tr("The word list cannot be read: {what}.", what=error),
                tr("Correct that line and try again."),
            ) from error
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadInput(
                tr("The word list lacks a part or has it in the wrong form: {what}.", what=error),
                tr("Compare it with the word list that came with the program."),
            ) from error

    def kind_hits(self, text: str) -> list[Hit[tuple[str, float]]]:
        """Find the cues for kinds, each with its kind and weight, in reading order."""
        return list(self._kinds.find(tokens(text)))

    def kind_scores(self, text: str) -> dict[str, float]:
        """Add up cue weights per kind: strong 2, weak 1, each cue once; only what is above 0."""
        once = {(hit.owner, hit.cue) for hit in self._kinds.find(tokens(text))}
        scores: dict[str, float] = {}
        for (kind, weight), _ in once:
            scores[kind] = scores.get(kind, 0.0) + weight
        return {kind: score for kind, score in sorted(scores.items()) if score > 0}

    def kind_shares(self, text: str) -> dict[str, float]:
        """Give each kind's share of the cues, s / (sum + 1), from 0 to below 1 (domain.md 2.9)."""
        scores = self.kind_scores(text)
        total = sum(scores.values()) + 1
        return {kind: score / total for kind, score in scores.items()}

    def cue_hits(self, text: str) -> list[Hit[str]]:
        """Find the cues for follow-up moves, each with its group, in reading order."""
        return list(self._cues.find(tokens(text)))

    def cues(self, text: str) -> set[str]:
        """Name the cue groups found: negative, positive, wish, absolute, vague, compare, time."""
        return {hit.owner for hit in self._cues.find(tokens(text))}

    def shows_feeling(self, text: str) -> bool:
        """Tell whether a word of feeling or wanting is in the text."""
        return any(hit.owner in FEELING for hit in self._cues.find(tokens(text)))

    def care(self, text: str) -> list[CareNote]:
        """Find every word that needs care, in reading order."""
        if not self._care.may_be_in(words_of(text)):
            return []
        return [
            CareNote(hit.owner, self._say[hit.owner], hit.start, hit.end)
            for hit in self._care.find(tokens(text))
        ]

    def topics(self, text: str) -> set[str]:
        """Name the groups of things found that are not for everybody: alcohol, meat ..."""
        return {hit.owner for hit in self._topics.find(tokens(text))}


def _build(data: Mapping[str, Any]) -> Lexicon:
    kinds: CueIndex[tuple[str, float]] = CueIndex()
    for kind, groups in data["kinds"].items():
        for group, words in groups.items():
            for cue in words:
                kinds.add(cue, (kind, WEIGHTS[group]))
    cues: CueIndex[str] = CueIndex()
    for name, words in data["cues"].items():
        for cue in words:
            cues.add(cue, name)
    care: CueIndex[str] = CueIndex()
    for name, group in data["care"].items():
        for cue in group["cues"]:
            care.add(cue, name)
    topics: CueIndex[str] = CueIndex()
    for name, words in data["topics"].items():
        for cue in words:
            topics.add(cue, name)
    return Lexicon(
        phrases=_phrase_words(data["phrases"]),
        mirror={tuple(first.split()): second for first, second in data["mirror"].items()},
        aliases=dict(data["aliases"]),
        _kinds=kinds,
        _cues=cues,
        _care=care,
        _topics=topics,
        _say={name: str(group["say"]) for name, group in data["care"].items()},
    )


def _phrase_words(data: Mapping[str, Any]) -> PhraseWords:
    return PhraseWords(
        stop=frozenset(data["stop"]),
        light=frozenset(data["light"]),
        dull=frozenset(data["dull"]),
        max_words=int(data["max_words"]),
        min_chars=int(data["min_chars"]),
    )
