import base64
import hashlib
import re

import pytest
from hypothesis import assume, given, settings
from lxml import html

from secretsmanual.domain.document import Chart, Document, Heading, Table
from secretsmanual.formats.exporters.clean import clean
from tests.unit.formats.export_documents import PAGE, anything, document_of, drawn, exported

ALLOWED = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "ul", "ol",
    "li", "span", "q", "dl", "div", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th",
    "td", "figure", "figcaption", "svg", "desc", "text", "rect", "circle", "polyline", "polygon",
    "footer",
}  # fmt: skip


def page_of(document):
    return html.document_fromstring(
        exported(document, "html"), parser=html.HTMLParser(encoding="utf-8")
    )


def squeezed(text):
    return "".join(text.split())


@given(anything.filter(str.strip))
@settings(max_examples=100)
def test_every_text_is_text(text):
    page = page_of(document_of(text))
    assert {element.tag for element in page.iter() if isinstance(element.tag, str)} <= ALLOWED
    expected = squeezed(clean(text))
    assume(expected)
    for path in (
        "//title",
        "//h1",
        "//h2",
        "//p",
        "//dt",
        "//dd",
        "//th",
        "//caption",
        "//td",
        "//footer",
    ):
        assert squeezed(page.xpath(path)[0].text_content()) == expected
    assert squeezed(page.xpath("//q")[0].text_content()) == f"“{expected}”"
    assert squeezed(page.xpath("//li/span")[0].text_content()) == expected


def test_the_policy_allows_the_one_style_sheet_and_nothing_else():
    said = exported(PAGE, "html").decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', said)[1]
    style = re.search(r"<style>(.*?)</style>", said, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert (
        policy
        == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert said.index("Content-Security-Policy") < said.index("<style>")


def test_nothing_is_fetched_and_nothing_runs():
    said = exported(PAGE, "html").decode()
    assert not re.search(
        r"<(script|link|img|iframe|object|base|form)|\bon\w+=|href=|src=|style=|url\(|@import", said
    )


def test_the_page_has_language_title_headings_and_table_heads():
    page = page_of(PAGE)
    assert page.get("lang") == "en"
    assert page.findtext("head/title") == PAGE.title
    assert len(page.xpath("//h1")) == 1
    assert [head.get("scope") for head in page.xpath("//th")] == ["col"] * 3
    assert page.xpath("string(//caption)") == "Promises"
    assert page.xpath("//ol/li")
    assert page.xpath("//ul/li")
    assert page.xpath("//dl//dt")


def test_a_document_without_a_first_heading_gets_its_title():
    page = page_of(Document("Only a table", (Heading("Part"), Table(("A",), ()))))
    assert page.xpath("string(//h1)") == "Only a table"


def test_a_chart_is_a_picture_with_words():
    page = page_of(PAGE)
    (picture,) = page.xpath("//svg")
    assert picture.get("role") == "img"
    named = picture.get("aria-labelledby").split()
    assert [page.xpath(f"string(//*[@id='{name}'])") for name in named] == [
        "Told so far",
        "Stakes: 4 secrets; Delight: 2.5 secrets",
    ]
    assert "Stakes lead with 4." in page.xpath("string(//figure/p)")
    assert [float(bar.get("width")) for bar in page.xpath("//rect")] == [530.0, 331.2]


def test_a_drawing_is_a_picture_with_words():
    page = page_of(Document("T", (drawn("Ingrid decides, and Bart does too"),)))
    (picture,) = page.xpath("//svg")
    assert picture.get("role") == "img"
    assert "Ingrid decides" in page.xpath("string(//desc)")
    assert [element.tag for element in picture if element.tag not in ("title", "desc")] == [
        *("rect", "circle", "polyline", "polygon", "text"),
    ]
    label = picture.find("text")
    assert (label.text, label.find("title").text[-4:]) == ("Ingr…", " too")
    assert "<polyline class" in exported(Document("T", (drawn("A"),)), "html").decode()


@pytest.mark.parametrize("values", [(), (0.0, 0.0), (-3.0, 2.0)])
def test_bars_of_odd_values_stay_in_the_picture(values):
    chart = Chart("T", tuple("ab"[: len(values)]), values, "None")
    page = page_of(Document("T", (chart,)))
    assert all(0 <= float(bar.get("width")) <= 530 for bar in page.xpath("//rect"))


def contrast(one, two):
    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def test_text_is_readable_in_light_and_dark():
    style = re.search(r"<style>(.*?)</style>", exported(PAGE, "html").decode(), re.DOTALL)[1]
    themes = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    assert len(themes) == 2
    for theme in themes:
        colour = dict(re.findall(r"--([\w-]+): (#\w{6});", theme))
        for ink in ("ink", "ink2", "accent", "warm"):
            assert contrast(colour[ink], colour["sheet"]) >= 4.5
        assert contrast(colour["ink2"], colour["paper"]) >= 4.5
        assert contrast(colour["warm"], colour["warm-soft"]) >= 4.5
