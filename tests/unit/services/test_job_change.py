"""Somebody changes jobs; somebody is not whom she looks like; a card is pasted."""

import io
from datetime import date

import pytest

from secretsmanual.cli.main import run
from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import Pasted
from secretsmanual.domain.talks import AskLaterFields


class Desk:
    def __init__(self, services):
        self.services = services
        self.old, _ = services.accounts.add("Thornquay")
        self.new, _ = services.accounts.add("Pellworth")
        self.ann, _ = services.people.add(
            "Ann Lee", self.old.id, role="Operations director", roles=["operations"],
            decision_maker=True, emails=["ann@free.example"],
        )  # fmt: skip
        add = services.secrets.add
        hers = {"person_id": self.ann.id, "said_by": self.ann.id, "kind": "recreation"}
        self.hers, _ = add("Swims in lakes", self.old.id, **hers)
        told = {"said_by": self.ann.id, "kind": "outcome"}
        self.theirs, _ = add("Ship on Fridays", self.old.id, **told)
        promises = services.promises
        self.owed, _ = promises.add("Send the file", self.old.id, self.ann.id, due=date(2027, 1, 4))
        self.kept, _ = promises.add("Ring", self.old.id, self.ann.id)
        promises.keep(self.kept.id)
        with services.manual.write("Ask") as unit:
            fields = AskLaterFields(
                account_id=self.old.id, person_id=self.ann.id, text="Which lake?",
                created_at=unit.at,
            )  # fmt: skip
            self.asked = unit.ask_later.add(fields)

    def person(self):
        return self.services.people.find(self.ann.id)

    def where(self, *records):
        with self.services.manual.read() as unit:
            kinds = {"s": unit.secrets, "r": unit.promises, "q": unit.ask_later}
            return [kinds[one.id[0]].get(one.id).account_id for one in records]


@pytest.fixture
def desk(empty):
    return Desk(empty)


def test_what_is_hers_goes_along_and_the_rest_stays(desk):
    desk.services.people.move(desk.ann.id, desk.new.id)
    old, new = desk.old.id, desk.new.id
    assert desk.person().account_id == new
    assert desk.where(desk.hers, desk.asked) == [new, new]
    assert desk.where(desk.theirs, desk.owed, desk.kept) == [old, old, old]
    owed, kept = (
        next(p for p in desk.services.promises.all() if p.id == one.id)
        for one in (desk.owed, desk.kept)
    )
    assert owed.note == "Ann Lee left for Pellworth (20 Nov 2026)."
    assert kept.note == ""
    person = desk.person()
    assert (person.role, person.roles, person.decision_maker) == ("", [], False)
    assert person.notes == "Until Nov 2026: Thornquay, Operations director."


def test_a_move_is_one_step_back(desk):
    before = desk.person()
    change = desk.services.people.move(desk.ann.id, desk.new.id)
    desk.services.manual.undo(change.action)
    assert desk.person() == before
    assert desk.where(desk.hers, desk.asked) == [desk.old.id, desk.old.id]


def test_where_she_works_already_she_is_not_moved(desk):
    with pytest.raises(BadInput, match="works for Thornquay already"):
        desk.services.people.move(desk.ann.id, desk.old.id)


def test_somebody_without_a_company_only_gains_one(desk):
    bo, _ = desk.services.people.add("Bo Berg", role="Buyer")
    desk.services.people.move(bo.id, desk.new.id)
    found = desk.services.people.find(bo.id)
    assert (found.account_id, found.role, found.notes) == (desk.new.id, "Buyer", "")


CARD = Pasted(b"Ann Lee\nChief operating officer\nMerrowdale Ltd\nann@free.example\n")


def test_an_import_says_that_she_works_elsewhere_and_moves_her_when_told(desk):
    importing = desk.services.importing
    preview = importing.preview(CARD)
    [row] = preview.duplicates
    assert (row.person_fate, row.works_at, row.moves) == ("updates", "Thornquay", False)
    imported = importing.run(CARD, choices={1: "moved"})
    merrowdale = desk.services.accounts.find("Merrowdale Ltd")
    assert desk.person().account_id == merrowdale.id
    assert desk.person().role == "Chief operating officer"
    assert desk.where(desk.hers) == [merrowdale.id]
    assert imported.preview.counts.people_updated == 1
    assert importing.preview(CARD).duplicates[0].works_at == ""


def test_taking_the_import_back_brings_her_back(desk):
    before = desk.person()
    imported = desk.services.importing.run(CARD, choices={1: "moved"})
    desk.services.importing.undo(imported.import_id)
    assert desk.person() == before
    assert desk.where(desk.hers, desk.owed) == [desk.old.id, desk.old.id]
    assert [one.account.name for one in desk.services.accounts.all()] == ["Pellworth", "Thornquay"]


def test_without_a_word_she_stays_where_she_is(desk):
    desk.services.importing.run(CARD)
    assert desk.person().account_id == desk.old.id


def test_who_is_not_the_same_is_not_asked_again(desk):
    importing = desk.services.importing
    other = Pasted(b"Ann Lea <a.lea@x.example>\tPellworth\nAnne Lee\tThornquay\n")
    [row] = importing.preview(other).duplicates
    assert (row.person_match.of, row.doubtful) == (desk.ann.id, True)
    imported = importing.run(other, choices={row.line: "new"})
    importing.undo(imported.import_id)
    assert importing.preview(other).duplicates == ()


def test_a_card_pasted_into_the_command_line_comes_in(desk, monkeypatch, capsys):
    manual = str(desk.services.manual.path)
    desk.services.manual.close()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CARD.data)))
    assert run(["import", "-", "--dry-run", "--manual", manual], lambda *_: 0) == 0
    assert "--moved 1 if gone from Thornquay" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CARD.data)))
    assert run(["import", "-", "--moved", "1", "--manual", manual], lambda *_: 0) == 0
    assert "left Thornquay" in capsys.readouterr().out
    assert run(["move", "ann lee", "pellworth", "--manual", manual], lambda *_: 0) == 0
    assert "Ann Lee works for Pellworth now." in capsys.readouterr().out
