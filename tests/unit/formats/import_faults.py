"""Broken files for the tests of the import, and what must hold for whatever comes of them."""

import contextlib

from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import FoundRow, NotUnderstood
from secretsmanual.formats.importers.registry import read

PARTS = [b'"', b"\n", b"\r", b",", b";", b"\x00", b"\xff", b"\xfe\xff", b"\xe2\x80\xa8", b"'", b"="]


def mutated(data):
    """Change a file here and there, as broken programs and disks do."""
    place = st.integers(0, len(data))
    change = st.tuples(place, place, st.sampled_from(PARTS) | st.binary(max_size=4))

    def apply(changes):
        text = data
        for start, end, part in changes:
            text = text[:start] + part + text[max(start, min(end, start + 12)) :]
        return text

    return st.lists(change, min_size=1, max_size=5).map(apply)


def check_any(name, data):
    """Whatever the bytes: rows, sentences, or a refusal with a hint; nothing else."""
    with contextlib.suppress(BadInput):
        for found in read(name, data):
            assert isinstance(found, FoundRow | NotUnderstood)
            assert found.line >= 1
            if isinstance(found, FoundRow):
                records = [r for r in (found.account, found.person) if r]
                assert records
                assert all(0 < len(r.name.strip()) <= 300 for r in records)
                assert all(0 < len(s.text) <= 20_000 for s in found.secrets)
                assert not any(c in str(found.person) for c in "\x00\x1b\x07")
