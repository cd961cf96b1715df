"""Pages and sentences of ours in another language: what is not said in it is data."""

from datetime import date

import pytest

from secretsmanual.domain import attention
from secretsmanual.domain.awards import Nomination, Place, YearPlace
from secretsmanual.domain.certificates import month_certificate, year_certificate
from secretsmanual.domain.erasure_page import erasure_document
from secretsmanual.domain.handover_page import handover_document
from secretsmanual.domain.handover_tools import HUBSPOT, tool_document
from secretsmanual.domain.happened import Entry
from secretsmanual.domain.happened import told as tell
from secretsmanual.domain.market_tests import MarketTestFields, in_words
from secretsmanual.domain.own_card_answers import Answers, told
from secretsmanual.domain.own_card_taking import Beside, taken_lines
from secretsmanual.services.packing import packed
from secretsmanual.system.resources import resource_text
from tests.pseudo import pseudo, runs, texts_of
from tests.unit.domain.secret_samples import AT, TODAY, account
from tests.unit.services.own_card_samples import FULL


@pytest.fixture(scope="module")
def data():
    """Return all that stands in the demo, the question bank and the samples, as one text."""
    files = [resource_text(name) for name in ("demo.json", "questions.toml")]
    return " ".join(" ".join([*files, repr(FULL)]).replace("\\", "").casefold().split())


@pytest.fixture
def strange(demo):
    with pseudo():
        yield demo


def left(texts, data):
    """Return what stands bare and is no data."""
    told = list(texts)
    assert told
    found = {run for text in told for run in runs(text)}
    return {run for run in found if " ".join(run.casefold().split()) not in data}


def test_briefs(strange, data):
    for count in strange.accounts.all():
        page = strange.briefs.brief(count.account.id, with_private=True)
        assert left(texts_of(page), data) == set()


@pytest.mark.parametrize("audience", ["service", "marketing"])
@pytest.mark.parametrize("tables", [True, False])
def test_hand_overs(strange, data, audience, tables):
    pack = packed(strange.manual, audience, recipient="Ola")
    page = handover_document(pack, tables=tables)
    assert left(texts_of(page), data) <= {"Ola"}


def test_erasures(strange, data):
    thornquay = strange.accounts.find("thornquay")
    person = strange.people.all(thornquay.id)[0]
    found, _ = strange.erasing.erase(person.id)
    assert left(texts_of(erasure_document(found, strange.manual.today)), data) == set()


def test_files_for_tools(strange, data):
    for ending in ("hubspot.csv", "vcf", "ics"):
        page = tool_document(packed(strange.manual, "service", ending=ending), ending)
        found = [*texts_of(page), *_said_in(page.data)]
        assert left(found, data) <= {*HUBSPOT, *_mails(found)}, ending


def _said_in(told):
    """Yield what a card or a calendar shows."""
    for card in told.get("cards", ()):
        yield from card["notes"]
    for entry in told.get("entries", ()):
        yield from (entry["summary"], entry["description"])


def _mails(texts):
    return {run for text in texts if "@" in text for run in runs(text)}


@pytest.mark.parametrize(("cast", "uses"), [(1, 0), (5, 0), (5, 1), (5, 2), (5, 7)])
def test_certificates(data, cast, uses):
    fields = {"month": "2026-10", "rep": "z-1", "rep_name": "Ada", "secret_id": "s-1"}
    one = Nomination(id="no-1", created_at=AT, **fields)
    with pseudo():
        month = month_certificate(Place(one, 1, uses), cast, "", "", TODAY)
        year = year_certificate(YearPlace("z-1", "Ada", ("2026-10",)), 2026, "", TODAY)
    said = (month.title, month.of, month.why, month.fact, year.title, year.why, year.fact)
    assert left(said, data) == set()


@pytest.mark.parametrize(
    "signs",
    [
        {"upset": ("Hester",), "overdue": 2, "missed": 1},
        {"upset": ("",), "last_talk": date(2026, 1, 5), "talked_with": frozenset({"p-1"})},
        {"last_talk": date(2020, 1, 5)},
    ],
)
def test_reasons_to_look_after_an_account(data, signs):
    with pseudo():
        found = attention.at_risk([attention.AccountSigns(account(), **signs)], TODAY)
    assert left(found[0].reasons, data) == set()


@pytest.mark.parametrize("replies", [(0, 0), (9, 9), (3, 11), (8, 12), (0, 30)])
def test_what_came_of_a_market_test(data, replies):
    with pseudo():
        found = in_words(
            MarketTestFields(
                theme_id="e-1",
                hypothesis="A photo gets more replies",
                offer="a photo",
                started_on=TODAY,
                created_at=AT,
                a_sent=40,
                b_sent=40,
                a_replies=replies[0],
                b_replies=replies[1],
            )
        )
    assert runs(found) == {"A photo gets more replies"}


def test_the_customers_side_and_their_card(strange, data):
    for count in strange.accounts.all():
        page = strange.customer_side.page(count.account.id)
        said = [page.bought, *(one.question for one in page.four)]
        assert left([*said, *(why for one in page.ready for why in one.missing)], data) == set()
    answers = Answers.model_validate(FULL)
    lines = told(answers, {})
    assert left((one.line for one in lines), data) == set()
    taken = taken_lines(answers, Beside({}, {}))
    assert left((one.becomes for one in taken), data) == set()


def test_histories(data):
    before = {"sensitivity": "open", "layer": "need", "gold": False, "standing_on": None}
    after = {"sensitivity": "never", "layer": "want", "gold": True, "standing_on": "2026-12-04"}
    with pseudo():
        found = tell("secret", Entry(AT, "Change", "change", before, after, False), str)
    told_in = (part for one in found.turns for part in (one.field, one.was, one.now))
    assert left(told_in, data) == set()
