"""The map in words, what it lacks, what secrets tell of it, and how two people differ."""

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.model import WarmthLevel
from secretsmanual.domain.map_layout import Place, Standing, lay_out
from secretsmanual.domain.relations import Relation, check, told, told_by
from secretsmanual.domain.who_is_who import (
    Node,
    WhoIsWho,
    differences,
    gaps,
    in_words,
    told_by_secrets,
)
from secretsmanual.domain.who_is_who_picture import drawing, legend, sorts
from tests.pseudo import pseudo
from tests.unit.domain.interview_bank import BANK
from tests.unit.domain.secret_samples import AT, TODAY, account, person, secret


def relation(one, sort, other, **values):
    common = {"id": f"rl-{one}-{other}", "account_id": "a-1", "on": TODAY, "created_at": AT}
    return Relation(from_id=one, sort=sort, to_id=other, **common, **values)


def map_of(*people, relations=()):
    sheet = lay_out([Standing(one.id, one.decision_maker) for one in people], {})
    nodes = tuple(
        Node(one, WarmthLevel(level=2, reasons=()), sheet.places[one.id]) for one in people
    )
    return WhoIsWho(account(), nodes, tuple(relations), sheet)


HESTER = person(id="p-1", name="Hester", decision_maker=True, stance="for")
COLM = person(id="p-2", name="Colm", listened_to=True)
THEO = person(id="p-3", name="Theo", stance="against")


def test_the_map_is_said_in_words():
    told = in_words(
        map_of(
            *(HESTER, COLM, THEO),
            relations=[
                relation("p-2", "reports_to", "p-1"),
                relation("p-3", "introduced", "p-2", note="At the fair."),
                relation("p-3", "at_odds_with", "p-1"),
            ],
        )
    )
    assert told == [
        "Hester decides.",
        "Colm is listened to.",
        "Colm reports to Hester.",
        "Theo introduced us to Colm (At the fair).",
        "Theo is at odds with Hester.",
        "Hester is for us.",
        "Theo is against us.",
        "Warmth 2 of 5: Hester, Colm and Theo.",
    ]


def test_judgements_are_left_out_where_they_were_not_asked_for():
    odds = relation("p-3", "at_odds_with", "p-1")
    bare = map_of(HESTER, THEO, relations=[odds]).without_private()
    told = " ".join(in_words(bare))
    assert "against" not in told
    assert "odds" not in told
    assert "Hester is for us." in told


def test_what_is_not_known_is_asked():
    assert gaps(map_of(HESTER)) == [
        "Hester is the only one we know here.",
        "Who stands in for Hester?",
    ]
    assert gaps(map_of(COLM, THEO)) == ["Nobody is known to decide."]
    assert gaps(map_of(HESTER, COLM, relations=[relation("p-2", "stands_in_for", "p-1")])) == []
    assert gaps(map_of()) == []


@pytest.mark.parametrize(
    ("one", "sort", "other", "says"),
    [
        ("p-1", "listens_to", "p-1", "between two people"),
        ("p-2", "reports_to", "p-1", "on the map already"),
        ("p-1", "reports_to", "p-3", "reports to Hester already"),
        ("p-3", "at_odds_with", "p-1", "on the map already"),
    ],
)
def test_what_cannot_be_is_refused(one, sort, other, says):
    known = [
        relation("p-2", "reports_to", "p-1"),
        relation("p-3", "reports_to", "p-2"),
        relation("p-1", "at_odds_with", "p-3"),
    ]
    with pytest.raises(BadInput, match=says):
        check(known, one, sort, other, "Hester")
    check(known, "p-1", "listens_to", "p-2", "Hester")


def test_secrets_as_imports_write_them_tell_who_reports_to_whom():
    people = [person(id="p-1", name="Hester Vaughn"), person(id="p-2", name="Colm Petrie")]
    tells = secret(id="s-1", text="Colm Petrie reports to Dr. Hester Vaughn")
    others = [
        secret(id="s-2", text="Colm Petrie reports to somebody new"),
        secret(id="s-3", text="Hester Vaughn reports to Hester Vaughn"),
        secret(id="s-4", text="Hester Vaughn reports to Colm Petrie", sensitivity="private"),
    ]
    (found,) = told_by_secrets([tells, *others], people, [])
    assert (found.from_id, found.to_id, found.secret.id) == ("p-2", "p-1", "s-1")
    known = [relation("p-2", "reports_to", "p-1")]
    assert told_by_secrets([tells], people, known) == ()


def test_who_reports_to_whom_is_read_as_it_is_said_in_any_language():
    with pseudo():
        said = told("reports_to", "Colm", "Hester")
        assert said == "⟦Colm reports to Hester⟧"
        assert told_by(f"{said}.", "reports_to") == ("Colm", "Hester")
        assert told_by("Colm reports to Hester", "reports_to") == ("Colm", "Hester")
    assert told_by(said, "reports_to") == ("⟦Colm", "Hester⟧")
    assert told_by("Colm listens to Hester", "reports_to") is None


def test_two_people_stand_side_by_side_kind_by_kind():
    mine = [
        secret(id="s-1", kind="background", text="Was at sea"),
        secret(id="s-2", kind="background", text="The lost firm", sensitivity="never"),
        secret(id="s-3", kind="hope", text="A boat"),
    ]
    theirs = [secret(id="s-4", kind="fit", text="On the quay at four")]
    found = differences(mine, theirs, BANK)
    assert [len(one.one) for one in found] == [1, 0, 0, 0]
    assert [len(one.other) for one in found] == [0, 0, 0, 1]
    assert found[0].label == BANK.kind("background").label


def test_the_drawing_holds_all_of_itself():
    names = [person(id=f"p-{n}", name="Nam " * 20) for n in range(9)]
    web = [relation("p-1", "reports_to", "p-2"), relation("p-2", "listens_to", "p-1")]
    map_ = map_of(*names, relations=web)
    drawn = drawing(map_, "words")
    for shape in drawn.shapes:
        for x, y in getattr(shape, "points", ()):
            assert 0 <= x <= drawn.width
            assert 0 <= y <= drawn.height
    assert sorts(map_) == ["reports_to", "listens_to"]
    assert legend(sorts(map_), 100)[1] == 2 * legend(sorts(map_), 900)[1]


def test_each_place_says_which_card_stands_there():
    map_ = map_of(HESTER, COLM)
    assert map_.node("p-2").person is COLM
    assert map_.node("p-9") is None
    assert isinstance(map_.nodes[0].place, Place)
