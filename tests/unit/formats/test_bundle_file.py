"""The bundle's file: read back as it was written, and refused in a sentence otherwise."""

import json
import random
import tracemalloc

import pytest

from secretsmanual.domain.bundles import Bundle, Shared
from secretsmanual.domain.errors import BadInput, UserError
from secretsmanual.formats import bundle_lock
from secretsmanual.formats.bundle import (
    LONGEST_LINE,
    MOST_BYTES,
    MOST_RECORDS,
    is_bundle,
    is_locked,
    read,
    write,
)
from tests.unit.formats.bundle_files import (
    BORN,
    FIRST,
    LOCK,
    MADE,
    broken,
    flipped,
    hashed,
    lines_of,
    moments,
    sample,
)

PLAIN = write(sample())


@pytest.fixture(scope="module")
def locked():
    return write(sample(), LOCK)


def refused(data, passphrase=None):
    """Return the sentence with which a bundle is refused."""
    with pytest.raises(UserError) as caught:
        read("x.smbundle", data, passphrase)
    assert "x.smbundle" in caught.value.what
    assert caught.value.hint
    return caught.value.sentence


def test_it_reads_back_as_it_was_written():
    assert read("x.smbundle", PLAIN) == sample()
    assert write(read("x.smbundle", PLAIN)) == PLAIN
    assert is_bundle(PLAIN)
    assert not is_locked(PLAIN)


def test_a_locked_one_opens_with_its_passphrase_alone(locked):
    assert is_locked(locked)
    assert b"Hester" not in locked
    assert b"Larkfield" not in locked
    assert read("x.smbundle", locked, LOCK.passphrase) == sample()
    assert "locked with a passphrase" in refused(locked)
    assert "does not open" in refused(locked, "Four words nobody guesses")


def test_a_passphrase_counts_in_its_composed_form():
    composed = bundle_lock.BundleLock("caf\u00e9 caf\u00e9", LOCK.salt, LOCK.prefix)
    data = write(sample(), composed)
    assert read("x.smbundle", data, "cafe\u0301 cafe\u0301") == sample()


def test_a_short_passphrase_locks_nothing():
    with pytest.raises(BadInput, match="fewer than 8"):
        write(sample(), bundle_lock.BundleLock("short", LOCK.salt, LOCK.prefix))


def test_many_chunks_are_sealed_and_cannot_be_swapped():
    told = {"text": "x" * 19_000}
    records = tuple(Shared("secret", f"s-{n}", told, BORN) for n in range(20))
    bundle = Bundle("z-ana", "", MADE, MADE.date(), records)
    data = write(bundle, LOCK)
    assert read("x.smbundle", data, LOCK.passphrase) == bundle
    first, line, sealed = data.split(b"\n", 2)
    step = bundle_lock.CHUNK + bundle_lock.TAG_BYTES
    swapped = sealed[step : 2 * step] + sealed[:step] + sealed[2 * step :]
    for other in (swapped, sealed[step:], sealed[: 2 * step], sealed[:-1], b""):
        assert "damaged" in refused(b"\n".join((first, line, other)), LOCK.passphrase)


def test_every_half_of_a_file_is_refused():
    for end in range(len(PLAIN)):
        refused(PLAIN[:end])


def test_a_wrong_hash_and_a_wrong_count_are_refused():
    assert "damaged" in refused(PLAIN.replace(b"Swims in the sea", b"Swims in the SEA"))
    assert "damaged" in refused(PLAIN.replace(b'"end","records":9', b'"end","records":8'))


@pytest.mark.parametrize("first", [b"2 open", b"2 locked", b"17 sealed-otherwise", b"999999999 x"])
def test_a_newer_version_is_refused_as_such(first):
    data = b"secrets-manual-bundle " + first + b"\nwhatever that version holds"
    assert is_bundle(data)
    assert "newer version of Secrets Manual" in refused(data)


def test_another_file_is_no_bundle():
    assert "not a bundle" in refused(b"Name;E-mail\nHester;h@x.example\n")
    assert not is_bundle(b"Name;E-mail\n")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 2**40),
        ("memory_kib", 262_145),
        ("memory_kib", 8),
        ("passes", 11),
        ("passes", 0),
        ("lanes", 255),
        ("kdf", "scrypt"),
        ("memory_kib", "65536"),
        ("memory_kib", True),
        ("memory_kib", 65536.0),
        ("salt", "AAAA"),
        ("prefix", "no base 64!"),
        ("check", None),
    ],
)
def test_a_lock_that_asks_for_too_much_is_refused_before_it_gets_anything(
    locked, monkeypatch, name, value
):
    def never(*_):
        raise AssertionError("the key was derived")

    monkeypatch.setattr(bundle_lock, "_key", never)
    first, line, sealed = locked.split(b"\n", 2)
    lock = {**json.loads(line), name: value}
    refused(b"\n".join((first, json.dumps(lock).encode(), sealed)), LOCK.passphrase)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"{" * 900_000,
        b'{"a":' * 150_000,
        b'{"is":"secret","is":"secret"}',
        b'{"is":"line","id":"l-1","born":"2026-11-20T09:00:00+00:00","values":{},"times":{}}',
        b'{"is":' + b"9" * 5_000 + b"}",
        b'{"is":NaN}',
        b'"' + b"x" * (LONGEST_LINE + 1) + b'"',
        b"\xff\xfe",
    ],
)
def test_a_hostile_line_with_the_right_hash_is_refused(line):
    assert "may not hold" in refused(hashed([*lines_of(PLAIN), line]))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sensitivity", "private"),
        ("notes", "x"),
        ("care", ["health"]),
        ("line_id", "l-1"),
        ("person_id", "a-1"),
        ("text", "x" * 20_001),
        ("text", "a\x00b"),
        ("text", 5),
        ("gold", "perhaps"),
    ],
)
def test_a_field_that_may_not_travel_is_refused(name, value):
    row = json.loads(lines_of(PLAIN)[5])
    row["values"][name] = value
    assert "may not hold" in refused(hashed([lines_of(PLAIN)[0], json.dumps(row).encode()]))


@pytest.mark.parametrize(
    "moment", ["2026-11-30T09:00:00+00:00", "2026-11-20T09:00:00", "0001-01-01T00:00:00+14:00", 5]
)
def test_a_moment_that_cannot_be_is_refused(moment):
    row = json.loads(lines_of(PLAIN)[5])
    row["times"]["text"] = [moment]
    assert "may not hold" in refused(hashed([lines_of(PLAIN)[0], json.dumps(row).encode()]))


def test_too_many_records_are_neither_read_nor_written(monkeypatch):
    monkeypatch.setattr("secretsmanual.formats.bundle.MOST_RECORDS", 8)
    assert "may not hold" in refused(PLAIN)
    with pytest.raises(BadInput, match="too much for one bundle"):
        write(sample())


@pytest.mark.faults
def test_the_largest_hostile_files_are_refused_within_bounded_memory():
    head = lines_of(PLAIN)[0]
    born = BORN.isoformat()
    many = [
        b'{"is":"own_kind","id":"v-%d","born":"%s","values":{"label":"x"},"times":{}}'
        % (n, born.encode())
        for n in range(MOST_RECORDS + 1)
    ]
    crowd = hashed([head, *many])
    wide = hashed([head, b'{"is":' + b"[" * (MOST_BYTES - 10_000)])
    tracemalloc.start()
    try:
        for data in (crowd, wide, FIRST + bytes(MOST_BYTES)):
            refused(data)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 250_000_000


def test_moments_of_a_clock_that_ran_ahead_are_still_read():
    ahead = Shared("secret", "s-1", {"text": "x"}, BORN, {"text": moments(90, 3)})
    bundle = Bundle("z-1", "", MADE, MADE.date(), (ahead,))
    (found,) = read("x.smbundle", write(bundle)).records
    assert found.times["text"] == moments(32, 3)


def check_broken(seeds, data, passphrase=None):
    """Whatever the bytes: the bundle as it was, another sound one, or one sentence."""
    read_whole, refusals = 0, set()
    for seed in seeds:
        chance = random.Random(seed)
        bad = broken(data, chance) if passphrase is None else flipped(data, chance)
        try:
            found = read("x.smbundle", bad, passphrase)
        except UserError as error:
            refusals.add(error.sentence)
        else:
            read_whole += 1
            assert isinstance(found, Bundle)
            assert passphrase is None or bad == data
            assert read("x.smbundle", write(found)).records == found.records
    assert refusals
    assert all(sentence.count("x.smbundle") == 1 for sentence in refusals)
    return read_whole


def test_broken_bundles_are_refused():
    assert check_broken(range(200), PLAIN) < 100


def test_flipped_locked_bundles_are_refused(locked, monkeypatch):
    known = bundle_lock._key(LOCK.passphrase, LOCK.salt, (65_536, 3, 4))
    monkeypatch.setattr(bundle_lock, "_key", lambda *_: known)
    assert check_broken(range(200), locked, LOCK.passphrase) == 0


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_ten_thousand_broken_bundles_are_refused():
    assert check_broken(range(1_000, 11_000), PLAIN) < 5_000
