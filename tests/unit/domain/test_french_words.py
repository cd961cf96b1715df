"""What the interview can do with words that lose their end and phrases that begin with the head."""

from datetime import date

import pytest

from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.cues import words_of
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.phrases import mirror, number, phrases, when
from secretsmanual.domain.theme_quotes import Names, redacted
from secretsmanual.system.languages import text_in


@pytest.fixture
def lexicon(spoken):
    spoken("fr")
    return Lexicon.from_toml(text_in("fr", "lexicon.toml"))


@pytest.mark.parametrize("line", ["! préparer la réunion de lundi", "! photo de la mer"])
def test_a_weekday_that_tells_which_one_is_no_due(lexicon, line):
    assert parse(line, Context(date(2026, 11, 18))).due is None


def test_a_new_name_ends_before_the_space_of_its_colon(lexicon):
    found = parse("Zoé Martin : nouvelle directrice", Context(date(2026, 11, 18)))
    assert found.unknown_names == ("Zoé Martin",)


def test_an_elided_word_is_one_of_its_own(lexicon):
    assert words_of("L’équipe n'aime pas qu’on attende aujourd’hui") == [
        *("l'", "équipe", "n'", "aime", "pas", "qu'", "on", "attende", "aujourd'hui")
    ]


def test_a_name_is_known_behind_an_elided_word(spoken):
    people = Directory.of(room=[("P01", "Hélène Roy")])
    assert people.named_in("le bureau d'Hélène") == ()
    spoken("fr")
    assert [one.id for one in people.named_in("le bureau d'Hélène")] == ["P01"]


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("râle sur le délai de livraison", "délai de livraison"),
        ("problème avec l'équipe de nuit", "équipe de nuit"),
        ("veut moins de ruptures de stock cet été", "ruptures de stock"),
        ("taux de rebut de 4 % sur la ligne 2", "taux de rebut"),
    ],
)
def test_a_phrase_begins_with_its_head_and_goes_over_what_links(lexicon, line, phrase):
    assert phrase in [found.text for found in phrases(line, lexicon)]


def test_the_hour_is_a_time_and_no_number(lexicon):
    assert when("appeler avant 14h30", lexicon) == "14h30"
    assert number("appeler avant 14h30", lexicon) == ""
    assert number("perd 15 % de marge", lexicon) == "15 %"
    assert number("retard de 36 heures", lexicon) == "36 heures"


def test_no_part_of_a_time_is_a_phrase(lexicon):
    assert when("prend le train de 6 h 50", lexicon) == "6 h 50"
    assert not [one for one in phrases("prend le train de 6 h 50", lexicon) if "50" in one.text]


def test_what_was_said_is_turned_or_not_said_back(lexicon):
    assert (
        mirror(["je veux rentrer avant six heures"], lexicon)
        == "vous voulez rentrer avant six heures"
    )
    assert mirror(["j'ai perdu mon samedi"], lexicon) == "vous avez perdu votre samedi"
    assert mirror(["j’hallucine"], lexicon) == ""


@pytest.mark.parametrize(
    ("quote", "left"),
    [
        (
            "nous avons perdu vingt clients depuis septembre",
            "nous avons perdu [...] clients depuis [...]",
        ),
        ("livré le 4 déc et pas avant", "livré le [...] et pas avant"),
        ("on écrit janv sans chiffre, onze fois", "on écrit janv sans chiffre, onze fois"),
    ],
)
def test_a_quote_without_a_name_has_no_months_and_no_large_numbers(lexicon, quote, left):
    assert redacted(quote, Names()) == left
