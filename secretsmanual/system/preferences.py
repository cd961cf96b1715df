"""How this user likes the window, kept apart from any manual and holding nothing personal."""

import json
from pathlib import Path

from secretsmanual.system.files import private_folder, write_whole

KNOWN = (
    *("theme", "scale", "compact", "eyes_up", "clipboard_s"),
    *("idle_minutes", "private_view", "no_capture", "language"),
)
"""All that is ever written: no names, no recent files."""


class Preferences:
    """A few words in a small file; a missing or broken file means the usual ones."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, str] = self._read()

    def get(self, name: str, usual: str = "") -> str:
        """Return a preference."""
        return self._values.get(name, usual)

    def set(self, name: str, value: str) -> None:
        """Keep a preference; a disk that refuses costs only the preference."""
        if name not in KNOWN:
            raise KeyError(name)
        self._values[name] = value
        try:
            private_folder(self._path.parent)
            write_whole(self._path, json.dumps(self._values).encode())
        except OSError:
            return

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(found, dict):
            return {}
        return {name: str(found[name]) for name in KNOWN if name in found}
