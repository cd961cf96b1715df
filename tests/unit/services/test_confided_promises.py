"""A promise made of a line that was told in confidence leaves in no file."""

from datetime import timedelta

import pytest

from secretsmanual.domain.interview.events import End, Line
from secretsmanual.services.interviews import Plan
from tests.unit.services.file_texts import text_of

PRIVATE, OPEN = "send the merger papers", "send the cutter sheet"


def talk_with_hester(services, *raws):
    person = services.people.find("Hester")
    talk = services.interviews.start(Plan(person.account_id, (person.id,), seed="between us"))
    for raw in raws:
        talk.handle(Line(raw))
    talk.handle(End(final=True))
    return person


@pytest.fixture
def hester(demo):
    """Somebody who was promised two things, one of them between us."""
    person = talk_with_hester(demo, f"~! {PRIVATE} by fri", f"! {OPEN} by fri")
    promised = {one.text for one in demo.promises.open()}
    assert {PRIVATE, OPEN} <= promised
    return person


@pytest.mark.parametrize("ending", ["html", "txt", "json", "xlsx", "pdf", "docx"])
def test_service_is_told_of_the_other_one_alone(demo, hester, tmp_path, ending):
    path = tmp_path / f"for service.{ending}"
    preview = demo.sharing.preview("service", [hester.account_id])
    assert [one.reason for one in preview.held_back if one.kind == "promise"] == ["private"]
    demo.sharing.hand_over("service", path, account_ids=[hester.account_id])
    told = text_of(path)
    assert OPEN in told
    assert PRIVATE not in told


def test_no_bundle_holds_it(demo, hester, tmp_path):
    path = tmp_path / "for a colleague.smbundle"
    demo.bundles.hand_over(path, [hester.account_id])
    told = path.read_text(encoding="utf-8")
    assert OPEN in told
    assert PRIVATE not in told
    held = demo.bundles.preview([hester.account_id]).held_back
    assert "private" in {one.reason for one in held if one.kind == "promise"}


@pytest.mark.parametrize("ending", ["html", "txt", "pdf"])
@pytest.mark.parametrize("with_private", [False, True])
def test_a_brief_holds_what_is_private_only_where_asked_for(demo, tmp_path, ending, with_private):
    """What must never be mentioned is in none."""
    marks = {"~! send the Zqone papers": with_private, "~? ask of Zqtwo": with_private}
    marks |= {"~~! burn the Zqthree letters": False, "~~? ask of Zqfour": False}
    marks |= {"! send the Zqfive sheet": True, "? ask of Zqsix": True}
    person = talk_with_hester(demo, *marks)
    document = demo.briefs.brief(person.account_id, [person.id], with_private=with_private)
    demo.briefs.write(document, tmp_path / f"brief.{ending}")
    told = text_of(tmp_path / f"brief.{ending}")
    asked = {mark: there for mark, there in marks.items() if "ask" in mark}
    assert {mark: mark.split()[-1] in told for mark in asked} == asked
    promised = {mark: there for mark, there in marks.items() if "ask" not in mark}
    assert {mark: mark.split()[-2] in told for mark in promised} == promised


def leaves_in(services, account_id, folder):
    """Return all that any way out says of an account."""
    told = []
    for ending in ("html", "json", "ics"):
        services.sharing.hand_over("service", folder / f"pack.{ending}", account_ids=[account_id])
        told.append(text_of(folder / f"pack.{ending}"))
    services.bundles.hand_over(folder / "pack.smbundle", [account_id])
    services.promises.write_calendar(folder / "own.ics")
    services.own_cards.ask(account_id, folder / "card.html")
    told += [text_of(folder / name) for name in ("pack.smbundle", "own.ics", "card.html")]
    told.append(repr(services.briefs.brief(account_id)))
    return " ".join(told)


@pytest.mark.parametrize("typed", ["~! {}", "~ {}", "!~ {}", "~~! {}", "s: {}"])
def test_one_typed_by_hand_keeps_its_mark(demo, tmp_path, typed):
    person = demo.people.find("Hester")
    demo.promises.note(typed.format(PRIVATE), person.account_id, person.id)
    demo.promises.note(OPEN, person.account_id, person.id)
    told = leaves_in(demo, person.account_id, tmp_path)
    assert OPEN in told
    assert PRIVATE not in told
    private = {one.promise.text: one.private for one in demo.promises.named()}
    assert (private[PRIVATE], private[OPEN]) == (True, False)
    assert demo.confided.read().said_in(PRIVATE)


@pytest.mark.parametrize("raw", ["~! {}", "~~! {}"])
def test_it_stays_confided_when_its_line_goes_with_somebody(demo, tmp_path, raw):
    person = talk_with_hester(demo, raw.format(PRIVATE), "! " + OPEN)
    demo.erasing.erase(person.id)
    kept = [one.text for one in demo.promises.open()]
    assert {PRIVATE, OPEN} <= {*kept}
    told = leaves_in(demo, person.account_id, tmp_path)
    assert OPEN in told
    assert PRIVATE not in told


def test_what_is_asked_of_a_firm_stays_confided_when_a_line_goes(demo, tmp_path):
    person = talk_with_hester(demo, f"~? % {PRIVATE}", f"? % {OPEN}")
    told = repr(demo.briefs.brief(person.account_id))
    assert (OPEN in told, PRIVATE in told) == (True, False)
    demo.erasing.erase(person.id)
    told = repr(demo.briefs.brief(person.account_id))
    assert (OPEN in told, PRIVATE in told) == (True, False)


def test_it_stays_confided_when_somebody_who_left_is_reduced(demo, clock, tmp_path):
    person = talk_with_hester(demo, f"~! {PRIVATE}", f"! {OPEN}")
    long_ago = clock.today() - timedelta(days=500)
    demo.people.change(person.id, status="left", left_on=long_ago)
    demo.retention.show()
    demo.retention.reduce([person.id])
    told = leaves_in(demo, person.account_id, tmp_path)
    assert OPEN in told
    assert PRIVATE not in told
