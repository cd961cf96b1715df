"""The map on paper: each shape of a card and of a line, and each key of the page."""

import pytest

from secretsmanual.domain.document import Drawing, Heading, Item, Items
from secretsmanual.domain.drawing import Box
from secretsmanual.domain.interview.model import WarmthLevel
from secretsmanual.domain.map_layout import Place, Sheet
from secretsmanual.domain.relations import SPOKEN
from secretsmanual.domain.who_is_who import Found, Node, WhoIsWho
from secretsmanual.domain.who_is_who_page import page_of
from secretsmanual.domain.who_is_who_picture import (
    card_at,
    card_of,
    drawing,
    legend,
    lines_of,
    size,
    sorts,
)
from tests.unit.domain.drawn import drawn
from tests.unit.domain.secret_samples import TODAY, account, person, secret
from tests.unit.domain.test_who_is_who import relation

HESTER = person(id="p-1", name="Hester Vaughn", decision_maker=True, stance="for")
COLM = person(id="p-2", name="Colm", role="Buyer")
THEO = person(id="p-3", name="Theo", role="Owner", listened_to=True, stance="against")
WEB = (
    relation("p-1", "introduced", "p-3", note="At the fair."),
    relation("p-3", "at_odds_with", "p-1"),
    relation("p-2", "reports_to", "p-3"),
    relation("p-2", "listens_to", "p-1"),
)
CARD = Box(100, 200, 195.2, 105.6, "edge", "surface", round=10)


def node(whom, x=0.25, y=0.25, level=2, **values):
    return Node(whom, WarmthLevel(level=level, reasons=("2 talks",)), Place(x, y), **values)


def map_of(*relations):
    nodes = (node(HESTER), node(COLM, 0.75, 0.75, 5), node(THEO, 0.75, 0.25, 0))
    return WhoIsWho(account(), nodes, relations, Sheet(2, 2, {}))


def lines(map_, **values):
    found = lines_of(map_, size(map_.sheet), **values)
    return {one.id: drawn(shapes) for one, shapes in found}


def test_who_decides_has_a_strong_edge():
    assert drawn(card_of(node(HESTER, level=5), CARD)) == [
        "box at 100,200 195.2x105.6 ink 2.2 filled surface round 10",
        "disc at 128,228 radius 17 sunken",
        "text at 128,232.5 room 34 strong ink centred “HV”",
        "text at 152,225 room 133.2 strong ink “Hester Vaughn”",
        "text at 152,242 room 133.2 small soft “”",
        "text at 114,268 room 171.2 small accent “decides · for us”",
        "disc at 118,288.6 radius 3.6 warm",
        "disc at 129,288.6 radius 3.6 warm",
        "disc at 140,288.6 radius 3.6 warm",
        "disc at 151,288.6 radius 3.6 warm",
        "disc at 162,288.6 radius 3.6 warm",
        "text at 176,292.6 room 107.2 small soft “warmth 5”",
    ]


def test_who_is_against_us_has_a_bar_and_words_in_the_warm_ink():
    assert drawn(card_of(node(THEO, level=2), CARD)) == [
        "box at 100,200 195.2x105.6 edge 1 filled surface round 10",
        "disc at 128,228 radius 17 sunken",
        "text at 128,232.5 room 34 strong ink centred “T”",
        "text at 152,225 room 133.2 strong ink “Theo”",
        "text at 152,242 room 133.2 small soft “Owner”",
        "box at 103,212 4x81.6 warm 1 filled warm round 2",
        "text at 114,268 room 171.2 small warm “listened to · against us”",
        "disc at 118,288.6 radius 3.6 warm",
        "disc at 129,288.6 radius 3.6 warm",
        "disc at 140,288.6 radius 3.6 warm hollow",
        "disc at 151,288.6 radius 3.6 warm hollow",
        "disc at 162,288.6 radius 3.6 warm hollow",
        "text at 176,292.6 room 107.2 small soft “warmth 2”",
    ]


def test_who_is_from_elsewhere_is_pale_and_tells_from_where():
    frame, _, _, _, below, *rest = drawn(card_of(node(COLM, elsewhere="Dovecote"), CARD))
    assert frame == "box at 100,200 195.2x105.6 line 1 filled sunken round 10"
    assert below == "text at 152,242 room 133.2 small soft “Dovecote”"
    assert len(rest) == 6, "five discs and their words; no marks"


def test_lines_go_from_edge_to_edge_and_those_of_one_pair_stand_apart():
    assert lines(map_of(*WEB)) == {
        "rl-p-1-p-3": [
            "line 224.6,74.5 to 255.4,74.5 soft 1.6 dashes 1.5 4",
            "area 254.4,79 to 263.4,74.5 to 254.4,70 soft",
        ],
        "rl-p-3-p-1": [
            "line 263.4,85.5 to 224.6,85.5 warm 1.6",
            "line 238,91.5 to 250,79.5 warm 2",
            "line 238,79.5 to 250,91.5 warm 2",
        ],
        "rl-p-2-p-3": [
            "line 366,182.2 to 366,145.8 ink 1.6",
            "area 370.5,146.8 to 366,137.8 to 361.5,146.8 ink",
        ],
        "rl-p-2-p-1": [
            "line 277.9,182.2 to 210.1,137.8 accent 1.6 dashes 7 4",
            "line 220.1,139 to 210.1,137.8 to 215.2,146.5 accent 1.6",
        ],
    }


def test_two_lines_of_a_slanting_pair_stand_apart_across_their_way():
    web = (relation("p-2", "reports_to", "p-1"), relation("p-1", "at_odds_with", "p-2"))
    (down, _), (up, *_) = lines(map_of(*web)).values()
    assert down == "line 280.9,177.6 to 219.9,137.6 ink 1.6"
    assert up == "line 207.1,142.4 to 274.8,186.8 warm 1.6"


def test_a_line_follows_a_card_that_is_moved():
    map_ = map_of(relation("p-2", "reports_to", "p-1"))
    moved = lines(map_, places={"p-2": Place(0.25, 0.75)})
    assert moved == {
        "rl-p-2-p-1": [
            "line 122,182.2 to 122,145.8 ink 1.6",
            "area 126.5,146.8 to 122,137.8 to 117.5,146.8 ink",
        ]
    }


def test_who_is_not_on_the_map_has_no_line():
    web = (relation("p-1", "listens_to", "p-9"), relation("p-9", "listens_to", "p-1"))
    assert lines(map_of(*web, WEB[2])) == lines(map_of(WEB[2]))


def test_cards_that_cover_each_other_have_a_line_without_length():
    on_top = lines(map_of(WEB[0]), places={"p-3": Place(0.25, 0.25)})["rl-p-1-p-3"]
    assert on_top == [
        "line 122,80 to 122,80 soft 1.6 dashes 1.5 4",
        "area 122,80 to 122,80 to 122,80 soft",
    ]


def test_the_legend_goes_on_in_a_further_row():
    shapes, height = legend(tuple(SPOKEN), 400, 10)
    assert (drawn(shapes), height) == (
        [
            "line 4,22 to 50,22 ink 1.6",
            "area 49,26.5 to 58,22 to 49,17.5 ink",
            "text at 68,26 room 106 small soft “reports to”",
            "line 184,22 to 238,22 accent 1.6 dashes 7 4",
            "line 229,26.5 to 238,22 to 229,17.5 accent 1.6",
            "text at 248,26 room 106 small soft “listens to”",
            "line 4,46 to 50,46 soft 1.6 dashes 1.5 4",
            "area 49,50.5 to 58,46 to 49,41.5 soft",
            "text at 68,50 room 106 small soft “introduced us to”",
            "line 184,46 to 238,46 soft 1.6 dashes 9 3 2 3",
            "line 229,50.5 to 238,46 to 229,41.5 soft 1.6",
            "text at 248,50 room 106 small soft “stands in for”",
            "line 4,70 to 58,70 warm 1.6",
            "line 37,64 to 25,76 warm 2",
            "line 37,76 to 25,64 warm 2",
            "text at 68,74 room 106 small soft “is at odds with”",
        ],
        72,
    )
    assert drawn(legend(["reports_to"], 0)[0])[0] == "line 4,12 to 50,12 ink 1.6"


@pytest.mark.parametrize(
    ("room", "whole"),
    [((0, 0), (488, 320)), ((600, 100), (600, 320)), ((100, 600), (488, 600))],
)
def test_the_picture_takes_all_of_the_room_and_more_where_it_must(room, whole):
    assert size(Sheet(2, 2, {}), room) == whole


def test_a_card_stands_around_its_place():
    assert drawn([card_at(Place(0.75, 0.25), (488, 320))]) == [
        "box at 268.4,27.2 195.2x105.6 edge 1 filled surface round 10"
    ]


def test_the_drawing_is_lines_then_cards_then_the_legend():
    map_ = map_of(*WEB)
    whole = size(map_.sheet)
    shapes = [shape for _, line in lines_of(map_, whole) for shape in line]
    for one in map_.nodes:
        shapes += card_of(one, card_at(one.place, whole))
    used = ["reports_to", "listens_to", "introduced", "at_odds_with"]
    assert sorts(map_) == used
    signs, height = legend(used, 488, 328)
    assert height == 48
    assert drawing(map_, "words") == Drawing(
        "Who is who at Thornquay", 488, 376, (*shapes, *signs), "words"
    )


def test_the_page_shows_the_map_says_it_and_asks_for_what_is_not_known():
    map_ = map_of(WEB[0])
    made = page_of(map_, "Ines")
    assert made.title == "Who is who at Thornquay"
    assert made.blocks == (
        Heading("Who is who at Thornquay", 1),
        drawing(map_, "A map of 3 people; the lines below say the same."),
        Heading("In words"),
        Items(
            tuple(
                map(
                    Item,
                    (
                        "Hester Vaughn decides.",
                        "Theo is listened to.",
                        "Hester Vaughn introduced us to Theo (At the fair).",
                        "Hester Vaughn is for us.",
                        "Theo is against us.",
                        "Warmth 5 of 5: Colm.",
                        "Warmth 2 of 5: Hester Vaughn.",
                        "Warmth 0 of 5: Theo.",
                    ),
                )
            )
        ),
        Heading("Not known"),
        Items((Item("Who stands in for Hester Vaughn?"),)),
    )
    assert made.footer == "Printed for Ines, destroy after use"
    assert page_of(map_).footer == ""


def test_an_empty_map_is_a_picture_alone():
    bare = WhoIsWho(account(), (), (), Sheet(2, 1, {}))
    assert page_of(bare).blocks == (
        Heading("Who is who at Thornquay", 1),
        drawing(bare, "A map of 0 people; the lines below say the same."),
    )


def test_programs_read_the_map_by_its_keys():
    nodes = (node(HESTER), node(COLM, 1 / 3, 2 / 3, elsewhere="Dovecote"))
    listens = relation("p-2", "listens_to", "p-1", note="At the fair")
    found = (Found(secret(id="s-1"), "p-2", "p-1"),)
    assert page_of(WhoIsWho(account(), nodes, (listens,), Sheet(2, 2, {}), found)).data == {
        "account": "a-1",
        "people": [
            {
                "id": "p-1", "name": "Hester Vaughn", "role": "", "decides": True,
                "listened_to": False, "stance": "for", "warmth": 2, "why": ["2 talks"],
                "elsewhere": "", "x": 0.25, "y": 0.25,
            },
            {
                "id": "p-2", "name": "Colm", "role": "Buyer", "decides": False,
                "listened_to": False, "stance": "", "warmth": 2, "why": ["2 talks"],
                "elsewhere": "Dovecote", "x": 0.3333, "y": 0.6667,
            },
        ],
        "relations": [
            {
                "id": "rl-p-2-p-1", "from": "p-2", "sort": "listens_to", "to": "p-1",
                "words": "Colm listens to Hester Vaughn", "note": "At the fair",
                "on": TODAY.isoformat(),
            }
        ],
        "not_known": [
            "Hester Vaughn is the only one we know here.", "Who stands in for Hester Vaughn?",
        ],
        "told_by_secrets": [{"from": "p-2", "to": "p-1", "secret": "s-1"}],
    }  # fmt: skip
