"""Keep a source to ourselves: "heard via a colleague, don't reveal" (domain.md 5.2).

What leaves of such a secret names nobody it was heard through and has no words that give the
source away, such as "according to" or "her assistant told us". Where such words cannot be cut
off, the secret stays behind.
"""

import re
from collections.abc import Iterable

from secretsmanual.domain.names import folded
from secretsmanual.domain.secrets import Secret

_TOLD = r"(?:told|tells|tell)\s+(?:us|me)"
_SAID = (
    r"(?:says?|said|mention(?:s|ed)|reckon(?:s|ed)|confid(?:es|ed)|whisper(?:s|ed)"
    r"|let (?:slip|on)|hint(?:s|ed)|gossip(?:s|ed)|report(?:s|ed))"
)
_FROM = (
    r"(?:according to|as told by|told by|(?:I |we )?heard (?:it |this )?(?:from|via|through)|via)"
)
_WHO = r"(?:[^\s,:;]+\s+){1,4}?"
_LEAD_INS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_WHO}(?:{_TOLD}|{_SAID})(?:\s+that\b)?[\s,:]+",
        rf"^(?:{_FROM}|from|through)\s+[^,:;]{{1,60}}[,:;]\s*(?:that\s+)?",
        rf"[\s,;(–—-]+(?:{_FROM}|says|said)\s+(?:[^\s,.;:()]+\s*){{1,4}}\)?[.\s]*$",
    )
)
_GIVES_AWAY = re.compile(rf"\b(?:{_FROM}|{_TOLD}|{_SAID})\b", re.IGNORECASE)
_BESIDE = ("idea", "why_it_matters", "occasion", "attribute")
_WORD = re.compile(r"[^\W_]+")


def without_source(secret: Secret, tellers: Iterable[str]) -> Secret | None:
    """Return a protected secret as it may leave, or None where its words still give it away.

    `tellers` are the names of whom it may have been heard through. A lead-in is cut off; their
    words, the names and the talk it came from never go along.
    """
    text, names = _bare(secret.text), (secret.via, *tellers)
    if not text or gives_away(text, names):
        return None
    nothing = {"verbatim": "", "via": "", "said_by": None, "interview_id": None, "line_id": None}
    beside = {name: "" for name in _BESIDE if gives_away(getattr(secret, name), names)}
    return secret.model_copy(update={"text": text, **nothing, **beside})


def gives_away(text: str, tellers: Iterable[str]) -> bool:
    """Whether a text names one of these, or says that somebody told it."""
    names = {word for name in tellers for word in _words(name) if len(word) > 1}
    return bool(_GIVES_AWAY.search(text)) or not names.isdisjoint(_words(text))


def _bare(text: str) -> str:
    for lead_in in _LEAD_INS:
        text = lead_in.sub("", text).strip()
    return text[:1].upper() + text[1:]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(folded(text)))
