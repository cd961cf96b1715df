from datetime import date

import pytest

from secretsmanual.domain.interview.bank import Question
from secretsmanual.domain.interview.dates import read_date
from secretsmanual.domain.interview.english import ENGLISH
from secretsmanual.domain.interview.lint import lint
from secretsmanual.domain.interview.syntax import Syntax
from secretsmanual.domain.interview.understanding import understand, understood

WEDNESDAY = date(2026, 11, 18)
FILE = """
need = "bedarf"
possessives = ""
headings = "thema datum"
word_names = "mai"
not_things = ""
things = ""
second_person = "du"
head_last = true
joining = "und"
clocks = ["mittag"]
counts = "zwei"
no_units = "uhr"
one_in = "von"
[asking]
closed = "sind ist"
why = ["warum"]
pitch = ["lösung"]
leading = ["oder?"]
[asking.protected]
health = ["krank"]
[dates]
weekdays = [
    "mo montag", "di dienstag", "mi mittwoch",
    "do donnerstag", "fr freitag", "sa samstag", "so sonntag",
]
months = [
    "jan januar", "feb februar", "mär märz", "apr april", "mai", "jun juni",
    "jul juli", "aug august", "sep september", "okt oktober", "nov november", "dez dezember",
]
ahead = { heute = 0, morgen = 1, "übermorgen" = 2 }
numbers = { ein = 1, einer = 1, zwei = 2 }
days = "t tag tage tagen"
weeks = "w woche wochen"
months_long = "monat monate monaten"
next = ["nächsten", "nächste woche"]
next_after = []
this = ["diesen"]
ordinals = ["."]
of = []
end_of = ["ende"]
articles = ["den", "dem", "der", "des"]
periods = { woche = "week", monats = "month", quartals = "quarter", jahres = "year" }
short = {}
firm = ["bis", "vor"]
loose = ["am"]
within = ["in"]
"""


@pytest.fixture
def german():
    before = understand(Syntax.from_toml(FILE))
    yield
    understand(before)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("fr", date(2026, 11, 20)),
        ("nächsten freitag", date(2026, 11, 27)),
        ("4. dez", date(2026, 12, 4)),
        ("dem 4. Dezember", date(2026, 12, 4)),
        ("in einer woche", date(2026, 11, 25)),
        ("übermorgen", date(2026, 11, 20)),
        ("ende märz", date(2027, 3, 31)),
        ("ende des monats", date(2026, 11, 30)),
        ("tomorrow", None),
        ("next fri", None),
    ],
)
def test_another_language_reads_its_own_dates(german, typed, day):
    assert read_date(typed, WEDNESDAY) == day


def asked(text):
    return Question("M", "habit", "person", 1, text, "", ("Was noch?",))


def test_another_language_knows_its_own_wrong_questions(german):
    marks = lint(asked("Ist Ihre Lösung krank, oder?"))
    assert {"closed", "pitch", "leading", "protected"} <= {mark.rule for mark in marks}
    assert "closed" not in {mark.rule for mark in lint(asked("Is that so?"))}


def test_english_is_understood_where_nothing_else_was_said():
    assert understood() is ENGLISH
    assert read_date("übermorgen", WEDNESDAY) is None


def test_a_file_that_lacks_a_word_list_is_refused():
    with pytest.raises(KeyError):
        Syntax.from_toml(FILE.replace('joining = "und"', ""))
