"""One self-contained web page: paper and ink, light and dark, fit to print, no script."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from secretsmanual.domain.document import Chart, Document, Drawing, Plot
from secretsmanual.domain.drawing import SIZES, Label, Point
from secretsmanual.domain.plotting import lay_out
from secretsmanual.domain.words import apart, labelled, quoted
from secretsmanual.formats.exporters.clean import clean, one_line
from secretsmanual.formats.exporters.job import Job
from secretsmanual.formats.exporters.words import number, titled
from secretsmanual.system.resources import resource_text

if TYPE_CHECKING:
    from jinja2 import Template

BUFFER = 512
"""Pieces of the page that are written at once."""
CHART_WIDTH = 640
BAR_ROOM = CHART_WIDTH - 110
"""Units of the longest bar: the value stands behind it."""
STEP = 44
"""Units from one bar to the next."""
LETTER = 0.56
"""Width of a letter, as a share of its size."""
LABEL = 80
"""Characters of a label that fit over a bar; the description has it whole."""


def write_html(document: Document, job: Job) -> None:
    """Write the page as UTF-8.

    Its policy forbids everything, scripts, pictures and addresses included, but the one style
    sheet inside, named by its hash; every text is escaped (trust.md 3, #29).
    """
    page = _template().stream(
        document=document,
        blocks=titled(document),
        count=job.count,
        bars=_bars,
        number=number,
        drawn=_drawn,
    )
    page.enable_buffering(BUFFER)
    for chunk in page:
        job.out.write(chunk.encode())


@cache
def _template() -> "Template":
    from jinja2 import DictLoader, Environment, StrictUndefined

    def finish(value: object) -> object:
        if isinstance(value, str) and not hasattr(value, "__html__"):
            return clean(value)
        return "" if value is None else value

    around = Environment(
        loader=DictLoader({"page": resource_text("templates", "page.html")}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finish,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resource_text("templates", "page.css")
    around.globals.update(
        style=style,
        style_hash=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
    )
    around.globals.update(points=_points, within=_within)
    around.filters["quoted"] = quoted
    around.tests["kind"] = lambda block, name: type(block).__name__ == name
    return around.get_template("page")


def _bars(chart: Chart) -> list[dict[str, object]]:
    """Say where each bar of a chart stands; units of the drawing, `CHART_WIDTH` across."""
    most = max([*chart.values, 0.0]) or 1.0
    pairs = zip(chart.labels, chart.values, strict=True)
    return [
        {
            "label": _short(one_line(label)),
            "value": number(value, chart.unit),
            "words": labelled(one_line(label), number(value, chart.unit)),
            "y": place * STEP,
            "width": round(BAR_ROOM * max(0.0, value) / most, 1),
        }
        for place, (label, value) in enumerate(pairs)
    ]


def _drawn(plot: Plot) -> Drawing:
    """Lay a picture out; its description tells the values one by one."""
    drawing = lay_out(plot, CHART_WIDTH, lambda text: LETTER * SIZES["small"] * len(text)).drawing
    return replace(drawing, alternative=_values(plot))


def _values(plot: Plot) -> str:
    table = plot.table()
    rows = []
    for name, *cells in table.rows:
        said = (f"{one} {cell}" for one, cell in zip(table.columns[1:], cells, strict=True) if cell)
        rows.append(labelled(str(name), ", ".join(said)))
    return apart(rows)


def _points(points: Iterable[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _within(label: Label) -> str:
    """Cut a label that is wider than its room, as far as one can tell without its font."""
    most = max(1, int(label.room / (SIZES[label.role] * LETTER)))
    text = one_line(label.text)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _short(label: str) -> str:
    return label if len(label) <= LABEL else label[: LABEL - 1].rstrip() + "…"
