"""Which secrets may become a surprise after a mishap, the best first (domain.md 5.5)."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from secretsmanual.domain import words
from secretsmanual.domain.freshness import CONFIDENCE, freshness, is_past, once_on
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.landmines import touched
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.sharing import KEPT, REASONS, care_in
from secretsmanual.domain.wording import mark, tr

KIND_FIT: Mapping[str, float] = {
    **dict.fromkeys(("recreation", "delight"), 1.0),
    **dict.fromkeys(("dream", "entertainment"), 0.9),
    **dict.fromkeys(("lifestyle", "skill"), 0.7),
    **dict.fromkeys(("friendship", "hope", "fit"), 0.6),
    **dict.fromkeys(("family", "background", "benchmark"), 0.4),
    "habit": 0.3,
    "bias": 0.2,
}
"""How well a kind of secret carries a surprise; the others carry none."""
CHECKS: Mapping[str, str] = {
    "lasting": mark("Is it a lasting taste, not a thing said once?"),
    "pleased": mark("Would they be pleased that we know, not unsettled?"),
    "moment": mark("Is it right for this moment, in tone?"),
    "rules": mark("Does it keep to the gift rules on both sides, and to the limit?"),
    "harmless": mark("Is nobody harmed if their assistant opens it?"),
}
"""The five checks before a surprise."""
LONG_ENOUGH = 12
"""Words after which a longer text is no more specific."""
_A_DAY = re.compile(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


@dataclass(frozen=True, slots=True)
class Parts:
    """What each part of the formula gives, weighted; their sum is the score."""

    kind: float
    fresh: float
    confidence: float
    specific: float
    unused: float

    @property
    def score(self) -> float:
        """The whole, 0 to 1."""
        return self.kind + self.fresh + self.confidence + self.specific + self.unused


@dataclass(frozen=True, slots=True)
class Surprise:
    """A secret that a surprise may rest on."""

    secret: Secret
    parts: Parts
    upcoming: bool = False
    """It happens once, and is still to come."""


@dataclass(frozen=True, slots=True)
class RefusedSecret:
    """A secret that no surprise may rest on, and why."""

    secret: Secret
    why: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What ranking leans on besides the secrets."""

    bank: Bank
    lexicon: Lexicon
    today: date
    used: Collection[str] = ()
    """Ids of secrets that were used before."""
    topics: tuple[str, ...] = ()
    """What is not to be raised with them."""
    resting: Mapping[str, date] = field(default_factory=dict)
    """Secrets that were a surprise within a year, and the day from which they may be again."""


def ranked(
    secrets: Iterable[Secret], ground: Ground
) -> tuple[tuple[Surprise, ...], tuple[RefusedSecret, ...]]:
    """Part secrets into surprises, the best first, ties by id, and those refused with reasons.

    A secret of a kind that carries no surprise is in neither, unless it is refused.
    """
    found: list[Surprise] = []
    refused: list[RefusedSecret] = []
    for secret in secrets:
        if why := refusal(secret, ground):
            refused.append(RefusedSecret(secret, why))
        elif secret.kind in KIND_FIT:
            upcoming = secret.standing == "one-off"
            found.append(Surprise(secret, parts_of(secret, ground), upcoming))
    found.sort(key=lambda one: (-one.parts.score, one.secret.id))
    return tuple(found), tuple(refused)


def refusal(secret: Secret, ground: Ground) -> str:
    """Say in a sentence why no surprise may rest on a secret; empty where one may."""
    return next(filter(None, (check(secret, ground) for check in _CHECKS)), "")


def _protected(secret: Secret, _ground: Ground) -> str:
    hidden = secret.sensitivity in ("never", "private")
    return tr(REASONS["never" if secret.sensitivity == "never" else "private"]) if hidden else ""


def _status(secret: Secret, _ground: Ground) -> str:
    return tr(REASONS[secret.status]) if secret.status != "active" else ""


def _care(secret: Secret, ground: Ground) -> str:
    if secret.care:
        return tr(KEPT)
    care = care_in(ground.lexicon, secret.text, secret.verbatim)
    return care.words if care else ""


def _source(secret: Secret, _ground: Ground) -> str:
    return tr("It may give away who told us.") if secret.source_protected else ""


def _past(secret: Secret, ground: Ground) -> str:
    return tr("It happened once, and is past.") if is_past(secret, ground.today) else ""


def _landmine(secret: Secret, ground: Ground) -> str:
    topic = touched(secret, ground.topics, ground.lexicon)
    return tr("It touches what is not for them: {topic}.", topic=topic) if topic else ""


def _rests(secret: Secret, ground: Ground) -> str:
    again = ground.resting.get(secret.id)
    if again is None:
        return ""
    return tr("It was a surprise already; not again before {day}.", day=words.day(again))


_CHECKS = (_protected, _status, _care, _source, _past, _landmine, _rests)
"""The hardest reason first."""


def parts_of(secret: Secret, ground: Ground) -> Parts:
    """Weigh a secret as a surprise: domain.md 5.5, part by part."""
    return Parts(
        kind=0.35 * KIND_FIT.get(secret.kind, 0.0),
        fresh=0.20 * freshness(secret, ground.bank, ground.today),
        confidence=0.15 * CONFIDENCE[secret.confidence],
        specific=0.15 * specific(secret),
        unused=0.15 * (secret.id not in ground.used),
    )


def specific(secret: Secret) -> float:
    """How specific a secret is, 0 to 1: a third each for a name, a day or number, and length."""
    found = [*_WORD.finditer(secret.text)]
    day = once_on(secret) is not None or _A_DAY.search(secret.text) is not None
    named = any(_is_name(word, secret.text) for word in found)
    length = min(1.0, len(secret.text.split()) / LONG_ENOUGH)
    return (named + day + length) / 3


def _is_name(word: re.Match[str], text: str) -> bool:
    """Whether a word is written like a name: a capital inside a sentence, and no day or month."""
    before = text[: word.start()].rstrip(" “”\"'(")
    begins = not before or before[-1] in ".!?:"
    return word[0][0].isupper() and len(word[0]) > 1 and not begins and not _A_DAY.search(word[0])
