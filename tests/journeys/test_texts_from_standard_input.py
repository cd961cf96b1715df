"""A text need not stand in the list of processes: `-` reads it from standard input."""

import argparse
import io
import json

import pytest

from secretsmanual.cli import main

TEXT = "Sends the drawing, she said: “by Friday”"


@pytest.fixture
def run(capsys, demo_copy, monkeypatch):
    manual = str(demo_copy)

    def call(*words, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main.run(["--manual", manual, *words], lambda *_: 0)
        return status, *capsys.readouterr()

    return call


def texts(parser):
    """Yield every TEXT of a parser and of the commands under it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                for path, found in texts(command):
                    yield f"{name} {path}", found
        elif action.metavar == "TEXT":
            yield action.dest, action


def test_every_text_of_every_command_may_come_from_there():
    found = dict(texts(main.build_parser(main._Parser)))
    assert len(found) > 20
    assert [path for path, action in found.items() if action.type is not main._said] == []


def test_what_comes_from_there_is_taken_as_if_it_were_typed(run):
    promises = json.loads(run("promises", "--json")[1])["promises"]
    one = next(promise for promise in promises if promise["open"])
    status, out, err = run("promise", "test", one["id"], "-", "--json", typed=f"{TEXT}\n")
    assert (status, err) == (0, "")
    assert TEXT in json.loads(out).values()


def test_nothing_from_there_is_wrong_usage(run, capsys):
    with pytest.raises(SystemExit) as ended:
        run("ask", "-")
    assert ended.value.code == main.WRONG_USAGE
    assert "nothing came from there" in capsys.readouterr().err
