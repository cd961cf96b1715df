"""A customer's own report card: made, filled in, mailed back, brought in, taken back."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.oops import OopsFields
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.talks import InterviewFields, LineFields
from secretsmanual.domain.values import SENSITIVITIES
from tests.unit.services.own_card_samples import FULL, saved

DAY = date(2026, 11, 20)


@pytest.fixture
def world(demo, tmp_path):
    return World(demo, tmp_path)


class World:
    """Hester of Thornquay, with promises of every sort."""

    def __init__(self, services, folder):
        self.services = services
        self.folder = folder
        self.account = services.accounts.find("Thornquay").id
        self.hester = services.people.find("Hester").id

    def promise(self, text, kept=True, satisfied=None, **values):
        with self.services.manual.write("A promise") as unit:
            fields = {
                "account_id": self.account,
                "person_id": self.hester,
                "made_on": DAY - timedelta(days=20),
                "due": DAY - timedelta(days=5),
                "kept_on": DAY - timedelta(days=6) if kept else None,
                "satisfied": satisfied,
                "created_at": unit.at,
            }
            return unit.promises.add(PromiseFields(text=text, **{**fields, **values}))

    def ask(self, person=True):
        person_id = self.hester if person else None
        made, self.change = self.services.own_cards.ask(self.account, self.form, person_id)
        return made

    @property
    def form(self):
        return self.folder / "card.html"

    @property
    def page(self):
        return self.form.read_text("utf-8")

    def file(self, card, answers, **how):
        path = self.folder / "my-answers.json"
        path.write_bytes(saved(card, answers, **how))
        return path

    def card(self):
        return self.services.own_cards.all(self.account)[0]


def test_the_form_greets_them_and_asks_about_what_was_promised(world):
    kept = world.promise("Send the drawing", test_of_done="I hold it in my hand")
    late = world.promise("Ring each Monday", kept=False)
    made = world.ask()
    assert "Hester, how do we do?" in world.page
    for said in ("Send the drawing", "I hold it in my hand", "Ring each Monday", "Ease of use"):
        assert said in world.page
    assert {kept.id, late.id} <= set(made.card.offered)
    assert made.card.person_id == world.hester
    assert made.card.asked_on == DAY
    assert world.form.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "values",
    [
        {"person_id": None},
        {"direction": "theirs"},
        {"dropped": True},
        {"kept_on": DAY - timedelta(days=366)},
        {"kept_on": None, "due": DAY + timedelta(days=1)},
        {"kept_on": None, "due": None},
    ],
)
def test_what_is_not_theirs_to_judge_now_is_not_asked(world, values):
    world.promise("Qzleak", **values)
    world.ask()
    assert "Qzleak" not in world.page


def test_of_the_organisation_only_its_own_promises_are_asked(world):
    world.promise("To Hester alone")
    world.promise("To all of you", person_id=None)
    world.ask(person=False)
    assert "To all of you" in world.page
    assert "To Hester alone" not in world.page
    assert "Thornquay Chilled Foods, how do we do?" in world.page


def test_the_same_file_changed_by_one_letter_is_shown_and_not_taken(world):
    card = world.ask().card
    path = world.file(card, FULL)
    path.write_bytes(path.read_bytes().replace(b"worried", b"thrilled"))
    preview = world.services.importing.preview(path).card
    assert preview.verdict == "changed"
    assert not preview.may_be_taken
    assert preview.who == "Hester Vaughn-Abara"
    assert "Changed after it was saved" in preview.sentence
    assert any("thrilled" in one.told.quote for one in preview.lines)
    before = world.services.secrets.all()
    with pytest.raises(Refused, match="Changed after it was saved"):
        world.services.importing.run(path)
    assert world.services.secrets.all() == before
    assert world.card().answers == {}
    assert world.services.importing.all() == []


def test_a_form_that_this_manual_did_not_make_is_told(world, empty):
    card = world.ask().card
    path = world.file(card, FULL)
    seen = empty.importing.preview(path).card
    assert (seen.verdict, seen.who, seen.may_be_taken) == ("unknown", "", False)
    with pytest.raises(Refused, match="made no such form"):
        empty.importing.run(path)


def test_the_answers_become_what_they_are(world):
    content = world.promise("Send the drawing")
    ours = world.promise("Send samples", satisfied="partly")
    open_ = world.promise("Ring each Monday", kept=False)
    card = world.ask().card
    answers = {
        **FULL,
        "promises": {
            content.id: {"kept": "yes", "on_time": "no", "satisfied": "yes", "words": "Two days."},
            ours.id: {"satisfied": "no"},
            open_.id: {"kept": "yes", "satisfied": "yes"},
        },
    }
    path = world.file(card, answers)
    preview = world.services.importing.preview(path).card
    assert preview.verdict == "intact"
    assert {one.told.asked: (one.told.said, one.becomes) for one in preview.lines} == {
        "Send the drawing": ("kept, late, satisfied", "noted on the promise"),
        "Send samples": (
            "not satisfied",
            "stands beside what we noted: partly satisfied",
        ),
        "Ring each Monday": (
            "kept, satisfied",
            "stands beside ours: we have not noted it as kept",
        ),
        "Ease of use": ("matters 3, we do 4", "a judgement of theirs"),
        "Certainty": ("matters 5, we do 2, reliability and safety", "a judgement of theirs"),
        "Variety and choice": ("", "kept on their card"),
        "How it feels to work with us": ("", "a feeling of theirs"),
        "Would recommend us": ("yes, to My sister at Saltmarsh", "a referral, with their why"),
        "Their question to us": ("", "something to answer next time"),
    }
    assert world.card().answers == {}
    world.services.importing.run(path)
    promises = {one.id: one for one in world.services.promises.all(world.account)}
    assert promises[content.id].satisfied == "late"
    assert promises[ours.id].satisfied == "partly"
    assert (promises[open_.id].kept_on, promises[open_.id].satisfied) == (None, None)
    side = world.services.customer_side.page(world.account)
    certainty = next(one for one in side.attributes if one.attribute == "certainty").ratings[0]
    assert certainty.person_id == world.hester
    assert (certainty.importance, certainty.performance) == (5, 2)
    assert certainty.aspects == ["reliability", "safety"]
    assert certainty.on == date(2026, 11, 19)
    felt = world.services.secrets.all(world.account, world.hester, "feeling")[-1]
    assert felt.verbatim == FULL["feeling"]
    assert (felt.source, felt.said_by, felt.confidence) == ("card", world.hester, "said")
    referral = side.referrals[0]
    assert (referral.to, referral.why) == (FULL["to"], FULL["why"])
    card = world.card()
    assert card.answers == answers
    assert card.answered_on == date(2026, 11, 19)
    assert {content.id, certainty.id, felt.id, referral.id} <= set(card.made)


def test_who_recommends_us_to_nobody_made_no_referral(world):
    card = world.ask().card
    before = world.services.customer_side.page(world.account).referrals
    world.services.importing.run(world.file(card, {"recommend": "yes", "why": "You ring"}))
    assert world.services.customer_side.page(world.account).referrals == before
    assert world.card().answers == {"recommend": "yes", "why": "You ring"}


def test_an_import_is_taken_back_as_one_step(world):
    content = world.promise("Send the drawing")
    card = world.ask().card
    secrets = world.services.secrets.all()
    answers = {**FULL, "promises": {content.id: {"satisfied": "delighted"}}}
    done = world.services.importing.run(world.file(card, answers))
    assert world.services.promises.get(content.id).satisfied == "delighted"
    world.services.importing.undo(done.import_id)
    assert world.services.secrets.all() == secrets
    assert world.services.promises.get(content.id).satisfied is None
    assert world.card() == card


def test_answering_twice_is_told_and_the_newest_counts(world):
    card = world.ask().card
    path = world.file(card, {"attributes": {"cost": {"importance": 2}}})
    world.services.importing.run(path)
    again = world.services.importing.preview(path).card
    assert (again.verdict, again.may_be_taken) == ("known", False)
    with pytest.raises(Refused, match="in the manual already"):
        world.services.importing.run(path)
    path = world.file(card, {"attributes": {"cost": {"importance": 5}}}, at="2026-11-20T07:00:00Z")
    again = world.services.importing.preview(path).card
    assert again.verdict == "again"
    assert "They answered on 19 Nov 2026 already" in again.sentence
    world.services.importing.run(path)
    cost = next(
        one
        for one in world.services.customer_side.page(world.account).attributes
        if one.attribute == "cost"
    )
    newest = next(one for one in cost.ratings if one.person_id == world.hester)
    assert newest.importance == 5
    assert world.card().answers == {"attributes": {"cost": {"importance": 5}}}


def test_a_promise_that_was_not_asked_about_cannot_be_answered(world):
    card = world.ask().card
    other = world.promise("Later on")
    path = world.file(card, {"promises": {other.id: {"satisfied": "no"}}})
    assert world.services.importing.preview(path).card.lines == ()
    world.services.importing.run(path)
    assert world.services.promises.get(other.id).satisfied is None


def test_a_day_to_come_is_today(world):
    card = world.ask().card
    world.services.importing.run(world.file(card, FULL, at="2031-01-01T00:00:00Z"))
    assert world.card().answered_on == DAY


def test_undo_of_asking_forgets_the_form(world):
    card = world.ask().card
    world.services.manual.undo(world.change.action)
    path = world.file(card, FULL)
    assert world.services.importing.preview(path).card.verdict == "unknown"


def test_asking_for_what_cannot_be_is_refused(world, tmp_path):
    with pytest.raises(BadInput, match="what kind of file"):
        world.services.own_cards.ask(world.account, tmp_path / "card.pdf")
    with pytest.raises(NotFound):
        world.services.own_cards.ask("a-nobody", tmp_path / "card.html")
    stranger = next(one for one in world.services.people.all() if one.account_id != world.account)
    with pytest.raises(BadInput, match="not of this account"):
        world.services.own_cards.ask(world.account, tmp_path / "card.html", stranger.id)
    with pytest.raises(Refused, match="folder is not there"):
        world.services.own_cards.ask(world.account, tmp_path / "no" / "card.html")
    assert world.services.own_cards.all(world.account) == []


def test_every_card_has_a_key_of_its_own_and_the_page_holds_no_other(world):
    first = world.ask().card
    second = world.ask().card
    assert first.key != second.key
    seal = json.loads(world.page.split('id="seal">')[1].split("</script>")[0])
    assert seal["key"] == second.key
    assert seal["form"] == second.id
    assert first.key not in world.page


def test_nothing_private_and_nobody_else_stands_in_the_form(world):
    """Marked words in everything that is told of Hester, of others and of her organisation."""
    services, mark = world.services, "qzleakq"
    for sensitivity in SENSITIVITIES:
        services.secrets.add(
            f"{mark} {sensitivity}", world.account, person_id=world.hester, kind="hope",
            sensitivity=sensitivity, verbatim=mark, topic=mark, idea=mark,
        )  # fmt: skip
    services.people.change(
        world.hester, role=mark, notes=mark, say=mark, phones=[mark], not_these=[mark]
    )
    services.customer_side.rate(world.account, "cost", world.hester, importance=1, quote=mark)
    services.customer_side.refer(world.account, mark, world.hester, mark)
    with services.manual.write("A talk") as unit:
        talk = unit.interviews.add(
            InterviewFields(account_id=world.account, attendees=[world.hester], started=unit.at)
        )
        line = unit.lines.add(
            LineFields(
                interview_id=talk.id, n=1, raw=f"~ ! {mark}", first_key_at=unit.at, saved_at=unit.at
            )
        )
    world.promise(f"Tell nobody {mark}", line_id=line.id)
    world.promise(f"Ask after her cancer {mark}")
    world.promise(f"Meet Colm about {mark}")
    world.promise("Labels that hold", note=mark, by=mark, test_of_done=f"Colm says {mark}")
    world.promise("Rolls by Friday", moved=[{"on": "2026-11-01", "why": mark}])
    case = services.recovery.open(world.account, world.hester, f"{mark} labels")[0]
    made = world.ask()
    assert mark not in world.page
    assert "Colm" not in world.page
    assert "Labels that hold" in world.page
    assert made.held_back == 3
    assert case.id not in made.card.offered


def test_what_went_wrong_is_told_in_the_words_of_the_apology(world):
    opened = datetime(2026, 11, 1, 8, tzinfo=UTC)
    with world.services.manual.write("A mishap") as unit:
        case = unit.oops.add(
            OopsFields(
                account_id=world.account,
                person_id=world.hester,
                what="Bea botched the labels",
                learned_at=opened,
                deadline=opened,
                outcome="recovered",
                apology=["Labels came off on line 2.", "New rolls.", "We check each batch."],
            )
        )
    card = world.ask().card
    assert "Did we blow you away" in world.page
    assert "Labels came off on line 2." in world.page
    assert "botched" not in world.page
    path = world.file(card, {"recovery": "B"})
    (line,) = world.services.importing.preview(path).card.lines
    assert (line.told.said, line.becomes) == ("B", "their grade of how we put it right")
    world.services.importing.run(path)
    with world.services.manual.read() as unit:
        assert unit.oops.get(case.id).answer == "B"
    world.ask()
    assert "blow you away" not in world.page


def test_erasing_somebody_takes_their_card(world):
    card = world.ask().card
    world.services.importing.run(world.file(card, FULL))
    report = world.services.person_reports.report(world.hester)
    world.services.erasing.erase(world.hester)
    assert world.services.own_cards.all(world.account) == []
    assert "worried about line 2" in str(report)
    assert card.key not in str(report)
