"""Leave out of ICU's data what Qt never asks it for: names of currencies, regions, units, ...

Qt has its own tables of languages and takes from ICU how to sort, where lines break, time zones
and old encodings. The library with ICU's data is 32 MB, a fifth of a built program; without the
words of the languages that the program does not speak it is 10 MB.

    format: icu4c, `source/common/unicode/udata.h` (header) and `ucmndata.h` (table of contents)
"""

import re
import struct
import subprocess
import tempfile
from pathlib import Path

NAMES_ONLY = ("curr", "lang", "rbnf", "region", "translit", "unit", "zone")
"""Folders of ICU's data that hold names; the empty one, for the languages themselves, as well."""
SPOKEN = ("root", "pool", "res_index", "de", "en", "es", "fr")
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Za-z0-9]+)*\.res")
ALIGNED = 16


def wanted(path):
    """Say whether to keep one item, named as `icudt73l/lang/af.res`."""
    folder, _, file = path.partition("/")[2].rpartition("/")
    if folder and folder not in NAMES_ONLY:
        return True
    if not folder and not LANGUAGE.fullmatch(file):
        return True
    return re.split(r"[_.]", file)[0] in SPOKEN or file in ("res_index.res", "pool.res")


def trimmed(data):
    """Return the common data file with the wanted items alone."""
    start = struct.unpack_from("<H", data)[0]
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("no common data of ICU")
    count = struct.unpack_from("<I", data, start)[0]
    table = [struct.unpack_from("<II", data, start + 4 + 8 * at) for at in range(count)]
    ends = [place for _, place in table[1:]] + [len(data) - start]
    items = []
    for (name, place), end in zip(table, ends, strict=True):
        said = data[start + name : data.index(b"\0", start + name)]
        if wanted(said.decode()):
            items.append((said, data[start + place : start + end]))
    names = b"".join(said + b"\0" for said, _ in items)
    at_name, at_item = 4 + 8 * len(items), _up(4 + 8 * len(items) + len(names))
    contents, body = [struct.pack("<I", len(items))], []
    for said, item in items:
        contents.append(struct.pack("<II", at_name, at_item))
        at_name += len(said) + 1
        body.append(item.ljust(_up(len(item)), b"\0"))
        at_item += len(body[-1])
    head = (b"".join(contents) + names).ljust(_up(4 + 8 * len(items) + len(names)), b"\0")
    return data[:start] + head + b"".join(body)


def _up(size):
    return -(-size // ALIGNED) * ALIGNED


def shrink(library):
    """Replace a `libicudata.so.NN` by one with less data under the same names."""
    told = subprocess.run(["nm", "-D", "-S", library], capture_output=True, text=True, check=True)
    _, size, _, symbol = next(
        line.split() for line in told.stdout.splitlines() if line.endswith("_dat")
    )
    content = library.read_bytes()
    start = content.index(b"CmnD") - 12
    with tempfile.TemporaryDirectory() as work:
        data = Path(work) / "data"
        data.write_bytes(trimmed(content[start : start + int(size, 16)]))
        source = Path(work) / "data.s"
        source.write_text(
            f".section .rodata\n.balign {ALIGNED}\n.globl {symbol}\n.type {symbol}, @object\n"
            f'{symbol}:\n.incbin "{data}"\n.size {symbol}, . - {symbol}\n'
            '.section .note.GNU-stack,"",@progbits\n'
        )
        made = Path(work) / "data.o"
        subprocess.run(["as", "-o", made, source], check=True)
        link = [
            "ld",
            "-shared",
            "-s",
            "-soname",
            library.name,
            "--build-id=none",
            "-z",
            "noexecstack",
        ]
        subprocess.run([*link, "-o", library, made], check=True)
