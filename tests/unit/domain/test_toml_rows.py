"""Rows of a TOML file: each mistake is said with its row, its line and the way out."""

import tomllib

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.interview.toml_rows import Row, read, rows, table


def row(**values) -> Row:
    return Row("question", 7, values)


def refused(call, *args, **more) -> tuple[str, str]:
    with pytest.raises(BadInput) as caught:
        call(*args, **more)
    return what_and_hint(caught.value)


def what_and_hint(error: BadInput) -> tuple[str, str]:
    assert error.sentence.endswith(f" {error.hint}")
    return error.sentence.removesuffix(f" {error.hint}"), error.hint


def test_a_file_that_is_no_toml_is_refused_with_the_place():
    assert refused(read, 'a = "b', "questions") == (
        "The questions file cannot be read: unterminated string (at the end, line 1).",
        "Put right that line, or take the file back out.",
    )
    deep = "a = " + "[" * 5_000
    assert refused(read, deep, "themes") == (
        "The themes file cannot be read: its lists are nested too deep.",
        "Leave that file alone; it was not written by people.",
    )
    assert read("a = 1", "questions") == {"a": 1}


@pytest.mark.parametrize(
    ("values", "named"),
    [({"id": "M"}, "Question M"), ({"id": ""}, "A question"), ({"id": 3}, "A question")],
)
def test_a_row_is_named_by_its_id_where_it_has_one(values, named):
    bad = row(**values).bad("it is odd", "Mend it.")
    assert what_and_hint(bad) == (f"{named}, line 7: it is odd.", "Mend it.")


def test_a_text_must_be_there_unless_something_stands_for_it():
    missing = (
        "A question, line 7: “text” must be a text.",
        'Write text = "..." in that table.',
    )
    assert refused(row().text, "text") == missing
    assert refused(row(text=" ").text, "text") == missing
    assert refused(row(text=3).text, "text", "") == missing
    assert row(text="Why").text("text") == "Why"
    assert row().text("text", "So") == "So"
    assert row(text=" ").text("text", "So") == " "


def test_a_number_is_whole_and_within_its_bounds():
    out = (
        "A question, line 7: “warmth” must be a whole number from 1 to 5.",
        "Write warmth = 1 or another number in that range.",
    )
    for value in (0, 6, True, 1.5, "2"):
        assert refused(row(warmth=value).number, "warmth", 1, 5) == out
    assert refused(row().number, "warmth", 1, 5) == out
    assert [row(warmth=n).number("warmth", 1, 5) for n in (1, 5)] == [1, 5]
    assert row().number("warmth", 1, 5, 3) == 3


def test_a_flag_is_true_or_false():
    assert refused(row(core=1).flag, "core") == (
        "A question, line 7: “core” must be true or false.",
        "Write core = true or leave it out.",
    )
    assert (row(core=True).flag("core"), row().flag("core")) == (True, False)


def test_texts_are_a_list_of_texts():
    out = (
        "A question, line 7: “steps” must be a list of texts.",
        'Write steps = ["...", "..."].',
    )
    assert refused(row(steps="a").texts, "steps") == out
    assert refused(row(steps=["a", 1]).texts, "steps") == out
    assert (row(steps=["a", "b"]).texts("steps"), row().texts("steps")) == (("a", "b"), ())


def test_a_word_is_one_of_those_known():
    words = ("person", "organisation", "")
    assert refused(row(subject="dog").one_of, "subject", words) == (
        "A question, line 7: “subject” cannot be “dog”.",
        "Use one of: person, organisation, (nothing).",
    )
    assert row(subject="").one_of("subject", words) == ""
    assert row().one_of("subject", words, "person") == "person"


def test_each_table_is_found_with_its_line_however_it_is_written():
    text = '# mine\n[[question]]\nid = "a"\n\n[[ question ]]\nid = "b"\n'
    found = rows(text, tomllib.loads(text), "question")
    assert found == [Row("question", 2, {"id": "a"}), Row("question", 5, {"id": "b"})]
    inline = 'question = [{id = "a"}, {id = "b"}]'
    assert [one.line for one in rows(inline, tomllib.loads(inline), "question")] == [1, 1]
    quoted = '[[question]]\nid = """\n[[question]]"""'
    assert len(rows(quoted, tomllib.loads(quoted), "question")) == 1
    assert rows("", {}, "question") == []


@pytest.mark.parametrize("value", ["x", [1]])
def test_what_is_no_list_of_tables_is_refused(value):
    assert refused(rows, "", {"question": value}, "question") == (
        "“question” is not a list of tables.",
        "Start each with [[question]].",
    )


def test_a_table_is_written_without_what_is_empty():
    values = {
        "id": "M\x7f",
        "warmth": 0,
        "core": True,
        "own": False,
        "text": "",
        "steps": ("Zoë", 'say "so"'),
        "none": (),
        "ways": [["a", "b"], []],
    }
    text = table("question", values)
    assert text == (
        '[[question]]\nid = "M\\u007f"\nwarmth = 0\ncore = true\n'
        'steps = ["Zoë", "say \\"so\\""]\nways = [["a", "b"], []]\n'
    )
    kept = {"id", "warmth", "core", "steps", "ways"}
    (read_again,) = tomllib.loads(text)["question"]
    assert set(read_again) == kept
    assert (read_again["id"], read_again["steps"]) == ("M\x7f", ["Zoë", 'say "so"'])
