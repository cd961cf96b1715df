"""The pictures by command: words for people, numbers for programs, files for whoever leads."""

import json

import pytest

from secretsmanual.cli import main


@pytest.fixture
def run(capsys, demo_copy):
    manual = str(demo_copy)

    def call(*words):
        command = ["--manual", manual, "--today", "2026-11-20T08:40+00:00", "pictures", *words]
        status = main.run(command, lambda *_: 0)
        out, err = capsys.readouterr()
        return status, out, err

    return call


def test_programs_get_the_numbers(run):
    status, out, err = run("--account", "Thornquay", "--json")
    assert (status, err) == (0, "")
    told = json.loads(out)
    assert told["whose"] == "Thornquay Chilled Foods"
    assert [one["picture"] for one in told["pictures"]] == [
        "coverage", "held", "landing", "promises", "feelings", "attributes",
    ]  # fmt: skip
    for one in told["pictures"]:
        assert one["words"]
        assert all(len(each["values"]) == len(one["labels"]) for each in one["series"])


def test_people_read_the_words(run):
    status, out, _ = run()
    assert status == 0
    assert out.startswith("All customers, 2026-11-20\n\nWhat is known, by person and kind\n")
    assert "Hester Vaughn-Abara:" in out


@pytest.mark.parametrize("ending", ["pdf", "xlsx", "html"])
def test_files_are_written(run, tmp_path, ending):
    path = tmp_path / f"pictures.{ending}"
    assert run("--to", str(path))[0] == 0
    assert path.stat().st_size > 5_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--account", "Nobody & Sons"), "There is no account"),
        (("--to", "pictures.exe"), "what kind of file"),
    ],
)
def test_what_cannot_be_is_said(run, words, said):
    status, out, err = run(*words)
    assert (status, out) == (1, "")
    assert said in err
