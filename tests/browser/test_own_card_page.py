"""The customer's own card in a real browser: filled in by keyboard, saved, brought in; on paper."""

import io
import json
import unicodedata
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import pytest
from pypdf import PdfReader

from secretsmanual.domain.oops import OopsFields
from secretsmanual.domain.promises import PromiseFields

AXE = Path(find_spec("axe_playwright_python").origin).with_name("axe.min.js")
NAME = "my-answers.json"


@pytest.fixture
def asked(demo, tmp_path):
    """Hester's form: two promises, a mishap put right, and a promise whose text is markup."""
    account, hester = demo.accounts.find("Thornquay").id, demo.people.find("Hester").id
    today = demo.manual.today
    demo.settings.set("rep", "Ola Brandt")
    demo.settings.set("company", "Brightlabel")
    with demo.manual.write("Promises") as unit:
        for text in ("Send the drawing", "<script>alert(1)</script> & ]]> rolls"):
            unit.promises.add(
                PromiseFields(
                    account_id=account,
                    person_id=hester,
                    text=text,
                    made_on=today - timedelta(days=9),
                    due=today - timedelta(days=3),
                    kept_on=today - timedelta(days=3),
                    test_of_done="I hold it in my hand",
                    created_at=unit.at,
                )
            )
        opened = datetime(2026, 11, 1, 8, tzinfo=UTC)
        unit.oops.add(
            OopsFields(
                account_id=account,
                person_id=hester,
                what="Labels",
                learned_at=opened,
                deadline=opened,
                outcome="recovered",
                apology=["Labels came off on line 2."],
            )
        )
    path = tmp_path / "card.html"
    demo.own_cards.ask(account, path, hester)
    return path


@pytest.fixture
def folder(page, tmp_path):
    """Where the browser puts downloads."""
    found = tmp_path / "downloads"
    found.mkdir()
    page.devtools("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(found))
    return found


def tab_to(page, name, value=None):
    """Walk by Tab to a field, as somebody without a mouse does."""
    for _ in range(200):
        page.press("Tab")
        here = page.run(
            "const at = document.activeElement; return [at.name || at.id, at.value || '']"
        )
        if here[0] == name and value in (None, here[1]):
            return
    raise AssertionError(f"no Tab leads to {name}")


def first_promise(page):
    return page.run("return document.querySelector('[name^=promises]').name.split('.')[1]")


def saved(page, folder):
    page.wait("document.getElementById('said').innerText")
    for _ in range(500):
        if (folder / NAME).exists():
            return folder / NAME
        page.run_async("setTimeout(arguments[0], 20)")
    raise AssertionError(page.seen("#said"))


def test_filled_in_by_keyboard_saved_and_brought_in(page, asked, folder, demo):
    page.open(asked)
    promise = first_promise(page)
    tab_to(page, f"promises.{promise}.kept")
    page.press(" ")
    tab_to(page, f"promises.{promise}.satisfied")
    page.press(" ")
    tab_to(page, f"promises.{promise}.words")
    page.press("Fine “rolls” — grüezi 京 😀")
    tab_to(page, "attributes.timeliness.importance")
    page.press("Up")
    tab_to(page, "attributes.certainty.aspects", "safety")
    page.press(" ")
    tab_to(page, "recovery")
    page.press(" ", "Down")
    tab_to(page, "feeling")
    page.press("Glad you ring first.")
    tab_to(page, "save")
    page.press("Enter")
    path = saved(page, folder)
    assert page.seen("#said").startswith("Saved as my-answers.json")
    card = demo.importing.preview(path).card
    assert card.verdict == "intact"
    assert card.who == "Hester Vaughn-Abara"
    told = {one.told.asked: (one.told.said, one.told.quote) for one in card.lines}
    assert told["How it feels to work with us"] == ("", "Glad you ring first.")
    assert told["Timeliness"] == ("matters 5", "")
    assert told["Certainty"] == ("safety", "")
    assert told["Did we blow you away with what we did to recover?"] == ("B", "")
    assert ("kept, delighted", "Fine “rolls” — grüezi 京 😀") in told.values()
    demo.importing.run(path)
    assert demo.promises.get(promise).satisfied == "delighted"


def test_one_letter_changed_in_the_file_shows(page, asked, folder, demo):
    page.open(asked)
    page.run("document.getElementById('feeling').value = 'Let down'")
    page.run("document.getElementById('save').click()")
    path = saved(page, folder)
    path.write_bytes(path.read_bytes().replace(b"Let down", b"Let  own"))
    assert demo.importing.preview(path).card.verdict == "changed"


def test_nothing_answered_is_not_saved(page, asked, folder):
    page.open(asked)
    page.run("document.getElementById('save').click()")
    page.wait("document.getElementById('said').innerText")
    assert page.seen("#said") == "Nothing is answered yet. One answer is enough."
    assert list(folder.iterdir()) == []


def test_enter_in_a_field_sends_nothing_and_stays(page, asked, folder):
    page.open(asked)
    tab_to(page, "to")
    page.press("My sister", "Enter")
    assert page.run("return document.getElementById('to').value") == "My sister"
    assert list(folder.iterdir()) == []
    assert page.complaints() == []
    page.run("document.getElementById('card').reset()")
    page.run("document.getElementById('feeling').value = 'x'")
    page.run("document.getElementById('save').click()")
    saved(page, folder)


def test_nothing_but_the_file_is_asked_for(page, asked, folder):
    page.open(asked)
    assert "<script>alert(1)</script> & ]]> rolls" in page.seen("main")
    page.run("document.getElementById('feeling').value = 'Glad'")
    page.run("document.getElementById('save').click()")
    file = json.loads(saved(page, folder).read_text("utf-8"))
    assert set(file) == {"format", "version", "hmac", "body"}
    assert {one for one in page.requested() if not one.startswith("blob:")} == {asked.as_uri()}
    assert page.complaints() == []


def test_without_scripts_it_says_how_to_answer_on_paper(page, asked):
    page.scripts(on=False)
    page.open(asked)
    assert "print the page, tick and write by hand" in page.seen("header")
    assert not page.shows("#save")
    assert "Send the drawing" in page.seen("main")


def test_on_paper_everything_is_asked_and_no_button_stands(page, asked):
    page.open(asked)
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    said = unicodedata.normalize("NFKC", " ".join(sheet.extract_text() for sheet in sheets))
    for words in ("tick and write by hand", "Send the drawing", "Ease of use", "Ola Brandt"):
        assert words in said
    assert "Save my answers" not in said
    assert "☐" in said
    assert len(sheets) <= 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_stands_in_the_way_of_people_with_disabilities(page, asked, scheme, width):
    page.scheme(scheme)
    page.size(width, 900)
    page.open(asked)

    def violations():
        page.run(AXE.read_text("utf-8"))
        found = page.run_async("axe.run().then(r => arguments[0](r.violations))")
        return [(one["id"], [node["target"] for node in one["nodes"]]) for one in found]

    assert violations() == []
    page.run("document.querySelectorAll('input').forEach(one => { one.checked = true })")
    page.run("document.getElementById('said').textContent = 'Saved.'")
    assert violations() == []
    page.run("document.getElementById('said').classList.add('wrong')")
    assert violations() == []
    page.run("document.documentElement.classList.remove('ready')")
    assert violations() == []
    assert page.run("return document.documentElement.scrollWidth") <= width
