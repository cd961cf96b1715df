"""The words of files that left, whatever their form."""

import io
import zipfile

from pypdf import PdfReader


def text_of(path) -> str:
    """Return what is in a file that left, in words."""
    data = path.read_bytes()
    if path.suffix == ".pdf":
        pages = PdfReader(io.BytesIO(data))
        return "".join(page.extract_text() for page in pages.pages) + repr(pages.metadata)
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            names = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
            return "".join(parts.read(name).decode("utf-8") for name in names)
    return data.decode("utf-8")
