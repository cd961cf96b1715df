"""What became of a promise, by command (commands.md)."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        status = main.run(["--manual", manual, *words], lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


@pytest.fixture
def an_open_one(run):
    promises = json.loads(run("promises", "--json")[1])["promises"]
    return next(promise for promise in promises if promise["open"])


def test_a_promise_is_kept_with_what_they_said_of_it(run, an_open_one):
    status, out, err = run("promise", "keep", an_open_one["id"], "--satisfied", "partly", "--json")
    assert (status, err) == (0, "")
    kept = json.loads(out)
    assert set(kept) == set(an_open_one)
    assert (kept["open"], kept["overdue"], kept["satisfied"]) == (False, False, "partly")
    assert kept["kept_on"]
    status, out, err = run("promise", "keep", an_open_one["id"])
    assert (status, out) == (1, "")
    assert "already" in err


def test_a_promise_gets_another_day_or_is_dropped(run, an_open_one):
    moved = json.loads(run("promise", "move", an_open_one["id"], "2031-01-31", "--json")[1])
    assert (moved["due"], moved["overdue"]) == ("2031-01-31", False)
    assert run("promise", "drop", an_open_one["id"])[0] == 0
    after = json.loads(run("promises", "--json")[1])["promises"]
    assert not next(one for one in after if one["id"] == an_open_one["id"])["open"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("keep", "r-nosuch"), 1),
        (("move", "r-nosuch", "soon"), 1),
        (("keep",), 2),
        ((), 2),
    ],
)
def test_what_is_not_there_or_no_day_is_refused(run, capsys, words, status):
    try:
        got, _, err = run("promise", *words)
    except SystemExit as ended:
        got, err = ended.code, capsys.readouterr().err
    assert got == status
    assert err.strip()
