#!/usr/bin/env python3
"""Set up and start: `python3 packaging/dev.py run`, `... test` or `... package`.

Standard library only.

`run` opens the program (where there is no screen it does the main job once on the demo),
`test` passes the tests, `check` is what CI runs before them: lint, types, import contracts,
dependencies; `package` makes what people install (`packaging/build.py`), into dist/. Words behind
the verb go on to the program, to pytest or to build.py.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "packaging"
NEEDS = ROOT / "packaging" / "debian-packages.txt"
VENV = Path(os.environ.get("SECRETSMANUAL_VENV", ROOT / ".venv"))
BUILD_VENV = ROOT / "build" / "venv"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
BIN = VENV / SCRIPTS
OLDEST = (3, 11)
SPREAD = ("-n", "auto", "--dist", "loadfile")
"""All tests go over all processors, a file's together: they share what is slow to make."""
CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
    ("deptry", "."),
)


def say(text):
    print(f"[set-up] {text}", file=sys.stderr, flush=True)


def stop(text):
    raise SystemExit(f"[set-up] {text}")


def call(*command, **more):
    result = subprocess.run([str(c) for c in command], **more)
    if result.returncode:
        stop(f"failed ({result.returncode}): {' '.join(map(str, command))}")


def newer_python():
    """Start over under a Python that is new enough, where this one is not."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(14, OLDEST[1] - 1, -1):
        other = shutil.which(f"python3.{minor}")
        if other:
            os.execv(other, [other, __file__, *sys.argv[1:]])
    stop("Python 3.11 or newer is needed; this is " + sys.version.split()[0])


def apt(packages):
    """Install Debian packages as root; say which ones are wanted otherwise."""
    packages = sorted(set(packages))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not shutil.which("apt-get"):
        names = " ".join(packages)
        stop("system libraries are missing; your distribution's names for: " + names)
    if os.geteuid() != 0:
        stop(f"system libraries are missing. Run once:\n  sudo {' '.join(command)}")
    say("installing " + " ".join(packages))
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = {"env": env, "stdout": subprocess.DEVNULL}
    if subprocess.run(command, stderr=subprocess.DEVNULL, **quiet).returncode:
        call("apt-get", "update", "-qq", env=env)
        call(*command, **quiet)


def system_libraries():
    """Install what the Qt wheel needs and does not carry; the list is checked by loading it."""
    if not sys.platform.startswith("linux"):
        return
    missing = set()
    for row in NEEDS.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            soname, package, *only = row.split()
            if only == ["screen"] and not has_screen():
                continue
            try:
                ctypes.CDLL(soname)
            except OSError:
                missing.add(package)
    if missing:
        apt(missing)


def has_screen():
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python_of(venv):
    return venv / SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def environment(venv, *names):
    """Make an environment from locked packages, once for each state of them and Python."""
    locks = [LOCKS / name for name in names]
    told = b"".join(lock.read_bytes() for lock in locks)
    wanted = hashlib.sha256(told + sys.version.encode()).hexdigest()
    stamp = venv / "set-up.sha256"
    if stamp.is_file() and stamp.read_text() == wanted and python_of(venv).exists():
        return
    try:
        import ensurepip  # noqa: F401 - Debian ships it apart
    except ImportError:
        if sys.platform.startswith("linux"):
            apt([f"python3.{sys.version_info[1]}-venv"])
    say(f"making {venv}")
    call(sys.executable, "-m", "venv", "--clear", venv)
    pip = [python_of(venv), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    # The locks name all there is to install, and leave out what only looks needed.
    install = [*pip, "--require-hashes", "--no-deps", "--only-binary", ":all:"]
    install += [word for lock in locks for word in ("-r", lock)]
    for left in (2, 1, 0):
        if subprocess.run([str(c) for c in install]).returncode == 0:
            break
        if not left:
            stop("the packages could not be installed; see above")
        say("trying again")
        time.sleep(3)
    stamp.write_text(wanted)


def start(module, rest):
    env = dict(os.environ)
    if module == "pytest":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [str(python_of(VENV)), "-m", module, *rest]
    return subprocess.run(command, cwd=ROOT, env=env).returncode


def check():
    """Run every gate that is not a test; report all of them, fail if one fails."""
    failed = False
    for name, *rest in CHECKS:
        say(" ".join([name, *rest]))
        failed |= subprocess.run([str(BIN / name), *rest], cwd=ROOT).returncode != 0
    return 1 if failed else 0


def package(rest):
    """Make the packages, in an environment that has the app and what builds it, no more."""
    environment(BUILD_VENV, "requirements-app.lock", "requirements-build.lock")
    build = [str(python_of(BUILD_VENV)), str(LOCKS / "build.py"), *rest]
    return subprocess.run(build, cwd=ROOT).returncode


def main():
    newer_python()
    verb, rest = (sys.argv[1] if len(sys.argv) > 1 else "run"), sys.argv[2:]
    if verb not in ("run", "test", "check", "package"):
        stop("say `run`, `test`, `check` or `package`")
    system_libraries()
    if verb == "package":
        return package(rest)
    environment(VENV, "requirements.lock")
    if verb == "check":
        return check()
    if verb == "test":
        return start("pytest", rest or SPREAD)
    return start("secretsmanual", rest)


if __name__ == "__main__":
    raise SystemExit(main())
