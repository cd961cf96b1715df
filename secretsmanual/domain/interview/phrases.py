"""Words of theirs that can be handed back in the next question (domain.md 2.7, steps 2 to 4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secretsmanual.domain.interview.cues import Token, plain, tokens
from secretsmanual.domain.interview.lexicon import FEELING, Lexicon
from secretsmanual.domain.interview.names import fold

GOOD_ENOUGH = 1.2
"""Score from which a phrase is handed back."""
KEPT = 3
"""Phrases that can be walked through."""
MIRRORED = 6
"""Words of a quote that are said back."""
NEAR = 25
"""Characters between a phrase and a word of feeling that belongs to it."""

_ED_LY = re.compile(r".{3,}(?:ed|ly)\Z")
_NOUN_WORDS = """
    ally anomaly assembly belly breed feed family hundred italy july monopoly need rally reply seed
    shed speed supply weed
"""
_NOUNS = frozenset(_NOUN_WORDS.split())
"""End in -ed or -ly and are none the less things."""
_SENTENCE = re.compile(r"[.!?;:]\s+")
_SECOND_PERSON = frozenset(
    ["you", "your", "yours", "you're", "you've", "you'd", "you'll", "yourself"]
)
_JOINING = frozenset(["and", "but", "or", "so", "because", "of", "than", "that"])
_EDGES = " \t\n.,;:!?…-–—"
_CLOCK = re.compile(
    r"(?<![\w.,:])(?:(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?[ap]m|(?:[01]?\d|2[0-4])[.:][0-5]\d"
    r"|noon|midnight)(?![\w%]|[.,:]\d)",
    re.IGNORECASE,
)
_DAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_DAYS = {name[:3].lower(): name for name in _DAY_NAMES.split()}
_MONTHS = {name[:3].lower(): name for name in _MONTH_NAMES.split()}
_COUNT = re.compile(
    r"(?<![\w.,:£$€-])(?P<n>[£$€]?\d+(?:[.,]\d+)*|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve|twenty|thirty|forty|fifty|hundred)"
    r"(?:(?P<unit>%|(?:k|m|h|kg|g|ml|cm|mm)\b)|[ ]+in[ ]+\d+\b|[ ](?P<what>[^\W\d_][\w'’-]*)|)",
    re.IGNORECASE,
)
_NO_UNIT = frozenset(["am", "pm", "o'clock", "st", "nd", "rd", "th"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and how well it can be handed back; 1.2 is good enough, 2.0 is good."""

    text: str
    score: float


def phrases(text: str, lexicon: Lexicon, people: Sequence[str] = ()) -> list[Phrase]:
    """Find up to three phrases worth handing back, best first.

    Names of `people`, bare numbers and bare times are none: other slots hold them.
    """
    rules = lexicon.phrases
    feelings = [(hit.start, hit.end) for hit in lexicon.cue_hits(text) if hit.owner in FEELING]
    strong = [(h.start, h.end) for h in lexicon.kind_hits(text) if h.owner[1] >= 2]
    times = {(hit.start, hit.end) for hit in lexicon.cue_hits(text) if hit.owner == "time"}
    names = {word for name in people for word in fold(name).split()}
    found: dict[str, Phrase] = {}
    for run in _runs(text, lexicon):
        start, end = run[0].start, run[-1].end
        empty = all(
            word.text in rules.dull
            or word.text[0].isdigit()
            or (word.start, word.end) in times
            or fold(word.text) in names
            for word in run
        )
        if empty or end - start < rules.min_chars:
            continue
        score = _base_score(run) + 0.5 * start / len(text)
        score += 1.0 if any(start <= s and e <= end for s, e in strong) else 0.0
        score += 0.8 if any(s - end <= NEAR and start - e <= NEAR for s, e in feelings) else 0.0
        if score >= GOOD_ENOUGH:
            found.setdefault(text[start:end].casefold(), Phrase(text[start:end], score))
    return sorted(found.values(), key=lambda phrase: -phrase.score)[:KEPT]


def _base_score(run: Sequence[Token]) -> float:
    weak = len(run) == 1 and (len(run[0].text) < 6 or _trails(run[0].text))
    return min(len(run), 3) - (0.8 if weak else 0.0)


def _runs(text: str, lexicon: Lexicon) -> list[list[Token]]:
    """Split into runs of words without stop words, light verbs or punctuation between them."""
    runs: list[list[Token]] = [[]]
    for word in tokens(text):
        last = runs[-1]
        if last and (text[last[-1].end : word.start].strip() or _counts(text, word)):
            runs.append([])
        if _CLOCK.match(text, word.start) or _ends_a_phrase(word.text, lexicon):
            runs.append([])
        else:
            runs[-1].append(word)
    return [kept for run in runs if (kept := _trimmed(run, lexicon.phrases.max_words))]


def _counts(text: str, word: Token) -> bool:
    """Tell whether a number begins something counted: `manager | 11 years`, but `line 2`."""
    return word.text[0].isdigit() and text[word.end : word.end + 2].strip(" ")[:1].isalpha()


def _ends_a_phrase(word: str, lexicon: Lexicon) -> bool:
    rules = lexicon.phrases
    if word in rules.stop or word in rules.light or word.endswith("n't"):
        return True
    head, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and head in rules.stop


def _trimmed(run: list[Token], longest: int) -> list[Token]:
    """Cut what trails (`labels relabelled`) and keep the last words: English heads come last."""
    end = len(run)
    while end and _trails(run[end - 1].text):
        end -= 1
    return run[max(0, end - longest) : end]


def _trails(word: str) -> bool:
    return word not in _NOUNS and bool(_ED_LY.match(word))


def mirror(quotes: Sequence[str], lexicon: Lexicon) -> str:
    """Turn the end of what they said to the second person: the last sentence's last six words.

    Empty where nothing was quoted, or where they spoke of us: `you` cannot be turned back safely.
    """
    if not quotes:
        return ""
    sentences = [part for part in _SENTENCE.split(quotes[-1].strip(_EDGES)) if part.strip(_EDGES)]
    words = sentences[-1].split()[-MIRRORED:] if sentences else []
    bare = [plain(word).strip(_EDGES) for word in words]
    if _SECOND_PERSON & set(bare):
        return ""
    while bare and bare[0] in _JOINING:
        words, bare = words[1:], bare[1:]
    turned: list[str] = []
    at = 0
    while at < len(words):
        pair = lexicon.mirror.get(tuple(bare[at : at + 2])) if at + 1 < len(words) else None
        single = lexicon.mirror.get((bare[at],))
        step = 2 if pair else 1
        trailing = words[at + step - 1][len(words[at + step - 1].rstrip(_EDGES)) :]
        turned.append((pair or single or words[at].rstrip(_EDGES)) + trailing)
        at += step
    return " ".join(turned).strip(_EDGES)


def when(text: str, lexicon: Lexicon) -> str:
    """Find the first day, month, season or clock time, as one says it; empty if there is none."""
    found = [(hit.start, hit.end) for hit in lexicon.cue_hits(text) if hit.owner == "time"]
    found += [m.span() for m in _CLOCK.finditer(text)]
    if not found:
        return ""
    start, end = min(found)
    said = text[start:end]
    last = said.split()[-1].lower()
    month = _MONTHS.get(last[:3], "")
    if month and (last == month.lower() or len(last) <= 4):
        return month
    day = _DAYS.get(last[:3]) if last.rstrip("s").endswith("day") else None
    return day + ("s" if last.endswith("s") else "") if day else said


def number(text: str, lexicon: Lexicon) -> str:
    """Find the first number with its unit: 36 hours, 11 percent, 15k, 1 in 60; empty if none."""
    clocks = [m.span() for m in _CLOCK.finditer(text)]
    for m in _COUNT.finditer(text):
        if any(start <= m.start() < end for start, end in clocks):
            continue
        what = plain(m["what"] or "")
        if not what:
            if m["unit"] or " in " in m[0].lower() or m["n"][0] in "£$€":
                return m[0]
        elif not (_ends_a_phrase(what, lexicon) or what in _NO_UNIT or what[:3] in _MONTHS):
            return m[0]
        elif m["n"][0] in "£$€":
            return m["n"]
    return ""
