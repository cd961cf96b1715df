"""What the first painted page costs: no database layer, and PySide6's import hook taken away."""

import subprocess
import sys

HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "alembic",
    "jinja2",
    "xlsxwriter",
    "reportlab",
    "docx",
}


def modules_after(code):
    script = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_reading_the_first_accounts_loads_no_database_layer():
    loaded = modules_after(
        "import secretsmanual.gui.application, secretsmanual.gui.screens.accounts.view"
    )
    assert not HEAVY & loaded


def test_the_import_hook_of_pyside_is_taken_away():
    hook = modules_after(
        "import builtins, secretsmanual.gui\n"
        "assert 'shiboken' not in (builtins.__import__.__module__ or '')"
    )
    assert "PySide6" in hook


def test_the_help_of_the_commands_loads_no_window_and_no_database():
    loaded = modules_after(
        "import argparse\nfrom secretsmanual.cli.main import build_parser\n"
        "build_parser(argparse.ArgumentParser)"
    )
    assert not (HEAVY | {"PySide6"}) & loaded
