"""Make the packages: `python3 packaging/dev.py package [wheel] [bundle] [deb]`, into dist/.

    wheel    wheel and source archive
    bundle   the program's folder with Python and Qt in it, for this system
    deb      a package for Debian 12, Ubuntu 24.04 and later, of the bundle

Without a word: all that can be made here. dev.py starts this in an environment of the locked
packages (requirements-app.lock, requirements-build.lock). The same checkout gives the same bytes:
times come from the last commit, and nothing tells where it was made.
"""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
WORK, DIST = ROOT / "build" / "package", ROOT / "dist"
METAINFO = PACKAGING / "linux" / "io.github.example.SecretsManual.metainfo.xml"


def version():
    """Return the version; `secretsmanual/__init__.py` is the one place that says it."""
    text = (ROOT / "secretsmanual" / "__init__.py").read_text("utf-8")
    return re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)[1]


def epoch():
    """Return the moment that all files are dated to: the last commit, else the release's day."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    log = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    told = subprocess.run(log, capture_output=True, text=True) if (ROOT / ".git").exists() else None
    if told is not None and told.returncode == 0:
        return int(told.stdout)
    day = re.search(r'<release version="[^"]+" date="([^"]+)"', METAINFO.read_text("utf-8"))[1]
    return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())


def run(*command, **more):
    done = subprocess.run([str(one) for one in command], cwd=ROOT, **more)
    if done.returncode:
        raise SystemExit(f"failed ({done.returncode}): {' '.join(map(str, command))}")


def make_wheel():
    """Make the source archive, and the wheel out of that archive."""
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", DIST)


def make_bundle():
    """Make the program's folder."""
    made = WORK / "made"
    shutil.rmtree(made, ignore_errors=True)
    run(sys.executable, PACKAGING / "notices.py", made / "notices")
    run(sys.executable, PACKAGING / "icons.py", made / "icons")
    os.environ["SECRETSMANUAL_MADE"] = str(made)
    run(
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR"),
        *("--workpath", WORK / "pyinstaller", "--distpath", WORK / "bundle"),
        PACKAGING / "secretsmanual.spec",
    )


def bundle():
    return WORK / "bundle" / "secretsmanual"


def make_deb():
    """Make the Debian package, of a fresh bundle."""
    from deb import build_deb

    make_bundle()
    build_deb(bundle(), WORK / "made", version(), DIST)


def tools_for(wanted):
    """Stop with a sentence where a system's tool is missing."""
    asked = set()
    if sys.platform == "linux" and {"bundle", "deb"} & set(wanted):
        asked |= {"objdump", "strip", "nm", "as", "ld"}
    if "deb" in wanted:
        asked |= {"dpkg-deb", "dpkg-shlibdeps"}
    missing = sorted(one for one in asked if shutil.which(one) is None)
    if missing:
        said = f"{', '.join(missing)} is missing. On Debian: apt-get install binutils dpkg-dev"
        raise SystemExit(said)


MAKERS = {"wheel": make_wheel, "bundle": make_bundle, "deb": make_deb}


def main():
    wanted = sys.argv[1:] or ["wheel", "deb" if shutil.which("dpkg-deb") else "bundle"]
    if unknown := set(wanted) - set(MAKERS):
        raise SystemExit(f"say {', '.join(MAKERS)}; not {', '.join(sorted(unknown))}")
    tools_for(wanted)
    os.umask(0o022)
    os.environ |= {
        "SOURCE_DATE_EPOCH": str(epoch()),
        "PYTHONHASHSEED": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    DIST.mkdir(exist_ok=True)
    for one in wanted:
        MAKERS[one]()
    for file in sorted(DIST.iterdir()):
        size = file.stat().st_size / 1e6
        print(f"{sha256(file.read_bytes()).hexdigest()}  {size:6.1f} MB  {file.name}")


if __name__ == "__main__":
    main()
