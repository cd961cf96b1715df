"""Right-to-left writing for a printer that only knows left to right.

A PDF is drawn glyph by glyph, so Arabic letters are joined here, through Unicode's presentation
forms, and each line is put into the order of the eye: the rules of Unicode's UAX #9 without its
explicit embeddings, whose marks are dropped.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import cache

RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter that runs from right to left."""

_MIRROR = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_DROPPED = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
_BLANKS = {"WS", "B", "S"}
_NUMBERS = {"EN", "AN"}
_STRETCH = "\u0640"
"""The letter that is only a line: joins on both sides, has one form."""


def right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def join_letters(text: str, held: Container[str]) -> str:
    """Return the text with each Arabic letter in the form that its neighbours ask for.

    A form that is not among those `held` by the font leaves the letter as it is.
    """
    units = re.findall("\u0644[\u0622\u0623\u0625\u0627]|.", text, re.DOTALL)
    seen = [unit for unit in units if not unicodedata.combining(unit[-1])]
    out: list[str] = []
    place = -1
    for unit in units:
        if unicodedata.combining(unit[-1]):
            out.append(unit)
            continue
        place += 1
        before = seen[place - 1] if place else ""
        after = seen[place + 1] if place + 1 < len(seen) else ""
        form = _form(before, unit, after)
        out.append(form if form in held else unit)
    return "".join(out)


def _form(before: str, unit: str, after: str) -> str:
    forms = _forms().get(unit)
    if forms is None:
        return unit
    left = _joins(unit, "initial") and _joins(after, "final")
    right = _joins(unit, "final") and _joins(before, "initial")
    name = ("medial" if right else "initial") if left else ("final" if right else "isolated")
    return forms.get(name, unit)


def _joins(unit: str, form: str) -> bool:
    """Tell whether a letter joins the next one (it has an initial form) or the former (final)."""
    return unit == _STRETCH or form in _forms().get(unit, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Letter (or lam with alef) to its forms: isolated, initial, medial, final."""
    forms: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF), *range(0xFE80, 0xFEFD)):
        name, *letters = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        unit = "".join(chr(int(letter, 16)) for letter in letters)
        if name.startswith("<") and (len(unit) == 1 or code >= 0xFEF5):
            forms.setdefault(unit, {})[name.strip("<>")] = chr(code)
    return forms


def visual(text: str, rightwards: bool) -> list[tuple[int, str]]:
    """Return the places and characters of one line in the order of the eye.

    `rightwards` says that the paragraph runs from right to left. Accents stay behind the letter
    they belong to, brackets are turned where the writing is, marks of direction are left out.
    """
    kinds = [unicodedata.bidirectional(char) or "L" for char in text]
    base = "R" if rightwards else "L"
    levels = _levels(_between(_paired(text, _resolved(kinds, base), base), base), int(rightwards))
    for place in range(len(kinds) - 1, -1, -1):
        if kinds[place] not in _BLANKS:
            break
        levels[place] = int(rightwards)
    clusters = list(_clusters(kinds))
    for level in range(max(levels, default=0), 0, -1):
        clusters = list(_turned(clusters, levels, level))
    return [
        (place, _MIRROR.get(text[place], text[place]) if levels[place] % 2 else text[place])
        for cluster in clusters
        for place in cluster
        if kinds[place] not in _DROPPED
    ]


def _resolved(kinds: list[str], base: str) -> list[str]:
    """Give letters their direction, L or R, and numbers their kind (rules W1 to W7)."""
    out: list[str] = []
    for place, given in enumerate(kinds):
        kind = (out[-1] if out else base) if given == "NSM" else given
        if kind in ("CS", "ES") and out and out[-1] in _NUMBERS:
            ahead = kinds[place + 1] if place + 1 < len(kinds) else ""
            kind = out[-1] if ahead in _NUMBERS else kind
        out.append("R" if kind == "AL" else kind)
    out = _beside_numbers(out)
    strong = base
    for place, kind in enumerate(out):
        strong = kind if kind in ("L", "R") else strong
        out[place] = "L" if kind == "EN" and strong == "L" else kind
    return out


def _beside_numbers(kinds: list[str]) -> list[str]:
    """Let signs such as % and € go with the number they touch (rule W5)."""
    for way in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        for place in way:
            if kinds[place] == "ET" and kinds[place - way.step] == "EN":
                kinds[place] = "EN"
    return kinds


def _paired(text: str, kinds: list[str], base: str) -> list[str]:
    """Give both brackets of a pair one direction, that of what stands inside (rule N0)."""
    opened: list[int] = []
    for place, char in enumerate(text):
        if char in "([{":
            opened.append(place)
        elif char in ")]}" and opened and text[opened[-1]] == _MIRROR[char]:
            start = opened.pop()
            inside = {_side(kind) for kind in kinds[start:place]} - {""}
            if inside:
                before = next(filter(None, map(_side, reversed(kinds[:start]))), base)
                kinds[start] = kinds[place] = base if base in inside else before
    return kinds


def _side(kind: str) -> str:
    """Return the direction of a letter or number, empty for anything else."""
    return "L" if kind == "L" else "R" if kind == "R" or kind in _NUMBERS else ""


def _between(kinds: list[str], base: str) -> list[str]:
    """Let what has no direction take that of its neighbours if they agree, else the base's."""
    place = 0
    while place < len(kinds):
        end = place
        while end < len(kinds) and not _side(kinds[end]):
            end += 1
        before = _side(kinds[place - 1]) if place else base
        after = _side(kinds[end]) if end < len(kinds) else base
        kinds[place:end] = [before if before == after else base] * (end - place)
        place = end + 1
    return kinds


def _levels(kinds: list[str], base: int) -> list[int]:
    if base:
        return [1 if kind == "R" else 2 for kind in kinds]
    return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]


def _clusters(kinds: list[str]) -> Iterator[list[int]]:
    """Group each character with the accents behind it."""
    cluster: list[int] = []
    for place, kind in enumerate(kinds):
        if cluster and kind != "NSM":
            yield cluster
            cluster = []
        cluster.append(place)
    if cluster:
        yield cluster


def _turned(clusters: list[list[int]], levels: list[int], level: int) -> Iterator[list[int]]:
    """Turn round each run of clusters at `level` or above (rule L2)."""
    run: list[list[int]] = []
    for cluster in clusters:
        if levels[cluster[0]] >= level:
            run.append(cluster)
            continue
        yield from reversed(run)
        run = []
        yield cluster
    yield from reversed(run)
