"""Somebody who does anything in any order: no error, no leak, and undo gives back what was.

A little of it in every run; `pytest -m faults tests/unit/services/test_random_user.py` takes the
10,000 steps.
"""

import shutil
import tempfile
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import NotFound, UserError
from secretsmanual.domain.interview.events import End, Line, Next
from secretsmanual.services import files
from secretsmanual.services.interviews import Plan
from secretsmanual.system.clock import SteppingClock
from secretsmanual.system.ids import Ids
from tests.faults.rep import dump
from tests.new_manual import new_manual
from tests.unit.services.file_texts import text_of

MARK = "Quillwort"
"""In every text that is told in confidence, and in no other."""
WORDS = st.text("abc ÄßあΩ🎷\u202e'\"%<&#@!~?*=-", max_size=30).map(lambda text: f"note {text}")
LEVELS = st.sampled_from(["open", "service", "private", "never"])
CONFIDED = ("private", "never")
KINDS = st.sampled_from(["habit", "hope", "dream", "family", "stakes", "quality", ""])
LINES = st.sampled_from(
    ["{}", "! {} by fri", "? {}", '"{}"', "* {}", "% {} #quality", "!< {}", "{"]
)
HIDDEN = st.sampled_from(["~ {}", "~~ {}", "~! {} by fri", "~? {}"])


class RandomUser(RuleBasedStateMachine):
    """One manual, its whole life."""

    accounts = Bundle("accounts")
    people = Bundle("people")
    secrets = Bundle("secrets")
    cases = Bundle("cases")

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="random user "))
        path = new_manual(self.folder / "manual.secrets")
        self.clock = SteppingClock(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
        self.services = open_manual(path, self.clock, Ids.seeded("random"))
        self.done = []

    def teardown(self):
        path = self.services.manual.path
        self.services.manual.close()
        assert files.check(path) == []
        shutil.rmtree(self.folder)

    def did(self, change):
        if change.undoable:
            self.done.append(change)

    @initialize(target=accounts)
    def begin(self):
        account, _ = self.services.accounts.add("Thornquay")
        return account.id

    @rule(target=accounts, name=WORDS)
    def new_account(self, name):
        account, change = self.services.accounts.add(name)
        self.did(change)
        return account.id

    @rule(target=people, account=accounts, name=WORDS)
    def new_person(self, account, name):
        with suppress(UserError):
            person, change = self.services.people.add(name, account)
            self.did(change)
            return person.id
        return ""

    @rule(target=secrets, account=accounts, person=people, text=WORDS, level=LEVELS, kind=KINDS)
    def new_secret(self, account, person, text, level, kind):
        words = f"{MARK} {text}" if level in CONFIDED else text
        with suppress(UserError):
            secret, change = self.services.secrets.add(
                words, account, person_id=person or None, sensitivity=level, kind=kind
            )
            self.did(change)
            return secret.id
        return ""

    @rule(secret=secrets, kind=KINDS, text=WORDS)
    def work_on_it(self, secret, kind, text):
        secrets = self.services.secrets
        for step in (
            lambda: secrets.set_kind(secret, kind),
            lambda: secrets.toggle_gold(secret),
            lambda: secrets.confirm(secret),
            lambda: secrets.use(secret, "opener", text if not self.hidden(secret) else MARK),
        ):
            with suppress(UserError):
                self.did(step())

    def hidden(self, secret):
        return self.services.secrets.get(secret).sensitivity in CONFIDED

    @rule(secret=secrets)
    def delete_it(self, secret):
        with suppress(UserError):
            self.did(self.services.secrets.delete(secret))

    @rule(account=accounts, person=people, said=st.lists(st.tuples(LINES, WORDS), max_size=6))
    def talk(self, account, person, said):
        self.hold(account, person, [line.replace("{}", words) for line, words in said])

    @rule(account=accounts, person=people, said=st.lists(st.tuples(HIDDEN, WORDS), max_size=3))
    def talk_between_us(self, account, person, said):
        self.hold(account, person, [line.replace("{}", f"{MARK} {words}") for line, words in said])

    def hold(self, account, person, lines):
        with suppress(UserError):
            plan = Plan(account, (person,) if person else (), seed="random")
            talk = self.services.interviews.start(plan)
            for raw in lines:
                talk.handle(Line(raw))
                talk.handle(Next())
            talk.handle(End(final=True))
            self.services.reviews.accept(talk.session.id, "suggested")

    @rule(account=accounts, person=people, text=WORDS)
    def promise(self, account, person, text):
        with suppress(UserError):
            promise, change = self.services.promises.add(text, account, person or None)
            self.did(change)
            self.did(self.services.promises.keep(promise.id, "partly"))

    @rule(target=cases, account=accounts, person=people, text=WORDS)
    def mishap(self, account, person, text):
        with suppress(UserError):
            case, change = self.services.recovery.open(account, person or None, text)
            self.did(change)
            return case.id
        return ""

    @rule(case=cases, step=st.sampled_from(["owned", "told", "fix", "verified", "surprise"]))
    def put_right(self, case, step):
        with suppress(UserError):
            self.did(self.services.recovery.step(case, step, "note"))

    @rule(secret=secrets)
    def idea(self, secret):
        with suppress(UserError):
            _, change = self.services.ideas.from_secret(secret)
            self.did(change)

    @rule(keep=people, other=people)
    def merge_people(self, keep, other):
        with suppress(UserError):
            self.did(self.services.people.merge(keep, other))

    @rule(keep=accounts, other=accounts)
    def merge_accounts(self, keep, other):
        with suppress(UserError):
            self.did(self.services.accounts.merge(keep, other))

    @rule(person=people, account=accounts)
    def move(self, person, account):
        with suppress(UserError):
            self.did(self.services.people.move(person, account))

    @rule(hours=st.integers(1, 900))
    def time_passes(self, hours):
        self.clock.advance(timedelta(hours=hours))

    @precondition(lambda self: self.done)
    @rule()
    def undo_and_redo(self):
        """Undo gives back what was before, redo what was there."""
        change = self.done.pop()
        if change.action is None:
            return
        here = dump(self.services)
        with suppress(UserError):
            self.services.manual.undo(change.action)
            self.services.manual.redo(change.action)
            assert dump(self.services) == here

    @rule(words=WORDS)
    def look_round(self, words):
        self.services.search.ask(words)
        self.services.today.page()
        for found in self.services.accounts.all():
            self.services.briefs.brief(found.account.id)

    @rule(
        audience=st.sampled_from(["service", "marketing"]), ending=st.sampled_from(["html", "txt"])
    )
    def hand_over(self, audience, ending):
        path = self.folder / f"file.{ending}"
        with suppress(UserError):
            self.services.sharing.hand_over(audience, path)
            assert MARK not in text_of(path)

    @rule()
    def tell_a_colleague(self):
        path = self.folder / "file.smbundle"
        with suppress(UserError):
            self.services.bundles.hand_over(path)
            assert MARK not in text_of(path)

    @invariant()
    def nothing_is_half_done(self):
        assert self.services.manual.path.is_file()


DAILY = settings(
    max_examples=4,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
LONG = settings(DAILY, max_examples=100, stateful_step_count=100)


@pytest.mark.parametrize(
    "size", [DAILY, pytest.param(LONG, marks=[pytest.mark.faults, pytest.mark.timeout(7_200)])]
)
def test_a_random_user_breaks_nothing(size):
    run_state_machine_as_test(RandomUser, settings=size)


def test_somebody_merged_away_in_mid_talk_costs_no_line(demo):
    """What the talk's page still knows by the old id goes to whom they were merged into."""
    hester = demo.people.find("Hester")
    double, _ = demo.people.add("Hester V.", hester.account_id)
    talk = demo.interviews.start(Plan(hester.account_id, (double.id,), seed="double"))
    demo.people.merge(hester.id, double.id)
    talk.handle(Line("! send the cutter sheet by fri"))
    (promise,) = [one for one in demo.promises.open() if one.text == "send the cutter sheet"]
    assert promise.person_id == hester.id


def test_no_talk_begins_with_somebody_who_is_not_there(demo):
    account = demo.accounts.all()[0].account.id
    with pytest.raises(NotFound):
        demo.interviews.start(Plan(account, ("p-nobody",)))
