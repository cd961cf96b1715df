"""Files for the tools people have, read back by software that did not write them."""

import csv
import io
from datetime import date

import icalendar
import pytest
import vobject

from secretsmanual.domain.errors import Refused
from secretsmanual.formats.exporters.clean import unguard
from secretsmanual.services.sharing import SharingService

TOOLS = ("pack.vcf", "pack.ics", "pack.hubspot.csv")


@pytest.fixture
def sharing(empty):
    """Two people of one account, one of whom has no e-mail address."""
    today = empty.manual.today
    firm, _ = empty.accounts.add("Thornquay; Sons, Ltd")
    agreed = {"consent_marketing": True, "consent_asked_on": today}
    hester, _ = empty.people.add(
        "Hester Vaughn-Abara", firm.id, emails=["h@thorn.example"], phones=["+44 20 7946 0001"],
        role="Operations; director", external_id="vcard:uid-7", **agreed,
    )  # fmt: skip
    colm, _ = empty.people.add("Colm", firm.id, **agreed)
    for text, kind, person, more in (
        ("Swims, in lakes; on Sundays\nand often", "recreation", hester, {}),
        ("Jazz \\ blues", "entertainment", hester, {}),
        ("=Knows cold chains", "skill", hester, {"verbatim": "I wrote the book"}),
        ("Wants certainty " + "ü" * 60, "hope", hester, {}),
        ("Plays chess", "recreation", colm, {}),
        ("Ring at 7:15", "habit", hester, {"sensitivity": "service"}),
        ("Crosses the lake", "dream", hester,
         {"standing": "one-off", "standing_on": date(2026, 12, 10)}),
        ("Was in Rome", "dream", colm, {"standing": "one-off", "standing_on": date(2026, 11, 1)}),
    ):  # fmt: skip
        person_id, by = person.id, person.id
        values = {"sensitivity": "open", "person_id": person_id, "said_by": by, **more}
        empty.secrets.add(text, firm.id, kind=kind, **values)
    empty.promises.add("Send the file", firm.id, hester.id, due=date(2026, 12, 1))
    empty.promises.add("Ring back", firm.id)
    return SharingService(empty.manual)


def test_an_address_book_gets_a_card_for_each_person_with_open_secrets(sharing, tmp_path):
    path = tmp_path / "pack.vcf"
    receipt = sharing.hand_over("service", path)
    lines = path.read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)
    hester, colm = vobject.readComponents(path.read_text("utf-8"))
    if hester.fn.value == "Colm":
        hester, colm = colm, hester
    assert (hester.version.value, hester.uid.value) == ("4.0", "uid-7")
    assert (hester.n.value.family, hester.n.value.given) == ("Vaughn-Abara", "Hester")
    assert hester.org.value == ["Thornquay; Sons, Ltd"]
    assert hester.title.value == "Operations; director"
    assert (hester.email.value, hester.tel.value) == ("h@thorn.example", "+44 20 7946 0001")
    assert hester.hobby.value == "Swims, in lakes; on Sundays\nand often"
    assert hester.interest.value == "Jazz \\ blues"
    assert hester.expertise.value == "=Knows cold chains"
    assert "ü" * 60 in hester.note.value
    assert "destroy by 18 Feb 2027" in hester.note.value
    assert colm.hobby.value == "Plays chess"
    assert "Ring at 7:15" not in path.read_text("utf-8")
    assert len(receipt.secrets) == 7
    assert receipt.held_back == {"form": 3}


def test_a_card_is_read_back_by_our_own_import(sharing, tmp_path, empty):
    path = tmp_path / "pack.vcf"
    sharing.hand_over("service", path)
    found = {row.person.name: row for row in empty.importing.read(path)}
    hester = found["Hester Vaughn-Abara"]
    assert hester.person.company == "Thornquay; Sons, Ltd"
    assert [one.kind for one in hester.secrets] == ["recreation", "entertainment", "competency"]
    assert "Swims, in lakes; on Sundays" in hester.secrets[0].text


def test_marketing_gets_no_phone_numbers(sharing, tmp_path):
    sharing.hand_over("marketing", tmp_path / "pack.vcf")
    text = (tmp_path / "pack.vcf").read_text("utf-8")
    assert "EMAIL:h@thorn.example" in text
    assert "TEL" not in text


def test_a_calendar_holds_promises_and_days_to_ask_again(sharing, tmp_path):
    path = tmp_path / "pack.ics"
    sharing.hand_over("service", path)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar.errors == []
    events = {str(one["summary"]): one for one in calendar.walk("VEVENT")}
    assert events["Our promise: Send the file"]["dtstart"].dt == date(2026, 12, 1)
    assert events["Hester Vaughn-Abara: Crosses the lake"]["dtstart"].dt == date(2026, 12, 10)
    assert "Was in Rome" not in path.read_text("utf-8")
    asks = [one for name, one in events.items() if name.startswith("Ask Hester")]
    assert all(one["dtstart"].dt > date(2026, 11, 20) for one in asks)
    [todo] = calendar.walk("VTODO")
    assert str(todo["summary"]) == "Our promise: Ring back"
    uids = [str(one["uid"]) for one in calendar.walk() if "uid" in one]
    assert len(uids) == len(set(uids)) == 9
    [vcalendar] = vobject.readComponents(path.read_text("utf-8"))
    assert len(vcalendar.vevent_list) == 8


def test_hubspot_gets_one_note_to_each_open_secret_of_people_with_an_address(sharing, tmp_path):
    path = tmp_path / "pack.hubspot.csv"
    receipt = sharing.hand_over("marketing", path)
    assert receipt.format == "hubspot.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))
    assert [*rows[0]] == [
        *("Email", "First Name", "Last Name", "Company name", "Activity date", "Note body")
    ]
    assert {row["Email"] for row in rows} == {"h@thorn.example"}
    assert {row["Company name"] for row in rows} == {"Thornquay; Sons, Ltd"}
    assert len(rows) == len(receipt.secrets) == 2
    assert rows[0]["Activity date"] == "2026-11-20"
    assert "=Knows cold chains In their words: “I wrote the book”" in unguard(rows[0]["Note body"])


def test_the_preview_of_a_file_is_what_its_receipt_names(sharing, tmp_path):
    for name in TOOLS:
        preview = sharing.preview("service", path=tmp_path / name)
        receipt = sharing.hand_over("service", tmp_path / name)
        assert [one.id for one in preview.leaves if one.id.startswith("s-")] == receipt.secrets
        assert len(preview.held_back) == sum(receipt.held_back.values())


def test_where_a_tool_has_place_for_nothing_no_file_is_written(empty, tmp_path):
    firm, _ = empty.accounts.add("Newcomer")
    empty.secrets.add("Ships on Fridays", firm.id, kind="outcome")
    with pytest.raises(Refused, match="Nothing may leave"):
        empty.sharing.hand_over("service", tmp_path / "pack.vcf")


def test_the_same_hand_over_gives_the_same_bytes(sharing, tmp_path):
    for name in TOOLS:
        digests = {sharing.hand_over("service", tmp_path / name).file_sha256 for _ in range(2)}
        assert len(digests) == 1
