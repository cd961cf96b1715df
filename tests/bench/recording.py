"""Recording one line, durable, against the bare insert; and choosing the next question."""

from functools import partial
from pathlib import Path

from secretsmanual.bootstrap import Services
from secretsmanual.domain.interview.events import Line, Next
from secretsmanual.services.interviews import Plan, Talk
from secretsmanual.vault import driver, keys
from tests.bench.generate import Texts
from tests.bench.measuring import Pair, Row, limit, percentile, timed

INDEX = "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'"
LINES_A_QUESTION = 4
LINES_A_TALK = 40
FLOOR = (
    "CREATE TABLE note (n INTEGER PRIMARY KEY, raw TEXT NOT NULL, at TEXT NOT NULL)",
    f"CREATE VIRTUAL TABLE found USING fts5(raw, {INDEX}, prefix='1 2 3 4')",
)


AT = "2026-11-22T09:00:00.000000+000"
LINE = (
    "INSERT INTO line (id, interview_id, n, raw, first_key_at, saved_at, question_id, move_id,"
    " richness, marks, decided, made) VALUES (?, ?, ?, ?, ?, ?, '', '', 'some', '[]', 0, '[]')"
)


class Bare:
    """One INSERT with FTS and commit, in the same SQLCipher settings."""

    def __init__(self, folder: Path) -> None:
        path = folder / "bare.secrets"
        key = keys.create_open(path)
        self.connection = driver.connect(path, key, create=True)
        for statement in FLOOR:
            self.connection.execute(statement)
        self.number = 0

    def write(self, text: str) -> None:
        self.number += 1
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        run("INSERT INTO note VALUES (?, ?, ?)", (self.number, text, AT))
        run("INSERT INTO found(rowid, raw) VALUES (?, ?)", (self.number, text))
        run("COMMIT")


class Must:
    """All that a line is kept with, by the driver alone: its record, its words, the talk's state.

    In a copy of the manual, so that neither empties the other's cache.
    """

    def __init__(self, services: Services, folder: Path, talk: Talk) -> None:
        path = folder / "must.secrets"
        services.manual.copy_to(path)
        self.connection = driver.connect(path, keys.read_key(path))
        self.talk = talk.session.id
        run = self.connection.execute
        (self.state,) = run("SELECT state FROM interview WHERE id = ?", (self.talk,)).fetchone()
        self.number = LINES_A_TALK

    def write(self, text: str) -> None:
        self.number += 1
        made = f"l-must{self.number}"
        run = self.connection.execute
        run("BEGIN IMMEDIATE")
        run(LINE, (made, self.talk, self.number, text, AT, AT))
        doc = run("INSERT INTO search_doc(record, record_id) VALUES ('line', ?)", (made,))
        run("INSERT INTO search_index(rowid, text) VALUES (?, ?)", (doc.lastrowid, text))
        run("UPDATE interview SET state = ?, draft = '' WHERE id = ?", (self.state, self.talk))
        run("COMMIT")


def measure(services: Services, texts: Texts, folder: Path, rounds: int) -> list[Row]:
    bare = Bare(folder)
    account = services.accounts.all()[0].account
    people = services.people.all(account.id)

    def begin() -> Talk:
        return services.interviews.start(Plan(account.id, (people[0].id,), seed="bench"))

    talk = begin()
    talk.handle(Line(texts.note()))
    must = Must(services, folder, talk)
    both = Pair()
    for number in range(1, rounds + 1):
        if number % LINES_A_TALK == 0:
            talk = begin()
        if number % LINES_A_QUESTION == 0:
            talk.handle(Next(30.0))
        both.floors.append(timed(lambda: bare.write(texts.note())))
        both.musts.append(timed(lambda: must.write(texts.note())))
        both.ours.append(timed(partial(talk.handle, Line(texts.note()))))
    rows = [
        both.row("record one line, durable", "INSERT with FTS and commit", 1.5),
        limit(
            "record one line, p99",
            percentile(both.ours, 0.99),
            10,
            must=percentile(both.musts, 0.99),
        ),
    ]
    asked = []
    for _ in range(min(rounds, 60)):
        talk.handle(Line(texts.note()))
        asked.append(timed(lambda: talk.handle(Next(30.0))))
    rows.append(limit("next question, p95", percentile(asked, 0.95), 30))
    bare.connection.close()
    must.connection.close()
    return rows
