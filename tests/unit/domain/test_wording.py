from gettext import NullTranslations

import pytest

from secretsmanual.domain import words
from secretsmanual.domain.wording import mark, speak, tr, trn


class Backwards(NullTranslations):
    def gettext(self, message):
        return {"{a} before {b}": "{b} nach {a}", "1,234.5": "1.234,5"}.get(message, message)

    def ngettext(self, msgid1, msgid2, n):
        return "{n} eins" if n == 1 else "{n} viele"


@pytest.fixture
def another():
    before = speak(Backwards())
    yield
    speak(before)


def test_english_is_its_own_key():
    assert tr("{a} before {b}", a=1, b=2) == "1 before 2"
    assert trn("{n} day", "{n} days", 1) == "1 day"
    assert trn("{n} day of {who}", "{n} days of {who}", 0, who="Ada") == "0 days of Ada"


def test_a_language_puts_values_in_its_own_order(another):
    assert tr("{a} before {b}", a=1, b=2) == "2 nach 1"
    assert trn("{n} day", "{n} days", 3) == "3 viele"


def test_signs_of_places_in_a_value_are_left_as_they_are():
    assert tr("Find {what}", what="{b}") == "Find {b}"
    assert tr("A lone { stays") == "A lone { stays"
    assert tr("") == ""


def test_what_is_marked_stays_english_until_it_is_said(another):
    assert mark("{a} before {b}") == "{a} before {b}"


def test_numbers_have_the_signs_of_the_language(another):
    assert words.number(1234567.891, 2) == "1.234.567,89"


def test_numbers_in_english():
    assert [words.number(0), words.number(-12345), words.number(0.5, 1)] == ["0", "-12,345", "0.5"]
