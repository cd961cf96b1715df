"""The map of an account: kept, undone, moved with people, merged, handed over, printed."""

import json

import pytest

from secretsmanual.domain.errors import BadInput, NotFound
from secretsmanual.domain.map_layout import Place
from tests.unit.services.two_manuals import Rep

HESTER, COLM, SUNITA = "p-P01", "p-P02", "p-P03"
THORNQUAY, GANTREL = "a-A1", "a-A5"


def told(services, account=THORNQUAY, **how):
    return services.who_is_who.as_text(services.who_is_who.document(account, **how))


def test_the_demo_has_a_map(demo):
    map_ = demo.who_is_who.map_of(THORNQUAY)
    assert [node.person.id for node in map_.nodes] == [HESTER, SUNITA, COLM]
    assert [node.warmth.level for node in map_.nodes] == [3, 1, 1]
    assert "Colm Petrie introduced us to Sunita Rao-Keller" in told(demo)
    with pytest.raises(NotFound):
        demo.who_is_who.map_of("a-nowhere")


def test_a_relation_is_kept_found_and_undone(demo):
    service = demo.who_is_who
    kept, change = service.relate(THORNQUAY, SUNITA, "stands_in_for", HESTER, " zephyr weeks ")
    assert kept.note == "zephyr weeks"
    assert any(hit.id == kept.id for hit in demo.search.ask("zephyr"))
    demo.manual.undo(change.action)
    assert kept.id not in {one.id for one in service.map_of(THORNQUAY).relations}
    demo.manual.redo(change.action)
    taken = service.unrelate(kept.id)
    demo.manual.undo(taken.action)
    assert kept.id in {one.id for one in service.map_of(THORNQUAY).relations}


def test_only_people_of_the_account_are_related(demo):
    with pytest.raises(BadInput, match="does not work there"):
        demo.who_is_who.relate(THORNQUAY, HESTER, "introduced", "p-P04")


def test_a_place_is_kept_and_forgotten(demo):
    service = demo.who_is_who
    service.move(COLM, Place(0.9, 0.9))
    map_ = service.map_of(THORNQUAY)
    assert map_.node(COLM).place == map_.sheet.within(Place(0.9, 0.9))
    change = service.lay_out_again(THORNQUAY)
    assert service.map_of(THORNQUAY).node(COLM).place.x < 0.9 / 1.2
    demo.manual.undo(change.action)
    assert service.map_of(THORNQUAY).node(COLM).place == map_.node(COLM).place


def test_judgements_are_on_paper_only_where_asked_for(demo, tmp_path):
    marks = ("against", "at odds")
    assert not any(mark in told(demo, GANTREL) for mark in marks)
    assert all(mark in told(demo, GANTREL, with_private=True) for mark in marks)
    data = json.dumps(demo.who_is_who.document(GANTREL).data)
    assert not any(mark in data for mark in ("against", "at_odds"))
    for private, count in ((False, 0), (True, 1)):
        path = tmp_path / f"{private}.html"
        page = demo.who_is_who.document(GANTREL, with_private=private, printed_for="Bea")
        demo.who_is_who.write(page, path)
        text = path.read_text()
        assert ("against us" in text) == bool(count)
        assert "Printed for Bea, destroy after use" in text
        assert "<polyline" in text
    with pytest.raises(BadInput):
        demo.who_is_who.write(page, tmp_path / "who.xlsx")


def test_the_print_is_one_page(demo, tmp_path):
    for account in demo.accounts.all():
        path = tmp_path / "who.pdf"
        page = demo.who_is_who.document(account.account.id, with_private=True)
        demo.who_is_who.write(page, path)
        assert path.read_bytes().count(b"/Type /Page\n") == 1


def test_who_has_left_is_not_on_the_map(demo):
    demo.people.change(COLM, status="left")
    map_ = demo.who_is_who.map_of(THORNQUAY)
    assert map_.node(COLM) is None
    assert map_.relations == ()


def test_who_moves_leaves_relations_behind_but_for_having_introduced_us(demo):
    demo.people.move(COLM, GANTREL)
    map_ = demo.who_is_who.map_of(THORNQUAY)
    assert [one.sort for one in map_.relations] == ["introduced"]
    assert map_.node(COLM).elsewhere == "Gantrel Fasteners"
    assert not demo.who_is_who.map_of(GANTREL).node(COLM).person.listened_to


def test_merging_people_leaves_nobody_related_to_themselves_and_nothing_twice(demo):
    service = demo.who_is_who
    twin, _ = demo.people.add("C Petrie", THORNQUAY)
    service.relate(THORNQUAY, twin.id, "reports_to", HESTER)
    service.relate(THORNQUAY, twin.id, "listens_to", COLM)
    before = {one.id for one in service.map_of(THORNQUAY).relations}
    change = demo.people.merge(COLM, twin.id)
    after = service.map_of(THORNQUAY).relations
    assert len(after) == len(before) - 2
    assert {one.id for one in after} < before
    demo.manual.undo(change.action)
    assert {one.id for one in service.map_of(THORNQUAY).relations} == before


def test_of_two_people_what_one_has_and_the_other_lacks(demo):
    found = demo.who_is_who.differences(HESTER, COLM)
    assert [one.label for one in found] == [
        demo.manual.bank.kind(kind).label
        for kind in ("background", "competency", "lifestyle", "fit")
    ]
    assert any(one.one or one.other for one in found)
    with pytest.raises(NotFound):
        demo.who_is_who.differences(HESTER, "p-nobody")


@pytest.fixture
def reps(tmp_path, clock):
    pair = Rep(tmp_path, "ana", clock), Rep(tmp_path, "ben", clock)
    yield pair
    for rep in pair:
        rep.services.manual.close()


def test_a_colleague_is_told_of_relations_but_of_no_judgement(reps):
    ana, ben = reps
    account = ana.account()
    one, other = ana.person(account), ana.person(account, "Colm Petrie")
    service = ana.services.who_is_who
    kept, _ = service.relate(account.id, other.id, "reports_to", one.id, "since May")
    service.relate(account.id, other.id, "at_odds_with", one.id)
    service.relate(account.id, one.id, "listens_to", other.id, "since her cancer")
    service.stand(other.id, "against", decides=False, listened_to=True)
    service.move(other.id, Place(0.2, 0.2))
    leaves = {one.id: one.text for one in ana.bundles.preview().leaves}
    assert leaves[kept.id] == "Colm Petrie reports to Hester Vaughn"
    ana.tell(ben)
    theirs = ben.services.who_is_who.map_of(account.id)
    assert [(r.id, r.sort, r.note) for r in theirs.relations] == [
        (kept.id, "reports_to", "since May")
    ]
    colm = theirs.node(other.id).person
    assert (colm.stance, colm.map_x, colm.listened_to) == ("", None, True)


def test_a_relation_without_one_of_its_people_is_not_made(reps):
    ana, ben = reps
    account = ana.account()
    one, other = ana.person(account), ana.person(account, "Colm Petrie")
    ana.tell(ben)
    ben.services.erasing.erase(other.id)
    ana.later().services.who_is_who.relate(account.id, other.id, "reports_to", one.id)
    ana.tell(ben)
    assert ben.services.who_is_who.map_of(account.id).relations == ()
