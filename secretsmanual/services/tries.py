"""Wrong passphrases are slowed: each costs the key derivation, and more and more of them a pause.

Nobody sleeps here: a try that comes too early is refused unseen, and says how long there is to
wait. It holds for one run of the program; a file that was copied is slowed by the derivation alone.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from secretsmanual.domain.errors import WrongPassphrase
from secretsmanual.domain.passphrases import wait_after
from secretsmanual.domain.wording import tr

Done = TypeVar("Done")


@dataclass(slots=True)
class _Wrong:
    times: int = 0
    until: float = 0.0


class Tries:
    """Counts wrong passphrases by manual."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._wrong: dict[Path, _Wrong] = {}

    def guard(self, manual: Path, call: Callable[[], Done]) -> Done:
        """Make a call that takes a passphrase, unless the last wrong one is too short ago.

        Raises WrongPassphrase with `wait_s`, and what the call raises.
        """
        wrong = self._wrong.setdefault(manual.resolve(), _Wrong())
        left = math.ceil(wrong.until - self._monotonic())
        if left > 0:
            raise _slowed(
                WrongPassphrase(tr("Too many wrong passphrases one after another.")), left
            )
        try:
            done = call()
        except WrongPassphrase as error:
            wrong.times += 1
            wait = wait_after(wrong.times)
            wrong.until = self._monotonic() + wait
            raise _slowed(error, wait) from None
        self._wrong.pop(manual.resolve())
        return done

    def forget(self) -> None:
        """Begin anew, as a run of the program does."""
        self._wrong.clear()


def _slowed(error: WrongPassphrase, wait_s: int) -> WrongPassphrase:
    counts = tr("The next try counts in {seconds} s.", seconds=wait_s) if wait_s else ""
    slowed = WrongPassphrase(error.what, f"{error.hint} {counts}".strip())
    slowed.wait_s = wait_s
    return slowed


TRIES = Tries()
"""Those of this run of the program, in the window and in commands."""
