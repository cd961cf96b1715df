"""Start and memory beside other programs, and a search where theirs can be asked from outside.

Peers are found on the PATH: KeePassXC, Zim and CherryTree as their distribution has them, Anki and
novelWriter for instance in a virtual environment elsewhere, whose `bin` is put before the PATH.
All run in turn on an X server of their own, in an empty home, after one start that is not counted.
"""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import generate, peers_searched
from tests.bench.measuring import Row
from tests.bench.screen import Screen, Started, pause

ROOT = Path(__file__).resolve().parent.parent.parent
BUNDLE = ROOT / "build" / "package" / "bundle" / "secretsmanual" / "secretsmanual"
"""The packaged program, where `packaging/dev.py package` has made one."""
FLOOR = "bare PySide6 window"
DIGESTS_S = 2.0
"""What a program is given between two keys of its very first start."""
NOTES = 2_000
"""In the databases that are searched."""


@dataclass
class Peer:
    """A program, how it is started, and what was measured of it."""

    name: str
    command: list[str]
    first_keys: tuple[str, ...] = ()
    """Pressed in its very first start, where it asks something then."""
    start_ms: list[float] = field(default_factory=list)
    memory_mb: list[float] = field(default_factory=list)


def measure(folder: Path, rounds: int) -> Iterator[Row]:
    manual = folder / "peers.secrets"
    generate.make(manual, NOTES).manual.close()
    notebook = peers_searched.make_notebook(folder, NOTES)
    peers = list(_here(_known(manual, notebook)))
    screen = Screen(folder)
    env = _surroundings(folder, screen)
    try:
        for peer in peers:
            _first_start(peer, screen, env)
        for _ in range(rounds):
            for peer in peers:
                _start(peer, screen, env)
    finally:
        screen.close()
    yield from _rows(peers)
    yield from peers_searched.measure(manual, notebook, folder, env, rounds)


def _known(manual: Path, notebook: Path) -> list[Peer]:
    """Every program that is measured, the floor first."""
    ours = [sys.executable, "-m", "secretsmanual"]
    return [
        Peer(FLOOR, [sys.executable, "-m", "tests.bench.start_bare", "stay"]),
        Peer("Secrets Manual", [*ours, "--manual", str(manual)]),
        Peer("Secrets Manual, packaged", [str(BUNDLE), "--manual", str(manual)]),
        Peer("KeePassXC", ["keepassxc"]),
        Peer("Zim", ["zim", "--standalone", str(notebook)]),
        Peer("CherryTree", ["cherrytree"]),
        Peer("novelWriter", ["novelwriter"]),
        Peer("Anki", ["anki", "-l", "en"], ("Return", "alt+y")),
    ]


def _here(peers: list[Peer]) -> Iterator[Peer]:
    for peer in peers:
        if shutil.which(peer.command[0]):
            yield peer
        else:
            print(f"{peer.name} is not on this computer: left out", flush=True)


def _surroundings(folder: Path, screen: Screen) -> dict[str, str]:
    """An empty home without a desktop's bus, where nothing of the person is read or written."""
    home = folder / "home"
    (home / ".local" / "share").mkdir(parents=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "DISPLAY": screen.name,
        "XDG_RUNTIME_DIR": str(home),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",  # which Anki's pages refuse to do without as root
    }


def _first_start(peer: Peer, screen: Screen, env: Mapping[str, str]) -> None:
    """Start it once uncounted: the disk is warm then, and what it asks of newcomers answered."""
    started = Started(peer.command, env)
    if started.until_painted(screen) is None:
        print(f"{peer.name} shows no window", flush=True)
    for key in peer.first_keys:
        pause(DIGESTS_S)
        subprocess.run(["xdotool", "key", key], env=dict(env), check=True)
    started.until_calm()
    started.end(screen)


def _start(peer: Peer, screen: Screen, env: Mapping[str, str]) -> None:
    started = Started(peer.command, env)
    painted = started.until_painted(screen)
    if painted is not None:
        started.until_calm()
        peer.start_ms.append(painted)
        peer.memory_mb.append(started.memory_mb())
    started.end(screen)


def _rows(peers: list[Peer]) -> Iterator[Row]:
    shown = [peer for peer in peers if peer.start_ms]
    floor = shown[0]
    start, memory = statistics.median(floor.start_ms), statistics.median(floor.memory_mb)
    for peer in shown:
        took = statistics.median(peer.start_ms)
        yield Row(f"{peer.name}: start to first painted window", FLOOR, start, took)
    for peer in shown:
        held = statistics.median(peer.memory_mb)
        yield Row(f"{peer.name}: memory once calm", FLOOR, memory, held, unit="MB")
