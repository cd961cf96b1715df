"""Review: whom a line is about, and what is offered quietly (domain.md 2.9)."""

from dataclasses import replace

import pytest

from secretsmanual.domain.errors import Refused
from secretsmanual.domain.interview import review, review_hints
from secretsmanual.domain.interview.names import Directory
from tests.unit.domain.review_rows import (
    BANK,
    COLM,
    CONTEXT,
    HABIT,
    HESTER,
    LEXICON,
    SUNITA,
    opened,
)


def test_a_new_name_at_the_head_of_a_line_is_asked_before_it_is_accepted():
    row = opened("Walt: signs above 2k", "network")
    assert row.whom_named == "Walt"
    row = review.with_kind(row, "habit", BANK)
    with pytest.raises(Refused, match="who Walt is"):
        review.accept(row)
    named = review.about_named(row, "Walt", COLM, BANK)
    assert (named.proposal.text, named.proposal.person_id) == ("Signs above 2k", COLM)
    assert (named.proposal.known, named.proposal.via) == ("via", "Hester Vaughn-Abara")
    assert review.accept(named).decision == "secret"


def test_a_name_that_fits_two_people_is_asked():
    people = Directory.of(room=[("p8", "Sam Orr"), ("p9", "Sam Pike")])
    row = opened("sam: likes short meetings #habit", context=replace(CONTEXT, people=people))
    assert row.whom_named == "sam"
    named = review.about_named(row, "sam", "p9", BANK)
    assert (named.proposal.text, named.whom_named) == ("Likes short meetings", "")


def test_a_mention_of_somebody_new_is_offered_and_never_in_the_way():
    row = opened("lunch with @walt on sundays", "habit")
    assert (review_hints.new_names(row), row.whom_named) == (("Walt",), "")
    assert review.accept(row).decision == "secret"
    assert review_hints.new_names(review_hints.settle(row, "Walt")) == ()


def test_the_subject_goes_back_to_the_person_with_the_same_key():
    row = opened(HABIT, "recreation")
    there = review.about_the_other(row, BANK)
    back = review.about_the_other(there, BANK)
    assert (there.proposal.subject, back.proposal.person_id) == ("organisation", HESTER)
    nobody = opened("% short of cash", "cashflow", {}, replace(CONTEXT, people=Directory()))
    with pytest.raises(Refused, match="who was there"):
        review.about_the_other(nobody, BANK)


def test_how_it_is_known_follows_the_person_unless_said_by_hand():
    row = review.about_person(opened(HABIT, "recreation"), COLM, BANK)
    assert (row.proposal.known, row.proposal.said_by) == ("via", HESTER)
    saw = review.about_person(review.how_known(row, "saw"), SUNITA, BANK)
    assert saw.proposal.known == "saw"


@pytest.mark.parametrize(
    ("text", "product", "names"),
    [
        ("wants the label lines to be quieter", "label lines", True),
        ("Label lines, label lines", "Label Lines", True),
        ("wants labels in lines", "label lines", False),
        ("wants quiet", "", False),
    ],
)
def test_our_product_in_a_secret_is_noticed(text, product, names):
    assert review_hints.names_product(opened(text, "outcome"), product) is names
    promise = review.turn_into(opened(text, "outcome"), "promise")
    assert not review_hints.names_product(promise, product)


@pytest.mark.parametrize(
    ("text", "kind", "offered"),
    [
        ("loves that bea rings first", "feeling", True),
        ("hates the invoice, loves bea", "feeling", False),
        ("loves that bea rings first", "habit", False),
        ("rings before nine", "feeling", False),
    ],
)
def test_a_good_feeling_offers_what_it_led_to(text, kind, offered):
    row = review.with_kind(opened(text), kind, BANK)
    assert review_hints.offers_ticks(row, LEXICON) is offered
    bought = review_hints.tick(row, "bought more")
    assert bought.proposal.themes == ("bought more",)
    assert review_hints.tick(bought, "bought more").proposal.themes == ()
