"""What is drawn where there is no screen: the main job shown once, and the README's picture."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(tmp_path):
    """Return what runs Python apart, without a screen and in a home of its own."""

    def run_(*words):
        home = {"HOME": str(tmp_path), "XDG_STATE_HOME": "", "XDG_DATA_HOME": ""}
        done = subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    return run_


def colours(path):
    """Count the colours of every fourth point: an empty page has a handful."""
    image = QImage(str(path))
    points = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return len({image.pixel(x, y) for x, y in points})


def test_the_main_job_is_shown_once(run):
    lines = run("-m", "secretsmanual", "--today", "2026-11-20T08:40")
    written = [Path(line.removeprefix("Wrote ")) for line in lines if line.startswith("Wrote ")]
    pictures = [path for path in written if path.suffix == ".png"]
    assert {path.suffix for path in written} == {".pdf", ".html", ".png"}
    assert len(pictures) == 14
    assert all(colours(path) > 50 for path in pictures)
    pack = next(path for path in written if path.name == "for service.html")
    assert "hand over operations" not in pack.read_text(encoding="utf-8")
    assert lines[-1] == f"All of it lies in {written[0].parent}"


def test_the_pictures_of_readme_and_guide_are_drawn_anew(run, tmp_path):
    run("packaging/picture.py", str(tmp_path))
    shipped = {path.name: path for path in (ROOT / "resources" / "pictures").glob("*.png")}
    assert {path.name for path in tmp_path.glob("*.png")} == set(shipped)
    for name, path in shipped.items():
        assert QImage(str(tmp_path / name)).size() == QImage(str(path)).size()
        assert colours(tmp_path / name) > 50
