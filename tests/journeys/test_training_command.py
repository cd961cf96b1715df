"""The road map by command."""

import json

from secretsmanual.cli import main


def test_the_road_map_is_told(capsys, demo_copy):
    command = ["--manual", str(demo_copy), "--today", "2026-11-20", "training"]
    assert main.run([*command, "--json"], lambda *_: 0) == 0
    units = json.loads(capsys.readouterr().out)["units"]
    assert [one["unit"] for one in units][:2] == ["talk", "stay"]
    assert {one["state"] for one in units} <= {"reached", "open", "locked"}
    main.run(command, lambda *_: 0)
    assert "Talk and write it down" in capsys.readouterr().out
