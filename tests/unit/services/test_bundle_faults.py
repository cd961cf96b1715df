"""Broken and forged bundles: refused in a sentence, or merged whole; never a manual in between."""

import random

import pytest

from secretsmanual.domain.errors import UserError
from secretsmanual.formats.bundle import write
from secretsmanual.store import manual_file
from tests.unit.formats.bundle_files import broken, sample
from tests.unit.services.two_manuals import Rep

PLAIN = write(sample())


def check_broken(rep, path, seeds):
    """Merge each broken file; return how many were taken."""
    taken, before = 0, rep.rows()
    for seed in seeds:
        path.write_bytes(broken(PLAIN, random.Random(seed)))
        try:
            merged = rep.bundles.merge(path)
        except UserError:
            assert rep.rows() == before
        else:
            taken += 1
            rep.services.importing.undo(merged.import_id)
            before = rep.rows()
    return taken


def test_broken_bundles_leave_the_manual_as_it_was(tmp_path, clock):
    rep = Rep(tmp_path, "ana", clock)
    rep.later()
    assert 0 < check_broken(rep, tmp_path / "x.smbundle", range(200)) < 100
    assert rep.all() == {}
    assert manual_file.problems_of(rep.services.manual.path) == []
    rep.services.manual.close()


@pytest.mark.faults
@pytest.mark.timeout(3_000)
def test_ten_thousand_broken_bundles_leave_the_manual_as_it_was(tmp_path, clock):
    taken = 0
    for start in range(1_000, 11_000, 200):
        rep = Rep(tmp_path, f"ana {start}", clock)
        rep.later()
        taken += check_broken(rep, tmp_path / "x.smbundle", range(start, start + 200))
        assert rep.all() == {}
        rep.services.manual.close()
    assert taken < 5_000
