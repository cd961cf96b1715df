"""Briefs of the demo's meetings, letter by letter, and the ways out of the program.

Run this file as a program to write the references anew, then read the difference.
"""

import html
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.talks import MeetingFields
from secretsmanual.services.briefs import BriefService, fits
from secretsmanual.services.demo import make_demo
from secretsmanual.services.writing import told_plainly
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids

REFERENCE = Path(__file__).parents[2] / "reference"
MEETINGS = {"pellworth": "m-M2", "merrowdale": "m-M1"}


def brief_text(services, name, folder):
    briefs = BriefService(services.manual)
    account = services.accounts.find(name)
    path = folder / f"{name}.txt"
    briefs.write(briefs.brief(account.id, meeting_id=MEETINGS[name]), path)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", MEETINGS)
def test_the_brief_of_a_demo_meeting_is_as_before(demo, tmp_path, name):
    text = brief_text(demo, name, tmp_path)
    assert text == (REFERENCE / f"brief_{name}.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= 55
    assert max(map(len, lines)) <= 96
    assert len(text.split()) <= 350


def test_every_account_gets_a_brief_that_fits(demo):
    briefs = BriefService(demo.manual)
    for count in demo.accounts.all():
        assert fits(briefs.brief(count.account.id, with_private=True))


def test_the_next_meeting_gives_people_and_purpose_unless_they_are_named(demo):
    briefs = BriefService(demo.manual)
    pellworth = demo.accounts.find("pellworth").id
    assert "Say sorry about" in briefs.brief(pellworth).title
    assert "Ask for the moon" in briefs.brief(pellworth, purpose="Ask for the moon").title
    anders = next(p for p in demo.people.all(pellworth) if p.name.startswith("Anders"))
    page = briefs.brief(pellworth, [anders.id])
    assert "14:30" not in page.title
    assert "Anders" in repr(page.blocks)


def test_a_meeting_that_is_over_is_not_the_next_one(demo, clock):
    briefs = BriefService(demo.manual)
    pellworth = demo.accounts.find("pellworth").id
    with demo.manual.write("Plan") as unit:
        at = clock.now() - timedelta(hours=1)
        unit.meetings.add(MeetingFields(account_id=pellworth, at=at, purpose="Gone by"))
    assert "Gone by" not in briefs.brief(pellworth).title


def test_private_words_are_on_no_printed_page_not_even_in_a_question(demo, clock):
    pellworth = demo.accounts.find("pellworth").id
    demo.secrets.add(
        "PRIVATEMARK",
        pellworth,
        person_id=demo.people.find("lucia").id,
        said_by=demo.people.find("lucia").id,
        kind="delight",
        verbatim="QUOTEMARK of mine",
        sensitivity="private",
        last_confirmed=clock.today() - timedelta(days=500),
        gold=True,
    )
    briefs = BriefService(demo.manual)
    assert "MARK" not in repr(briefs.brief(pellworth))
    assert "MARK" in repr(briefs.brief(pellworth, with_private=True))


def test_what_must_not_be_mentioned_is_only_counted(demo):
    briefs = BriefService(demo.manual)
    never = demo.secrets.get("s-S099")
    page = briefs.brief(never.account_id, [never.person_id], with_private=True)
    assert never.text not in repr(page)
    assert briefs.never_topics(never.account_id) == 1
    assert briefs.never_topics(never.account_id, [never.person_id]) == 1
    assert briefs.never_topics(demo.accounts.find("pellworth").id) == 0


def test_money_is_on_no_brief(demo):
    for count in demo.accounts.all():
        page = repr(BriefService(demo.manual).brief(count.account.id, with_private=True))
        assert str(count.account.annual_value) not in page


def test_what_they_do_not_want_to_be_asked_is_not_asked(demo):
    lucia = demo.people.find("lucia")
    kinds = [kind.id for kind in demo.manual.bank.kinds if kind.id not in ("stakes", "delight")]
    demo.people.change(lucia.id, muted_kinds=kinds)
    page = BriefService(demo.manual).brief(lucia.account_id, [lucia.id])
    assert 1 <= len(page.data["questions"]) <= 2


def test_an_empty_account_has_a_brief_too(empty):
    account, _ = empty.accounts.add("Newcomer")
    page = BriefService(empty.manual).brief(account.id)
    assert "What they buy from us" in repr(page)
    with pytest.raises(NotFound):
        BriefService(empty.manual).brief("a-none")


def test_print_says_who_printed_it_and_all_formats_say_the_same(demo, tmp_path):
    briefs = BriefService(demo.manual)
    page = briefs.brief(demo.accounts.find("pellworth").id, printed_for="Ingrid Halvorsen")
    text, web = tmp_path / "brief.txt", tmp_path / "brief.html"
    briefs.write(page, text)
    briefs.write(page, web)
    assert briefs.as_text(page) == text.read_text("utf-8")
    assert "Printed for Ingrid Halvorsen, destroy after use" in text.read_text("utf-8")
    shown = html.unescape(re.sub(r"<[^>]+>", " ", web.read_text("utf-8")))
    words = {word.casefold() for word in re.findall(r"\w+", text.read_text("utf-8"))}
    assert words - {"in", "their", "words"} <= {w.casefold() for w in re.findall(r"\w+", shown)}


def test_a_file_is_private_and_a_wrong_place_is_told(demo, tmp_path):
    briefs = BriefService(demo.manual)
    page = briefs.brief(demo.accounts.find("pellworth").id)
    path = tmp_path / "brief.html"
    briefs.write(page, path)
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(BadInput, match="what kind"):
        briefs.write(page, tmp_path / "brief.xlsx")
    with pytest.raises(Refused, match="folder is not there"):
        briefs.write(page, tmp_path / "none" / "brief.txt")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "read-only"),
        (OSError(28, "No space left on device"), "No space left"),
        (OSError(), "the disk refused"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path, error, said):
    with pytest.raises(Refused, match=said), told_plainly(tmp_path / "brief.txt"):
        raise error


if __name__ == "__main__":
    import tempfile

    folder = Path(tempfile.mkdtemp())
    at = SteppingClock(datetime(2026, 11, 20, 8, 40, tzinfo=UTC))
    make_demo(folder / "demo.secrets", at)
    opened = open_manual(folder / "demo.secrets", at, Ids.seeded("test"))
    for each in MEETINGS:
        written = brief_text(opened, each, folder)
        (REFERENCE / f"brief_{each}.txt").write_text(written, encoding="utf-8")
    opened.manual.close()
