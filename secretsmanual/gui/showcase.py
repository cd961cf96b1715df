"""The main job once, on the demo, where there is no screen: a talk, a brief, a pack, pictures."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from secretsmanual.system.clock import Clock
from secretsmanual.system.files import private_folder
from secretsmanual.system.paths import data_folder

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.gui.application import Application

SAID = (
    "first over the cones at the two-lake crossing, 41 minutes #recreation",
    '"I slept the night before, that is new"',
    "! send the photo of the new sleeves by fri",
    "% second line starts again in march",
    "~ may hand over operations next year #dream",
)
"""What the rep types in the replayed talk with Hester."""

PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("accounts", {}),
    ("account", {"account": "a-A1", "person": "p-P01"}),
    ("brief", {"account": "a-A1", "people": "p-P01"}),
    ("hand_over", {"account": "a-A1", "audience": "service"}),
    ("promises", {}),
    ("today", {}),
)


def run(clock: Clock) -> int:
    """Do the main job on a fresh demo and say where everything lies; returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder = private_folder(data_folder() / "first look")
    for line in _done(folder, clock):
        print(line, flush=True)  # noqa: T201 - the program's answer where there is no window
    return 0


def _done(folder: Path, clock: Clock) -> Iterator[str]:
    from secretsmanual.bootstrap import open_manual
    from secretsmanual.services.demo import make_demo

    yield "There is no screen, so here is the main job, done once on the demo."
    manual = folder / "demo.secrets"
    make_demo(manual, clock)
    services = open_manual(manual, clock)
    try:
        yield from _talk(services)
        yield from _files(services, folder)
    finally:
        services.manual.close()
    yield from _pictures(manual, folder, clock)
    yield f"All of it lies in {folder}"


def _talk(services: "Services") -> Iterator[str]:
    from secretsmanual.domain.interview.events import End, Line, Next
    from secretsmanual.services.interviews import Plan

    hester = services.people.find("Hester")
    talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="first look"))
    for raw in SAID:
        if talk.session.current:
            yield f"  asked: {talk.session.current.text}"
        talk.handle(Line(raw))
        yield f"  heard: {raw}"
        talk.handle(Next(30.0))
    talk.handle(End(final=True))
    made = services.reviews.accept(talk.session.id, "question")
    yield f"A talk with {hester.name}: {len(SAID)} lines, {made} of them sorted in review."


def _files(services: "Services", folder: Path) -> Iterator[str]:
    account = services.accounts.find("Thornquay")
    brief = services.briefs.brief(account.id)
    for name in ("brief.pdf", "brief.html"):
        services.briefs.write(brief, folder / name)
        yield f"Wrote {folder / name}"
    for name in ("for service.html", "for service.pdf"):
        services.sharing.hand_over("service", folder / name, recipient="the service desk")
        yield f"Wrote {folder / name}"


def _pictures(manual: Path, folder: Path, clock: Clock) -> Iterator[str]:
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from secretsmanual.bootstrap import open_manual
    from secretsmanual.gui.application import Application

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)  # noqa: S101 - for the type checker
    qt.setCursorFlashTime(0)
    application = Application(qt, manual, lambda _: open_manual(manual, clock))
    loop = QEventLoop()
    application.ready.connect(loop.quit)
    application.start()
    loop.exec()
    for scheme in ("light", "dark"):
        application.theme.choose(scheme)
        for name, args in (*PAGES, ("talk", {"account": "a-A1", "people": "p-P01"})):
            yield f"Wrote {_picture(application, name, args, folder / f'{name} {scheme}.png')}"
    application.window.close()


def _picture(application: "Application", name: str, args: dict[str, str], path: Path) -> Path:
    from PySide6.QtCore import QEventLoop, QTimer

    application.tools.navigation.open(name, **args)
    settled = QEventLoop()
    while application.work.pending():
        application.work.idle.connect(settled.quit)
        settled.exec()
    QTimer.singleShot(120, settled.quit)
    settled.exec()
    application.window.grab().save(str(path))
    return path
