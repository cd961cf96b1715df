"""Cards, signatures and lists as people copy them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import MOST_PASTED, FoundRow
from secretsmanual.formats.importers import pasted


def people(text):
    return [row.person for row in pasted.read("pasted text", text.encode())]


CARD = """Hester Vaughn-Abara
Operations Director
Thornquay Cold Storage Ltd
12 Quay Street, LS1 4AB Leeds
T: +44 113 496 0001
Mobile: 07700 900 123
Fax: +44 113 496 0002
hester.vaughn@thornquay.example
www.thornquay.example
"""


def test_a_business_card_becomes_a_person_at_a_company():
    [row] = pasted.read("pasted text", CARD.encode())
    assert (row.line, row.account.name) == (1, "Thornquay Cold Storage Ltd")
    assert row.account.website == "thornquay.example"
    person = row.person
    assert (person.name, person.role) == ("Hester Vaughn-Abara", "Operations Director")
    assert (person.roles, person.decision_maker) == (("operations",), True)
    assert person.emails == ("hester.vaughn@thornquay.example",)
    assert person.phones == ("07700 900 123", "+44 113 496 0001")
    assert "12 Quay Street" in row.account.address
    assert "0002" not in repr(row)


def test_the_company_may_stand_first_and_needs_no_legal_form():
    text = "THORNQUAY\nColm Reid\nBuyer\ncolm@thornquay.example"
    [person] = people(text)
    assert (person.name, person.company, person.role) == ("Colm Reid", "THORNQUAY", "Buyer")


def test_several_cards_stand_between_blank_lines():
    found = people(CARD + "\n\n" + CARD.replace("Hester", "Sunita").replace("hester", "sunita"))
    assert [one.name for one in found] == ["Hester Vaughn-Abara", "Sunita Vaughn-Abara"]


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee <ann@a.example>; "Berg, Bo" <bo@b.example>, <carl.cox@c.example>',
        'Ann Lee <ann@a.example>\nBo Berg <bo@b.example>\n"Carl Cox" <carl.cox@c.example>\n',
        "Ann Lee\tann@a.example\nBo Berg\tbo@b.example\nCarl Cox\tcarl.cox@c.example",
        "Ann Lee, ann@a.example\r\nBo Berg, bo@b.example\r\nCarl Cox, carl.cox@c.example",
        "Name\tE-mail\nAnn Lee\tann@a.example\nBo Berg\tbo@b.example\nCarl Cox\tcarl.cox@c.example",
        "Ann Lee ann@a.example\nBo Berg bo@b.example\nCarl Cox carl.cox@c.example",
    ],
)
def test_lists_are_read_however_they_are_parted(text):
    found = people(text)
    assert [(one.name, one.emails[0]) for one in found] == [
        ("Ann Lee", "ann@a.example"),
        ("Bo Berg", "bo@b.example"),
        ("Carl Cox", "carl.cox@c.example"),
    ]


def test_cells_are_told_by_their_shape():
    text = "Purchasing manager\tAnn Lee\tLee & Sons Ltd\t+44 20 7946 0002\tann@lee.example"
    [row] = pasted.read("pasted text", text.encode())
    assert (row.person.name, row.person.role) == ("Ann Lee", "Purchasing manager")
    assert (row.account.name, row.person.phones) == ("Lee & Sons Ltd", ("+44 20 7946 0002",))


def test_addresses_alone_name_people():
    found = people("ann.lee@a.example; bo@b.example")
    assert [one.name for one in found] == ["Ann Lee", "bo@b.example"]
    assert [one.name for one in people("E-mail\nann.lee@a.example\n")] == ["Ann Lee"]


def test_a_list_of_names_is_no_card():
    assert [one.name for one in people("Ann Lee\nBo Berg\nCarl Cox")] == [
        *("Ann Lee", "Bo Berg", "Carl Cox")
    ]


def test_a_list_of_names_and_firms_is_no_card():
    found = people("Ann Lee, Thornquay\nBo Berg, Pellworth")
    assert [(one.name, one.company) for one in found] == [
        ("Ann Lee", "Thornquay"),
        ("Bo Berg", "Pellworth"),
    ]


def test_known_formats_are_read_as_such():
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ann Lee\r\nEND:VCARD\r\n"
    assert pasted.read("pasted text", card).format == "vcard"
    assert pasted.read("pasted text", b"First Name,Last Name,Email\nAnn,Lee,a@b.cc").format != (
        "pasted"
    )


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b" \n ", "is empty"),
        (b"+44 113 496 0001", "names nobody"),
        (b"x" * (MOST_PASTED + 1), "longer than 5 MB"),
    ],
)
def test_what_names_nobody_is_refused_in_a_sentence(data, why):
    with pytest.raises(BadInput, match=why):
        pasted.read("Pasted text", data)


@given(text=st.text(max_size=300))
def test_any_text_is_read_or_refused(text):
    try:
        found = list(pasted.read("pasted text", text.encode("utf-8", "surrogatepass")))
    except BadInput:
        return
    for row in found:
        assert not isinstance(row, FoundRow) or row.account or row.person.name


words = st.text(st.characters(categories=("Lu", "Ll")), min_size=3, max_size=9).map(str.title)


@given(st.lists(st.tuples(words, words, words), min_size=1, max_size=8, unique_by=lambda t: t[0]))
def test_a_list_in_a_mail_s_head_keeps_everybody(found):
    listed = ", ".join(f"{a} {b} <x{n}@{n}.example>" for n, (a, b, _) in enumerate(found))
    assert [one.name for one in people(listed)] == [f"{a} {b}" for a, b, _ in found]
