"""What do we know about ...: names first, endings, accents and typing errors forgiven."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from secretsmanual.domain import searching
from secretsmanual.services.search import SearchService


@pytest.fixture
def search(demo):
    return SearchService(demo.manual)


def test_the_sentence_itself_is_not_searched_for(search):
    hits = search.ask("What secrets do we know about Lucia?")
    assert hits[0].type == "person"
    assert hits[0].text == "Lucía Ferrant"


@pytest.mark.parametrize("asked", ["swim", "swimming", "swims", "swiming", "swimmng"])
def test_word_endings_and_typing_errors_are_forgiven(search, asked):
    assert any("swim" in hit.text.lower() for hit in search.ask(asked))


def test_each_type_that_a_person_types_is_found(search):
    types = {
        hit.type
        for word in ("labels", "hester", "thornquay", "cutter", "retailer", "stallholders")
        for hit in search.ask(word, limit=200)
    }
    wanted = {"account", "person", "secret", "line", "promise", "ask_later"}
    assert wanted | {"oops", "referral"} <= types


def test_a_half_typed_word_loses_nothing_on_the_way(search):
    for end in range(3, len("thornquay") + 1):
        assert search.ask("thornquay"[:end])[0].text == "Thornquay Chilled Foods"


def test_a_deleted_secret_is_not_found_any_more(demo, search):
    hit = next(h for h in search.ask("crossing") if h.type == "secret")
    demo.secrets.delete(hit.id)
    assert hit.id not in {h.id for h in search.ask("crossing")}


def test_a_name_and_a_word_find_what_that_person_said(search):
    hits = search.ask("what do we know about Hester swimming?")
    assert hits[0].text.startswith("Open-water swimmer")
    assert {hit.person for hit in hits} == {"Hester Vaughn-Abara"}
    assert "swimmer" in search.ask("hestr swimming")[0].text


def test_where_nothing_has_all_the_words_those_with_most_are_found(search):
    texts = " ".join(hit.text for hit in search.ask("lake swim"))
    assert "swimmer" in texts
    assert "two-lake" in texts
    assert len(search.ask("lake swim", limit=1)) == 1
    assert search.ask("qqqq zzzz xxxx") == []


def test_hits_say_where_they_belong(search):
    hit = next(h for h in search.ask("walks all three lines") if h.type == "secret")
    assert (hit.account, hit.person) == ("Thornquay Chilled Foods", "Hester Vaughn-Abara")
    assert hit.kind == "habit"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_makes_a_harmless_question(text):
    asked = searching.words(text)
    made = searching.expression(asked)
    assert made.count('"') == 2 * len(asked)


@pytest.mark.parametrize("asked", ['" OR *', "NEAR(", "a AND", "😀", "-", "\x00", "name:", "()"])
def test_operators_are_only_words(search, asked):
    search.ask(asked)


def test_with_a_name_comes_the_best_of_what_is_known_of_them(demo, search):
    found = search.ask("What secrets do we know about Hester?")
    hester = demo.people.find("Hester")
    theirs = [hit for hit in found if hit.type == "secret" and hit.person_id == hester.id]
    assert found[0].id == hester.id
    assert len(theirs) >= 5
    assert theirs[0].gold
    assert all(hit.sensitivity != "never" for hit in theirs)
