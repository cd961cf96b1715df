"""The Word file: real headings, real lists, tables with heads, for those who edit what they get."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from secretsmanual.domain.document import (
    Block,
    Chart,
    Document,
    Drawing,
    Facts,
    Heading,
    Items,
    Paragraph,
    Table,
)
from secretsmanual.domain.wording import tr
from secretsmanual.domain.words import quoted
from secretsmanual.formats.exporters.clean import one_line
from secretsmanual.formats.exporters.docx_parts import (
    BOLD,
    NOTE,
    QUIET,
    QUOTE,
    SPACE,
    WARN,
    batches,
    numbering,
    paragraph,
    row,
    run,
    table,
)
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.words import number, worded
from secretsmanual.system.paper import Paper

if TYPE_CHECKING:
    from docx.document import Document as Word

SIZES: dict[Paper, tuple[int, int]] = {"A4": (210, 297), "Letter": (216, 279)}
"""Millimetres."""
INK = "1D211F"
TONES = {"normal": "", "warn": WARN, "quiet": QUIET}
NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001 - the format wants a naive moment; it names none
FIELD = '<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def write_docx(document: Document, job: Job) -> None:
    """Write the document as a Word file; pictures are tables of their values."""
    import docx

    word = docx.Document()
    _dress(word, document, job.paper)
    body = Body(word)
    for block in worded(document):
        body.block(block, job)
    held = io.BytesIO()
    word.save(held)
    _without_time(held, job)


class Body:
    """The running text of a Word file, written from top to bottom."""

    def __init__(self, word: "Word") -> None:
        self._word = word
        self._end = word.element.body.sectPr

    def block(self, block: Block, job: Job) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._put([paragraph(run(block.text), f"Heading{block.level}", block.text)])
            case Paragraph():
                self._put([paragraph(run(block.text, TONES[block.tone]), "", block.text)])
            case Items():
                self._put(self._items(block, job))
            case Facts():
                rows = (row(pair, (QUIET, "")) for pair in job.count(block.pairs))
                self._table(table((1, 3), ruled=False), rows)
            case Table():
                self._table_block(block, job)
            case Chart():
                self._chart(block, job)
            case Drawing():
                self._put([paragraph(run(block.alternative, QUIET), "", block.alternative)])

    def _put(self, markup: Iterable[str]) -> None:
        from docx.oxml import parse_xml

        for batch in batches(markup):
            for element in list(parse_xml(batch)):
                self._end.addprevious(element)

    def _table(self, shell: str, rows: Iterable[str]) -> None:
        from docx.oxml import parse_xml

        made = parse_xml(shell)
        for batch in batches(rows):
            made.extend(list(parse_xml(batch)))
        if len(made) > 2:
            self._end.addprevious(made)
            self._put([paragraph("", "Compact")])

    def _items(self, block: Items, job: Job) -> Iterator[str]:
        style, more = "ListBullet", ""
        if block.numbered:
            style, more = "ListNumber", self._count_anew()
        for item in job.count(block.items):
            runs = run(item.text, TONES[item.tone])
            if item.note:
                runs += run("  " + item.note, NOTE)
            if item.quote:
                runs += run(f"\n{quoted(item.quote)}", QUOTE)
            yield paragraph(runs, style, item.text, more)

    def _count_anew(self) -> str:
        from docx.oxml import parse_xml

        lists = self._word.part.numbering_part.element
        style = self._word.styles["List Number"].element
        (kind,) = style.xpath("./w:pPr/w:numPr/w:numId/@w:val")
        (abstract,) = lists.xpath(f"./w:num[@w:numId='{kind}']/w:abstractNumId/@w:val")
        new = 1 + max(int(each) for each in lists.xpath("./w:num/@w:numId"))
        lists.append(parse_xml(numbering(new, abstract)))
        return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{new}"/></w:numPr>'

    def _table_block(self, block: Table, job: Job) -> None:
        if block.title:
            self._put([paragraph(run(block.title), "Caption", block.title)])
        plain = ("",) * len(block.columns)
        shares = block.widths or (1.0,) * len(block.columns)
        head = row(block.columns, (BOLD,) * len(block.columns), head=True)
        rows = (row(map(_cell, values), plain) for values in job.count(block.rows))
        if block.columns:
            self._table(
                table(shares, block.title), (markup for part in ([head], rows) for markup in part)
            )

    def _chart(self, block: Chart, job: Job) -> None:
        self._put([paragraph(run(block.title), "Caption", block.title)])
        pairs = job.count(zip(block.labels, block.values, strict=True))
        rows = (row((name, number(value, block.unit)), ("", "")) for name, value in pairs)
        self._table(table((3, 1), block.title), rows)
        self._put([paragraph(run(block.alternative, QUIET), "", block.alternative)])


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _dress(word: "Word", document: Document, paper: Paper) -> None:
    """Set styles, page, language, names and the foot of the page."""
    from docx.oxml import parse_xml
    from docx.shared import Mm

    properties = word.core_properties
    properties.title = one_line(document.title)[:255]
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.language = document.language
    properties.created = properties.modified = NO_TIME
    _styles(word)
    for language in word.styles.element.xpath("./w:docDefaults//w:lang/@w:val/.."):
        language.set(language.keys()[0], document.language)
    section = word.sections[0]
    section.page_width, section.page_height = map(Mm, SIZES[paper])
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin = section.bottom_margin = Mm(20)
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - python-docx has no fields
    page = run(f"{' ' * 4}{tr('Page')} ") + FIELD.format(name="PAGE")
    whole = paragraph(run(document.footer, NOTE) + page, "Footer", document.footer)
    foot.getparent().replace(foot, parse_xml(whole.replace("<w:p>", f"<w:p {SPACE}>", 1)))


def _styles(word: "Word") -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    looks = {
        "Normal": ("Calibri", 10.5, 0, 4),
        "Heading 1": ("Georgia", 20, 0, 6),
        "Heading 2": ("Georgia", 14, 16, 4),
        "Heading 3": ("Calibri", 11, 10, 2),
        "Caption": ("Calibri", 10.5, 12, 4),
        "List Bullet": ("Calibri", 10.5, 0, 2),
        "List Number": ("Calibri", 10.5, 0, 2),
        "Footer": ("Calibri", 8.5, 0, 0),
    }
    compact = word.styles.add_style("Compact", WD_STYLE_TYPE.PARAGRAPH)
    compact.base_style = word.styles["Normal"]
    compact.paragraph_format.space_after = Pt(0)
    for name, (font, size, before, after) in looks.items():
        style = word.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        style.font.bold = name in ("Heading 3", "Caption")
        style.font.color.rgb = RGBColor.from_string(INK)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    word.styles["Caption"].paragraph_format.keep_with_next = True


def _without_time(held: io.BytesIO, job: Job) -> None:
    """Hand the package on with no moment in it, so the same document gives the same bytes."""
    with (
        zipfile.ZipFile(held) as made,
        zipfile.ZipFile(job.out, "w", zipfile.ZIP_DEFLATED) as clean_one,
    ):
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            clean_one.writestr(info, made.read(name))
