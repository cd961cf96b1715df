"""The chain of what is scored: sealed as it is written, and what it shows afterwards."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from secretsmanual.services import files
from secretsmanual.store import chain
from tests.unit.services.two_manuals import Rep


def entries(services, *columns):
    names = ", ".join(columns)
    with services.manual.read() as unit:
        query = text(f"SELECT {names} FROM chain ORDER BY n")
        return [tuple(row) for row in unit.connection.execute(query)]


def tamper(services, statement, **values):
    """Write past the program, as somebody with the key and a database tool would."""
    with services.manual.write("Tamper") as unit:
        unit.connection.execute(text(statement), values)


def problems(services):
    return files.check(services.manual.path, services.manual.key)


@pytest.fixture
def thornquay(empty):
    return empty.accounts.add("Thornquay")[0]


def add(services, account, words="Swims in lakes", **values):
    values = {"kind": "recreation", **values}
    return services.secrets.add(words, account.id, **values)[0]


def test_what_is_scored_is_noted_and_nothing_else(empty, thornquay, tmp_path):
    secret = add(empty, thornquay)
    empty.people.add("Hester", thornquay.id)
    empty.secrets.toggle_gold(secret.id)
    empty.manual.clock.advance(timedelta(days=1))
    empty.secrets.confirm(secret.id)
    empty.secrets.use(secret.id, "opener", "Took a tow float along")
    promise, _ = empty.promises.add("Ring", thornquay.id)
    empty.promises.keep(promise.id, "yes")
    empty.sharing.hand_over("service", tmp_path / "pack.html")
    found = entries(empty, "what", "source")
    assert found == [
        ("added", "typed"), ("confirmed", "typed"), ("used", "typed"), ("kept", "typed"),
        ("handed over", "typed"),
    ]  # fmt: skip
    assert problems(empty) == []


def test_no_word_of_a_record_is_in_it(empty, thornquay):
    add(empty, thornquay)
    everything = repr(entries(empty, "*"))
    assert "Swims" not in everything
    assert "recreation" not in everything


def test_the_demo_and_imports_come_from_a_file(demo, empty, tmp_path):
    assert {source for (source,) in entries(demo, "source")} == {"file"}
    path = tmp_path / "people.csv"
    path.write_text("Name,Company\nAnn Lee,Oak & Sons\n")
    empty.importing.run(path)
    assert entries(empty, "what", "source") == [("imported", "file")]
    assert problems(empty) == []


def test_what_a_colleague_tells_comes_from_a_file(tmp_path, clock):
    nora, idris = Rep(tmp_path, "Nora", clock), Rep(tmp_path, "Idris", clock)
    nora.secret(nora.account())
    nora.tell(idris)
    assert entries(idris.services, "what", "source") == [("imported", "file"), ("added", "file")]
    assert problems(idris.services) == []
    for rep in (nora, idris):
        rep.services.manual.close()


def test_undo_changes_the_record_and_not_what_was_noted(empty, thornquay):
    secret = add(empty, thornquay)
    empty.manual.clock.advance(timedelta(days=1))
    change = empty.secrets.confirm(secret.id)
    empty.manual.undo(change.action)
    assert len(entries(empty, "n")) == 2
    assert problems(empty) == []
    empty.manual.redo(change.action)
    assert problems(empty) == []


def test_a_change_in_the_program_is_no_problem(empty, thornquay):
    secret = add(empty, thornquay)
    empty.secrets.edit(secret.id, "Swims in cold lakes")
    empty.secrets.edit(secret.id, "Swims in very cold lakes")
    assert problems(empty) == []
    tamper(empty, "UPDATE secret SET text = 'Hates lakes'")
    assert len(problems(empty)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE chain SET \"on\" = '2026-01-01' WHERE n = 2",
        "UPDATE chain SET at = replace(at, '2026', '2025') WHERE n = 2",
        "UPDATE chain SET digest = salt WHERE n = 2",
        "UPDATE chain SET record_id = 's-other' WHERE n = 2",
        "UPDATE chain SET source = 'file' WHERE n = 2",
        "DELETE FROM chain WHERE n = 2",
        "UPDATE chain SET n = 9 WHERE n = 2",
    ],
)
def test_tampering_with_an_entry_shows(empty, thornquay, statement):
    for words in ("Swims in lakes", "Bakes bread", "Sails to Norway"):
        add(empty, thornquay, words)
    assert problems(empty) == []
    tamper(empty, statement)
    problem = problems(empty)[0]
    assert "does not hold from entry 2 on" in problem
    assert "outside the program" in problem


def test_facts_that_were_changed_outside_the_program_show(empty, thornquay):
    secret = add(empty, thornquay)
    tamper(empty, "UPDATE secret SET heard_on = '2026-01-01' WHERE id = :id", id=secret.id)
    (problem,) = problems(empty)
    assert problem.startswith("1 of the report card's entries say other things")


def test_erasing_somebody_leaves_the_chain_whole(demo):
    hester = demo.people.find("Hester")
    demo.secrets.use("s-S001", "opener", "Rang before the walk")
    before = entries(demo, "link")
    demo.erasing.erase(hester.id, names=True)
    assert entries(demo, "link") == before
    with demo.manual.read() as unit:
        query = text("SELECT salt FROM chain WHERE record_id = 's-S001'")
        assert {salt for (salt,) in unit.connection.execute(query)} == {""}
    assert problems(demo) == []


def test_a_broken_chain_stops_no_backup(empty, thornquay, tmp_path):
    add(empty, thornquay)
    tamper(empty, "UPDATE chain SET link = ''")
    empty.manual.copy_to(tmp_path / "copy.secrets")
    assert problems(empty)


def test_what_is_noted_late_or_many_at_once_is_shown_neutrally(empty, thornquay):
    early = empty.manual.today - timedelta(days=8)
    late = add(empty, thornquay, heard_on=early, last_confirmed=early)
    card = empty.report_cards.card()
    assert [row.id for row in card.late] == [late.id]
    assert card.late[0].why == "added 12 Nov 2026, noted 20 Nov 2026"
    assert card.at_once == ()
    for number in range(10):
        add(empty, thornquay, f"Word{number} likes thing{number}")
    card = empty.report_cards.card()
    assert len(card.at_once) == 11
    assert (card.chain.length, len(card.chain.shown)) == (11, 12)
    assert empty.report_cards.card(quarter=None).chain.end == entries(empty, "link")[-1][0]


def test_the_card_of_another_quarter_shows_what_was_noted_in_it(empty, thornquay):
    add(empty, thornquay, heard_on=date(2026, 1, 2), last_confirmed=date(2026, 1, 2))
    from secretsmanual.domain.quarters import Quarter

    assert empty.report_cards.card(quarter=Quarter(2026, 1)).late == ()
    assert len(empty.report_cards.card().late) == 1


def test_a_file_without_a_chain_is_no_problem(tmp_path, empty):
    tamper(empty, "DROP TABLE chain")
    assert problems(empty) == []
    assert chain.problems(NoTable()) == []


class NoTable:
    def execute(self, _query):
        from secretsmanual.vault.driver import DriverError

        raise DriverError("no such table: chain")
