"""All that a start must do, by bare tools: the same accounts in a bare list, then the database.

A window with a field and a list; the rows are read by the driver from the encrypted manual and
painted. Then, beside the window, sqlmodel is imported and a table of records declared, without
which nothing of a manual is checked or written.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QMainWindow, QVBoxLayout, QWidget

from tests.bench.start_bare import since


class Start(QObject):
    """Paints, then loads."""

    loaded = Signal()

    def __init__(self, view: QListView) -> None:
        super().__init__()
        self.loaded.connect(self.tell)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.load)
        return False

    def load(self):
        print(f"painted {since():.6f}", flush=True)
        threading.Thread(target=self.database).start()

    def database(self):
        from sqlmodel import Field, SQLModel, create_engine

        class Record(SQLModel, table=True):
            seq: int | None = Field(default=None, primary_key=True)

        create_engine("sqlite://").dispose()
        self.loaded.emit()

    def tell(self):
        print(f"ready {since():.6f}", flush=True)
        QApplication.instance().quit()


def main():
    from secretsmanual.vault import driver, keys

    manual = Path(sys.argv[1])
    app = QApplication(sys.argv[:1])
    window, page, view = QMainWindow(), QWidget(), QListView()
    palette = app.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.white)
    app.setPalette(palette)
    column = QVBoxLayout(page)
    for part in (QLineEdit(), view):
        column.addWidget(part)
    bare = driver.connect(manual, keys.read_key(manual))
    names = [row[0] for row in bare.execute("SELECT name FROM account ORDER BY name")]
    bare.close()
    view.setModel(QStringListModel(names))
    window.setCentralWidget(page)
    window.resize(1280, 800)
    start = Start(view)
    window.show()
    app.exec()
    del start


if __name__ == "__main__":
    main()
