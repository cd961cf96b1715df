"""Empty manuals for tests that are not about making one."""

import tempfile
from functools import cache
from pathlib import Path

from secretsmanual.store import manual_file
from secretsmanual.system.files import create_private


def new_manual(path):
    """Put an empty manual at `path` and return it.

    Its tables were made once for all manuals of that name: they cost more than most tests, and
    files of different names have keys of their own.
    """
    for name, data in _parts(path.name).items():
        part = path.with_name(name)
        create_private(part)
        part.write_bytes(data)
    return path


@cache
def _parts(name):
    with tempfile.TemporaryDirectory() as folder:
        manual_file.create(Path(folder) / name)
        return {part.name: part.read_bytes() for part in Path(folder).iterdir()}
