"""Lists over all customers by command."""

import json

from secretsmanual.cli import main


def test_each_list_is_told(capsys, demo_copy):
    for which in ("benchmarks", "worth", "gestures", "designers"):
        command = ["--manual", str(demo_copy), "--today", "2026-11-20", "across", which]
        assert main.run([*command, "--json"], lambda *_: 0) == 0
        entries = json.loads(capsys.readouterr().out)["entries"]
        main.run(command, lambda *_: 0)
        told = capsys.readouterr().out
        assert all(" ".join(one["text"].split()) in told for one in entries)
        assert entries or which in ("gestures", "designers")
