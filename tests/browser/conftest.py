"""One browser for all tests of pages, and the packs they open."""

from datetime import date, timedelta

import pytest

from secretsmanual.formats.exporters.locking import Lock
from secretsmanual.formats.exporters.service_pack import write_service_pack
from tests.browser import chrome
from tests.unit.domain.pack_samples import full_pack, large_pack

PASSPHRASE = "kestrel über seven lamps"


@pytest.fixture(scope="session")
def packs(tmp_path_factory):
    """Packs as files: fresh, old, expired, locked, large."""
    folder = tmp_path_factory.mktemp("packs")
    today = date.today()  # noqa: DTZ011 - the page compares with the computer's own day
    lock = Lock(PASSPHRASE, bytes(range(16)), bytes(range(12)))
    for name, pack, how in (
        ("fresh", full_pack(today), None),
        ("week", full_pack(today - timedelta(days=7)), None),
        ("old", full_pack(today - timedelta(days=8)), None),
        ("expired", full_pack(today - timedelta(days=91)), None),
        ("locked", full_pack(today), lock),
        ("large", large_pack(today), None),
    ):
        with (folder / f"{name}.html").open("wb") as out:
            write_service_pack(pack, out, lock=how)
    return folder


@pytest.fixture(scope="session")
def running():
    """One browser for the whole run."""
    if missing := chrome.missing():
        pytest.skip(missing)
    with chrome.browser() as page:
        yield page


@pytest.fixture
def page(running):
    """The browser's tab, light, wide, with scripts on; what it complained about before is gone."""
    running.scripts(on=True)
    running.scheme("light")
    running.size(1280, 900)
    running.complaints()
    running.requested()
    return running
