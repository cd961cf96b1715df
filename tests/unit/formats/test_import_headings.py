"""What a column is taken for follows from its heading, in whatever words and language."""

import pytest

from secretsmanual.formats.importers.plan import plan_of
from secretsmanual.formats.importers.registry import read


def rows(text, name="people.csv"):
    data = text.encode() if isinstance(text, str) else text
    return list(read(name, data))


def only(text):
    (row,) = rows(text)
    return row


@pytest.mark.parametrize(
    "heading", ["ContactName", "contact_name", "Contact Name", " CONTACT-NAME ", "contact.name"]
)
def test_headings_are_compared_without_case_blanks_and_marks(heading):
    row = only(f"CompanyName,{heading}\nAcme,Ann Lee\n")
    assert (row.account.name, row.person.name) == ("Acme", "Ann Lee")


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (
            "Vorname;Nachname;Firma;E-Mail-Adresse;Telefon;Straße;PLZ;Ort",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
        (
            "Vorname;Name;Firma;E-Mail;Telefon;Strasse;Postleitzahl;Stadt",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
        (
            "Prénom;Nom;Société;Courriel;Téléphone;Rue;Code postal;Ville",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
        (
            "Nombre;Apellidos;Empresa;Correo electrónico;Teléfono;Calle;Código postal;Ciudad",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
        (
            "Nome;Cognome;Azienda;Email;Telefono;Via;CAP;Città",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
        (
            "Voornaam;Achternaam;Bedrijf;E-mailadres;Telefoonnummer;Straat;Postcode;Plaats",
            "Ann;Lee;Acme;a@b.de;0171 22;Weg 1;123;Ulm",
        ),
    ],
)
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_headings_of_six_languages_in_any_alphabet(headings, cells, codec):
    person = only(f"{headings}\r\n{cells}\r\n".encode(codec)).person
    assert (person.name, person.first_name, person.last_name) == ("Ann Lee", "Ann", "Lee")
    assert (person.company, person.emails, person.phones) == ("Acme", ("a@b.de",), ("0171 22",))
    assert person.address == "Weg 1, 123 Ulm"


def test_a_list_of_companies_needs_no_people():
    found = rows("Company\nAcme GmbH\nBolt Ltd\n")
    assert [(row.account.name, row.person) for row in found] == [
        ("Acme GmbH", None),
        ("Bolt Ltd", None),
    ]


def test_name_beside_a_website_is_a_company():
    row = only(
        "Index,Organization Id,Name,Website,Country,Industry,Number of employees\n1,E84,Acme,"
        "http://a.net,Chad,Toys,5\n"
    )
    assert row.person is None
    assert (row.account.name, row.account.trade, row.account.country) == ("Acme", "Toys", "Chad")


def test_of_a_company_with_a_contact_the_phone_is_the_companys():
    row = only(
        "Company,Contact,Phone,Mobile,E-mail,City\nAcme,Ann Lee,111 222,333 444,ann@a.de,Ulm\n"
    )
    assert (row.account.phone, row.account.city) == ("111 222", "Ulm")
    assert (row.person.phones, row.person.emails) == (("333 444",), ("ann@a.de",))


def test_a_company_list_with_mail_boxes_makes_no_people():
    acme, bolt, cog = rows(
        "Firma;Telefon;Mobil;E-Mail;Ort\nAcme;111 222;333 444;info@a.de;Ulm\n"
        "Bolt;;555 666;;Bonn\nCog;;777 888;ann.lee@cog.de;Köln\n"
    )
    assert (acme.person, acme.account.phone) == (None, "111 222, 333 444")
    assert acme.account.notes == "E-mail: info@a.de"
    assert (bolt.person, bolt.account.phone, bolt.account.city) == (None, "555 666", "Bonn")
    assert (cog.person.name, cog.person.phones) == ("Ann Lee", ("777 888",))


def test_a_row_that_names_a_company_and_nobody_at_it_is_the_companys():
    named, unnamed = rows("Name,Company,Phone,City\nAnn,Acme,111 222,Ulm\n,Bolt,333 444,Bonn\n")
    assert (named.person.phones, named.account.phone) == (("111 222",), "")
    assert unnamed.person is None
    assert (unnamed.account.phone, unnamed.account.city) == ("333 444", "Bonn")


def test_a_contact_without_a_company_keeps_the_phone():
    row = only("Company,Contact,Phone\n,Ann Lee,111 222\n")
    assert (row.account, row.person.name, row.person.phones) == (None, "Ann Lee", ("111 222",))


@pytest.mark.parametrize(
    ("headings", "about"),
    [
        ("name,username,email,phone,website", "person"),
        ("Name,Website,City", "account"),
        ("Name,Phone,City", "person"),
        ("Customer Name,E-mail", "account"),
        ("Customer Name,Name,E-mail", "person"),
        ("Name,Contact,Phone", "account"),
        ("Contact,Phone", "person"),
    ],
)
def test_whose_row_it_is_follows_from_the_words(headings, about):
    assert plan_of(headings.split(",")).about == about


def test_headings_that_come_twice():
    person = only(
        "Name,Company,Email,Email,Phone,Phone\nAnn,Acme,a@b.de,c@d.de,111 222,333 444\n"
    ).person
    assert (person.emails, person.phones) == (("a@b.de", "c@d.de"), ("111 222", "333 444"))


def test_columns_that_are_left_out_are_named():
    assert read("x.csv", b"Name,Company,Shoe size,Fax\nAnn,Acme,38,1\n").left_out == (
        "Shoe size",
        "Fax",
    )


def test_excel_announces_its_separator():
    assert only("sep=;\nName;Company, Ltd;Company\nAnn;x;Acme\n").account.name == "Acme"
