"""What a file says of its own, beside what is known, is in the language spoken."""

import io
import json
import re

import docx
import openpyxl
import pytest
from lxml import html

from secretsmanual.domain.document import Document, Item, Items, Table
from secretsmanual.domain.own_cards import AskedMishap, AskedPromise, CardForm
from secretsmanual.formats.exporters import own_card_words, service_pack_words
from secretsmanual.formats.exporters.own_card import write_own_card
from secretsmanual.formats.importers.registry import read
from secretsmanual.system.resources import resource_text
from tests.pseudo import bare, pseudo
from tests.unit.domain.secret_samples import TODAY
from tests.unit.formats.export_documents import exported
from tests.unit.formats.test_export_service_pack import LOCK, pack_with, written

GRADES = set("ABCDEF")
SIGNS = {"/", "↑", "↓", "P", *"12345", *GRADES, "X", "0123456789ab"}
"""What has no words: keys, scores and grades, the one word that is told, and a code."""


def card_of(**values) -> str:
    form = CardForm(
        id="oc-1",
        key="ab" * 32,
        whom="X",
        made_on=TODAY,
        promises=(AskedPromise("r-1", "X", "X", "X"),),
        mishap=AskedMishap("o-1", "X", "X"),
        **values,
    )
    out = io.BytesIO()
    write_own_card(form, out)
    return out.getvalue().decode()


def pieces(page: str) -> set[str]:
    """Return all that a page shows or has read aloud, without its signs."""
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for hidden in tree.xpath("//script|//style"):
        hidden.drop_tree()
    shown = tree.xpath("//text()|//@aria-label|//@placeholder|//@title")
    return {" ".join(bare(one).split()).strip("|.:, “”()") for one in shown} - {""}


@pytest.mark.parametrize("names", [("X", "X"), ("", "")], ids=["named", "unnamed"])
def test_the_customers_card(names):
    with pseudo():
        page = card_of(rep=names[0], company=names[1])
    left = {re.sub(r"[\s|.:,]+", " ", one).strip() for one in pieces(page)}
    assert left <= SIGNS | {"", "X X"}
    assert "⟦How do we do?" in page


@pytest.mark.parametrize("lock", [None, LOCK], ids=["open", "locked"])
def test_the_service_pack(lock):
    with pseudo():
        page = written(pack_with("X"), lock)
    left = pieces(page)
    given = {"Good to know", "For", "T", "N", "X X", "X 0123456789ab"}
    assert {re.sub(r"[\s|.:,]+", " ", one).strip() for one in left} <= SIGNS | given | {""}
    assert "⟦Find a customer⟧" in page


@pytest.mark.parametrize(
    ("script", "texts"),
    [("own_card.js", own_card_words.SCRIPT), ("service_pack.js", service_pack_words.SCRIPT)],
)
def test_a_script_says_what_it_was_given_and_all_of_it(script, texts):
    source = resource_text("templates", script)
    told = set(re.findall(r'words\("(\w+)"', source))
    (either,) = re.findall(r"const keys = (.*);", source) or [""]
    assert told | set(re.findall(r'"(\w+)"', either)) == set(texts)


@pytest.mark.parametrize(
    ("page", "texts"),
    [("own_card.html", own_card_words.PAGE), ("service_pack.html", service_pack_words.PAGE)],
)
def test_a_page_shows_all_of_its_texts(page, texts):
    source = resource_text("templates", page)
    named = {"title", "heading", "how", "paper", "footer"}
    assert set(re.findall(r"said\.(\w+)", source)) - named == set(texts) - named


def test_a_page_names_its_language_and_carries_the_words_of_its_script():
    with pseudo():
        page = card_of(rep="", company="")
    assert '<html lang="en">' in page
    found = html.document_fromstring(page).xpath("string(//script[@id='words'])")
    assert json.loads(found)["nothing"] == "⟦Nothing is answered yet. One answer is enough.⟧"


def test_documents_in_other_files():
    quoted = Document("T", (Items((Item("x", quote="y"),)),))
    tables = Document("T", (Table(("a",), (("b",),)),), footer="f")
    with pseudo():
        assert "⟦in their words: “y”⟧" in exported(quoted, "txt").decode()
        book = openpyxl.load_workbook(io.BytesIO(exported(tables, "xlsx")))
        word = docx.Document(io.BytesIO(exported(quoted, "docx")))
    assert book.sheetnames == ["T", "⟦Table⟧"]
    assert book["T"]["A2"].value == "⟦⟦Table⟧: see the sheet “⟦Table⟧”⟧"
    assert book["T"].oddFooter.right.text == "⟦Page &P of &N⟧"
    assert "⟦Page⟧" in word.sections[0].footer.paragraphs[0].text


def test_what_an_import_tells_of_a_row():
    table = b"Name,Company,Hobby\n,,\nAda,Firm,chess,more,and more\n"
    with pseudo():
        reading = read("people.csv", table)
        told = [one for one in reading if hasattr(one, "why") or hasattr(one, "reason")]
    assert reading.label == "⟦Table of text (CSV)⟧"
    assert all("⟦" in str(one) for one in told)
    assert told
