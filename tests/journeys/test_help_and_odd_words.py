"""Help that can be read, and words on the command line that nobody foresaw."""

import argparse

import pytest

from secretsmanual.cli import main


def run(capsys, *words):
    status = main.run([str(word) for word in words], lambda *_: 0)
    out, err = capsys.readouterr()
    return status, out, err


def commands():
    parser = main.build_parser(argparse.ArgumentParser)
    (found,) = (one for one in parser._actions if one.choices and "brief" in one.choices)
    return found.choices


def test_every_command_is_known_by_name_and_says_what_it_does():
    assert set(main.NAMES) == set(commands())
    for name, parser in commands().items():
        assert parser.description, name
        assert parser.description.endswith("."), name


def test_a_name_that_the_system_refuses_is_no_bug_of_ours(capsys, tmp_path):
    status, out, err = run(capsys, "new", tmp_path / ("x" * 400))
    assert (status, out) == (1, "")
    assert "cannot be used" in err
    assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize("blank", ["", "   "])
def test_a_blank_account_for_an_import_is_none(capsys, tmp_path, blank):
    manual, people = tmp_path / "mine.secrets", tmp_path / "people.csv"
    people.write_text("First Name,Last Name\nAnn,Bee\n", encoding="utf-8")
    assert run(capsys, "new", manual)[0] == 0
    status, _, err = run(capsys, "--manual", manual, "import", people, "--account", blank)
    assert (status, err) == (0, "")
