"""The clock is set back, jumps ahead, or the computer sleeps in a talk: order and ids hold."""

import random
from datetime import timedelta

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.interview.events import End, Line, Next
from secretsmanual.services.interviews import Plan


class Wandering:
    """A clock on the wall that jumps at each look; its durations never do."""

    def __init__(self, clock, seed):
        self._clock, self._chance, self._seconds = clock, random.Random(seed), 0.0

    def now(self):
        days = self._chance.choice((0, 0, 0, -400, -1, 1, 400))
        self._clock.at += timedelta(days=days, seconds=self._chance.randrange(-7200, 7200))
        return self._clock.at

    def monotonic(self):
        self._seconds += self._chance.choice((0.5, 3.0, 40_000.0))  # hours of sleep
        return self._seconds

    def today(self):
        return self._clock.at.date()


@pytest.mark.parametrize("seed", range(8))
def test_lines_keep_their_order_whatever_the_clock_says(demo, clock, seed):
    path = demo.manual.path
    demo.manual.close()
    wandering = Wandering(clock, seed)
    services = open_manual(path, wandering)
    account = services.accounts.find("Thornquay")
    talk = services.interviews.start(Plan(account_id=account.id))
    said = [f"line {number}" for number in range(30)]
    for number, raw in enumerate(said):
        talk.handle(Line(raw))
        if number % 7 == 3:
            talk.handle(Next())
        if number == 15:  # the program ends here and is opened again
            services.manual.close()
            services = open_manual(path, wandering)
            talk = services.interviews.resume(talk.session.id)
    lines = services.interviews.lines(talk.session.id)
    assert [line.raw for line in lines] == said
    assert [line.n for line in lines] == list(range(1, 31))
    assert len({line.id for line in lines}) == 30
    talk.handle(End(final=True))
    opened = services.reviews.open(talk.session.id)
    assert [line.raw for line in opened.lines.values()] == said
    services.manual.close()


def test_undo_takes_back_the_last_step_and_not_the_latest_day(demo, clock):
    account = demo.accounts.find("Thornquay")
    clock.advance(timedelta(days=300))
    demo.secrets.add("Rides a tandem", account.id)
    clock.advance(timedelta(days=-600))
    last, change = demo.secrets.add("Keeps bees", account.id)
    demo.manual.undo(change.action)
    texts = [secret.text for secret in demo.secrets.all(account.id)]
    assert "Rides a tandem" in texts
    assert last.text not in texts
