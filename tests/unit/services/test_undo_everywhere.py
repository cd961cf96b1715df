"""Whatever a service writes is taken back whole by undo, and done again by redo.

Each public method that returns a change stands in one of the two tables. A new one that stands in
neither fails the first test.
"""

import inspect
from datetime import date, timedelta
from functools import cached_property

import pytest

from secretsmanual.bootstrap import Services
from secretsmanual.domain.awards import NominationFields
from secretsmanual.domain.interview import review
from secretsmanual.domain.map_layout import Place
from secretsmanual.domain.own_bank import OwnKindFields, OwnQuestionFields, OwnRecipeFields
from secretsmanual.domain.theme_rule import Rule
from secretsmanual.services.interviews import Plan
from secretsmanual.services.recovery import Surprising
from secretsmanual.services.recovery_closing import Closing
from secretsmanual.services.reviews import Whose
from secretsmanual.services.secrets import TICKS
from tests.unit.services.test_recovery_service import CHECKS
from tests.unit.services.two_manuals import Rep

PENDING = "i-INT-12"


FLOAT = Surprising("A tow float", "s-S007", 24.0, CHECKS)


class World:
    """The demo, with the records that the table below works on."""

    def __init__(self, services, folder):
        self.services, self.folder = services, folder
        people = services.people.all()
        self.hester = services.people.find("Hester")
        self.other = next(
            one for one in people
            if one.account_id == self.hester.account_id and one.id != self.hester.id
        )  # fmt: skip
        self.account = services.accounts.find("Thornquay").id
        self.elsewhere = services.accounts.find("Oxbarrow").id
        self.secret = services.secrets.all(person_id=self.hester.id, kind="habit")[0].id
        self.fit = services.secrets.add("Labels", self.account, kind="fit")[0].id
        self.never = services.secrets.add("Leaves", self.account, sensitivity="never")[0].id
        self.promise = services.promises.add("Send", self.account, self.hester.id)[0].id
        self.theme = services.themes.propose("Dry pallets", "What of pallets?")[0].id
        services.themes.tag(self.secret, self.theme)
        questions = services.questions
        self.kind = questions.add_kind(OwnKindFields(label="Boats", family="work"))[0].id
        fields = OwnQuestionFields(kind=self.kind, warmth=1, text="Which boat?")
        self.question = questions.add_question(fields)[0].id
        more = OwnQuestionFields(kind=self.kind, warmth=1, text="Which harbour?")
        self.question_2 = questions.add_question(more)[0].id
        third = OwnQuestionFields(kind=self.kind, warmth=1, text="Which oar?")
        self.question_3 = questions.add_question(third)[0].id
        steps = [[self.question], [self.question_2]]
        self.recipe = questions.add_recipe(OwnRecipeFields(label="Sea", steps=steps))[0].id
        questions.mute(self.question_2, self.hester.id)
        self.quoted = "e-certainty-over-price"
        self.case = services.recovery.open(self.account, self.hester.id, "The van was late")[0].id

    def fixed_case(self):
        for step in ("fix", "verified"):
            self.services.manual.clock.advance(timedelta(hours=1))
            self.services.recovery.step(self.case, step, "by Bea")
        return self.case

    def surprised_case(self):
        case = self.fixed_case()
        self.services.recovery.surprise(case, FLOAT)
        return case

    def row(self):
        opened = self.services.reviews.open(PENDING)
        row = next(row for row in opened.rows if not row.decided)
        return opened, review.take_kind(row, "family", self.services.manual.bank)

    def unknown_talk(self):
        talk = self.services.interviews.start(Plan())
        return talk.session.id

    def empty_account(self):
        return self.services.accounts.add("Quillmere")[0].id

    def third_nomination(self):
        with self.services.manual.write("Nominated by a third rep") as unit:
            other = unit.nominations.get("no-S061")
            fields = {**dict(other), "rep": "z-R3", "rep_name": "Ada"}
            del fields["id"]
            return unit.nominations.add(NominationFields(**fields)).id

    def file_of_a_colleague(self):
        theirs = Rep(self.folder, "colleague", self.services.manual.clock)
        theirs.secret(theirs.account("Quillmere"))
        path = theirs.file()
        theirs.services.manual.close()
        return path

    def bank_of_a_colleague(self):
        theirs = Rep(self.folder, "colleague", self.services.manual.clock)
        questions = theirs.services.questions
        kind = questions.add_kind(OwnKindFields(label="Trains", family="work"))[0].id
        questions.add_question(OwnQuestionFields(kind=kind, warmth=1, text="Which train?"))
        path = self.folder / "bank.toml"
        questions.export(path)
        theirs.services.manual.close()
        return path

    def idea(self):
        idea, _ = self.services.ideas.add(
            "A number for the night", account_id=self.account, value="Somebody answers"
        )
        return idea.id

    def two_of_hers(self):
        return [one.id for one in self.services.secrets.all(person_id=self.hester.id)[:2]]

    def feeling(self):
        return self.services.secrets.add(
            "Delighted with the call", self.account, person_id=self.hester.id, kind="feeling"
        )[0].id

    def conflict(self):
        ours = self.services
        theirs = Rep(self.folder, "colleague", ours.manual.clock)
        path = self.folder / "ours.smbundle"
        ours.bundles.hand_over(path, [self.account])
        theirs.bundles.merge(path)
        theirs.services.manual.clock.advance(timedelta(hours=1))
        theirs.services.secrets.edit(self.secret, "Theirs")
        ours.manual.clock.advance(timedelta(hours=1))
        ours.secrets.edit(self.secret, "Ours")
        ours.manual.clock.advance(timedelta(hours=1))
        ours.bundles.merge(theirs.file())
        theirs.services.manual.close()
        return ours.bundles.conflicts()[0].id


UNDONE = {
    "accounts.add": lambda s, w: s.accounts.add("Merrowmere")[1],
    "accounts.change": lambda s, w: s.accounts.change(w.account, trade="Ice", high_value=False),
    "accounts.delete": lambda s, w: s.accounts.delete(w.empty_account()),
    "accounts.merge": lambda s, w: s.accounts.merge(w.account, w.elsewhere),
    "customer_side.rate": lambda s, w: s.customer_side.rate(w.account, "choice", importance=4)[1],
    "customer_side.remove_rating": lambda s, w: s.customer_side.remove_rating("ra-RA1"),
    "customer_side.tell_story": lambda s, w: s.customer_side.tell_story(w.account, "Home by six")[
        1
    ],
    "customer_side.change_story": lambda s, w: s.customer_side.change_story("st-ST1", cost="none"),
    "customer_side.remove_story": lambda s, w: s.customer_side.remove_story("st-ST1"),
    "customer_side.refer": lambda s, w: s.customer_side.refer(w.account, "Her brother")[1],
    "customer_side.change_referral": lambda s, w: s.customer_side.change_referral(
        "j-RF1", result="an order"
    ),
    "customer_side.thank": lambda s, w: s.customer_side.thank("j-RF1"),
    "customer_side.remove_referral": lambda s, w: s.customer_side.remove_referral("j-RF1"),
    "who_is_who.relate": lambda s, w: s.who_is_who.relate(
        w.account, w.other.id, "at_odds_with", w.hester.id
    )[1],
    "who_is_who.unrelate": lambda s, w: s.who_is_who.unrelate("rl-RL1"),
    "who_is_who.stand": lambda s, w: s.who_is_who.stand(
        w.hester.id, "against", decides=False, listened_to=True
    ),
    "who_is_who.move": lambda s, w: s.who_is_who.move(w.hester.id, Place(0.2, 0.7)),
    "who_is_who.lay_out_again": lambda s, w: (
        s.who_is_who.move(w.hester.id, Place(0.2, 0.7)),
        s.who_is_who.lay_out_again(w.account),
    )[-1],
    "own_cards.ask": lambda s, w: s.own_cards.ask(w.account, w.folder / "c.html", w.hester.id)[1],
    "ideas.add": lambda s, w: s.ideas.add("A number for the night", account_id=w.account)[1],
    "ideas.change": lambda s, w: s.ideas.change("ie-I2", title="Another"),
    "ideas.drop": lambda s, w: s.ideas.drop("ie-I2", "nobody asked"),
    "ideas.from_secret": lambda s, w: (
        s.secrets.set_idea(w.secret, "ring before the walk"),
        s.ideas.from_secret(w.secret),
    )[1][1],
    "ideas.offer": lambda s, w: s.ideas.offer(w.idea()),
    "ideas.package": lambda s, w: s.ideas.package(w.hester.id, "A launch", w.two_of_hers())[1],
    "ideas.prove": lambda s, w: (s.ideas.offer(idea := w.idea()), s.ideas.prove(idea, "Yes"))[1],
    "ideas.remove": lambda s, w: s.ideas.remove("ie-I2"),
    "market_tests.add": lambda s, w: s.market_tests.add("e-show-me-proof", "A photo sells")[1],
    "market_tests.change": lambda s, w: s.market_tests.change("mt-T1", result="B it is"),
    "market_tests.remove": lambda s, w: s.market_tests.remove("mt-T1"),
    "secrets.set_idea": lambda s, w: s.secrets.set_idea(w.secret, "ring before the walk"),
    "secrets.set_wanted_status": lambda s, w: s.secrets.set_wanted_status(w.secret, "delivered"),
    "secrets.toggle_led_to": lambda s, w: s.secrets.toggle_led_to(w.feeling(), TICKS[0]),
    "people.add": lambda s, w: s.people.add("Ada Byron", w.account)[1],
    "people.change": lambda s, w: s.people.change(w.hester.id, role="Chair", emails=["a@b.c"]),
    "people.merge": lambda s, w: s.people.merge(w.hester.id, w.other.id),
    "people.move": lambda s, w: s.people.move(w.hester.id, w.elsewhere),
    "retention.set_months": lambda s, w: s.retention.set_months(7),
    "retention.set_by_itself": lambda s, w: s.retention.set_by_itself(on=False),
    "retention.keep": lambda s, w: s.retention.keep(w.hester.id, date(2027, 6, 1), "a lawsuit"),
    "secrets.add": lambda s, w: s.secrets.add("Sails", w.account)[1],
    "secrets.confirm": lambda s, w: s.secrets.confirm(w.secret),
    "secrets.cycle_sensitivity": lambda s, w: s.secrets.cycle_sensitivity(w.secret),
    "secrets.delete": lambda s, w: s.secrets.delete(w.secret),
    "secrets.edit": lambda s, w: s.secrets.edit(w.secret, "Other words"),
    "secrets.protect_source": lambda s, w: s.secrets.protect_source(w.secret),
    "secrets.set_kind": lambda s, w: s.secrets.set_kind(w.secret, "hope"),
    "secrets.set_layer": lambda s, w: s.secrets.set_layer(w.secret, need=True),
    "secrets.set_occasion": lambda s, w: s.secrets.set_occasion(w.fit, "launch"),
    "secrets.set_sensitivity": lambda s, w: s.secrets.set_sensitivity(w.secret, "private"),
    "secrets.set_topic": lambda s, w: s.secrets.set_topic(w.never, "warehouse 2"),
    "secrets.supersede": lambda s, w: s.secrets.supersede(w.secret, "Newer")[1],
    "secrets.toggle_gold": lambda s, w: s.secrets.toggle_gold(w.secret),
    "secrets.use": lambda s, w: s.secrets.use(w.secret, "opener", "by phone"),
    "promises.add": lambda s, w: s.promises.add("Ring", w.account)[1],
    "promises.note": lambda s, w: s.promises.note("ring by friday", w.account)[1],
    "promises.set_test": lambda s, w: s.promises.set_test(w.promise, "It sticks"),
    "promises.drop": lambda s, w: s.promises.drop(w.promise),
    "promises.keep": lambda s, w: s.promises.keep(w.promise, "delighted"),
    "promises.move": lambda s, w: s.promises.move(w.promise, date(2026, 12, 24), "asked"),
    "reviews.decide": lambda s, w: s.reviews.decide(*w.row()),
    "reviews.place": lambda s, w: s.reviews.place(w.unknown_talk(), Whose(w.account)),
    "reviews.close": lambda s, w: s.reviews.close(s.reviews.open(PENDING), "They sail"),
    "sharing.settle": lambda s, w: s.sharing.settle(w.secret, "reword", "Calm words"),
    "report_cards.set_watch_only": lambda s, w: s.report_cards.set_watch_only(True),
    "report_cards.set_weight": lambda s, w: s.report_cards.set_weight(0.5, "half"),
    "awards.nominate": lambda s, w: s.awards.nominate("s-S002")[1],
    "awards.take_back": lambda s, w: s.awards.take_back("no-S076"),
    "awards.vote": lambda s, w: s.awards.vote(w.third_nomination()),
    "themes.answer_quote": lambda s, w: s.themes.answer_quote(
        w.quoted, s.themes.quotes(w.quoted)[0].secret_id, confirmed=False
    ),
    "themes.ask_back": lambda s, w: s.themes.ask_back(w.theme),
    "themes.bring_back": lambda s, w: (s.themes.retire(w.theme), s.themes.bring_back(w.theme))[1],
    "themes.edit": lambda s, w: s.themes.edit(w.theme, ask_back="Which pallets?"),
    "themes.propose": lambda s, w: s.themes.propose("Fast vans")[1],
    "themes.retire": lambda s, w: s.themes.retire(w.theme),
    "themes.set_rule": lambda s, w: s.themes.set_rule(Rule(people=6, accounts=4)),
    "themes.tag": lambda s, w: s.themes.tag(w.never, w.theme),
    "themes.untag": lambda s, w: s.themes.untag(w.secret, w.theme),
    "folder.set": lambda s, w: s.folder.set(w.folder, ["service"]),
    "bundles.merge": lambda s, w: s.bundles.merge(w.file_of_a_colleague()).change,
    "folder.stop": lambda s, w: (s.folder.set(w.folder, ["service"]), s.folder.stop())[1],
    "bundles.settle": lambda s, w: s.bundles.settle(w.conflict(), "other"),
    "settings.add_member": lambda s, w: s.settings.add_member("Noor")[1],
    "settings.remove_member": lambda s, w: s.settings.remove_member(s.settings.ours().team[0].id),
    "settings.set": lambda s, w: s.settings.set("product", "Certain pallets"),
    "questions.add_kind": lambda s, w: s.questions.add_kind(
        OwnKindFields(label="Trains", family="work")
    )[1],
    "questions.add_question": lambda s, w: s.questions.add_question(
        OwnQuestionFields(kind=w.kind, warmth=1, text="Which sail?")
    )[1],
    "questions.add_recipe": lambda s, w: s.questions.add_recipe(
        OwnRecipeFields(label="Land", steps=[[w.question]])
    )[1],
    "questions.add_to_recipe": lambda s, w: s.questions.add_to_recipe(w.recipe, w.question_3),
    "questions.bring_back": lambda s, w: s.questions.bring_back(w.question_2, w.hester.id),
    "questions.change_kind": lambda s, w: s.questions.change_kind(w.kind, label="Ships"),
    "questions.change_question": lambda s, w: s.questions.change_question(w.question, text="Who?"),
    "questions.import_": lambda s, w: s.questions.import_(w.bank_of_a_colleague()).change,
    "questions.mute": lambda s, w: s.questions.mute(w.question),
    "questions.mute_kind": lambda s, w: s.questions.mute_kind(w.hester.id, "hope"),
    "questions.remove_kind": lambda s, w: (
        s.questions.remove_question(w.question),
        s.questions.remove_question(w.question_2),
        s.questions.remove_question(w.question_3),
        s.questions.remove_kind(w.kind),
    )[-1],
    "questions.remove_question": lambda s, w: s.questions.remove_question(w.question),
    "questions.take_from_recipe": lambda s, w: s.questions.take_from_recipe(w.recipe, w.question),
    "recovery.close": lambda s, w: s.recovery.close(
        w.surprised_case(), Closing("A", "amazed", "Nobody ever did that", "Ring before the shift")
    ),
    "recovery.not_ours": lambda s, w: s.recovery.not_ours(w.case, "theirs"),
    "recovery.open": lambda s, w: s.recovery.open(w.elsewhere, None, "Wrong crates")[1],
    "recovery.plan": lambda s, w: s.recovery.plan(w.case, Surprising("Bread")),
    "recovery.set_apology": lambda s, w: s.recovery.set_apology(
        w.case, ["mine", *s.recovery.card(w.case).apology[1:]]
    ),
    "recovery.set_feeling": lambda s, w: s.recovery.set_feeling(w.case, "cross"),
    "recovery.set_learned": lambda s, w: s.recovery.set_learned(
        w.case, s.manual.clock.now() - timedelta(hours=1), "she rang"
    ),
    "recovery.set_what": lambda s, w: s.recovery.set_what(w.case, "The van was very late"),
    "recovery.step": lambda s, w: s.recovery.step(w.case, "owned"),
    "recovery.surprise": lambda s, w: s.recovery.surprise(w.fixed_case(), FLOAT),
}
"""What is done, by service and method."""

NOT_UNDONE = {
    "interviews.attend": "where a talk stands; who is there is changed by the same key",
    "interviews.close_for_review": "puts a parked talk aside; nothing of it is lost",
    "importing.run": "is taken back by importing.undo, whatever was done since",
    "importing.redo": "is taken back by importing.undo, as the import is",
    "importing.undo": "imported again from its file; that is not held in the manual",
    "recall.told": "somebody was told in the world",
    "locking.decline": "whether a passphrase is asked for is chosen anew in the settings",
    "retention.reduce": "what was reduced must not come back",
    "retention.reduce_over": "the same, once the notice is over",
    "erasing.erase": "what was erased must not come back",
    "rehearsal.grade": "how well one remembered",
}
"""Which change has no way back, and why."""


def gives_a_change(answer):
    return "Change" in str(answer) or "change" in getattr(answer, "__dataclass_fields__", {})


def methods(services):
    for name, made in vars(Services).items():
        if not isinstance(made, cached_property):
            continue
        for method, function in inspect.getmembers(
            type(getattr(services, name)), inspect.isfunction
        ):
            public = not method.startswith("_")
            if public and gives_a_change(inspect.signature(function).return_annotation):
                yield f"{name}.{method}"


def everything(services):
    """Return each table's rows, but for the history and the moment of the last write."""
    with services.manual.read() as unit:
        run = unit.connection.exec_driver_sql
        names = run("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        # Which files came in, and what was credited, stays written down, each with its undoing.
        skipped = ("action", "history", "chain", "import_run", "brought", "search_", "sqlite_")
        found = {
            name: [tuple(row) for row in run(f"SELECT * FROM {name} ORDER BY 1")]
            for name in names
            if not name.startswith(skipped)
        }
        # The moment of the last write, and how often our guesses were right.
        quiet = ("changed_at", "review counts")
        found["setting"] = [row for row in found["setting"] if row[0] not in quiet]
        docs = run("SELECT record, record_id FROM search_doc ORDER BY 1, 2")
        found["search_doc"] = [tuple(row) for row in docs]
    return found


@pytest.fixture
def world(demo, tmp_path):
    return World(demo, tmp_path)


def test_every_change_stands_in_one_of_the_tables(empty):
    found = set(methods(empty))
    assert found == UNDONE.keys() | NOT_UNDONE.keys()
    assert not UNDONE.keys() & NOT_UNDONE.keys()


@pytest.mark.parametrize("name", UNDONE)
def test_undo_brings_every_table_back_and_redo_does_it_again(name, world, monkeypatch):
    services, states = world.services, []
    write = services.manual.write

    def watched(label):
        states.append(everything(services))
        return write(label)

    monkeypatch.setattr(services.manual, "write", watched)
    change = UNDONE[name](services, world)
    monkeypatch.undo()
    before, after = states[-1], everything(services)
    assert change.action is not None
    assert before != after
    services.manual.undo(change.action)
    assert everything(services) == before
    services.manual.redo(change.action)
    assert everything(services) == after
    services.manual.undo(change.action)
    assert everything(services) == before
