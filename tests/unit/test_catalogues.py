"""The catalogues of the languages: nothing forgotten, nothing stale, each place in its sentence."""

import re
import sys
from gettext import GNUTranslations
from io import BytesIO

import pytest

from secretsmanual.system.languages import ENGLISH, NAMES, catalogue
from secretsmanual.system.resources import PACKAGE, resource

sys.path.insert(0, str(PACKAGE.parent / "packaging"))
import languages as tool

TRANSLATED = sorted(set(NAMES) - {ENGLISH})
TAKEN_APART = {
    "Mon Tue Wed Thu Fri Sat Sun": 7,
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday": 7,
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec": 12,
    "January February March April May June July August September October November December": 12,
}


@pytest.fixture(scope="module")
def texts():
    return tool.collected()


def places(text):
    return sorted(re.findall(r"\{[^{}]*\}", text.replace("{{", "").replace("}}", "")))


def test_the_tool_knows_every_language():
    assert sorted(tool.TRANSLATED) == TRANSLATED


def test_a_text_is_collected_however_it_is_said():
    source = 'tr("one")\nself.tr("t" "wo")\ntrn("{n} a", "{n} b", 2)\nmark("four")\ntr(name)\n'
    found = [text for text, _ in tool.texts_in(source, "x.py")]
    assert found == ["one", "two", ("{n} a", "{n} b"), "four"]


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated_and_none_is_stale(language, texts):
    whole = tool.brought_up_to_date(language, texts)
    assert tool.missing(whole) == []
    written = resource("languages", language, "messages.po").read_bytes()
    assert {one.id for one in tool.read(language)} == {one.id for one in whole}
    assert b"#, fuzzy" not in written


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_the_program_reads_is_what_was_translated(language):
    made = GNUTranslations(BytesIO(tool.as_mo(tool.read(language))))
    assert catalogue(language)._catalog == made._catalog


@pytest.mark.parametrize("language", TRANSLATED)
def test_places_and_ends_are_those_of_the_text(language):
    for one in tool.read(language):
        if not one.id:
            continue
        ids = one.id if one.pluralizable else (one.id,)
        said = one.string if one.pluralizable else (one.string,)
        for text in said:
            assert set(places(text)) <= set(places(ids[-1])), (ids, text)
            assert (text[:1] == " ") == (ids[-1][:1] == " "), (ids, text)
            assert (text[-1:] == " ") == (ids[-1][-1:] == " "), (ids, text)
        assert places(said[-1]) == places(ids[-1]) or "{}" in ids[-1], (ids, said)


@pytest.mark.parametrize("language", TRANSLATED)
def test_lists_of_days_and_months_are_whole(language):
    for text, many in TAKEN_APART.items():
        assert len(catalogue(language).gettext(text).split()) == many
    assert re.fullmatch(r"1\D234\D5", catalogue(language).gettext("1,234.5"))
