import locale

import pypdf
import pytest

from secretsmanual.formats.exporters import registry
from secretsmanual.system.paper import usual_paper


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        (("en_US", "UTF-8"), "Letter"),
        (("fr_CA", "UTF-8"), "Letter"),
        (("fr_FR", "UTF-8"), "A4"),
        (("English_United States", "1252"), "Letter"),
        (("German_Germany", "1252"), "A4"),
        ((None, None), "A4"),
    ],
)
def test_paper_goes_by_the_place(monkeypatch, name, paper):
    monkeypatch.setattr(locale, "getlocale", lambda: name)
    assert usual_paper() == paper


@pytest.mark.parametrize(("name", "points"), [("en_US", (612, 792)), ("de_DE", (595, 842))])
def test_a_brief_keeps_to_one_page_of_it(monkeypatch, demo, tmp_path, name, points):
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "UTF-8"))
    for found in demo.accounts.all():
        path = tmp_path / "brief.pdf"
        with path.open("wb") as out:
            registry.write(demo.briefs.brief(found.account.id, with_private=True), "pdf", out)
        pages = pypdf.PdfReader(path).pages
        assert len(pages) == 1
        box = pages[0].mediabox
        assert (round(float(box.width)), round(float(box.height))) == points
