"""Report cards, pictures, recovery, themes, maps and reviews in another language.

What is not said in it is data: names, what was typed, codes.
"""

import re
from dataclasses import replace

import pytest

from secretsmanual.domain import passphrases, recovery_card, relations, report_card, theme_rule
from secretsmanual.domain.errors import UserError
from secretsmanual.domain.interview import warmth
from secretsmanual.domain.interview.events import Line
from secretsmanual.domain.interview.model import Progress
from secretsmanual.domain.interview.transitions import refusal
from secretsmanual.domain.interview.wrap import advice, promises_aloud
from secretsmanual.domain.pictures_page import pictures_document
from secretsmanual.domain.quarters import Quarter
from secretsmanual.domain.report_card_page import card_document
from secretsmanual.domain.service_pack import service_pack
from secretsmanual.domain.sharing import REASONS, HeldBack
from secretsmanual.domain.theme_page import themes_document
from secretsmanual.domain.uses import in_words
from secretsmanual.services.packing import packed
from secretsmanual.services.theme_board import read_board
from secretsmanual.services.theme_packing import pack_of
from secretsmanual.system.resources import resource_text
from tests.pseudo import pseudo, runs, texts_of
from tests.unit.domain.interview_bank import COLM, TODAY, ago, ask, turn
from tests.unit.domain.talk_fakes import Talk
from tests.unit.domain.test_wrap import GOOD

ID = re.compile(r"[a-z]{1,2}-\w+")


@pytest.fixture(scope="module")
def data():
    """Return all that stands in the demo and the question bank, as one text."""
    files = [resource_text(name) for name in ("demo.json", "questions.toml")]
    return " ".join(" ".join(files).replace("\\", "").casefold().split())


@pytest.fixture
def strange(demo):
    with pseudo():
        yield demo


def left(texts, data):
    """Return what stands bare and is no data."""
    said = [text for text in texts if text]
    assert said
    found = {run for text in said for run in runs(text)}
    return {
        run
        for run in found
        if not ID.fullmatch(run) and " ".join(run.casefold().split()) not in data
    }


def plots_of(document):
    for block in document.blocks:
        if hasattr(block, "levels"):
            yield from (block.title, block.alternative, *block.levels)
            yield from (one.name for one in block.series)


def test_report_cards(strange, data):
    for quarter in (Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)):
        card = strange.report_cards.card("a-A1", quarter)
        assert left(texts_of(card_document(card)), data) == set()
        rows = [*(row for _, row in card.rows), *card.left_out, *card.late, *card.at_once]
        assert left((row.why for row in rows), data) == set()


@pytest.mark.parametrize("for_leader", [True, False])
def test_pictures(strange, data, for_leader):
    for account in (None, "a-A1"):
        found = strange.pictures.pictures(account, for_leader=for_leader)
        page = pictures_document(found)
        assert left([*texts_of(page), *plots_of(page)], data) == set()


def test_maps(strange, data):
    for one in strange.accounts.all():
        page = strange.who_is_who.document(one.account.id, printed_for="Colm")
        assert left(texts_of(page), data) == set()


def test_reports_on_people(strange, data):
    for one in strange.accounts.all():
        for person in strange.people.all(one.account.id):
            found = left(texts_of(strange.person_reports.report(person.id)), data)
            assert found == set(), person.name


def test_service_packs(strange, data):
    pack = service_pack(packed(strange.manual, "service", recipient="Colm"))
    parts = [part for firm in pack.firms for card in firm.cards for part in card.parts]
    said = [pack.title, pack.notice, *(text for pair in pack.front for text in pair)]
    said += [text for part in parts for text in (part.title, part.empty)]
    said += [text for part in parts for line in part.lines for text in (line.kind, line.note)]
    assert left(said, data) == set()


def test_the_page_of_a_mishap(strange, data):
    hester = strange.people.all("a-A1")[0]
    case, _ = strange.recovery.open("a-A1", hester.id, "Coast path", "grumpy")
    page = strange.recovery_pages.page(case.id, "Colm")
    assert left(texts_of(page), data) == {"grumpy", "Coast path"}
    card = strange.recovery.card(case.id)
    said = [todo.locked for todo in card.todos] + [one.why for one in card.refused]
    said += [recovery_card.case_in_short(case, card.known.now) for case in card.known.others]
    assert left(said, data) == set()


@pytest.mark.parametrize("form", ["page", "sheets", "rows"])
def test_themes(strange, data, form):
    with strange.manual.read() as unit:
        pack = pack_of(read_board(strange.manual, unit), "Colm")
    assert pack.rows
    assert left(texts_of(themes_document(pack, form)), data) == set()
    told = [(one.why, one.what) for one in strange.themes.preview().held_back]
    assert left((why for why, _ in told), data) == set()


def test_what_is_called_back(strange, data, tmp_path):
    strange.sharing.hand_over("service", tmp_path / "pack.json", recipient="")
    strange.secrets.edit("s-S007", "Swims")
    found = strange.recall.open_recalls()
    assert found
    assert left(texts_of(strange.recall.sheet(found)), data) <= {"pack", "json"}
    assert left((line.why for one in found for line in one.lines), data) == set()


def test_an_accounts_page(strange, data):
    for one in strange.accounts.all():
        page = strange.manual_page.page(one.account.id)
        groups = [*page.organisation, *(group for who in page.people for group in who.groups)]
        lines = [line for group in groups for line in group.lines]
        said = [text for line in lines for text in (line.age, *line.marks)]
        said += [in_words(use) for line in lines for use in line.uses]
        said += [one.when for one in (*page.ours, *page.theirs, *page.kept)]
        said += [why for who in page.people for why in who.warmth.reasons]
        said += [one.words for one in page.landing] + [page.mishap]
        assert left(said, data) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"shut_down": 2},
        {"talk_share": 0.58},
        {"longest_s": 130.0},
        {"questions": 15, "follow_ups": 10},
        {"follow_ups": 3},
        {"quotes": 0},
        {"lines": 0},
    ],
)
def test_one_line_for_next_time(changes):
    with pseudo():
        assert runs(advice(replace(GOOD, **changes))) == set()


def test_promises_read_aloud():
    talk = Talk()
    talk.play(Line("! send a sheet by fri"), Line("!< a spec"))
    with pseudo():
        found = promises_aloud(talk.session, talk.guide, {})
        assert len(found) == 2
        assert {run for one in found for run in runs(one)} == set()
        assert runs(refusal(talk.session, Line(" "))) == set()


def test_why_somebody_stands_so_near():
    known = replace(
        COLM, sessions=3, repair=True, last_talk=ago(400), rapport_adjust=-0.5,
        volunteered_private=True, promises_done=3, promises_on_time=3,
    )  # fmt: skip
    progress = Progress(
        "s", (turn("P-HAB-01", "rich"), turn("P-BIA-03", None, outcome="deflected"))
    )
    asked = [ask("P-HAB-01", 3, outcome="deflected", person_id=None)]
    with pseudo():
        reasons = warmth.level(known, TODAY, progress, asked).reasons
    assert len(reasons) == 8
    assert {run for one in reasons for run in runs(one)} == set()


@pytest.mark.parametrize(
    "call",
    [
        lambda: passphrases.check_new("short"),
        lambda: passphrases.check_new("password"),
        lambda: passphrases.check_new("x" * 1_001),
        lambda: report_card.checked_weight(2.0, ""),
        lambda: report_card.checked_weight(0.1, ""),
        lambda: theme_rule.Rule(1, 1),
        lambda: Quarter.parse("|"),
        lambda: relations.check((), "p-1", "listens_to", "p-1", ""),
    ],
)
def test_what_is_refused(call):
    with pseudo(), pytest.raises(UserError) as error:
        call()
    assert runs(error.value.sentence) == set()


def test_reasons_why_something_stays_behind():
    with pseudo():
        said = [HeldBack(why).words for why in REASONS] + [HeldBack("care", kept=True).words]
    assert {run for one in said for run in runs(one)} == set()
