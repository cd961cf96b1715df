#!/usr/bin/env python3
"""Set up and start: `python3 packaging/dev.py run` or `... test`. Standard library only."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
NEEDS = ROOT / "packaging" / "debian-packages.txt"
VENV = Path(os.environ.get("SECRETSMANUAL_VENV", ROOT / ".venv"))
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def say(text: str) -> None:
    print(f"[set-up] {text}", file=sys.stderr, flush=True)


def stop(text: str) -> None:
    raise SystemExit(f"[set-up] {text}")


def call(*command, **more) -> None:
    result = subprocess.run([str(c) for c in command], **more)
    if result.returncode:
        stop(f"failed ({result.returncode}): {' '.join(map(str, command))}")


def newer_python() -> None:
    """Start over under a Python that is new enough, where this one is not."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            os.execv(other, [other, __file__, *sys.argv[1:]])
    stop("Python 3.11 or newer is needed; this is " + sys.version.split()[0])


def apt(packages) -> None:
    """Install Debian packages as root; say which ones are wanted otherwise."""
    packages = sorted(set(packages))
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not shutil.which("apt-get"):
        stop("system libraries are missing; your distribution's names for: " + " ".join(packages))
    if os.geteuid() != 0:
        stop(f"system libraries are missing. Run once:\n  sudo {line}")
    say("installing " + " ".join(packages))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(
        line.split(), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ).returncode:
        call("apt-get", "update", "-qq", env=env)
        call(*line.split(), env=env, stdout=subprocess.DEVNULL)


def system_libraries() -> None:
    if not sys.platform.startswith("linux"):
        return
    missing = set()
    for row in NEEDS.read_text().splitlines():
        if row and not row.startswith("#"):
            soname, package = row.split()
            try:
                ctypes.CDLL(soname)
            except OSError:
                missing.add(package)
    if missing:
        apt(missing)


def environment() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / "set-up.sha256"
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart)
    except ImportError:
        if sys.platform.startswith("linux"):
            apt([f"python3.{sys.version_info[1]}-venv"])
    say(f"making {VENV}")
    call(sys.executable, "-m", "venv", "--clear", VENV)
    install = [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        "--only-binary",
        ":all:",
        "-r",
        LOCK,
    ]
    for left in (2, 1, 0):
        if subprocess.run([str(c) for c in install]).returncode == 0:
            break
        if not left:
            stop("the packages could not be installed; see above")
        say("trying again")
        time.sleep(3)
    stamp.write_text(wanted)


def main() -> int:
    newer_python()
    verb, rest = (sys.argv[1] if len(sys.argv) > 1 else "run"), sys.argv[2:]
    if verb not in ("run", "test"):
        stop("say `run` or `test`")
    system_libraries()
    environment()
    env = dict(os.environ)
    if verb == "test":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    module = {"run": "secretsmanual", "test": "pytest"}[verb]
    return subprocess.run([str(PYTHON), "-m", module, *rest], cwd=ROOT, env=env).returncode


if __name__ == "__main__":
    raise SystemExit(main())
