"""What can be read of a damaged manual is saved, and the damaged file stays as it is."""

import random

import pytest

from secretsmanual.bootstrap import open_manual
from secretsmanual.domain.errors import Refused
from secretsmanual.services import files
from secretsmanual.store import manual_file

PAGE = 4096


def flip(path, pages):
    whole = bytearray(path.read_bytes())
    for page in pages:
        whole[page * PAGE + 99] ^= 4
    path.write_bytes(whole)
    return bytes(whole)


def test_a_sound_manual_comes_over_whole(demo, clock, tmp_path):
    demo.locking.set("heron ladder Tuesday marble")
    key, to = demo.manual.key, tmp_path / "saved.secrets"
    done = files.salvage(demo.manual.path, to, key, clock)
    assert (done.lost, done.unsure) == (0, ())
    assert files.is_locked(to)
    saved = open_manual(to, clock, key=key)
    for name in ("accounts", "people", "secrets", "promises", "lines", "asked", "team"):
        with demo.manual.read() as before, saved.manual.read() as after:
            assert sorted(getattr(before, name).where(), key=lambda one: one.id) == sorted(
                getattr(after, name).where(), key=lambda one: one.id
            )
    found = [{hit.id for hit in one.search.ask("Hester")} for one in (saved, demo)]
    assert found[0] == found[1] != set()
    saved.manual.close()


def secrets_of(path, clock):
    services = open_manual(path, clock)
    with services.manual.read() as unit:
        found = {one.text for one in unit.secrets.where()}
    services.manual.close()
    return found


def test_most_is_saved_whatever_page_is_bad(demo, clock, tmp_path):
    path = demo.manual.path
    demo.manual.close()
    whole, all_secrets = path.read_bytes(), secrets_of(path, clock)
    whole = path.read_bytes()
    chance, kept, saved = random.Random(3), 0, 0
    for case in range(8):
        path.write_bytes(whole)
        bad = flip(path, [chance.randrange(1, len(whole) // PAGE)])
        to = tmp_path / f"saved {case}.secrets"
        try:
            done = files.salvage(path, to, None, clock)
        except Refused:
            continue
        finally:
            assert path.read_bytes() == bad
        assert sum(done.kept.values()) > 0
        assert manual_file.problems_of(to) == []
        found = secrets_of(to, clock)
        assert found <= all_secrets
        kept += len(found)
        saved += 1
    assert saved >= 6
    assert kept >= 0.8 * saved * len(all_secrets)


def test_nothing_readable_is_said(demo, clock, tmp_path):
    path = demo.manual.path
    demo.manual.close()
    whole = path.read_bytes()
    flip(path, [0])
    with pytest.raises(Refused, match="damaged"):
        files.salvage(path, tmp_path / "saved.secrets", None, clock)
    assert not (tmp_path / "saved.secrets").exists()
    path.write_bytes(whole)
