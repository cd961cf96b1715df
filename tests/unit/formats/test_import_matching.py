"""Who in a file is already in the manual, and why we think so."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretsmanual.domain.importing import FoundAccount, FoundPerson
from secretsmanual.domain.matching import (
    KnownAccount,
    KnownAccounts,
    KnownPeople,
    KnownPerson,
    Match,
)
from secretsmanual.domain.names import (
    company_key,
    mail_domain,
    one_edit_apart,
    person_key,
    phone_key,
    web_domain,
)
from secretsmanual.domain.roles import decides, roles_of

JOHN = KnownPerson(
    "p1", "John Smith", ["j.smith@acme.de"], ["12", "+49 171 2345678"], "Acme GmbH", "hubspot:7"
)


@pytest.mark.parametrize(
    ("found", "reason", "certain"),
    [
        (FoundPerson("Jonny", external_id="hubspot:7"), "same id in the same kind of file", True),
        (FoundPerson("John Smith", emails=("J.Smith@Acme.de",)), "same e-mail", True),
        (
            FoundPerson("Eva Ray", emails=("j.smith@acme.de",)),
            "same e-mail, other name: John Smith",
            False,
        ),
        (FoundPerson("Smith, John", company="ACME"), "same name at the same company", True),
        (FoundPerson("John A. Smith", company="Acme"), "same name at the same company", True),
        (FoundPerson("john smith"), "same name", False),
        (FoundPerson("Smith", phones=("0171/2345678",)), "same phone", False),
        (
            FoundPerson("Eva Ray", phones=("0171 2345678",)),
            "same phone, other name: John Smith",
            False,
        ),
        (
            FoundPerson("Jon Smith", company="Acme"),
            "very similar name: Jon Smith / John Smith",
            False,
        ),
        (
            FoundPerson("J. Smith", company="Acme"),
            "very similar name: J. Smith / John Smith",
            False,
        ),
    ],
)
def test_people_are_recognised(found, reason, certain):
    assert KnownPeople([JOHN]).find(found) == Match("p1", reason, certain)


@pytest.mark.parametrize(
    "found",
    [
        FoundPerson("John Smith", company="Bolt"),
        FoundPerson("Jon Smith", company="Bolt"),
        FoundPerson("Joan Smithers", company="Acme"),
        FoundPerson("Eva Ray", emails=("eva@acme.de",), phones=("12",), company="Acme"),
    ],
)
def test_others_are_not(found):
    assert KnownPeople([JOHN]).find(found) is None


def test_a_shared_box_is_no_proof():
    known = KnownPeople([KnownPerson("p1", "John Smith", ["info@acme.de"])])
    assert not known.find(FoundPerson("Ann Smith", emails=("info@acme.de",))).certain
    assert known.find(FoundPerson("Smith John", emails=("info@acme.de",))).certain


def test_people_of_the_same_file_are_found_once_they_are_added():
    known = KnownPeople()
    assert known.find(FoundPerson("Ann Lee", emails=("a@b.de",))) is None
    known.add(KnownPerson("p2", "Ann Lee", ["a@b.de"]))
    assert known.find(FoundPerson("Ann Lee", emails=("a@b.de",))).of == "p2"


ACME = KnownAccount(
    "a1", "Müller & Söhne GmbH & Co. KG", "https://www.mueller.de/", "Köln", "hubspot:1"
)


@pytest.mark.parametrize(
    ("found", "reason", "certain"),
    [
        (FoundAccount("X", external_id="hubspot:1"), "same id in the same kind of file", True),
        (FoundAccount("MULLER SOHNE", city="KOLN"), "same name", True),
        (FoundAccount("Müller und Söhne AG"), "same name", True),
        (FoundAccount("Müller & Söhne", city="Bonn"), "same name in another town", False),
        (FoundAccount("Müller & Söhne", website="mueller.de"), "same web address", True),
        (
            FoundAccount("Holding", website="mueller.de"),
            "same web address: Müller & Söhne GmbH & Co. KG",
            False,
        ),
        (
            FoundAccount("Müller & Söhnne"),
            "very similar name: Müller & Söhnne / Müller & Söhne GmbH & Co. KG",
            False,
        ),
    ],
)
def test_accounts_are_recognised(found, reason, certain):
    assert KnownAccounts([ACME]).find(found) == Match("a1", reason, certain)


def test_other_accounts_are_not():
    known = KnownAccounts([ACME, KnownAccount("a2", "Bolt")])
    assert known.find(FoundAccount("Müller Brothers")) is None
    assert known.find(FoundAccount("Bold")) is None


def test_people_without_a_company_are_placed_by_their_e_mail():
    known = KnownAccounts([ACME])
    assert known.find_by_mail(["x@gmail.com", "y@mueller.de"]) == Match(
        "a1", "e-mail at mueller.de", certain=True
    )
    assert known.find_by_mail(["x@gmail.com"]) is None
    assert known.find_by_mail([]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Smith, John", "john smith"), ("Dr. José Núñez", "Nunez Jose"),
        ("Søren Ærø", "soren aero"),
        ("Anne-Marie Lee", "Anne Marie Lee"), ("John F. Kennedy", "John Kennedy"),
    ],
)  # fmt: skip
def test_names_are_compared_without_accents_case_order_and_titles(one, other):
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme S.A.R.L.", "ACME"), ("Acme A/S", "Acme"), ("The Acme Company, Inc.", "acme"),
        ("Acme Sp. z o.o.", "Acme"), ("Acme S.p.A.", "Acme GmbH & Co. KG"),
    ],
)  # fmt: skip
def test_companies_are_compared_without_legal_forms(one, other):
    assert company_key(one) == company_key(other)


def test_a_company_that_is_called_like_a_legal_form_keeps_its_name():
    assert company_key("The AG") == "the ag"
    assert person_key("Dr.") == "dr"
    assert company_key("株式会社") == "株式会社"


def test_numbers_and_addresses_are_compared_by_what_matters():
    assert phone_key("+49 (0) 171-2345678") == phone_key("0171/2345678")
    assert phone_key("555-843-8116 ext. 12") == phone_key("555 843 8116 x9")
    assert phone_key("12345") == ""
    assert web_domain("HTTPS://www.HubSpot.com:80/x?y#z") == "hubspot.com"
    assert mail_domain(["a@gmail.com", "b@Acme.de"]) == "acme.de"
    assert mail_domain(["nobody"]) == ""


def one_edit(word, letters):
    """Return every word that one letter dropped, added, exchanged or swapped makes."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    dropped = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    exchanged = {a + c + b[1:] for a, b in cuts if b for c in letters}
    added = {a + c + b for a, b in cuts for c in letters}
    return dropped | swapped | exchanged | added


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_apart_is_damerau_levenshtein_of_one(one, other):
    assert one_edit_apart(one, other) == (other != one and other in one_edit(one, "abc"))


@pytest.mark.parametrize("companies", [3_000, 1])
def test_ten_thousand_against_ten_thousand(companies):
    def name(i):
        return f"{['John', 'Jane', 'Ana', 'Peter', 'Zoë'][i % 5]} {chr(97 + i % 26)}{i % 977}son"

    start = time.process_time()
    known = KnownPeople(
        KnownPerson(f"p{i}", name(i), [f"a{i}@x.de"], [f"0171 {i:07}"], f"Firm {i % companies}")
        for i in range(10_000)
    )
    found = [
        known.find(FoundPerson(f"{name(i)}n", company=f"Firm {i % companies} GmbH"))
        for i in range(10_000)
    ]
    assert sum(match is not None and not match.certain for match in found) > 9_900
    assert time.process_time() - start < 10, "0.3 s alone on a machine"


@pytest.mark.parametrize(
    ("title", "areas", "decision_maker"),
    [
        ("Chief Financial Officer", ("finance",), True),
        ("Owner", ("owner",), True),
        ("Geschäftsführerin", ("owner",), True),
        ("Leiter Einkauf", ("procurement",), True),
        ("Head of Quality", ("quality",), True),
        ("Key Account Manager", ("commercial",), False),
        ("Accounting Manager", ("finance",), False),
        ("Assistant to the CEO", ("owner", "admin"), False),
        ("Owner/Marketing Assistant", ("owner", "commercial", "admin"), True),
        ("HR Director", ("hr",), True),
        ("Logistics Coordinator", ("warehouse",), False),
        ("Directrice des achats", ("procurement",), True),
        ("Maintenance Engineer", ("engineering",), False),
        ("Plant Manager", ("operations",), False),
        ("", (), False),
        ("Chancellor", (), False),
    ],
)
def test_areas_and_deciding_are_guessed_from_the_job_title(title, areas, decision_maker):
    assert (roles_of(title), decides(title)) == (areas, decision_maker)
