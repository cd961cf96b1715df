"""What makes two spellings of a name, a number or an address the same."""

import pytest

from secretsmanual.domain.names import (
    company_key,
    folded,
    initials,
    is_shared_box,
    mail_domain,
    one_edit_apart,
    person_key,
    phone_key,
    web_domain,
)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Hester Vaughn", "HV"),
        ("hester maria vaughn", "HV"),
        ("Øster", "Ø"),
        ("(Hester) Vaughn & Søn", "VS"),
        ("… –", "…–"),
        ("  ", "?"),
    ],
)
def test_initials_are_of_the_first_and_last_word(name, letters):
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("text", "plain"),
    [("MÜLLER", "muller"), ("Bjørn Łuczak", "bjorn luczak"), ("Straße", "strasse")],
)
def test_accents_and_case_do_not_matter(text, plain):
    assert folded(text) == plain


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dr. Vaughn, Hester M.", "hester vaughn"),
        ("H. Vaughn", "h vaughn"),
        ("Dr.", "dr"),
        ("Hester_Vaughn", "hester vaughn"),
    ],
)
def test_a_person_is_the_same_whatever_order_title_and_initial(name, key):
    assert person_key(name) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Thornquay Chilled Foods S.p.A.", "thornquay chilled foods"),
        ("Øster Brød & Søn A/S", "oster brod son"),
        ("The Co.", "the co"),
    ],
)
def test_a_company_is_the_same_without_its_legal_form(name, key):
    assert company_key(name) == key


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("+49 171 2345678", "12345678"),
        ("123456", "123456"),
        ("12345", ""),
        ("843-8116 ext. 12", "8438116"),
        ("843-8116 x9", "8438116"),
        ("843-8116 EXT 9", "8438116"),
    ],
)
def test_a_number_is_its_last_eight_digits_without_the_extension(number, key):
    assert phone_key(number) == key


def test_domains():
    assert web_domain(" https://www.Hubspot.com/people?x=1") == "hubspot.com"
    assert web_domain("thornquay.example:8080.") == "thornquay.example"
    assert mail_domain(["h@gmail.com", "h@localhost", "h@Thornquay.example"]) == "thornquay.example"
    assert mail_domain(["h@gmail.com"]) == ""


@pytest.mark.parametrize(
    ("email", "shared"),
    [
        ("INFO@x.example", True),
        ("info", True),
        ("info@x@y", True),
        ("information@x.example", False),
        ("h@info", False),
    ],
)
def test_an_office_s_address_is_nobody_s(email, shared):
    assert is_shared_box(email) is shared


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("label", "label", False),
        ("xabel", "label", True),
        ("labex", "label", True),
        ("lxbex", "label", False),
        ("abel", "label", True),
        ("labe", "label", True),
        ("laels", "labels", True),
        ("lab", "label", False),
        ("alble", "label", False),
        ("albel", "label", True),
        ("lable", "label", True),
        ("albex", "label", False),
        ("", "a", True),
        ("", "ab", False),
    ],
)
def test_one_letter_more_less_changed_or_two_swapped(one, other, apart):
    assert one_edit_apart(one, other) is apart
    assert one_edit_apart(other, one) is apart
