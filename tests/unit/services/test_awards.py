"""Awards between three reps: nominated, voted, merged by a leader, printed."""

import pytest
from pypdf import PdfReader

from secretsmanual.domain.certificates import KEPT, SAYING
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from tests.unit.services.two_manuals import Rep

MONTH = "2026-11"


def words_of(path):
    (page,) = PdfReader(path).pages
    return " ".join(page.extract_text().split())


@pytest.fixture
def reps(tmp_path, clock):
    found = [Rep(tmp_path, name, clock) for name in ("ada", "ben", "cleo")]
    for rep in found:
        rep.services.settings.set("rep", rep.name.title())
    yield found
    for rep in found:
        rep.services.manual.close()


def nominate(rep, text="Sails at dawn", **values):
    secret = rep.secret(rep.account(f"Account of {rep.name}"), text=text, gold=True, **values)
    return rep.services.awards.nominate(secret.id)[0]


def places(rep):
    found = rep.services.awards.month(MONTH).nominees
    return [(one.place.nomination.rep_name, one.place.votes, one.text) for one in found]


def test_a_leader_merges_and_sees_who_won(reps, tmp_path):
    ada, ben, cleo = reps
    nominate(ada, "Sails at dawn")
    theirs = nominate(ben, "Paints doors blue")
    ben.tell(ada)
    ada.services.awards.vote(theirs.id)
    ada.tell(cleo)
    ben.tell(cleo)
    assert places(cleo) == [("Ben", 1, "Paints doors blue"), ("Ada", 0, "Sails at dawn")]
    path = tmp_path / "won.pdf"
    cleo.services.awards.write_month(path)
    text = words_of(path)
    for said in ("Ben", "“Paints doors blue”", "November 2026", SAYING, "MAY BE TOLD"):
        assert said in text
    assert "Account of ben" not in text


def test_the_order_of_the_bundles_changes_nothing(reps):
    ada, ben, cleo = reps
    mine, theirs = nominate(ada), nominate(ben, "Paints doors blue")
    ben.tell(ada)
    ada.services.awards.vote(theirs.id)
    first = ada.file()
    ada.tell(ben)
    ben.services.awards.vote(mine.id)
    second = ben.file()
    cleo.bundles.merge(second)
    before = places(cleo)
    cleo.bundles.merge(first)
    assert places(cleo) == before
    assert sorted(before) == [("Ada", 1, "Sails at dawn"), ("Ben", 1, "Paints doors blue")]


def test_a_vote_moves_and_never_doubles(reps):
    ada, ben, cleo = reps
    one, two = nominate(ben), nominate(cleo, "Paints doors blue")
    ben.tell(ada)
    cleo.tell(ada)
    ada.services.awards.vote(one.id)
    old = ada.file()
    ada.later().services.awards.vote(two.id)
    new = ada.file()
    for rep, bundles in ((ben, (old, new)), (cleo, (new, old))):
        (cleo if rep is ben else ben).tell(rep)
        for bundle in bundles:
            rep.later().bundles.merge(bundle)
        assert [votes for _, votes, _ in places(rep)] == [1, 0]
        assert rep.services.awards.month(MONTH).winner.place.nomination.id == two.id


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"sensitivity": "private"}, "Private"),
        ({"sensitivity": "never"}, "Never"),
        ({"gold": False}, "gold want"),
        ({"layer": "need"}, "gold want"),
        ({"kind": "", "status": "unsorted"}, "Not sorted"),
        ({"status": "withdrawn"}, "Withdrawn"),
        ({"text": "She has cancer"}, ""),
        ({"care": ["source"]}, "kept to yourself"),
        ({"source_protected": True}, "who told us"),
    ],
)
def test_the_gate_decides_what_can_be_nominated(reps, values, said):
    ada = reps[0]
    secret = ada.secret(ada.account(), **{"gold": True, **values})
    with pytest.raises(Refused) as told:
        ada.services.awards.nominate(secret.id)
    assert said in told.value.sentence
    assert ada.services.awards.month().candidates == ()
    assert places(ada) == []


def test_one_nomination_a_month_and_ones_own(reps, clock):
    ada, ben, _ = reps
    mine = nominate(ada)
    other = ada.secret(ada.account("Quill"), text="Paints doors blue", gold=True)
    with pytest.raises(Refused, match="already"):
        ada.services.awards.nominate(other.id)
    assert ada.services.awards.nominate(other.id, "2026-10")[0].month == "2026-10"
    with pytest.raises(Refused, match="not begun"):
        ada.services.awards.nominate(other.id, "2026-12")
    with pytest.raises(Refused, match="your own"):
        ada.services.awards.vote(mine.id)
    ada.tell(ben)
    with pytest.raises(Refused, match="colleague recorded"):
        ben.services.awards.nominate(other.id)
    with pytest.raises(Refused, match="Ada nominated it"):
        ben.services.awards.take_back(mine.id)
    with pytest.raises(NotFound):
        ben.services.awards.vote("no-nowhere")


def test_without_a_name_nobody_would_know(empty):
    account, _ = empty.accounts.add("Quillmere")
    secret, _ = empty.secrets.add("Sails", account.id, kind="recreation", gold=True)
    empty.secrets.set_sensitivity(secret.id, "open")
    with pytest.raises(Refused, match="Nobody would know who"):
        empty.awards.nominate(secret.id)


def test_what_turns_private_later_shows_no_words_anywhere(reps, tmp_path):
    ada, ben, _ = reps
    mine = nominate(ada)
    ada.tell(ben)
    ben.services.awards.vote(mine.id)
    ada.later().services.secrets.set_sensitivity(mine.secret_id, "private")
    assert places(ada)[0][2] == ""
    bundle = ada.file()
    assert b"Sails at dawn" not in bundle.read_bytes()
    ben.later().bundles.merge(bundle)
    assert places(ben) == [("Ada", 1, "")]
    ben.services.awards.write_month(tmp_path / "won.pdf")
    assert KEPT in words_of(tmp_path / "won.pdf")


@pytest.mark.parametrize("asked", ["at nomination", "at printing"])
def test_the_rep_can_keep_the_words(reps, tmp_path, asked):
    ada, ben, _ = reps
    secret = ada.secret(ada.account(), text="Sails at dawn", gold=True)
    keeps = asked == "at nomination"
    mine, _ = ada.services.awards.nominate(secret.id, with_words=not keeps)
    ada.tell(ben)
    ben.services.awards.vote(mine.id)
    ben.services.awards.write_month(tmp_path / "won.pdf", with_words=keeps)
    text = words_of(tmp_path / "won.pdf")
    assert KEPT in text
    assert "Sails" not in text
    assert "STAYS SECRET" in text
    assert not [one for one in ben.services.sharing.receipts() if one.format == "pdf"]


def test_words_that_leave_on_a_certificate_have_a_receipt(demo, tmp_path):
    demo.awards.write_month(tmp_path / "won.pdf", "2026-09")
    receipt = demo.sharing.receipts()[0]
    assert (receipt.file_name, receipt.secrets) == ("won.pdf", ["s-S076"])
    assert (tmp_path / "won.pdf").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Refused):
        demo.awards.write_month(tmp_path / "nowhere" / "won.pdf", "2026-09")
    assert len(demo.sharing.receipts()) == len([receipt]) + 2


def test_nobody_wins_without_votes(reps, tmp_path):
    ada = reps[0]
    nominate(ada)
    with pytest.raises(Refused, match="Nobody has a vote"):
        ada.services.awards.write_month(tmp_path / "won.pdf")
    with pytest.raises(Refused, match="No month of 2026"):
        ada.services.awards.write_year(tmp_path / "won.pdf")
    with pytest.raises(BadInput, match="what kind of file"):
        ada.services.awards.write_month(tmp_path / "won.docx")


def test_a_deleted_secret_takes_its_nomination_along(reps):
    ada = reps[0]
    mine = nominate(ada)
    change = ada.services.secrets.delete(mine.secret_id)
    assert places(ada) == []
    ada.services.manual.undo(change.action)
    assert len(places(ada)) == 1


def test_a_bundle_of_one_account_tells_of_no_other(reps):
    ada, ben, _ = reps
    nominate(ada)
    other = ada.account("Quill")
    ada.tell(ben, other)
    assert places(ben) == []


def test_the_year_is_reckoned_from_what_was_merged(reps, tmp_path):
    ada, ben, _ = reps
    mine = nominate(ada)
    ada.services.secrets.use(mine.secret_id, "opener", "by phone")
    ada.tell(ben)
    ben.services.awards.vote(mine.id)
    (place,) = ben.services.awards.year().places
    assert (place.name, place.months) == ("Ada", (MONTH,))
    said = {one.name: one.said for one in place.factors}
    assert said == {
        "Upkeep": "1 of 52 weeks",
        "Freshness": "median 100 %",
        "Sharing": "1 of 12 months",
        "Use": "1 of 3 secrets",
    }
    assert place.score == pytest.approx(1 / 52 / 12 / 3)
    ben.services.awards.write_year(tmp_path / "year.pdf")
    text = words_of(tmp_path / "year.pdf")
    for part in ("Manual of the year", "2026", "Ada", "1 of 52 weeks", SAYING):
        assert part in text
    ben.tell(ada)
    assert ada.services.awards.year().places[0].factors == place.factors


def test_a_backdated_secret_keeps_up_one_week(reps):
    ada, ben, _ = reps
    mine = nominate(ada)
    for month in range(1, 10):
        heard = ada.services.manual.today.replace(month=month)
        ada.change(mine.secret_id, heard_on=heard)
    ada.tell(ben)
    ben.services.awards.vote(mine.id)
    assert ben.services.awards.year().places[0].factors[0].said == "1 of 52 weeks"


def test_the_demo_has_a_winner(demo):
    found = demo.awards.month("2026-09")
    assert [(one.place.nomination.rep_name, one.place.votes) for one in found.nominees] == [
        ("Nora Whitcombe", 3), ("Idris Calloway", 2),
    ]  # fmt: skip
    assert (found.cast, found.winner.mine, found.nominees[1].chosen) == (5, True, True)
    assert demo.awards.months() == ["2026-11", "2026-09"]
    assert all(one.value > 0 for one in demo.awards.year().places[0].factors)
