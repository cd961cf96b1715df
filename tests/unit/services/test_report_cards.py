"""Report cards of real manuals: the demo by hand, colleagues, weights, files."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from secretsmanual.domain import report_card_page
from secretsmanual.domain.document import Chart
from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.quarters import Quarter
from secretsmanual.services.report_cards import HERE
from tests.unit.services.two_manuals import Rep

SUMMER = Quarter(2026, 3)
BY_HAND = Path(report_card_page.__file__).with_name("REPORT_CARD.md")


def measures(card):
    return [(part.name, one) for part in card.parts for one in part.measures]


def test_the_quarter_that_was_worked_out_by_hand_is_what_the_program_prints(demo):
    told = BY_HAND.read_text(encoding="utf-8").partition("## One quarter by hand")[2]
    rows = re.findall(
        r"\| (gather|keep|use|share|promise|recover) \| (\S+) \| (\d+) \| (\S+) \|", told
    )
    card = demo.report_cards.card("a-A1", SUMMER)
    found = [
        (name, f"{m.done:.2f}".removesuffix(".00"), f"{m.of:.0f}", f"{m.points:.2f}")
        for name, m in measures(card)
    ]
    assert found == [(n, done, of, points) for n, done, of, points in rows]
    points, bonus = re.findall(r"\*\*(\d[\d.]*)\*\*", told)
    assert (str(card.points), str(card.bonus)) == (points, bonus)
    for secret, counts in re.findall(r"\| (S\d\d\d)[^|]*\|(?:[^|]*\|){6} (\d\.\d{4}) \|", told):
        assert secret_counts(card, f"s-{secret}") == pytest.approx(float(counts), abs=5e-5)


def secret_counts(card, secret_id):
    """Return what a secret and those of the same kind beside it count for gathering."""
    rows = {row.id: row.counts for row in measures(card)[0][1].rows}
    return rows[secret_id] + (rows["s-S076"] if secret_id == "s-S007" else 0)


def test_every_row_opens_a_record_that_is_there(demo):
    card = demo.report_cards.card()
    with demo.manual.read() as unit:
        for _, row in card.rows:
            kind = "interview" if row.type == "interview" else row.type
            assert unit.records(kind).maybe(row.id) is not None


def test_private_words_are_in_no_row_and_no_file(demo, tmp_path):
    with demo.manual.read() as unit:
        private = [s.text for s in unit.secrets.where() if s.sensitivity in ("private", "never")]
    assert len(private) > 10
    cards = [demo.report_cards.card(a, q) for a in (None, "a-A1") for q in (None, SUMMER)]
    shown = " ".join(repr(card) for card in cards)
    assert not [text for text in private if text in shown]
    for number, ending in enumerate(("html", "txt", "json", "csv")):
        path = tmp_path / f"card{number}.{ending}"
        demo.report_cards.write(cards[0], path)
        text = path.read_text(encoding="utf-8")
        with demo.manual.read() as unit:
            told = [one.text for one in (*unit.secrets.where(), *unit.promises.where())]
            named = [one.name for one in unit.people.where()]
        assert not [one for one in (*told, *named) if one in text]


def test_a_file_holds_the_numbers(demo, tmp_path):
    path = tmp_path / "card.json"
    demo.report_cards.write(demo.report_cards.card("a-A1", SUMMER), path)
    assert json.loads(path.read_text())["points"] == 45.3
    for ending in ("pdf", "xlsx", "docx"):
        demo.report_cards.write(demo.report_cards.card(), tmp_path / f"card.{ending}")
    with pytest.raises(BadInput, match="what kind of file"):
        demo.report_cards.write(demo.report_cards.card(), tmp_path / "card.zip")


def test_the_picture_is_told_in_words(demo):
    document = report_card_page.card_document(demo.report_cards.card("a-A1", SUMMER))
    (chart,) = (block for block in document.blocks if isinstance(block, Chart))
    assert chart.alternative.startswith("Gather: 4.1 of 25; Keep: 9.5 of 15; Use: 6.7 of 20;")
    assert chart.values[1] == 63.5


def test_what_is_handed_over_is_shared(demo, tmp_path):
    before = demo.report_cards.card("a-A1")
    demo.sharing.hand_over("service", tmp_path / "pack.html", ["a-A1"])
    after = demo.report_cards.card("a-A1")
    (share,) = after.parts[3].measures
    assert share.done == share.of > 0
    assert after.points > before.points


def test_a_review_notes_when_it_was_finished(demo, clock):
    opened = demo.reviews.open("i-INT-12")
    demo.reviews.close(opened)
    with demo.manual.read() as unit:
        done = unit.interviews.get("i-INT-12").reviewed_at
    assert done is not None
    clock.advance(timedelta(days=1))
    demo.reviews.close(demo.reviews.open("i-INT-12"))
    with demo.manual.read() as unit:
        assert unit.interviews.get("i-INT-12").reviewed_at == done


def test_the_weight_is_kept_with_its_reason(demo):
    service = demo.report_cards
    assert service.weight().counted == 0.25
    with pytest.raises(BadInput, match="needs a reason"):
        service.set_weight(0.1)
    service.set_weight(0.1, "A trial year")
    card = service.card()
    assert card.bonus == pytest.approx(0.1 * card.points / 100)
    assert "A trial year" in report_card_page.weight_words(card.weight)
    service.set_weight(0.5)
    assert service.weight().reason == ""
    service.set_watch_only(True)
    assert service.card().bonus is None
    service.set_watch_only(False)
    assert service.card().bonus is not None


def test_what_there_can_be_a_card_of(demo):
    choices = demo.report_cards.choices()
    names = [name for _, name in choices.accounts]
    assert names == sorted(names, key=str.casefold)
    assert choices.colleagues == ()
    assert choices.quarters[0] == Quarter(2026, 4)
    assert date(2025, 11, 18) in choices.quarters[-1]


def test_an_empty_manual_has_a_card(empty):
    card = empty.report_cards.card()
    assert (card.whose, card.points) == (HERE, 0)
    with pytest.raises(NotFound):
        empty.report_cards.card("a-none")
    with pytest.raises(NotFound, match="no bundle of Nora"):
        empty.report_cards.card(colleague="Nora")


@pytest.fixture
def nora(tmp_path, clock):
    rep = Rep(tmp_path, "Nora", clock)
    rep.services.settings.set("rep", "Nora Whitcombe")
    rep.services.settings.set("company", "Larkfield")
    yield rep
    rep.services.manual.close()


@pytest.fixture
def idris(tmp_path, clock):
    rep = Rep(tmp_path, "Idris", clock)
    yield rep
    rep.services.manual.close()


def test_each_reps_share_has_a_card_of_its_own(nora, idris):
    account = nora.account()
    hester = nora.person(account)
    nora.people.change(hester.id, decision_maker=True)
    told = nora.secret(account, hester)
    nora.secret(account, hester, text="Fears the audit", kind="ego", sensitivity="private")
    own = idris.secret(idris.account("Pellworth"), text="Ships on Fridays", kind="inventory")
    nora.tell(idris, account)
    cards = idris.services.report_cards
    assert cards.choices().colleagues == ("Nora Whitcombe, Larkfield",)
    shared = cards.card(colleague="nora whitcombe, larkfield")
    assert {row.id for _, row in shared.rows if row.type == "secret"} == {told.id}
    assert shared.whose == "Nora Whitcombe, Larkfield"
    assert shared.shared_only
    assert shared.bonus is None
    page = json.dumps(str(report_card_page.card_document(shared)))
    assert "It counts what was shared in bundles" in page
    here = cards.card()
    assert not here.shared_only
    assert {row.id for _, row in here.rows if row.type == "secret"} == {own.id}
    both = {row.id for _, row in cards.card(account.id).rows if row.type == "secret"}
    assert both == {told.id}


def test_two_of_one_company_are_told_apart(nora, idris, tmp_path, clock):
    nora.services.settings.set("rep", "")
    nora.services.settings.set("company", "")
    nora.secret(nora.account())
    nora.tell(idris)
    (name,) = idris.services.report_cards.choices().colleagues
    assert re.fullmatch(r"\(\S+\)", name)
    assert idris.services.report_cards.card(colleague=name).new == 1


def test_what_a_colleague_used_or_confirmed_counts_twice(nora, idris):
    account = nora.account()
    first = nora.secret(account)
    second = nora.secret(account, text="Ships on Fridays", kind="inventory")
    nora.tell(idris)
    idris.later().secrets.use(first.id, "surprise", "Took a tow float along")
    idris.later().secrets.confirm(second.id)
    assert (
        idris.services.report_cards.card(colleague="Nora Whitcombe, Larkfield").parts[2].points > 0
    )
    nora.services.manual.clock.advance(timedelta(days=1))
    idris.secrets.confirm(second.id)
    run = nora.later().bundles.merge(idris.file())
    (use,) = nora.services.report_cards.card().parts[2].measures
    assert {row.id: row.counts for row in use.rows} == {first.id: 2, second.id: 2}
    nora.services.importing.undo(run.import_id)
    assert nora.services.report_cards.card().parts[2].points == 0
