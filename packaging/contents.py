"""What a built program carries of Qt and of Python, and what it leaves out."""

PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"),
    "iconengines": ("qsvgicon",),
    "imageformats": ("qsvg", "qjpeg"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platformthemes": ("qxdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "styles": ("qmodernwindowsstyle", "qmacstyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
"""Kind of plugin of Qt to the names taken in, of all systems; no other is."""

TRANSLATIONS = ("qtbase_de", "qtbase_es", "qtbase_fr")
"""Qt's own texts, of its dialogs."""

EXCLUDED = (
    # No connection, no other database, no other window, nothing that runs code from data.
    *("_ssl", "ssl", "_hashlib", "_sqlite3", "sqlite3", "_tkinter", "tkinter", "xmlrpc", "ftplib"),
    *("smtplib", "imaplib", "poplib", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtQml"),
    *("PySide6.QtOpenGLWidgets", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest"),
    # What is for making programs.
    *("unittest", "doctest", "pdb", "pydoc", "pip", "setuptools", "pytest", "lib2to3"),
    *("readline", "_curses", "curses", "ensurepip", "venv", "idlelib", "turtledemo"),
    # Parts of libraries that the program has no use for.
    *("lxml.objectify", "lxml.html", "lxml.isoschematron", "lxml.doctestcompare", "lxml.sax"),
    "pydantic.v1",
    *("reportlab.graphics", "reportlab.platypus", "numpy", "pandas", "IPython", "matplotlib"),
)

LOOSE = ("secretsmanual", "sqlalchemy", "sqlmodel", "pydantic", "docx")
"""Packages whose modules lie loose and compiled: most of them are read at each start, and need not
be unpacked then. docx finds its templates by `..` from a folder of its modules."""

STOOD_IN = ("pillow",)
"""Libraries that something imports and nothing uses; `stand_ins/` has modules in their place."""
