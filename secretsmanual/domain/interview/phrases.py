"""Words of theirs that can be handed back in the next question (domain.md 2.7, steps 2 to 4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from secretsmanual.domain.interview.cues import Token, plain, tokens
from secretsmanual.domain.interview.dates import dates
from secretsmanual.domain.interview.lexicon import FEELING, Lexicon
from secretsmanual.domain.interview.names import fold
from secretsmanual.domain.interview.syntax import Syntax
from secretsmanual.domain.interview.understanding import understood

GOOD_ENOUGH = 1.2
"""Score from which a phrase is handed back."""
KEPT = 3
"""Phrases that can be walked through."""
MIRRORED = 6
"""Words of a quote that are said back."""
LONG_ENOUGH = 4
"""Letters up to which a word with such an ending is one of its own: red, fly."""
NEAR = 25
"""Characters between a phrase and a word of feeling that belongs to it."""

_SENTENCE = re.compile(r"[.!?;:]\s+")
_EDGES = " \t\n.,;:!?…-–—"
_CLOCK = (
    r"(?<![\w.,:])(?:(?:[01]?\d|2[0-4])(?:[.:][0-5]\d)?\s?[ap]m|(?:[01]?\d|2[0-4])[.:][0-5]\d"
    r"|(?:[01]?\d|2[0-4])[ ]?(?:{hours})(?:[ ]?[0-5]\d)?|{named})(?![\w%]|[.,:]\d)"
)
_COUNT = (
    r"(?<![\w.,:£$€-])(?P<n>[£$€]?\d+(?:[.,]\d+)*|{written})"
    r"(?:(?P<unit>[ \u00a0\u202f]?[%€]|(?:k|m|h|kg|g|ml|cm|mm)\b)|[ ]+{one_in}[ ]+\d+\b"
    r"|[ ](?P<what>[^\W\d_][\w'’-]*)|)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and how well it can be handed back; 1.2 is good enough, 2.0 is good."""

    text: str
    score: float


@cache
def _clocks(syntax: Syntax) -> re.Pattern[str]:
    named, hours = ("|".join(map(re.escape, w)) or "(?!)" for w in (syntax.clocks, syntax.hours))
    form = _CLOCK.replace("{named}", named).replace("{hours}", hours)
    return re.compile(form, re.IGNORECASE)


@cache
def _counted(syntax: Syntax) -> re.Pattern[str]:
    form = _COUNT.replace("{written}", "|".join(map(re.escape, syntax.counts)))
    return re.compile(form.replace("{one_in}", re.escape(syntax.one_in)), re.IGNORECASE)


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
    counting = sum(not _links(word) for word in run)
    return min(counting, 3) - (0.8 if weak else 0.0)


def _runs(text: str, lexicon: Lexicon) -> list[list[Token]]:
    """Split into runs of words without stop words, light verbs or punctuation between them."""
    runs: list[list[Token]] = [[]]
    clocks = [m.span() for m in _clocks(understood()).finditer(text)]
    for word in tokens(text):
        last = runs[-1]
        if last and (text[last[-1].end : word.start].strip() or _counts(text, word)):
            runs.append([])
        if _links(word) and runs[-1]:
            runs[-1].append(word)
        elif _within(word, clocks) or _ends_a_phrase(word.text, lexicon):
            runs.append([])
        else:
            runs[-1].append(word)
    return [kept for run in runs if (kept := _trimmed(run, lexicon.phrases.max_words))]


def _within(word: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


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
    """Cut what trails (`labels relabelled`) and keep the end where the head stands."""
    end = len(run) if understood().head_last else min(len(run), longest)
    while end and (_links(run[end - 1]) or _trails(run[end - 1].text) or _linked_number(run, end)):
        end -= 1
    return run[max(0, end - longest) : end]


def _links(word: Token) -> bool:
    return word.text in understood().linking


def _linked_number(run: list[Token], end: int) -> bool:
    """Tell of the 4 in `taux de rebut de 4 %`: it belongs to what was cut off."""
    return end > 1 and run[end - 1].text[0].isdigit() and _links(run[end - 2])


def _trails(word: str) -> bool:
    syntax = understood()
    ends = word.endswith(syntax.not_things) and len(word) > LONG_ENOUGH
    return ends and word not in syntax.things


def mirror(quotes: Sequence[str], lexicon: Lexicon) -> str:
    """Turn the end of what they said to the second person: the last sentence's last six words.

    Empty where nothing was quoted, or where a word is left that cannot be turned back safely: `you`
    means us, and in other languages `I` wants a verb that the lexicon knows.
    """
    if not quotes:
        return ""
    sentences = [part for part in _SENTENCE.split(quotes[-1].strip(_EDGES)) if part.strip(_EDGES)]
    words = sentences[-1].split()[-MIRRORED:] if sentences else []
    bare = [plain(word).strip(_EDGES) for word in words]
    while bare and bare[0] in understood().joining:
        words, bare = words[1:], bare[1:]
    turned: list[str] = []
    at = 0
    while at < len(words):
        pair = lexicon.mirror.get(tuple(bare[at : at + 2])) if at + 1 < len(words) else None
        single = lexicon.mirror.get((bare[at],))
        parts = {bare[at], *(part.text for part in tokens(bare[at]))}
        if not (pair or single) and parts & understood().second_person:
            return ""
        step = 2 if pair else 1
        trailing = words[at + step - 1][len(words[at + step - 1].rstrip(_EDGES)) :]
        turned.append((pair or single or words[at].rstrip(_EDGES)) + trailing)
        at += step
    return " ".join(turned).strip(_EDGES)


def when(text: str, lexicon: Lexicon) -> str:
    """Find the first day, month, season or clock time, as one says it; empty if there is none."""
    found = [(hit.start, hit.end) for hit in lexicon.cue_hits(text) if hit.owner == "time"]
    found += [m.span() for m in _clocks(understood()).finditer(text)]
    if not found:
        return ""
    start, end = min(found)
    said = text[start:end]
    return dates().in_full(said.split()[-1]) or said


def number(text: str, lexicon: Lexicon) -> str:
    """Find the first number with its unit: 36 hours, 11 percent, 15k, 1 in 60; empty if none."""
    clocks = [m.span() for m in _clocks(understood()).finditer(text)]
    for m in _counted(understood()).finditer(text):
        if any(start <= m.start() < end for start, end in clocks):
            continue
        what = plain(m["what"] or "")
        if not what:
            if m["unit"] or f" {understood().one_in} " in m[0].lower() or m["n"][0] in "£$€":
                return m[0]
        elif not (
            _ends_a_phrase(what, lexicon) or what in understood().no_units or dates().is_month(what)
        ):
            return m[0]
        elif m["n"][0] in "£$€":
            return m["n"]
    return ""
