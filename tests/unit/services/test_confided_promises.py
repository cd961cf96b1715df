"""A promise made of a line that was told in confidence leaves in no file."""

import pytest

from secretsmanual.domain.interview.events import End, Line
from secretsmanual.services.interviews import Plan
from tests.unit.services.file_texts import text_of

PRIVATE, OPEN = "send the merger papers", "send the cutter sheet"


@pytest.fixture
def hester(demo):
    """Somebody who was promised two things, one of them between us."""
    person = demo.people.find("Hester")
    talk = demo.interviews.start(Plan(person.account_id, (person.id,), seed="between us"))
    for raw in (f"~! {PRIVATE} by fri", f"! {OPEN} by fri"):
        talk.handle(Line(raw))
    talk.handle(End(final=True))
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
