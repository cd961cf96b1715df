"""A rep at work through the program's services, and a book of what was confirmed to her.

Before each step she tells what she tries, after it what the program confirmed. What was confirmed
must be there whatever happens then; the one step that was under way may be there or not, whole.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secretsmanual.bootstrap import Services, open_manual
from secretsmanual.domain.interview.events import Key, Line, Next
from secretsmanual.services import files
from secretsmanual.services.interviews import Plan
from tests.faults.apart import Tell

PASSPHRASE = "heron ladder Tuesday marble"
ACCOUNT = "Thornquay"
IMPORTED = 12
MARKS = ("", "", "", "! send samples by fri ", "? ", "* ", "~~ ", "% ")
Dump = dict[str, Any]


def make(path: Path, *, locked: bool) -> bytes:
    """Make the manual that everything starts from; return its key."""
    files.make_manual(path)
    services = open_manual(path)
    account, _ = services.accounts.add(ACCOUNT)
    services.people.add("Hester Vane", account.id)
    if locked:
        services.locking.set(PASSPHRASE)
    key = services.manual.key
    services.manual.close()
    return key


class Rep:
    """Works in an open manual, at random."""

    def __init__(self, services: Services, tell: Tell, chance: random.Random) -> None:
        self._services, self._tell, self._chance = services, tell, chance
        self._account = services.accounts.find(ACCOUNT).id
        self._talk = services.interviews.start(Plan(account_id=self._account))
        self._secrets: list[tuple[str, int | None]] = []
        self._acts: dict[Callable[[], None], int] = {
            self.line: 60,
            self.secret: 15,
            self.promise: 8,
            self.edit: 8,
            self.delete: 3,
            self.undo: 3,
            self.bring: 2,
            self.back_up: 1,
        }

    def work(self, steps: int) -> None:
        """Do so many things."""
        for _ in range(steps):
            (act,) = self._chance.choices([*self._acts], [*self._acts.values()])
            act()

    def words(self) -> str:
        """Return a text that is found nowhere else."""
        times = self._chance.choice((1, 1, 2, 40))
        return " ".join([f"keeps bees {self._chance.getrandbits(64):x}"] * times)

    def line(self) -> None:
        """Type a line into the talk; now and then go to the next question."""
        if self._chance.random() < 0.2:
            self._talk.handle(Next())
        raw = self._chance.choice(MARKS) + self.words()
        self._talk.handle(Key(raw[:10]))
        key = f"line/{self._talk.session.id}/{len(self._talk.session.said) + 1}"
        self._tell("try", key, raw)
        self._talk.handle(Line(raw))
        self._tell("done", key, raw)

    def secret(self) -> None:
        text = self.words()
        self._tell("try", "secret/", text)
        secret, change = self._services.secrets.add(text, self._account)
        self._secrets.append((secret.id, change.action))
        self._tell("done", f"secret/{secret.id}", text)

    def promise(self) -> None:
        text = self.words()
        self._tell("try", "promise/", text)
        made, _ = self._services.promises.add(text, self._account)
        self._tell("done", f"promise/{made.id}", text)

    def edit(self) -> None:
        if self._secrets:
            which, text = self._secrets[-1][0], self.words()
            self._tell("try", f"secret/{which}", text)
            self._services.secrets.edit(which, text)
            self._tell("done", f"secret/{which}", text)
            self._secrets.pop()

    def delete(self) -> None:
        if self._secrets:
            self._gone(self._services.secrets.delete, self._secrets[-1][0])

    def undo(self) -> None:
        if self._secrets:
            self._gone(lambda _: self._services.manual.undo(self._secrets[-1][1]), "")

    def _gone(self, call: Callable[[str], Any], argument: str) -> None:
        which = self._secrets[-1][0]
        self._tell("try", f"secret/{which}", None)
        call(argument)
        self._tell("done", f"secret/{which}", None)
        self._secrets.pop()

    def bring(self) -> None:
        """Import people out of a file: all of them or nobody."""
        tag = f"Imported{self._chance.getrandbits(64):x}"
        file = self._services.manual.path.parent.parent / f"{tag}.csv"
        rows = [f"P{number},{tag},{tag} Ltd" for number in range(IMPORTED)]
        file.write_text("\n".join(["First name,Last name,Company", *rows]), encoding="utf-8")
        self._tell("try", f"import/{tag}", IMPORTED)
        self._services.importing.run(file)
        file.unlink()
        self._tell("done", f"import/{tag}", IMPORTED)

    def back_up(self) -> None:
        self._services.backups.make()


def dump(services: Services) -> Dump:
    """Return all that the book knows of, as it stands in the manual."""
    found: Dump = {f"secret/{one.id}": one.text for one in services.secrets.all()}
    found |= {f"promise/{one.id}": one.text for one in services.promises.all()}
    talks = services.interviews
    for talk in (*talks.unfinished(), *talks.waiting_for_review()):
        for line in services.interviews.lines(talk.interview.id):
            found[f"line/{talk.interview.id}/{line.n}"] = line.raw
    for person in services.people.all():
        if person.name.rpartition(" ")[2].startswith("Imported"):
            key = f"import/{person.name.rpartition(' ')[2]}"
            found[key] = found.get(key, 0) + 1
    return found


def examine(path: Path, key: bytes | None = None) -> tuple[Dump, list[str]]:
    """Open a manual, return its dump and what is wrong with it; take the last talk up again."""
    services = open_manual(path, key=key)
    found = dump(services)
    wrong = []
    for talk in services.interviews.unfinished()[:1]:
        lines = [line.raw for line in services.interviews.lines(talk.interview.id)]
        resumed = services.interviews.resume(talk.interview.id)
        if [said.raw for said in resumed.session.said] != lines:
            wrong.append("the talk was not resumed with all its lines")
    services.manual.close()
    return found, wrong + files.check(path, key)


@dataclass
class Book:
    """What was confirmed, and what was tried and not confirmed."""

    known: Dump = field(default_factory=dict)
    tries: list[tuple[str, Any]] = field(default_factory=list)
    confirmed: int = 0

    def hear(self, told: list[list[Any]]) -> None:
        for what, *words in told:
            if what == "try":
                self.tries.append((words[0], words[1]))
            elif what == "done":
                self.known[words[0]] = words[1]
                self.tries.pop()
                self.confirmed += 1

    def settle(self, found: Dump) -> list[str]:
        """Compare with what is there, and go on from that; return what is not as it was."""
        wrong = []
        for key, confirmed in self.known.items():
            there = found.get(key)
            if there != confirmed and (key, there) not in self.tries:
                wrong.append(f"{key}: {there!r:.60} in place of {confirmed!r:.60}")
        for key in found.keys() - self.known.keys():
            tried = any(key.startswith(one) and found[key] == value for one, value in self.tries)
            if not tried and not key.startswith("promise/"):  # lines make promises
                wrong.append(f"{key} was never tried")
        self.known, self.tries, self.confirmed = dict(found), [], 0
        return wrong
