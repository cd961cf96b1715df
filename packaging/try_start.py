"""How fast the built program starts beside the checkout: `python3 packaging/try_start.py [ROUNDS]`.

Builds a second folder whose program is the benchmark's own start (`tests/bench/start_ours.py`), so
that both tell the same moments: the first painted page with its accounts, and everything
answering. Runs them in turn, in the same environment, on a screen or without one.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "start"
PYTHON = ROOT / "build" / "venv" / "bin" / "python"
ENTRY = ROOT / "tests" / "bench" / "start_ours.py"
MOMENTS = ("painted", "ready")


def build():
    env = {
        **os.environ,
        "SECRETSMANUAL_ENTRY": str(ENTRY),
        "SECRETSMANUAL_MADE": str(ROOT / "build" / "package" / "made"),
    }
    command = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--workpath", WORK / "work", "--distpath", WORK / "dist"]
    command += [ROOT / "packaging" / "secretsmanual.spec"]
    subprocess.run([str(one) for one in command], check=True, env=env, cwd=ROOT)
    return WORK / "dist" / "secretsmanual" / "secretsmanual"


def start(command):
    env = {**os.environ, "BENCH_T0": f"{time.monotonic():.6f}"}
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env, cwd=ROOT)
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    return [float(told[name]) * 1000 for name in MOMENTS]


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    built = build()
    manual = WORK / "demo.secrets"
    if not manual.exists():
        made = [str(PYTHON), "-m", "secretsmanual", "new", str(manual), "--demo"]
        subprocess.run(made, check=True, cwd=ROOT)
    # Both have their code compiled before: the checkout as after its first start.
    for code in (ROOT / "secretsmanual", ROOT / "tests" / "bench", ROOT / "build" / "venv"):
        subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(code)], check=False)
    ways = {
        "checkout": [str(PYTHON), "-m", "tests.bench.start_ours", str(manual)],
        "built": [str(built), str(manual)],
    }
    took = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, command in ways.items():
            moments = start(command)
            if number:  # the first round only warms the disk's cache
                took[name].append(moments)
    for at, moment in enumerate(MOMENTS):
        here, there = ([one[at] for one in took[name]] for name in ways)
        ratio = statistics.median(after / before for before, after in zip(here, there, strict=True))
        print(
            f"{moment}: checkout {statistics.median(here):.0f} ms (best {min(here):.0f}),"
            f" built {statistics.median(there):.0f} ms (best {min(there):.0f}),"
            f" {ratio:.2f}x, median of {rounds} pairs"
        )


if __name__ == "__main__":
    main()
