"""People who left, by commands: listed, reduced after their notice, switched off."""

import json
from datetime import date

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy, clock):
    """Return what runs a command on a demo in which Hester left over a year ago."""
    manual = demo_copy
    services = open_manual(manual, clock)
    hester = services.people.find("Hester")
    services.people.change(hester.id, status="left", left_on=date(2025, 10, 1))
    services.manual.close()

    def call(*words, on="2026-11-20"):
        command = ["--manual", str(manual), "--today", on, "retention", *words]
        status = main.run(command, lambda *_: 0)
        out, err = capsys.readouterr()
        assert (status, err) == (0, "")
        return json.loads(out) if "--json" in words else out

    return call


def test_the_list_says_when_they_go_and_running_it_reduces_them_then(run):
    assert "goes by itself on 2026-12-04" in run()
    for day in ("2026-11-27", "2026-12-03"):
        run(on=day)
        assert not run("--run", "--json", on=day)["reduced"]
    done = run("--run", "--json", on="2026-12-04")
    assert (len(done["reduced"]), done["waiting"], done["by_itself"]) == (1, [], True)
    assert "Nobody who left" in run("--run", on="2026-12-05")


def test_running_it_every_day_shows_nobody_anything(run):
    for day in ("2026-11-20", "2026-11-27", "2026-12-04", "2026-12-11"):
        found = run("--run", "--json", on=day)
        assert not found["reduced"]
    assert found["waiting"][0]["goes_on"] == "2026-12-25"


def test_switched_off_it_says_so_and_reduces_nobody(run):
    run("--by-itself", "off")
    said = run(on="2026-11-27")
    assert "from 2026-10-01" in said
    assert "Nothing goes by itself" in said
    found = run("--run", "--json", on="2026-12-04")
    assert (found["reduced"], found["by_itself"]) == ([], False)
    assert run("--by-itself", "on", "--json", on="2026-12-04")["by_itself"]
