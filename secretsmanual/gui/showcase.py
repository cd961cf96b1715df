"""The main job once, on the demo, where there is no screen: a talk, a brief, a pack, pictures."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from secretsmanual.system.clock import Clock
from secretsmanual.system.files import private_folder
from secretsmanual.system.paths import data_folder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

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

GOING_ON = ("the cones again in june, with her brother", '"it was the best summer in years"')
"""What stands in the talk that the picture shows: it has not ended."""

STILL_MS = 200
"""What a page needs after its last reading to be painted whole."""

Page = tuple[str, dict[str, str]]
"""A page of the window and what it is opened with."""

PAGES: tuple[Page, ...] = (
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
        going_on = _going_on(services)
    finally:
        services.manual.close()
    pages = (*PAGES, ("talk", {"resume": going_on}))
    yield from _pictures(manual, folder, clock, pages)
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


def _going_on(services: "Services") -> str:
    """Begin a talk that has not ended, with lines in it; its id."""
    from secretsmanual.domain.interview.events import Line
    from secretsmanual.services.interviews import Plan

    hester = services.people.find("Hester")
    talk = services.interviews.start(Plan(hester.account_id, (hester.id,), seed="going on"))
    for raw in GOING_ON:
        talk.handle(Line(raw))
    return talk.session.id


def _files(services: "Services", folder: Path) -> Iterator[str]:
    account = services.accounts.find("Thornquay")
    brief = services.briefs.brief(account.id)
    for name in ("brief.pdf", "brief.html"):
        services.briefs.write(brief, folder / name)
        yield f"Wrote {folder / name}"
    for name in ("for service.html", "for service.pdf"):
        services.sharing.hand_over("service", folder / name, recipient="the service desk")
        yield f"Wrote {folder / name}"


def _pictures(manual: Path, folder: Path, clock: Clock, pages: Iterable[Page]) -> Iterator[str]:
    from PySide6.QtWidgets import QApplication

    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)  # noqa: S101 - for the type checker
    application = window_on(manual, qt, clock)
    for scheme in ("light", "dark"):
        application.theme.choose(scheme)
        for name, args in pages:
            application.tools.navigation.open(name, **args)
            settle(application)
            path = folder / f"{name} {scheme}.png"
            application.window.grab().save(str(path))
            yield f"Wrote {path}"
    application.window.close()


def window_on(manual: Path, qt: "QApplication", clock: Clock) -> "Application":
    """Show the window on a manual without a passphrase and wait until everything answers."""
    from PySide6.QtCore import QEventLoop

    from secretsmanual.bootstrap import open_manual
    from secretsmanual.gui.application import Application

    qt.setCursorFlashTime(0)
    application = Application(qt, manual, lambda _: open_manual(manual, clock))
    loop = QEventLoop()
    application.ready.connect(loop.quit)
    application.start()
    loop.exec()
    return application


def settle(application: "Application", milliseconds: int = STILL_MS) -> None:
    """Wait until nothing is under way and the page has stood still for a while."""
    from PySide6.QtCore import QEventLoop, QTimer

    while True:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if not application.work.pending():
            return
