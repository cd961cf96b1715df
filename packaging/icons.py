"""Draw the program's icon in all sizes: `python packaging/icons.py FOLDER`."""

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).parent / "linux" / "io.github.example.SecretsManual.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 24, 32, 48, 64, 128, 256)


def draw(size, file):
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    image.save(str(file))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication([])
    for size in SIZES:
        draw(size, folder / f"{size}.png")
    del app
    largest = Image.open(folder / f"{SIZES[-1]}.png")
    largest.save(folder / "secretsmanual.ico", sizes=[(size, size) for size in WINDOWS])
    largest.save(folder / "secretsmanual.icns")


if __name__ == "__main__":
    main()
