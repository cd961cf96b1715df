"""Changes a passphrase in a process of its own and stops dead after a step; for test_locking."""

import os
import signal
import sys
from pathlib import Path

from secretsmanual.vault.locking import Locker
from secretsmanual.vault.slots import LEAST


def main(manual, what, stop, *words):
    """Do `what`; SIGKILL oneself after the step named `stop`."""

    def step(name):
        print(name, flush=True)
        if name == stop:
            os.kill(os.getpid(), signal.SIGKILL)

    backups = sorted(Path(manual).parent.glob("backup*.secrets"))
    getattr(Locker(Path(manual), backups, cost=LEAST, step=step), what)(*words)


if __name__ == "__main__":
    main(*sys.argv[1:])
