"""Address books in vCard 2.1, 3.0 and 4.0: what is in them, and what hostile ones may not do."""

import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import FoundSecret, NotUnderstood
from secretsmanual.formats.importers import vcard_file, vcard_lines
from secretsmanual.formats.importers.registry import read
from tests.unit.formats.import_faults import check_any, mutated


def book(*lines, version="3.0", end="\r\n"):
    text = end.join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    return text.encode()


def rows(data):
    return list(read("book.vcf", data))


def only(*lines, **kinds):
    (row,) = rows(book(*lines, **kinds))
    return row


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_the_usual_fields(end, version):
    row = only(
        "N:Lee;Ann;Mae;Dr.;Jr.",
        "FN:Dr. Ann Mae Lee Jr.",
        "ORG:Acme;Warehouse",
        "TITLE:Head of Purchasing",
        "EMAIL;TYPE=work:ann@acme.de",
        "TEL;TYPE=CELL:0171 22",
        "TEL;TYPE=FAX:0171 99",
        "ADR;TYPE=HOME:;;Weg 1;Ulm;BW;12345;Germany",
        "ADR;TYPE=WORK:;Hall 3;Werk 2;Bonn;;;Germany",
        "URL;TYPE=WORK:https://acme.de",
        "BDAY:19800203",
        "UID:urn:uuid:77",
        "NOTE:likes tea",
        version=version,
        end=end,
    )
    person, account = row.person, row.account
    assert (person.name, person.first_name, person.last_name) == ("Ann Mae Lee", "Ann", "Lee")
    assert (person.role, person.company) == ("Head of Purchasing", "Acme")
    assert person.roles == ("warehouse", "procurement")
    assert person.decision_maker
    assert (person.emails, person.phones) == (("ann@acme.de",), ("0171 22",))
    assert person.address == "Weg 1, 12345 Ulm, BW, Germany"
    assert (person.birthday, person.external_id) == ("1980-02-03", "vcard:77")
    assert person.notes == "likes tea\nTitle: Dr."
    assert (account.name, account.website) == ("Acme", "https://acme.de")
    assert (account.address, account.city, account.country) == ("Hall 3, Werk 2", "Bonn", "Germany")


def test_what_programs_keep_beside_people_becomes_secrets():
    row = only(
        "FN:Ann Lee",
        "ORG:Acme",
        "item1.X-ABDATE:1975-03-01",
        "item1.X-ABLabel:_$!<Anniversary>!$_",
        "item2.X-ABRELATEDNAMES:Jo",
        "item2.X-ABLabel:_$!<Spouse>!$_",
        "item3.X-ABRELATEDNAMES:Tim",
        "item3.X-ABLabel:_$!<Child>!$_",
        "item4.TEL:555 1234",
        "item4.X-ABLabel:_$!<AssistantPhone>!$_",
        "X-MS-MANAGER:Max Boss",
        "X-MS-ASSISTANT:Eve",
        "HOBBY;LEVEL=high:sailing",
        "INTEREST:opera",
        "EXPERTISE:cheese",
    )
    assert set(row.secrets) == {
        FoundSecret("family", "Partner: Jo", "private"),
        FoundSecret("family", "Has children", "private"),
        FoundSecret("family", "Anniversary: 1975-03-01", "private"),
        FoundSecret("recreation", "Hobby: sailing"),
        FoundSecret("entertainment", "Interested in opera"),
        FoundSecret("competency", "Expert in cheese"),
        FoundSecret("network", "Ann Lee reports to Max Boss", about="organisation"),
        FoundSecret("network", "Eve assists Ann Lee", about="organisation"),
    }
    assert row.person.phones == ()
    assert "Tim" not in str(row)


def test_related_people_of_4_0_are_words_or_nothing():
    row = only(
        "FN:Ann Lee",
        "RELATED;TYPE=spouse;VALUE=text:Jo",
        "RELATED;TYPE=friend:urn:uuid:f81d4fae",
        "RELATED;VALUE=text;TYPE=friend:Max",
        version="4.0",
    )
    assert {s.text for s in row.secrets} == {"Partner: Jo", "Friend: Max"}


def test_outlooks_quoted_printable_with_soft_breaks():
    row = only(
        "N;LANGUAGE=en-us:Lee;Ann",
        "FN:Ann Lee",
        "NOTE;CHARSET=us-ascii;ENCODING=QUOTED-PRINTABLE:first =0D=0A=",
        "second =E2=80=93 third=",
        "",
        "ROLE:Chemist",
        "TITLE:Buyer",
        version="2.1",
    )
    assert row.person.notes == "first \nsecond – third"
    assert (row.person.role, row.secrets[0].text) == ("Buyer", "Profession: Chemist")


@pytest.mark.parametrize(
    ("charset", "written"),
    [
        ("UTF-8", "Zo=C3=AB"),
        ("ISO-8859-1", "Zo=EB"),
        ("windows-1252", "Zo=EB"),
        ("UTF-16", "=FF=FEZ=00o=00=EB=00"),
        ("utf-8", "Zo=EB"),
        ("utf-8", "Zo=C3=AB"),
    ],
)
def test_alphabets_of_one_property(charset, written):
    row = only(f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{written}", version="2.1")
    assert row.person.name == "Zoë"


def test_a_text_that_a_phone_cut_inside_a_letter_stays_readable():
    row = only("FN:Ann", "ORG;ENCODING=QUOTED-PRINTABLE:" + "=C3=91" * 9 + "=C3", version="2.1")
    assert row.account.name == "Ñ" * 9 + "\ufffd"


def test_bytes_that_are_utf_8_are_utf_8_in_a_mixed_file():
    one, other = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Zoë\nEND:VCARD\n".encode(c) for c in ("utf-8", "cp1252")
    )
    assert [row.person.name for row in rows(one + other)] == ["Zoë", "Zoë"]


def test_a_letter_torn_apart_by_folding_is_put_together():
    name = "Zoë Ångström".encode()
    data = (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name[:3] + b"\r\n " + name[3:] + b"\r\nEND:VCARD\r\n"
    )
    assert rows(data)[0].person.name == "Zoë Ångström"


@pytest.mark.parametrize(
    "charset", ["zlib_codec", "rot13", "idna", "unicode_escape", "nonsense", "../x"]
)
def test_an_alphabet_that_is_none_is_left_out_with_a_word(charset):
    row, problem = rows(book("FN:Ann", f"NOTE;CHARSET={charset}:abc", version="2.1"))
    assert (row.person.name, row.person.notes) == ("Ann", "")
    assert problem == NotUnderstood(4, "The encoding of NOTE is not understood.")


def test_folds_keep_their_blank_in_2_1_and_lose_it_later():
    assert only("FN:Ann", " Lee", version="2.1").person.name == "Ann Lee"
    assert only("FN:Ann", "  Lee", version="3.0").person.name == "Ann Lee"
    assert only("FN:An", "\tn", version="4.0").person.name == "Ann"


def test_escapes():
    row = only(r"N:L\;ee;A\\nn", r"ORG:Smith\, Jones \& Co\;x;Dep", r"NOTE:a\nb\Nc\:d \"q\"")
    assert (row.person.last_name, row.person.first_name) == ("L;ee", "A\\nn")
    assert row.account.name == r"Smith, Jones \& Co;x"
    assert row.person.notes == 'a\nb\nc:d "q"'
    assert only("FN:Ann", r"NOTE:C:\new", version="2.1").person.notes == r"C:\new"


def test_invisible_marks_around_googles_numbers_go():
    assert only("FN:Ann", "TEL:\u202d+49 171\u202c").person.phones == ("+49 171",)


def test_numbers_and_addresses_as_uris():
    row = only(
        "FN:Ann", "TEL;VALUE=uri:tel:+1-418-656;ext=102", "EMAIL:mailto:a@b.de", version="4.0"
    )
    assert (row.person.phones, row.person.emails) == (("+1-418-656 ext. 102",), ("a@b.de",))


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("BDAY:--0415", "--04-15"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15", "--04-15"),
        ("BDAY;VALUE=date:1980-04-15", "1980-04-15"),
        ("BDAY;VALUE=text:circa 1800", ""),
    ],
)
def test_birthdays(written, iso):
    person = only("FN:Ann", written, version="4.0").person
    assert person.birthday == iso
    assert person.notes == ("" if iso else "Birthday: circa 1800")


@pytest.mark.parametrize("mark", ["KIND:org", "X-ABShowAs:COMPANY"])
def test_a_company_is_an_account(mark):
    row = only(
        "FN:Acme", "ORG:Acme;", "TEL:111 222", "ADR;TYPE=WORK:;;Weg 1;Ulm;;;", "EMAIL:a@b.de", mark
    )
    assert row.person is None
    assert (row.account.name, row.account.phone, row.account.city) == ("Acme", "111 222", "Ulm")
    assert row.account.notes == "E-mail: a@b.de"


def test_a_group_is_nobody():
    assert (
        only("FN:Skat", "KIND:group", version="4.0").why
        == "This card is a list of people, not a person."
    )


def test_groups_of_the_phone_are_no_news():
    assert only("FN:Ann", "CATEGORIES:My Contacts").person.notes == ""
    assert only("FN:Ann", "CATEGORIES:myContacts,Navy").person.notes == "Groups: Navy"


def test_names_that_are_missing_or_turned():
    assert only("N:Lee;Ann;;;", "FN:Lee, Ann").person.name == "Ann Lee"
    assert only("N:Lee;Ann;;;", "FN:ann@lee.de").person.name == "Ann Lee"
    assert only("N:;;;;", "EMAIL:ann.lee@x.de").person.name == "Ann Lee"
    assert only("N:;;;;", "ORG:Acme").person is None
    assert only("N:;;;;").why.startswith("There is no name")


def test_a_role_stands_in_for_a_title():
    assert only("FN:Ann", "ROLE:Chemist").person.role == "Chemist"


def test_the_first_address_of_a_kind_is_the_one():
    row = only("FN:Ann", "ADR;TYPE=HOME:;;Weg 1;Ulm", "ADR;TYPE=HOME:;;Weg 2;Bonn")
    assert row.person.address == "Weg 1, Ulm"


def test_other_days_and_relations_are_passed_over():
    days = ("item1.X-ABDATE:1999-01-01", "item1.X-ABLabel:Joined", "X-ABRELATEDNAMES:Max")
    assert only("FN:Ann", *days).secrets == ()


def test_text_in_base64():
    row, problem = rows(book("FN;ENCODING=b:QW5u", "NOTE;ENCODING=b:A"))
    assert row.person.name == "Ann"
    assert problem == NotUnderstood(4, "The encoding of NOTE is not understood.")


def test_pictures_and_colons_in_quotes_are_passed_over():
    row = only(
        "PHOTO;ENCODING=BASE64;TYPE=JPEG:",
        " AAAA",
        "BBBB==",
        "",
        'TEL;TYPE="work,cell";X-NOTE="a:b;c":111 222',
        "FN:Ann",
        version="2.1",
    )
    assert (row.person.name, row.person.phones) == ("Ann", ("111 222",))


def test_a_card_that_does_not_end_is_said_and_kept():
    found = rows(b"BEGIN:VCARD\nFN:Ann\nBEGIN:VCARD\nFN:Bob\nEND:VCARD\nBEGIN:VCARD\nFN:Cid\n")
    assert [r.person.name for r in found if not isinstance(r, NotUnderstood)] == [
        "Ann",
        "Bob",
        "Cid",
    ]
    assert [r.line for r in found if isinstance(r, NotUnderstood)] == [1, 6]


def test_a_line_that_is_no_property_is_named_once():
    row, problem = rows(book("FN:Ann", "rubbish", "more rubbish", "NOTE:x"))
    assert (row.person.notes, problem.line) == ("x", 4)


def test_cards_inside_cards_are_left_out_without_recursion():
    nested = ["AGENT:", *["BEGIN:VCARD"] * 10_000, "FN:Eve", *["END:VCARD"] * 10_000]
    row, problem = rows(book("FN:Ann", *nested, "NOTE:x", version="2.1"))
    assert (row.person.name, row.person.notes) == ("Ann", "x")
    assert problem.why == "A card inside another card is left out."


def test_ten_thousand_cards_that_begin_and_never_end():
    assert len(rows(b"BEGIN:VCARD\r\n" * 10_000)) == 20_000


def test_a_folded_note_of_ten_megabytes():
    fold = b" " + b"x" * 74 + b"\r\n"
    data = book("FN:Ann", "NOTE:y").replace(b"NOTE:y\r\n", b"NOTE:y\r\n" + fold * 130_000)
    start = time.process_time()
    row, problem = rows(data)
    seconds = time.process_time() - start
    tracemalloc.start()
    try:
        rows(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(data) > 10_000_000
    assert problem == NotUnderstood(4, "NOTE is longer than 1,000,000 bytes and left out.")
    assert row.person.name == "Ann"
    assert peak < 60_000_000
    assert seconds < 10, "0.1 s alone on a machine, more under coverage"


def test_a_note_just_short_enough_is_kept_whole():
    note = "z" * (vcard_lines.LINE_LIMIT - 10)
    assert only("FN:Ann", f"NOTE:{note}").person.notes == note


def test_a_picture_of_megabytes_is_not_kept():
    data = book("FN:Ann", "PHOTO;ENCODING=b:" + "A" * 15_000_000)
    reading = read("book.vcf", data)
    tracemalloc.start()
    try:
        assert len(list(reading)) == 1
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 2.5 * len(data)


def test_the_number_of_cards_is_bounded(monkeypatch):
    monkeypatch.setattr(vcard_lines, "CARD_LIMIT", 3)
    with pytest.raises(BadInput, match="line 10: there are more than 3 cards"):
        rows(b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n" * 4)


def test_the_size_of_the_file_is_bounded(monkeypatch):
    monkeypatch.setattr(vcard_file, "FILE_LIMIT", 1_000_000)
    with pytest.raises(BadInput, match=r"book\.vcf is larger than 1 MB"):
        rows(book("FN:Ann", "NOTE:" + "x" * 1_000_000))


VALID = book(
    "N:Lee;Ann;;;",
    "FN:Ann Lee",
    "ORG:Acme;Sales",
    "NOTE;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=0D=0A=",
    "more",
    'TEL;TYPE="work,cell":111 222',
    "item1.X-ABRELATEDNAMES:Jo",
    "item1.X-ABLabel:_$!<Spouse>!$_",
    "PHOTO;ENCODING=b:AAAA",
    " BBBB",
    "BDAY:--0203",
    "EMAIL:a@b.de",
    version="2.1",
)


@given(mutated(VALID * 2))
@settings(max_examples=150, deadline=None)
def test_broken_books_are_read_or_refused(data):
    check_any("book.vcf", data)


@pytest.mark.faults
@given(mutated(VALID * 2) | mutated(VALID.decode().encode("utf-16")))
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_broken_books_at_full_size(data):
    check_any("book.vcf", data)
