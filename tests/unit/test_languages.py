"""The data of the languages: each file is held to the English one, and read as it is typed."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from secretsmanual.domain import searching
from secretsmanual.domain.interview.bank import Bank
from secretsmanual.domain.interview.capture import Context, parse
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.interview.endings import stem
from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.lint import lint
from secretsmanual.domain.interview.names import Directory
from secretsmanual.domain.interview.phrases import mirror, phrases
from secretsmanual.domain.interview.suggest import Clues, suggest
from secretsmanual.domain.landmines import touched
from secretsmanual.domain.practice.phrase_book import PhraseBook
from secretsmanual.domain.theme_quotes import Names, redacted
from secretsmanual.domain.wording import language
from secretsmanual.services.guide import CHAPTERS
from secretsmanual.system.languages import ENGLISH, NAMES
from tests.unit.domain.secret_samples import secret

ROOT = Path(__file__).parents[2]
FOLDERS = {code: ROOT / "resources/languages" / code for code in NAMES if code != ENGLISH}
TODAY = date(2026, 11, 18)
PEOPLE = Directory.of(
    room=[("P01", "Clara Lind"), ("P02", "Hugo Mertens")], account=[("P03", "Anna Kolb")]
)
CONTEXT = Context(TODAY, PEOPLE)


def those_with(name):
    return sorted(code for code, folder in FOLDERS.items() if (folder / name).exists())


def rows(name, code=""):
    folder = FOLDERS[code] if code else ROOT / "resources"
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def typed(code):
    path = ROOT / f"tests/reference/typed/{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


PICTURES = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LINKS = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
KEY = re.compile(r"\b(?:Ctrl\+(?:Shift\+)?\S|Alt\+\w+|F\d{1,2})(?=[\s.,;:)|]|$)")
SAID = {"text", "followups", "listen_for", "label", "means"}
"""Keys of the question bank that hold what is said; all others are the same in every language."""


def skeleton(bank):
    """The bank without its words: of each text which slots are in it."""
    return {
        table: [
            {
                key: [sorted(re.findall(r"{\w+}", text)) for text in listed(value)]
                if key in SAID
                else value
                for key, value in row.items()
            }
            for row in found
        ]
        for table, found in bank.items()
        if isinstance(found, list)
    }


def listed(value):
    return [value] if isinstance(value, str) else value


TYPED = {code: typed(code) for code in those_with("syntax.toml")}


def typed_with(section):
    return [code for code, cases in TYPED.items() if section in cases]


@pytest.mark.parametrize("code", FOLDERS)
def test_every_language_begins_with_the_files_it_has(code, spoken):
    spoken(code)
    assert language() == code


@pytest.mark.parametrize("code", TYPED)
def test_dates_are_read_as_they_are_typed_and_nothing_else_is_a_date(code, spoken):
    spoken(code)
    wanted = TYPED[code]["dates"]
    assert {text: read_date(text, TODAY) for text in wanted} == wanted
    assert {text for text in TYPED[code]["not_dates"] if read_date(text, TODAY)} == set()


@pytest.mark.parametrize("code", TYPED)
def test_a_promise_is_due_on_the_day_that_is_typed_with_it(code, spoken):
    spoken(code)
    wanted = TYPED[code]["due"]
    assert {line: parse(line, CONTEXT).due for line in wanted} == wanted


@pytest.mark.parametrize("code", those_with("questions.toml"))
def test_the_question_bank_asks_the_same_in_other_words(code):
    own, english = rows("questions.toml", code), rows("questions.toml")
    assert skeleton(own) == skeleton(english)
    known = {question["text"] for question in english["question"]}
    assert [question["id"] for question in own["question"] if question["text"] in known] == []


@pytest.mark.parametrize("code", those_with("questions.toml"))
def test_the_question_bank_keeps_the_rules_of_its_language(code, spoken):
    spoken(code)
    bank = Bank.from_toml((FOLDERS[code] / "questions.toml").read_text(encoding="utf-8"))
    assert {one.id: lint(one) for one in bank.questions if lint(one)} == {}


def lexicon(code):
    return Lexicon.from_toml((FOLDERS[code] / "lexicon.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", those_with("lexicon.toml"))
def test_the_lexicon_has_the_same_groups_and_says_its_own_sentences(code):
    own, english = rows("lexicon.toml", code), rows("lexicon.toml")
    assert own["language"] == code
    for table in ("kinds", "cues", "care", "topics", "phrases"):
        assert own[table].keys() == english[table].keys()
    for group, care in own["care"].items():
        assert care["say"] != english["care"][group]["say"]
    assert english["aliases"].items() <= own["aliases"].items()
    assert set(own["aliases"].values()) <= own["kinds"].keys()


@pytest.mark.parametrize("code", typed_with("line"))
def test_lines_are_read_as_they_are_typed(code, spoken):
    spoken(code)
    bank = Bank.from_toml((ROOT / "resources/questions.toml").read_text(encoding="utf-8"))
    words = lexicon(code)
    kinds = {kind.id: kind.subject for kind in bank.kinds}
    context = Context(TODAY, PEOPLE, kinds=kinds, aliases=words.aliases)
    for line in TYPED[code]["line"]:
        found = parse(line["raw"], context)
        ranked = suggest(bank, words, found.text, Clues(found.subject, explicit=found.kinds)).kinds
        for name, value in line["expect"].items():
            got = next(iter(ranked), "") if name == "kind" else getattr(found, name) or ""
            assert (line["raw"], list(got) if isinstance(got, tuple) else got) == (
                line["raw"],
                value,
            )


@pytest.mark.parametrize("code", typed_with("promised_to"))
def test_a_promise_is_for_whoever_is_named_in_it(code, spoken):
    spoken(code)
    wanted = TYPED[code]["promised_to"]
    assert {line: parse(line, CONTEXT).person_id for line in wanted} == wanted
    named = next(line for line, who in wanted.items() if who == "P03")
    assert any("Anna" in chip.label for chip in parse(named, CONTEXT).chips)


@pytest.mark.parametrize("code", typed_with("before_a_colon"))
def test_a_name_before_a_colon_may_be_somebody_new_and_a_noun_is_not(code, spoken):
    spoken(code)
    wanted = TYPED[code]["before_a_colon"]
    assert [one for one in wanted["nobody"] if parse(f"{one}: so", CONTEXT).unknown_names] == []
    for one in wanted["somebody"]:
        assert parse(f"{one}: so", CONTEXT).unknown_names == (one,)


def test_a_known_name_before_a_colon_is_never_a_heading(spoken):
    spoken("de")
    known = Context(TODAY, Directory.of(account=[("P04", "Petra Siewert"), ("P05", "Frist Meer")]))
    for line, who in {"Siewert: mag Tee": "P04", "Frist: so": "P05", "Meer: so": "P05"}.items():
        assert (parse(line, known).person_id, parse(line, CONTEXT).person_id) == (who, "P01")


@pytest.mark.parametrize("code", typed_with("touched"))
def test_a_topic_is_met_in_every_form_of_its_word_and_in_no_other(code, spoken):
    spoken(code)
    words = lexicon(code)
    for topic, said in TYPED[code]["touched"].items():
        assert [one for one in said["by"] if not touched(secret(text=one), [topic], words)] == []
        assert [one for one in said["not_by"] if touched(secret(text=one), [topic], words)] == []


@pytest.mark.parametrize("code", typed_with("quoted"))
def test_a_quote_loses_names_and_keeps_everyday_words(code, spoken):
    spoken(code)
    names = Names(words={"clara", "lind"})
    wanted = TYPED[code]["quoted"]
    assert {quote: redacted(quote, names) for quote in wanted} == wanted


@pytest.mark.parametrize("code", typed_with("mirrored"))
def test_quotes_are_turned_back_or_left_alone(code, spoken):
    spoken(code)
    wanted = TYPED[code]["mirrored"]
    assert {quote: mirror([quote], lexicon(code)) for quote in wanted} == wanted


@pytest.mark.parametrize("code", typed_with("handed_back"))
def test_the_best_phrase_of_a_line_is_whole(code, spoken):
    spoken(code)
    wanted = TYPED[code]["handed_back"]
    assert {line: phrases(line, lexicon(code))[0].text for line in wanted} == wanted


@pytest.mark.parametrize("code", typed_with("care"))
def test_what_needs_care_is_noticed_and_nothing_else(code):
    wanted = TYPED[code]["care"]
    assert {line: [note.group for note in lexicon(code).care(line)] for line in wanted} == wanted


@pytest.mark.parametrize("code", those_with("practice.toml"))
def test_what_invented_customers_say_is_all_there_and_mostly_known_by_its_words(code, spoken):
    spoken(code)
    bank = Bank.from_toml((FOLDERS[code] / "questions.toml").read_text(encoding="utf-8"))
    text = (FOLDERS[code] / "practice.toml").read_text(encoding="utf-8")
    lines, words = PhraseBook.from_toml(text, bank).lines, lexicon(code)
    english = {jot for pairs in rows("practice.toml")["lines"].values() for jot, _ in pairs}
    jots = [saying.jot for sayings in lines.values() for saying in sayings]
    assert {kind for kind, sayings in lines.items() if len(sayings) < 8} == set()
    assert len(set(jots) - english) == len(jots) == len(english)
    said = [f"{saying.jot} {saying.said}" for sayings in lines.values() for saying in sayings]
    assert [one for one in said if words.care(one)] == []
    known = [
        suggest(bank, words, saying.jot, Clues(bank.kind(kind).subject)).kinds[:1] == (kind,)
        for kind, sayings in lines.items()
        for saying in sayings
    ]
    assert sum(known) / len(known) > 0.75


@pytest.mark.parametrize("code", TYPED)
def test_what_is_asked_is_searched_for_without_small_words_and_endings(code, spoken):
    spoken(code)
    wanted = TYPED[code]["asked"]
    assert {text: searching.words(text) for text in wanted} == wanted
    for one, other in TYPED[code]["same_words"]:
        assert stem(one.lower()) == stem(other.lower())


def test_an_article_makes_another_word_of_tomorrow(spoken):
    spoken("es")
    assert parse("! llamar por la mañana", CONTEXT).due is None
    assert parse("! llamar mañana", CONTEXT).due == date(2026, 11, 19)


@pytest.mark.parametrize("code", those_with("guide"))
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_guide_shows_the_same_and_names_the_same_keys(code, chapter):
    own = (FOLDERS[code] / f"guide/{chapter}.md").read_text(encoding="utf-8")
    english = (ROOT / f"resources/guide/{chapter}.md").read_text(encoding="utf-8")
    assert own.startswith("# ")
    assert own.partition("\n")[0] != english.partition("\n")[0]
    for marks in (PICTURES, LINKS):
        assert sorted(marks.findall(own)) == sorted(marks.findall(english))
    for local, key in TYPED[code]["keys"].items():
        own = own.replace(f"{local}+", f"{key}+")
    assert set(KEY.findall(own)) == set(KEY.findall(english))
