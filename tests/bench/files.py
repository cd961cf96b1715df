"""Import of a CSV file and exports of many secrets, against the library's own bare loop."""

import csv
import io
import json
import tracemalloc
from functools import partial
from itertools import count
from pathlib import Path

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.document import Document, Heading, Table
from secretsmanual.formats.exporters import registry
from secretsmanual.formats.exporters.pdf_fonts import SANS, Fonts
from secretsmanual.store import manual_file
from secretsmanual.vault import driver, keys
from tests.bench.generate import Texts
from tests.bench.measuring import Row, limit, pairs, timed

HEADINGS = ("First Name", "Last Name", "Email", "Company Name", "Job Title", "City")
TABLES = ("import_run", "account", "person", "search_doc")
WORDS = (
    "SELECT d.n, r.name, char(10) || r.city FROM search_doc d JOIN account r ON r.id = d.record_id"
    " UNION ALL SELECT d.n, r.name, char(10) || r.role || char(10) || r.emails"
    " FROM search_doc d JOIN person r ON r.id = d.record_id"
)
COLUMNS = ("Account", "Person", "Kind", "Text", "Said", "Heard")


def people_file(folder: Path, texts: Texts, rows: int) -> tuple[Path, list[tuple[str, ...]]]:
    made = []
    for n in range(rows):
        one, two, firm, role, city = (texts.words[(n * k) % 39_000] for k in (1, 7, 11, 13, 17))
        mail = f"{one}.{two}{n}@{firm}{n % 900}.example"
        made.append((one.title(), two.title(), mail, f"{firm.title()} {n % 900}", role, city))
    path = folder / f"people{rows}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(made)
    return path, made


def bare_import(path: Path, rows: list[tuple[str, ...]]) -> None:
    connection = driver.connect(path, keys.create_open(path), create=True)
    connection.execute("CREATE TABLE person (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(a, prefix='1 2 3 4')")
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO found(a) VALUES (?)", [(" ".join(r),) for r in rows])
    connection.execute("COMMIT")
    connection.close()


class Written:
    """All that an import leaves in a manual, written anew by the driver alone.

    The file is read twice, for the preview and for the import, and each name looked up. No row is
    checked, understood or compared: what is left of an import without that.
    """

    def __init__(self, source: Path, imported: Path) -> None:
        self.source = source
        bare = driver.connect(imported, keys.read_key(imported))
        self.rows = {name: bare.execute(f"SELECT * FROM {name}").fetchall() for name in TABLES}
        self.words = bare.execute(WORDS).fetchall()
        bare.close()

    def look(self) -> None:
        known: dict[tuple[str, ...], int] = {}
        with self.source.open(newline="", encoding="utf-8") as file:
            for n, row in enumerate(csv.reader(file)):
                for key in (tuple(row[:2]), (row[2].casefold(),), (row[3].casefold(),)):
                    known.setdefault(key, n)

    def write(self, path: Path) -> None:
        self.look()
        self.look()
        manual_file.create(path)
        bare = driver.connect(path, keys.read_key(path))
        bare.execute("BEGIN IMMEDIATE")
        for name, rows in self.rows.items():
            places = ", ".join("?" * len(rows[0]))
            bare.executemany(f"INSERT INTO {name} VALUES ({places})", rows)
        bare.executemany("INSERT INTO search_index(rowid, text) VALUES (?1, ?2 || ?3)", self.words)
        names = [row[:2] for row in self.words]
        bare.executemany("INSERT INTO search_names(rowid, name) VALUES (?, ?)", names)
        bare.execute("COMMIT")
        bare.close()


def measure_import(folder: Path, texts: Texts, rows: int, rounds: int) -> list[Row]:
    path, made = people_file(folder, texts, rows)
    runs = count()

    def floor() -> None:
        bare_import(folder / f"floor{rows}-{next(runs)}.secrets", made)

    def ours(manual: Path | None = None) -> None:
        manual = manual or folder / f"import{rows}-{next(runs)}.secrets"
        manual_file.create(manual)
        services = open_manual(manual)
        services.importing.preview(path)
        services.importing.run(path)
        services.manual.close()

    imported = folder / f"imported{rows}.secrets"
    ours(imported)
    written = Written(path, imported)

    def must() -> None:
        written.write(folder / f"written{rows}-{next(runs)}.secrets")

    both = pairs(floor, ours, rounds, must)
    name = f"import {rows:,} rows, preview and duplicate search"
    return [both.row(name, "executemany of the rows with FTS", 4)]


def document(texts: Texts, secrets: int) -> Document:
    rows = tuple(
        (f"Account {n % 90}", texts.words[n % 900].title(), "habit", texts.note(), "said", "2026")
        for n in range(secrets)
    )
    records = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    blocks = (Heading("For service", 1), Table(COLUMNS, rows, "Secrets"))
    return Document("For service", blocks, data={"records": records})


def bare_json(page: Document) -> None:
    json.dump(page.data, io.StringIO(), ensure_ascii=False)


def bare_csv(page: Document) -> None:
    writer = csv.writer(io.StringIO())
    writer.writerows(next(page.tables()).rows)


def bare_html(page: Document) -> None:
    from jinja2 import Environment

    source = "{% for r in rows %}<tr>{% for c in r %}<td>{{ c }}</td>{% endfor %}</tr>{% endfor %}"
    template = Environment(autoescape=True).from_string(source)
    template.render(rows=next(page.tables()).rows).encode()


def bare_xlsx(page: Document) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    for n, row in enumerate(next(page.tables()).rows):
        for column, cell in enumerate(row):
            sheet.write_string(n, column, str(cell))
    book.close()


def bare_pdf(page: Document) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(io.BytesIO(), pagesize=A4)
    for n, row in enumerate(next(page.tables()).rows):
        for column, cell in enumerate(row):
            canvas.drawString(40 + column * 85, 800 - (n % 50) * 15, str(cell))
        if n % 50 == 49:
            canvas.showPage()
    canvas.save()


def must_xlsx(page: Document) -> None:
    """Write the same so that it can be read: notes in lines, rows as tall as they, a rule below."""
    import xlsxwriter

    book = xlsxwriter.Workbook(io.BytesIO(), {"constant_memory": True})
    sheet = book.add_worksheet()
    look = book.add_format({"text_wrap": True, "valign": "top", "bottom": 1})
    for n, row in enumerate(next(page.tables()).rows):
        sheet.set_row(n, 15 * max(1 + len(str(cell)) // 20 for cell in row))
        for column, cell in enumerate(row):
            sheet.write_string(n, column, str(cell), look)
    book.close()


def must_pdf(page: Document) -> None:
    """Write the same so that it can be read: in lines that fit their column, every letter in it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfgen.canvas import Canvas

    Fonts()  # the letters of every language that a note may be in are in no font of the reader's
    canvas, y = Canvas(io.BytesIO(), pagesize=A4), 0.0
    for row in next(page.tables()).rows:
        cells = [simpleSplit(str(cell), SANS, 8, 80) for cell in row]
        tall = 10 * max(map(len, cells)) + 7
        if y < 40 + tall:
            canvas.showPage()
            canvas.setFont(SANS, 8)
            y = 800
        for column, lines in enumerate(cells):
            for n, line in enumerate(lines):
                canvas.drawString(40 + column * 85, y - n * 10, line)
        canvas.line(40, y - tall + 10, 550, y - tall + 10)
        y -= tall
    canvas.save()


def bare_docx(page: Document) -> None:
    from docx import Document as Word

    word = Word()
    rows = next(page.tables()).rows
    table = word.add_table(rows=len(rows), cols=len(COLUMNS))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = str(text)
    word.save(io.BytesIO())


FLOORS = {
    "json": (bare_json, "json.dump", 2.0),
    "csv": (bare_csv, "csv.writer", 2.0),
    "html": (bare_html, "jinja2, the same rows", 2.0),
    "xlsx": (bare_xlsx, "xlsxwriter, the same rows", 1.3),
    "pdf": (bare_pdf, "reportlab canvas, the same rows", 1.3),
    "docx": (bare_docx, "python-docx, one table", 1.3),
}
MUST = {"xlsx": must_xlsx, "pdf": must_pdf}


def measure_export(texts: Texts, secrets: int, rounds: int) -> list[Row]:
    rows = []
    for ending, (bare, name, goal) in FLOORS.items():
        size = min(secrets, 1_000) if ending == "docx" else secrets
        page = document(texts, size)
        both = pairs(
            partial(bare, page),
            lambda page=page, ending=ending: registry.write(page, ending, io.BytesIO()),
            rounds,
            partial(MUST[ending], page) if ending in MUST else None,
        )
        rows.append(both.row(f"export {size:,} secrets: {ending.upper()}", name, goal))
    return rows


def measure_memory(folder: Path, texts: Texts, rows: int) -> list[Row]:
    """Peak of Python's memory while importing, a tenth and the whole: it must stay flat."""
    peaks = []
    for size in (rows // 10, rows):
        path, _ = people_file(folder, texts, size)
        manual = folder / f"memory{size}.secrets"
        manual_file.create(manual)
        services = open_manual(manual)
        tracemalloc.start()
        timed(lambda services=services, path=path: services.importing.run(path))
        peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
        tracemalloc.stop()
        services.manual.close()
    grown = (peaks[1] - peaks[0]) / (rows - rows // 10) * 1e6
    return [limit("import, memory a row beyond the first tenth", grown, 4_000, "bytes")]
