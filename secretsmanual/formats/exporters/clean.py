"""Text hygiene that every exporter shares: what leaves is plain text in every program.

Sources: trust.md 3 (#28), 4.
"""

import re
from collections.abc import Iterator

CELL_LIMIT = 32_767
"""UTF-16 units that a spreadsheet cell holds."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_LONE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_FORMULA = re.compile(r"[\s']*[=+\-@\t\r＝＋－＠]")
_STARTS = frozenset("'=+-@＝＋－＠ \t\r\n")


def clean(text: str) -> str:
    r"""Return the text as any program may read it.

    Every line end becomes `\n`; other control characters go; half characters (lone
    surrogates) and non-characters become the replacement character. All the rest stays
    as written: tabs, right-to-left text, emoji and their joiners.
    """
    if text.isprintable():
        return text
    return _CONTROL.sub("", _LONE.sub(REPLACEMENT, _LINE_END.sub("\n", text)))


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one blank."""
    return " ".join(clean(text).split())


def guard(cell: str) -> str:
    """Return a CSV cell that no spreadsheet takes for a formula.

    A cell that starts with `=`, `+`, `-`, `@`, their full-width forms, tab or CR, behind any
    number of apostrophes and blanks, gets one apostrophe in front. `unguard` is the exact inverse.
    """
    return "'" + cell if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Take back what `guard` did: `unguard(guard(x)) == x` for every text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_cell(text: str) -> str:
    """Return `guard(clean(text))`, in one look where nothing is to be done."""
    if text.isprintable() and text[:1] not in _STARTS:
        return text
    return guard(clean(text))


def pieces(text: str, limit: int = CELL_LIMIT) -> Iterator[str]:
    """Cut a text into pieces of at most `limit` UTF-16 units; together they are the text.

    An empty text is one empty piece. No character is cut in half.
    """
    while len(text) * 2 > limit and _units(text) > limit:
        end = limit // 2
        units = _units(text[:end])
        while units + _units(text[end]) <= limit:
            units += _units(text[end])
            end += 1
        yield text[:end]
        text = text[end:]
    yield text


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
