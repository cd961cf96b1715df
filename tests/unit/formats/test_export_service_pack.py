"""The service pack as a file: nothing in it runs but its own script, and locked is locked."""

import base64
import hashlib
import io
import json
import re
import unicodedata
from dataclasses import replace

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given, settings

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.service_pack import Card, Firm, Line, Part, ServicePack
from secretsmanual.formats.exporters.clean import clean
from secretsmanual.formats.exporters.job import Cancelled
from secretsmanual.formats.exporters.locking import Lock, locked
from secretsmanual.formats.exporters.service_pack import write_service_pack
from tests.unit.domain.pack_samples import full_pack
from tests.unit.domain.secret_samples import TODAY
from tests.unit.formats.export_documents import anything
from tests.unit.formats.pack_opening import inside, opened, parsed

PASSPHRASE = "kestrel über seven lamps"
LOCK = Lock(PASSPHRASE, bytes(range(16)), bytes(range(12)))


def written(pack, lock=None, progress=None) -> str:
    out = io.BytesIO()
    write_service_pack(pack, out, progress, lock=lock)
    return out.getvalue().decode()


def pack_with(text) -> ServicePack:
    lines = (Line(text, text, text, text, "0123456789ab"),)
    card = Card("c2", text, (Part("Good to know", lines),), text, text)
    firm = Firm(Card("c1", text, ()), (card,))
    return ServicePack("T", "N", (("For", text),), TODAY, TODAY, (firm,))


@given(anything.filter(str.strip))
@settings(max_examples=100)
def test_every_text_is_text_on_the_page_and_in_its_data(text):
    said = written(pack_with(text))
    page, data = parsed(said), inside(said)
    assert len(page.xpath("//script")) == 3
    assert not page.xpath("//*[@onclick or @onerror or @src or @style]")
    assert data["cards"][1]["parts"][0]["lines"] == [
        [clean(text), clean(text), clean(text), "0123456789ab", clean(text)]
    ]
    assert data["cards"][1]["name"] == clean(text)
    expected = "".join(clean(text).split())
    if expected:
        assert "".join(page.xpath("string(//li/span)").split()) == expected
        assert "".join(page.xpath("string(//section[@id='c2']/h3)").split()) == expected


def test_the_policy_names_the_one_style_and_the_one_script_and_forbids_the_rest():
    said = written(full_pack())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', said)[1]
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    for tag in ("style", "script"):
        text = re.search(rf"<{tag}>(.*?)</{tag}>", said, re.DOTALL)[1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert parts.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert parts == {
        "default-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    assert said.index("Content-Security-Policy") < said.index("<style>") < said.index("<script>")


def test_the_script_makes_no_markup_of_text_and_asks_for_nothing():
    script = re.search(r"<script>(.*?)</script>", written(full_pack()), re.DOTALL)[1]
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|eval|Function\(|fetch|XMLHttp"
        r"|WebSocket|sendBeacon|import\(|localStorage|sessionStorage|cookie|indexedDB|https?:",
        script,
    )


def test_nothing_on_the_page_leads_away():
    page = parsed(written(full_pack()))
    assert not page.xpath("//link | //img | //iframe | //object | //base | //*[@src or @action]")
    assert all(link.get("href").startswith("#") for link in page.xpath("//a"))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link.get("href")[1:] for link in page.xpath("//a")} <= set(ids)


def test_without_its_script_the_page_reads_by_account_and_person():
    page = parsed(written(full_pack()))
    names = page.xpath("//div[@id='all']//h2 | //section[@class='person']/h3")
    said = [name.text_content() for name in names]
    assert said == [
        *("Thornquay Chilled Foods", "Hester Vaughn", "Colm Petrie"),
        *("Øster Brød & Søn", "Zoë O’Brien-Müller"),
    ]
    assert [link.text_content() for link in page.xpath("//nav//a")] == [
        "Thornquay Chilled Foods",
        "Øster Brød & Søn",
    ]
    lines = [line.text_content() for line in page.xpath("//div[@id='all']//li/span")]
    assert "Ring at 7:15, never after four." in lines
    assert "東京 in May; <script>alert(1)</script> & ]]>" in lines


def test_the_face_says_for_whom_from_when_until_when_and_that_it_is_in_confidence():
    page = parsed(written(full_pack()))
    assert page.get("lang") == "en"
    assert page.xpath("string(//title)") == "For service: what we know of our customers"
    assert page.xpath("string(//p[@class='notice'])") == (
        "This file holds facts that people told us in confidence."
    )
    pairs = zip(page.xpath("//header//dt"), page.xpath("//header//dd"), strict=True)
    assert {one.text_content(): two.text_content() for one, two in pairs} == {
        "For": "service, Ola Brandt",
        "Made on": "20 Nov 2026",
        "Holds": "12 secrets, 3 people and 2 accounts",
        "Destroy by": "18 Feb 2027",
    }
    body = page.find("body")
    assert (body.get("data-made"), body.get("data-expires")) == ("2026-11-20", "2027-02-18")


def test_a_locked_pack_opens_with_its_passphrase_alone_and_holds_nothing_that_can_be_read():
    plain, closed = written(full_pack()), written(full_pack(), LOCK)
    assert json.loads(opened(closed, PASSPHRASE)) == inside(plain)
    assert json.loads(opened(closed, unicodedata.normalize("NFD", PASSPHRASE))) == inside(plain)
    with pytest.raises(InvalidTag):
        opened(closed, PASSPHRASE + " ")
    for word in ("Hester", "Thornquay", "Ola", "12 secrets", "Labels", "7:15", "kestrel"):
        assert word not in closed
    assert "20 Nov 2026" in closed
    assert "switch JavaScript on" in closed
    assert "kestrel" not in repr(LOCK)


def test_a_locked_pack_with_a_changed_date_opens_no_more():
    closed = written(full_pack(), LOCK)
    with pytest.raises(InvalidTag):
        opened(closed.replace('data-made="2026-11-20"', 'data-made="2026-11-29"'), PASSPHRASE)


def test_what_a_lock_is_made_of_is_strong_and_checked():
    lock = inside(written(full_pack(), LOCK))
    assert {name: lock[name] for name in ("version", "kdf", "rounds", "cipher")} == {
        "version": 1,
        "kdf": "PBKDF2-SHA256",
        "rounds": 600_000,
        "cipher": "AES-256-GCM",
    }
    for wrong in ("", "short", "       x       "):
        with pytest.raises(BadInput, match="fewer than 8"):
            locked(b"", replace(LOCK, passphrase=wrong), "")
    for values in ({"salt": bytes(15)}, {"nonce": bytes(16)}):
        with pytest.raises(ValueError, match="length"):
            locked(b"", replace(LOCK, **values), "")


def test_progress_is_told_to_the_end_and_can_stop_it():
    heard = []
    assert written(full_pack(), progress=lambda share: heard.append(share) or True)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(Cancelled):
        written(full_pack(), progress=lambda share: False)


def test_the_same_pack_gives_the_same_bytes():
    assert written(full_pack()) == written(full_pack())
    assert written(full_pack(), LOCK) == written(full_pack(), LOCK)
