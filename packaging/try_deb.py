"""Install the Debian package on bare machines, use it by keyboard, remove it again.

    sudo python3 packaging/try_deb.py [debian-12] [ubuntu-24.04]     after `dev.py package deb`

Each machine is a folder that debootstrap fills with the least there is, no Python in it. The
package goes in by apt, with what it depends on and nothing recommended. A user of that machine
opens the demo in a real window (Xvfb, xdotool) in each language, holds a short talk and opens other
pages; brings in a file and, by double click, a colleague's bundle; writes every kind of file. Then
the package is purged, and the user's files are compared. Pictures of the window lie in
build/machines/, to be looked at. Needs root, debootstrap, Xvfb, xdotool, ImageMagick.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "machines"
RESOURCES = ROOT / "resources"
DISPLAY = os.environ.get("TRY_DISPLAY", ":91")
MIRRORS = {
    "debian-12": ("bookworm", os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")),
    "ubuntu-24.04": ("noble", os.environ.get("UBUNTU_MIRROR", "http://archive.ubuntu.com/ubuntu")),
}
DESKTOP = ("desktop-file-utils", "shared-mime-info", "libglib2.0-bin")
"""What any desktop has: it learns which files a program opens, and starts it for them."""
SAID = "sails on sundays with a green spinnaker"
PEOPLE = "Name,Company,Email\nOdile Brandt,Thornquay,odile@example.org\n"
SEEN = {**os.environ, "DISPLAY": DISPLAY}
LANGUAGES = ("de", "es", "fr")
PAGES = {"ctrl+3": "promises", "ctrl+9": "themes", "ctrl+7": "practice", "F1": "guide"}
"""Pages that are looked at in each language, by their keys."""
DEMO = "/home/rep/.local/share/SecretsManual/demo.secrets"
WAIT_S = 60
OPENING_S = 8
"""After its first picture the window opens the manual, which cannot be seen from outside."""
CURSOR_PIXELS = 200


class Failed(Exception):
    pass


def check(holds, what):
    print(("ok    " if holds else "FAILED ") + what, flush=True)
    if not holds:
        raise Failed(what)


def out(*command, **more):
    done = subprocess.run([str(one) for one in command], capture_output=True, text=True, **more)
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def bare(name):
    """Return a folder with the bare system, made once."""
    folder = WORK / "bare" / name
    if not (folder / "done").is_file():
        suite, mirror = MIRRORS[name]
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        parts = "--components=main,universe" if name.startswith("ubuntu") else "--components=main"
        script = Path("/usr/share/debootstrap/scripts") / suite
        like = [] if script.exists() else ["/usr/share/debootstrap/scripts/gutsy"]
        out("debootstrap", "--variant=minbase", parts, suite, folder, mirror, *like)
        (folder / "done").touch()
    return folder


class Machine:
    """A copy of a bare system."""

    def __init__(self, name):
        self.name, self.root = name, WORK / name
        self.home = self.root / "home" / "rep"

    def inside(self, *command, user="root", **more):
        env = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DISPLAY": DISPLAY}
        env |= {
            "HOME": "/home/rep" if user == "rep" else "/root",
            "DEBIAN_FRONTEND": "noninteractive",
        }
        who = ["--userspec=rep:rep"] if user == "rep" else []
        return out("chroot", *who, self.root, *command, env=env, **more)

    def start(self, *words):
        env = {
            "PATH": "/usr/sbin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "DISPLAY": DISPLAY,
            "HOME": "/home/rep",
        }
        command = ["chroot", "--userspec=rep:rep", str(self.root), *words]
        return subprocess.Popen(command, env=env, cwd="/")

    def ask(self, *words):
        return json.loads(self.inside("secretsmanual", *words, "--json", user="rep"))


@contextmanager
def machine(name):
    """Make a fresh machine, and take its mounts away at the end."""
    made = Machine(name)
    shutil.rmtree(made.root, ignore_errors=True)
    out("cp", "-a", bare(name), made.root)
    with ExitStack() as mounts:
        out("mount", "-t", "proc", "proc", made.root / "proc")
        mounts.callback(out, "umount", made.root / "proc")
        mounts.callback(stop, made)
        made.inside("useradd", "--create-home", "rep")
        yield made


@contextmanager
def screen():
    command = ["Xvfb", DISPLAY, "-screen", "0", "1280x900x24", "-ac", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    time.sleep(2)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


def keys(*what):
    out("xdotool", *what, env=SEEN)
    quiet()


def press(*names):
    for name in names:
        keys("key", "--clearmodifiers", name)


def type_(text):
    keys("type", "--delay", "25", text)


def picture(at, name):
    out("import", "-window", "root", WORK / f"{at.name}-{name}.png", env=SEEN)


def quiet():
    """Wait until the screen stands still for a second, a blinking cursor apart."""
    before, after = WORK / "before.png", WORK / "after.png"
    out("import", "-window", "root", before, env=SEEN)
    for _ in range(WAIT_S):
        time.sleep(1)
        out("import", "-window", "root", after, env=SEEN)
        compared = ["compare", "-metric", "AE", before, after, "null:"]
        told = subprocess.run([str(one) for one in compared], capture_output=True, text=True)
        if float(told.stderr.split()[0]) < CURSOR_PIXELS:
            break
        after.replace(before)


def window():
    """Wait until the window is there and quiet, and give it the keyboard: no manager does here."""
    found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Secrets Manual$"]
    number = out(*found, env=SEEN, timeout=WAIT_S).split()[-1]
    time.sleep(OPENING_S)
    quiet()
    out("xdotool", "windowfocus", "--sync", number, env=SEEN)


def until(holds, what, meanwhile=lambda: time.sleep(0.5)):
    end = time.monotonic() + WAIT_S
    while not holds() and time.monotonic() < end:
        meanwhile()
    check(holds(), what)


def install(at, deb):
    shutil.copy(deb, at.root / "package.deb")
    at.inside("apt-get", "update", "-qq")
    at.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", *DESKTOP)
    at.inside("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/package.deb")
    found = at.inside("find", "/usr/bin", "/usr/local", "-name", "python*").split()
    check(not found, "no Python on the machine")
    files = "find /usr/lib/secretsmanual -type f -exec sh -c 'ldd \"$1\" 2>/dev/null' _ {} ';'"
    told = at.inside("sh", "-c", files)
    # Printing is recommended, not required; its plug-in alone may miss its library.
    missing = {line.split()[0] for line in told.splitlines() if "not found" in line}
    check(missing <= {"libcups.so.2"}, f"every library is found, but for {sorted(missing)}")
    print("      installed:", at.inside("du", "-sm", "/usr/lib/secretsmanual").split()[0], "MB")
    version = at.inside("dpkg-query", "-W", "-f", "${Version}", "secretsmanual")
    said = at.inside("secretsmanual", "--version", user="rep").strip()
    check(said == version, f"--version says {said} as the package does")


def commands(at):
    """Use what only opens at run time: every format in and out, an old manual, a passphrase."""
    (at.home / "people.csv").write_text(PEOPLE)
    (at.home / "words").write_text("heron ladder Tuesday marble\n")
    for part in (ROOT / "tests" / "old_files").rglob("*.secrets*"):
        shutil.copy(part, at.home / f"{part.parent.name}_{part.name}")
    at.inside("chown", "-R", "rep:rep", "/home/rep")
    at.ask("new", "/home/rep/own.secrets")
    done = at.ask("--manual", "/home/rep/own.secrets", "import", "/home/rep/people.csv")
    check(
        "Odile Brandt" in json.dumps(at.ask("--manual", "/home/rep/own.secrets", "people")), "CSV"
    )
    check(done["import_id"], "an import has a number to take it back with")
    for old in sorted(at.home.glob("*.secrets")):
        found = at.ask("--manual", f"/home/rep/{old.name}", "accounts")
        check(isinstance(found, list | dict), f"{old.name} opens")
    at.ask("new", "/home/rep/formats.secrets", "--demo")
    manual = ("--manual", "/home/rep/formats.secrets")
    for ending in ("html", "pdf", "xlsx", "docx", "csv", "json", "jsonl", "txt", "vcf", "ics"):
        at.ask(*manual, "share", "service", "--to", f"/home/rep/pack.{ending}")
        size = (at.home / f"pack.{ending}").stat().st_size
        check(size > 300, f"a pack for service as {ending}, {size} bytes")
    words = ("--passphrase-file", "/home/rep/words")
    at.inside("secretsmanual", *manual, "lock", "--new-passphrase-file", words[1], user="rep")
    check(
        at.ask(*manual, *words, "check")["sound"], "a manual with a passphrase opens and is sound"
    )


def demo_in(language):
    """Return the texts of the demo's secrets in a language, as the checkout has them."""
    demo = json.loads((RESOURCES / "demo.json").read_text("utf-8"))
    english = {one["text"] for one in demo["secrets"]}
    if language == "en":
        return english
    told = (RESOURCES / "languages" / language / "demo_texts.json").read_text("utf-8")
    return {text for one, text in json.loads(told).items() if one in english}


def talk(at, language):
    """Hold a talk in the demo by keyboard, find what was typed by a command, open other pages."""
    program = at.start("secretsmanual", "--language", language, "demo")
    window()
    check(program.poll() is None, f"the window stands, in {language}")
    secrets = {one["text"] for one in at.ask("--manual", DEMO, "secrets")["secrets"]}
    check(secrets and secrets <= demo_in(language), f"its {len(secrets)} secrets in {language}")
    picture(at, f"accounts-{language}")
    press("Down", "Return")
    picture(at, f"account-{language}")
    press("ctrl+n", "Return")
    type_(SAID)
    press("Return")
    picture(at, f"talk-{language}")
    asked = ("--manual", DEMO, "ask", "spinnaker")
    until(lambda: SAID in json.dumps(at.ask(*asked)), "what was typed in the talk is kept")
    press("F10")
    picture(at, f"done-{language}")
    for key, page in PAGES.items():
        press(key)
        picture(at, f"{page}-{language}")
    return program


def close(program):
    program.terminate()
    program.wait(WAIT_S)


def bundle(at, program):
    """Open a colleague's bundle as a double click does, while the window stands open."""
    account = at.ask("--manual", DEMO, "accounts")["accounts"][0]["name"]
    file = "/home/rep/From Ana.smbundle"
    at.ask("--manual", DEMO, "share", "bundle", "--account", account, "--to", file)
    second = at.start("secretsmanual", "--manual", DEMO, file)
    check(second.wait(WAIT_S) == 0, "a second start ends, the first window takes the bundle")
    quiet()
    picture(at, "bundle")
    close(program)
    return account, file


def double_click(at, account, file):
    """Open the bundle and a manual as a file manager does, which knows them by their types."""
    for name, kind in ((file, "bundle"), ("/home/rep/own.secrets", "manual")):
        told = at.inside("gio", "info", "-a", "standard::content-type", name, user="rep")
        check(f"application/vnd.secretsmanual.{kind}" in told, f"the desktop knows a {kind}")
    at.start("gio", "open", file)
    window()
    picture(at, "double-click")
    asked = ("--manual", "/home/rep/.local/share/SecretsManual/manual.secrets", "accounts")
    until(
        lambda: account in json.dumps(at.ask(*asked)),
        "Enter merges the bundle into an empty manual",
        lambda: press("Return"),
    )
    until(lambda: not running(at), "the window closes", lambda: press("ctrl+q"))


def stop(at):
    """End what still runs on a machine, after a failure."""
    for one in running(at):
        os.kill(int(one.name), signal.SIGTERM)
    until(lambda: not running(at), "nothing runs on the machine any more")


def running(at):
    folders = [one for one in Path("/proc").iterdir() if one.name.isdigit()]
    return [
        one for one in folders if _program(one) == at.root / "usr/lib/secretsmanual/secretsmanual"
    ]


def _program(folder):
    try:
        return (folder / "exe").readlink()
    except OSError:
        return None


def remove(at):
    def mine():
        files = sorted(one for one in at.home.rglob("*") if one.is_file())
        return {one: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}

    owned = at.inside("dpkg", "-L", "secretsmanual").split("\n")
    before = mine()
    check(any(one.suffix == ".secrets" for one in before), "there are manuals to lose")
    at.inside("apt-get", "purge", "-y", "-qq", "secretsmanual")
    check(mine() == before, f"{len(before)} files of the user are as they were")
    left = [one for one in owned if one.strip() and not (at.root / one[1:]).is_dir()]
    check(
        not [one for one in left if (at.root / one[1:]).exists()], "no file of the package is left"
    )
    check(not (at.root / "usr/lib/secretsmanual").exists(), "its folder is gone")


def main():
    if os.geteuid():
        raise SystemExit("Machines are made by root: sudo python3 packaging/try_deb.py")
    deb = max((ROOT / "dist").glob("*.deb"), key=lambda one: one.stat().st_mtime)
    with screen():
        for name in sys.argv[1:] or MIRRORS:
            print(f"== {deb.name} on {name}", flush=True)
            with machine(name) as at:
                install(at, deb)
                commands(at)
                for language in LANGUAGES:
                    close(talk(at, language))
                double_click(at, *bundle(at, talk(at, "en")))
                remove(at)


if __name__ == "__main__":
    try:
        main()
    except Failed as failed:
        raise SystemExit(f"FAILED {failed}") from None
