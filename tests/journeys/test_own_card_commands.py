"""A customer's own card from the command line: asked for, brought in, told, taken back."""

import json
from contextlib import closing

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.cli import main
from tests.unit.services.own_card_samples import FULL, saved


@pytest.fixture
def run(demo, capsys):
    path = demo.manual.path
    demo.manual.close()

    def run(*arguments):
        words = [*arguments, "--manual", str(path), "--today", "2026-11-20"]
        status = main.run(words, lambda *_: 0)
        said = capsys.readouterr()
        return status, said.out or said.err

    run.path = path
    return run


def test_from_the_question_to_the_answers(run, tmp_path, clock):
    form, file = tmp_path / "card.html", tmp_path / "my-answers.json"
    status, said = run("ask-card", "Thornquay", "--person", "hester", "--to", str(form))
    assert status == 0
    assert "Bring the answers in with" in said
    assert form.read_text("utf-8").startswith("<!doctype html>")
    with closing(open_manual(run.path, clock).manual) as manual, manual.read() as unit:
        (card,) = unit.own_cards.where()
    file.write_bytes(saved(card, FULL))
    status, said = run("import", str(file), "--dry-run")
    assert status == 0
    assert said.splitlines()[:2] == [
        "my-answers.json: a card by Hester Vaughn-Abara, saved on 19 Nov 2026.",
        "Intact: as it was saved in the form you sent.",
    ]
    assert "  Ease of use: matters 3, we do 4 (a judgement of theirs)" in said.splitlines()
    status, said = run("import", str(file), "--json")
    assert (status, json.loads(said)["card"]["verdict"]) == (0, "intact")
    back = json.loads(said)["import_id"]
    told = json.loads(run("bought", "Thornquay", "--json")[1])
    assert told["cards"][0]["person"] == "Hester Vaughn-Abara"
    assert len(told["cards"][0]["answers"]) == 6
    assert run("undo-import", back)[0] == 0
    file.write_bytes(file.read_bytes().replace(b"worried", b"thrilled"))
    status, said = run("import", str(file), "--dry-run")
    assert "Changed after it was saved" in said
    status, said = run("import", str(file))
    assert status == 1
    assert "Changed after it was saved" in said
    assert "Ask them to save their answers again" in said


def test_what_cannot_be_asked_is_said_in_a_sentence(run, tmp_path):
    for arguments in (
        ("ask-card", "Nobody", "--to", str(tmp_path / "a.html")),
        ("ask-card", "Thornquay", "--person", "xyz", "--to", str(tmp_path / "a.html")),
        ("ask-card", "Thornquay", "--to", str(tmp_path / "a.pdf")),
        ("ask-card", "Thornquay", "--to", str(tmp_path / "no" / "a.html")),
    ):
        status, said = run(*arguments)
        assert status == 1
        assert "Traceback" not in said
