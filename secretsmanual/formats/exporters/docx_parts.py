"""The words of a Word file: paragraphs, runs, tables and numbering as markup.

python-docx makes the package and its styles; its own rows cost a thousand times the markup they
end up as, so the body is written here and parsed in batches.
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice

from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.pdf_bidi import RIGHT, right_to_left

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BATCH = 256
"""Rows that are parsed at once."""

QUIET = '<w:color w:val="565C57"/>'
NOTE = QUIET + '<w:sz w:val="18"/>'
WARN = '<w:b/><w:color w:val="A4511F"/>'
QUOTE = "<w:i/>" + QUIET
BOLD = "<w:b/>"

RULE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="D9D4C7"/>'
RULES = "".join(RULE.format(side=side) for side in ("top", "bottom", "insideH"))


def run(text: str, look: str = "") -> str:
    """Return a run of cleaned text; `look` is its properties as markup."""
    text = clean(text)
    if RIGHT.search(text):
        look += "<w:rtl/>"
    words = escape(text, quote=True)
    if "\n" in words or "\t" in words:
        words = words.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        words = words.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(runs: str, style: str = "", leading: str = "", more: str = "") -> str:
    """Return a paragraph of runs. `leading` is its text, for the direction of its writing."""
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + more
    if RIGHT.search(leading) and right_to_left(leading):
        properties += "<w:bidi/>"
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def table(shares: Iterable[float], title: str = "", ruled: bool = True) -> str:
    """Return a table without rows, as wide as the page."""
    shares = list(shares)
    whole = sum(shares) or 1.0
    grid = "".join(f'<w:gridCol w:w="{round(9600 * share / whole)}"/>' for share in shares)
    caption = f'<w:tblCaption w:val="{escape(clean(title))}"/>' if title else ""
    borders = f"<w:tblBorders>{RULES}</w:tblBorders>" if ruled else ""
    margin = '<w:{side} w:w="{wide}" w:type="dxa"/>'
    sides = (("top", 40), ("left", 0), ("bottom", 40), ("right", 140))
    margins = "".join(margin.format(side=side, wide=wide) for side, wide in sides)
    return (
        f'<w:tbl {SPACE}><w:tblPr><w:tblW w:w="5000" w:type="pct"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="{int(ruled)}"/>{caption}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )


def row(cells: Iterable[str], looks: Iterable[str], head: bool = False) -> str:
    """Return a row of texts that no page break parts; a head is repeated on each page."""
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
        f"{paragraph(run(text, look), 'Compact', text)}</w:tc>"
        for text, look in zip(cells, looks, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{filled}</w:tr>"


def numbering(number: int, kind: str) -> str:
    """Return a list that counts from 1 anew, after the template's list `kind`."""
    return (
        f'<w:num {SPACE} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def batches(markup: Iterable[str]) -> Iterator[str]:
    """Yield well-formed pieces of `BATCH` elements each, under a root of their own."""
    every = iter(markup)
    while held := list(islice(every, BATCH)):
        yield f"<w:body {SPACE}>{''.join(held)}</w:body>"
