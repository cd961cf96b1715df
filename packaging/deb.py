"""A Debian package of the built program, by dpkg's own tools.

What it depends on is read off the files: `dpkg-shlibdeps` looks up each library that they need
and do not carry. Nothing runs at installation or removal: desktop, file types and icons are
taken up by dpkg's own triggers, and nobody's files lie in what the package owns.
"""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from hashlib import md5
from pathlib import Path

HERE = Path(__file__).resolve().parent
ID = "io.github.example.SecretsManual"
HOME = "usr/lib/secretsmanual"
OPTIONAL = ("plugins/printsupport/",)
"""What these need is recommended, not required: without it all but printing works."""
DATA = ("tzdata", "fontconfig-config", "xkb-data")
"""Packages whose files are opened by name at run time, which no linker knows."""
CONTROL = """\
Package: secretsmanual
Version: {version}
Architecture: {architecture}
Maintainer: Secrets Manual authors <packages@example.org>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Homepage: https://example.org/secretsmanual
Description: what a customer really wants, kept on this computer
 Secrets Manual is where a sales rep keeps what a decision maker hopes for,
 swears by, is proud of and worries about, account by account, and puts it to
 use: it asks the next question during a call, gives a page to read before a
 meeting, and hands colleagues what they may know, and only that.
 .
 Everything stays on the computer, encrypted. The program opens no connection.
"""


def build_deb(bundle, made, version, out):
    """Write the package for this machine's architecture into a folder; return its path."""
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "root"
        lay_out(root, bundle, made / "icons")
        documents(root / "usr/share/doc/secretsmanual", made / "notices", version)
        architecture = told("dpkg", "--print-architecture")
        depends, recommends = needs(root)
        control = CONTROL.format(
            version=version,
            architecture=architecture,
            size=-(-sum(one.lstat().st_size for one in root.rglob("*") if one.is_file()) // 1024),
            depends=", ".join(sorted({*depends, *DATA})),
            recommends=", ".join(sorted(recommends)),
        )
        sums = "".join(
            f"{md5(one.read_bytes(), usedforsecurity=False).hexdigest()}  {one.relative_to(root)}\n"
            for one in sorted(root.rglob("*"))
            if one.is_file() and not one.is_symlink()
        )
        (root / "DEBIAN").mkdir()
        (root / "DEBIAN" / "control").write_text(control, "utf-8")
        (root / "DEBIAN" / "md5sums").write_text(sums, "utf-8")
        settle(root)
        file = out / f"secretsmanual_{version}_{architecture}.deb"
        pack = ["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build"]
        told(*pack, str(root), str(file))
    return file


def lay_out(root, bundle, icons):
    """Put every file where it belongs."""
    shutil.copytree(bundle, root / HOME, symlinks=True)
    place(HERE / "linux" / f"{ID}.desktop", root / "usr/share/applications")
    place(HERE / "linux" / f"{ID}.metainfo.xml", root / "usr/share/metainfo")
    place(HERE / "linux" / f"{ID}.mime.xml", root / "usr/share/mime/packages", f"{ID}.xml")
    themed = root / "usr/share/icons/hicolor"
    place(HERE / "linux" / f"{ID}.svg", themed / "scalable/apps")
    for icon in icons.glob("*.png"):
        place(icon, themed / f"{icon.stem}x{icon.stem}/apps", f"{ID}.png")
    manual = (HERE / "linux" / "secretsmanual.1").read_bytes()
    (root / "usr/share/man/man1").mkdir(parents=True)
    (root / "usr/share/man/man1/secretsmanual.1.gz").write_bytes(gzip.compress(manual, 9, mtime=0))
    (root / "usr/bin").mkdir()
    (root / "usr/bin/secretsmanual").symlink_to("../lib/secretsmanual/secretsmanual")


def documents(folder, notices, version):
    """Write copyright, list of parts and change log."""
    place(HERE / "linux" / "copyright", folder)
    for name in ("THIRD-PARTY.txt", "sbom.cdx.json"):
        packed = gzip.compress((notices / name).read_bytes(), 9, mtime=0)
        (folder / f"{name}.gz").write_bytes(packed)
    date = told("date", "-u", "-R", "-d", f"@{os.environ['SOURCE_DATE_EPOCH']}")
    change = (
        f"secretsmanual ({version}) stable; urgency=medium\n\n  * Release {version}.\n\n"
        f" -- Secrets Manual authors <packages@example.org>  {date}\n"
    )
    (folder / "changelog.gz").write_bytes(gzip.compress(change.encode(), 9, mtime=0))


def place(file, folder, name=None):
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, folder / (name or file.name))


def needs(root):
    """Return the packages that the files need, and those that only the optional ones need."""
    home = root / HOME
    files = [one for one in home.rglob("*") if one.is_file() and not one.is_symlink()]
    files = [one for one in files if one.open("rb").read(4) == b"\x7fELF"]
    optional = [one for one in files if any(part in str(one) for part in OPTIONAL)]
    required = packages_of(home, [one for one in files if one not in optional])
    names = {one.split()[0] for one in required}
    return required, {one for one in packages_of(home, optional) if one.split()[0] not in names}


def packages_of(home, files):
    """Ask dpkg-shlibdeps which packages bring the libraries that these files need."""
    folders = sorted({str(one.parent) for one in home.rglob("*.so*")})
    with tempfile.TemporaryDirectory() as work:
        (Path(work) / "debian").mkdir()
        source = "Source: secretsmanual\n\nPackage: secretsmanual\nArchitecture: any\n"
        (Path(work) / "debian" / "control").write_text(source)
        answer = told(
            *("dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0"),
            *(f"-l{folder}" for folder in folders),
            *(f"-e{one}" for one in files),
            cwd=work,
        )
    found = re.search(r"^shlibs:Depends=(.*)$", answer, re.MULTILINE)
    return set(found[1].split(", ")) if found and found[1] else set()


def settle(root):
    """Give every file the same date and mode, whoever built it and when."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    for one in sorted(root.rglob("*"), reverse=True):
        if not one.is_symlink():
            runs = one.is_dir() or (os.access(one, os.X_OK) and one.name == "secretsmanual")
            one.chmod(0o755 if runs else 0o644)
        os.utime(one, (moment, moment), follow_symlinks=False)
    root.chmod(0o755)
    os.utime(root, (moment, moment))


def told(*command, cwd=None):
    done = subprocess.run(command, capture_output=True, text=True, cwd=cwd)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr}")
    return done.stdout.strip()
