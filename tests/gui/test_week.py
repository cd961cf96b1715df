"""A week in three manuals by keys alone: interview, promise, mishap, surprise, report, award.

The rep Nora, Bea at the service desk and Mara who leads them have a window each, on manuals of
their own; what one knows of the other went over in a file.
"""

from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from secretsmanual.bootstrap import open_manual
from secretsmanual.system.ids import Ids
from tests.gui.at_the_keys import AtTheKeys
from tests.new_manual import new_manual

STEPS = {
    "owned": "Bea",
    "told": "rang at 8.15",
    "fix": "new rolls by ten",
    "verified": "ran two hours clean",
}
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(23, 28)


@pytest.fixture
def colleague(tmp_path, clock):
    """Return what makes the manual of a colleague, empty but for her name."""
    made = []

    def make(name):
        path = new_manual(tmp_path / f"{name}.secrets")
        services = open_manual(path, clock, Ids.seeded(name))
        services.settings.set("rep", name)
        made.append(services)
        return services

    yield make
    for services in made:
        services.manual.close()


@pytest.fixture
def opens(make_tools, clock, qtbot, settled):
    """Return what opens a manual's window on a morning; the last one closes."""
    open_before = []

    def open_(services, day, *answers):
        while open_before:
            open_before.pop().navigation.page.window().close()
        clock.at = datetime(2026, 11, day, 8, 10, tzinfo=UTC)
        tools = make_tools(services, *answers)
        open_before.append(tools)
        tools.navigation.open("accounts")
        settled(tools)
        return AtTheKeys(qtbot, tools, settled)

    return open_


def hand_over(who, to):
    """Hand the manual, or the account in front, to a colleague; the path is the next answer."""
    who.do("hand_over")
    page = who.at("hand_over")
    who.press("Tab", "Down", "Down", "Down", "Tab")
    who.type(to)
    who.press("Ctrl+E")
    who.until(page.receipt.isVisible)


def take_in(who):
    """Merge the file that is the next answer."""
    who.do("import")
    page = who.at("import")
    who.press("Return")
    who.until(page.bundle.isVisible)
    who.press("Return")
    who.until(page.merged.isVisible)
    return page


def test_a_week(demo, colleague, opens, tmp_path, qtbot):
    desk, leader = colleague("Bea Lanyon"), colleague("Mara Quist")
    files = {name: tmp_path / f"{name}.smbundle" for name in ("monday", "tuesday", "friday")}
    rosalind = demo.people.find("Rosalind")

    nora = opens(demo, MONDAY, files["monday"])
    talk_with_rosalind(nora, demo)
    hand_over(nora, "Bea")
    assert files["monday"].is_file()

    bea = opens(desk, TUESDAY, files["monday"], files["tuesday"])
    take_in(bea)
    assert "award is won" not in told(desk)
    case = put_right(bea, desk)
    hand_over(bea, "Nora")

    nora = opens(demo, WEDNESDAY, files["tuesday"])
    take_in(nora)
    assert demo.recovery.card(case).case.outcome == "recovered"
    keep_the_promise(nora, demo)

    nora = opens(demo, THURSDAY)
    told_by_the_customer(nora, demo, rosalind)

    nora = opens(demo, FRIDAY, files["friday"])
    nominate(nora, demo)
    hand_over(nora, "Mara")

    mara = opens(leader, FRIDAY, files["friday"], 0, tmp_path / "award.pdf", tmp_path / "card.pdf")
    take_in(mara)
    assert "award is won" not in told(leader)
    give_the_award(mara, leader, tmp_path / "award.pdf")
    report(mara, tmp_path / "card.pdf")


def told(services):
    """Return all that a manual's secrets say."""
    return " ".join(secret.text for secret in services.secrets.all())


def talk_with_rosalind(nora, demo):
    """Monday: the brief, the talk, a minute of review."""
    nora.line("wick")
    nora.at("account")
    nora.do("brief")
    nora.at("brief")
    nora.press("Ctrl+[")
    nora.at("account")
    nora.do("new_talk")
    nora.at("talk")
    nora.press("Return")
    for line in (
        "a second crossing in june, with her brother #dream",
        "! send theo the sleeve samples by wed",
        "~ may leave once the award is won #hope",
    ):
        nora.line(line)
    nora.press("Return", "F10", "F10", "Return")
    nora.at("review")
    nora.press("Return", "Return", "Return")
    nora.line("She is training again")
    nora.press("Return")
    page = nora.at("account")
    nora.until(lambda: any("second crossing" in row for row in nora.shown(page.parts.list)))
    promise = promised(demo)
    assert (promise.due.day, promise.direction) == (WEDNESDAY, "ours")


def promised(demo):
    return next(one for one in demo.promises.all() if "sleeve samples" in one.text)


def put_right(bea, desk):
    """Tuesday: F12, the six steps, and a surprise that rests on what Nora was told."""
    bea.press("Return")
    bea.at("accounts")
    bea.press("F12")
    assert bea.palette.nothing.heading.text() == "To whom did it happen?"
    bea.line("rosal")
    page = bea.at("oops")
    bea.fill("Sleeves torn on line 2", "fobbed off again")
    bea.press("Return")
    for step, note in STEPS.items():
        bea.until(lambda step=step: page.step.step is not None and page.step.step.step == step)
        bea.line(note)
    bea.until(lambda: page.forms.front is page.surprise)
    bea.press("Down")
    bea.until(page.list.hasFocus)
    assert "second crossing" in page.list.records.rows[page.list.currentIndex().row()].spoken
    assert not page.asked.visibleRegion().isEmpty()
    bea.press("Return")
    bea.fill("the lake's timing kit, until june", "0")
    bea.press(*("Tab", "Space") * 5, "Tab", "Return")
    bea.until(lambda: page.forms.front is page.closing)
    bea.press("A")
    bea.fill("looked after", "you remembered the lake", "check sleeves before they leave")
    bea.press("Return")
    bea.until(lambda: page.forms.front is page.closed)
    case = page.presenter.seen.card.case
    assert (case.outcome, case.answer) == ("recovered", "A")
    return case.id


def keep_the_promise(nora, demo):
    """Wednesday: what is due today is kept, and they are delighted."""
    nora.do("today")
    page = nora.at("today")
    nora.do("promises")
    page = nora.at("promises")
    nora.until(lambda: bool(page.list.records.rows))
    page.list.choose(promised(demo).id)
    nora.press("K", "1")
    nora.until(lambda: promised(demo).kept_on is not None)
    assert promised(demo).satisfied == "delighted"


def told_by_the_customer(nora, demo, rosalind):
    """Thursday: a story for the account, and a secret that was used."""
    nora.line("wick")
    nora.at("account")
    nora.do("bought")
    page = nora.at("customer")
    nora.until(lambda: bool(page.list.current_id()))
    nora.press("S")
    nora.fill("Sleeves by the morning van", "a flat no")
    nora.press("Return")

    nora.until(lambda: page.list.current_id().startswith("story:"))
    nora.press("Ctrl+[")
    page = nora.at("account")
    used = next(
        one for one in demo.secrets.all(person_id=rosalind.id) if "second crossing" in one.text
    )
    page.parts.list.choose(used.id)
    page.parts.list.setFocus()
    nora.do("used")
    nora.press("Return", "Down", "Return", "Return")
    nora.until(lambda: len(demo.secrets.uses(used.id)) == 2)


def nominate(nora, demo):
    """Friday: the coolest secret of the month, by the name of the page."""
    nora.go("awards")
    page = nora.at("awards")
    nora.until(lambda: bool(page.list.current_id()))
    nora.press("N")
    nora.until(lambda: "Nominated" in nora.told)
    nora.press("C")
    assert "it takes a vote" in nora.told


def give_the_award(mara, leader, path):
    mara.go("awards")
    page = mara.at("awards")
    mara.until(lambda: bool(page.list.current_id()))
    mara.press("V")
    mara.until(page.certificate.isEnabled)
    mara.press("C")
    mara.until(path.is_file)
    text = "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert "Nora Whitcombe" in text
    assert "November 2026" in text


def report(mara, path):
    """The card a leader sees first is Nora's: her promise and Bea's recovery count."""
    mara.do("insight")
    page = mara.at("insight")
    mara.until(lambda: "Nora Whitcombe" in page.whose.currentText())
    spoken = mara.shown(page.list)
    assert any(
        "Mishaps put right within 24 hours" in row and "of 1 mishap" in row for row in spoken
    )
    mara.do("export")
    mara.until(path.is_file)
    text = "".join(sheet.extract_text() for sheet in PdfReader(path).pages)
    assert "Nora Whitcombe" in text
    assert "crossing" not in text
