"""Each table format is known by its headings, and nothing that is said in it is lost."""

import pytest

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.importing import FoundRow, FoundSecret, NotUnderstood
from secretsmanual.formats.importers.registry import read


def rows(text, name="people.csv"):
    data = text.encode() if isinstance(text, str) else text
    return list(read(name, data))


def only(text):
    (row,) = rows(text)
    return row


def format_of(headings):
    return read("x.csv", f"{headings}\n".encode()).format


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (
            "Record ID,First Name,Last Name,Email,Phone Number,Job Title,Company Name",
            "hubspot-people",
        ),
        ("First Name,Last Name,Email,Lifecycle Stage,Lead Status", "hubspot-people"),
        ("hs_object_id,firstname,lastname,email,jobtitle,company", "hubspot-people"),
        ("Record ID,Company name,Website URL,Company owner,Create Date", "hubspot-accounts"),
        ("Domain,Name,Phone Number,Street Address,City,State", "hubspot-accounts"),
        ("Id,IsDeleted,Name,Type,BillingStreet,BillingCity,Phone", "salesforce-accounts"),
        ("Account Owner,Account Name,Billing State/Province,Type", "salesforce-accounts"),
        ("Id,IsDeleted,AccountId,LastName,FirstName,ReportsToId,Email", "salesforce-people"),
        ("Salutation,First Name,Last Name,Title,Mailing Street,Account Name", "salesforce-people"),
        ("Name,Given Name,Family Name,Yomi Name,Hobby,Group Membership", "google-people"),
        ("First Name,Phonetic First Name,File As,Organization Name,Labels", "google-people"),
        ('"Title","First Name","Last Name","Business Street","E-mail Address"', "outlook-people"),
        ("First Name,Last Name,Web Page,E-mail Address,Mobile Phone", "outlook-people"),
        ("Person - ID,Person - Name,Person - Email,Organization - Name", "pipedrive-people"),
        ("Organization - ID,Organization - Name,Organization - Address", "pipedrive-accounts"),
        ("ID,Firstname,Lastname,Nickname,How We Met,Circles", "meerkat-people"),
        ("first_name,last_name,gender,has_newsletter,email_work", "atomic-people"),
        ("firstName,lastName,emailAddress,addressStreet,doNotCall", "espocrm-people"),
        (
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            "linkedin-connections",
        ),
        ("CustomerID,CompanyName,ContactName,ContactTitle", "csv"),
    ],
)
def test_a_format_is_known_by_its_headings(headings, expected):
    assert format_of(headings) == expected


@pytest.mark.parametrize("shuffle", [1, 2, 3, 4])
def test_the_order_of_columns_does_not_matter(shuffle):
    columns = [
        ("First Name", "Ann"),
        ("Last Name", "Lee"),
        ("Company", "Acme"),
        ("E-mail", "a@b.de"),
        ("City", "Ulm"),
    ]
    columns = columns[shuffle:] + columns[:shuffle]
    row = only(",".join(h for h, _ in columns) + "\n" + ",".join(v for _, v in columns))
    assert (row.person.name, row.person.company, row.person.emails) == (
        "Ann Lee",
        "Acme",
        ("a@b.de",),
    )
    assert row.person.address == "Ulm"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_any_separator_and_line_end(delimiter, end):
    cells = [
        ["Name", "Company", "Phone"],
        ["Ann", "A, B; C | D", "123 456"],
        ["Bob", "", "999 111"],
    ]
    text = end.join(delimiter.join(f'"{c}"' for c in line) for line in cells)
    found = rows(text)
    assert [row.person.name for row in found] == ["Ann", "Bob"]
    assert found[0].account.name == "A, B; C | D"


def test_ids_name_their_source_so_that_a_second_import_updates():
    hubspot = only("Record ID,First Name,Email,Associated Company IDs\n7,Ann,a@b.de,31;32\n")
    assert (hubspot.person.external_id, hubspot.person.company_id) == ("hubspot:7", "hubspot:31")
    one, same, other = (
        only(f"CustomerID,Company,{extra}\nALFKI,Acme,x\n").account.external_id
        for extra in ("City", "City", "Fax")
    )
    assert one == same
    assert one != other
    assert one.endswith(":ALFKI")


def test_google_joins_values_and_leaks_labels():
    row = only(
        "Name,Given Name,Family Name,Yomi Name,Hobby,Group Membership,E-mail 1 - Type,"
        "E-mail 1 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Organization 1 - Name,"
        "Relation 1 - Type,Relation 1 - Value,Relation 2 - Type,Relation 2 - Value,"
        "Event 1 - Type,Event 1 - Value\n"
        "Ann Lee,Ann,Lee,,sailing,* myContacts ::: Navy,* Work,a@b.de ::: * Other ::: c@d.de,"
        "Mobile,123456 ::: 654321,Work Fax,999999,Acme,Spouse,Jo,Child,Tim,Anniversary,2001-05-06\n"
    )
    assert row.person.emails == ("a@b.de", "c@d.de")
    assert row.person.phones == ("123456", "654321")
    assert set(row.secrets) == {
        FoundSecret("recreation", "Hobby: sailing"),
        FoundSecret("family", "Partner: Jo", "private"),
        FoundSecret("family", "Has children", "private"),
        FoundSecret("family", "Anniversary: 2001-05-06", "private"),
    }
    assert "Tim" not in str(row)


def test_google_label_style():
    row = only(
        "First Name,Last Name,Phonetic First Name,File As,Organization Name,Organization Title,"
        "Labels,"
        "E-mail 1 - Label,E-mail 1 - Value,Address 1 - Label,Address 1 - Formatted,"
        "Address 1 - Street,"
        "Address 1 - City,Address 1 - Postal Code,Birthday\n"
        'Ann,Lee,,,Acme,Head of Quality,* myContacts,* Work,a@b.de,Home,"Weg 1\n123 Ulm",Weg 1,'
        "Ulm,123,1980-02-03\n"
    )
    assert row.person.address == "Weg 1, 123 Ulm"
    assert (row.person.role, row.person.roles, row.person.decision_maker) == (
        "Head of Quality",
        ("quality",),
        True,
    )
    assert row.person.birthday == "1980-02-03"


OUTLOOK = (
    '"Title","First Name","Last Name","Company","Job Title","Business Street","Business City",'
    '"Business Country/Region","Home Street","Home City","Assistant\'s Phone","Business Fax",'
    '"Business Phone","Mobile Phone","Company Main Phone","Anniversary","Assistant\'s Name",'
    '"Birthday",'
    '"Children","E-mail Address","E-mail 2 Address","Government ID Number","Hobby",'
    '"Manager\'s Name",'
    '"Notes","Profession","Referred By","Spouse"\r\n'
)


def test_outlook_keeps_what_others_throw_away_and_no_government_id():
    row = only(
        OUTLOOK
        + '"Dr.","Ann","Lee","Acme","Buyer","Werk 1","Ulm","Germany","Weg 2","Bonn","111 111",'
        '"222 222",'
        '"333 333","444 444","555 555","6/7/2001","Jo Ray","12/28/1969","Tim, 8","a@b.de","c@d.de",'
        '"SSN-123","Opera","Max Boss","likes\r\ntea","Chemist","Eve","Sam"\r\n'
    )
    person, account = row.person, row.account
    assert person.name == "Ann Lee"
    assert person.phones == ("444 444", "333 333")
    assert person.emails == ("a@b.de", "c@d.de")
    assert person.birthday == "1969-12-28"
    assert person.address == "Weg 2, Bonn"
    assert person.notes == "likes\ntea\nTitle: Dr."
    assert (account.address, account.city, account.country) == ("Werk 1", "Ulm", "Germany")
    assert account.phone == "555 555"
    said = {(s.kind, s.text, s.sensitivity, s.about) for s in row.secrets}
    assert said == {
        ("recreation", "Hobby: Opera", "service", "person"),
        ("family", "Partner: Sam", "private", "person"),
        ("family", "Anniversary: 6/7/2001", "private", "person"),
        ("family", "Has children", "private", "person"),
        ("referral", "Referred by Eve", "service", "person"),
        ("background", "Profession: Chemist", "service", "person"),
        ("network", "Ann Lee reports to Max Boss", "service", "organisation"),
        ("network", "Jo Ray assists Ann Lee", "service", "organisation"),
    }
    assert "SSN" not in str(row)
    assert "Tim" not in str(row)


def test_outlooks_empty_days_are_no_days():
    row = only(
        "First Name,Last Name,E-mail Address,Business Phone,Birthday,Anniversary\nAnn,Lee,a@b.de,"
        ",0/0/00,0/0/00\n"
    )
    assert (row.person.birthday, row.person.notes, row.secrets) == ("", "", ())


def test_linkedin_has_a_preamble():
    found = rows(
        'Notes:\n"When exporting your connection data, you may notice, that some are missing"\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ann,Lee,https://www.linkedin.com/in/ann,,Acme,CFO,03 Mar 2023\n"
    )
    assert found[0].line == 5
    assert (found[0].person.name, found[0].person.role, found[0].person.roles) == (
        "Ann Lee",
        "CFO",
        ("finance",),
    )


def test_a_salesforce_report_ends_with_a_footer():
    found = rows(
        "Salutation,First Name,Last Name,Title,Mailing City,Email,Account Name\n"
        "Ms.,Ann,Lee,CEO,Ulm,a@b.de,Acme\n"
        "odd row\n"
        "Mr.,Bob,Ray,,,,Bolt\n\n\n"
        '"My Report"\n"Copyright (c) 2000-2024 salesforce.com, inc."\n"Confidential Information"\n'
    )
    assert [type(row) for row in found] == [FoundRow, NotUnderstood, FoundRow]
    assert found[1].line == 3


def test_a_question_of_ones_own_is_kept_unsorted():
    row = only(
        "First Name,Last Name,Email,Lifecycle Stage,Favorite Color\nAnn,Lee,a@b.de,Lead,Blue\n"
    )
    assert row.secrets == (FoundSecret("", "Favorite Color: Blue"),)


def test_long_extras_are_split_and_never_cut():
    hobby = " ".join(["sailing"] * 6_000)
    row = only(f"Name,Company,Hobby\nAnn,Acme,{hobby}\n")
    assert all(len(secret.text) <= 20_000 for secret in row.secrets)
    assert " ".join(secret.text for secret in row.secrets) == f"Hobby: {hobby}"


def test_a_person_without_a_name_is_called_by_the_e_mail():
    names = [
        row.person.name
        for row in rows("E-mail,Phone\nleslie.knope@x.org,\nboss@x.org,\n,0171 234\n")
    ]
    assert names == ["Leslie Knope", "boss@x.org", "0171 234"]


def test_smith_comma_john_is_john_smith():
    names = [
        row.person.name
        for row in rows('Name,E-mail\n"Smith, John",\n"Ann Lee, PhD",\n"A, B, C",\n')
    ]
    assert names == ["John Smith", "Ann Lee, PhD", "A, B, C"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1980-02-03", "1980-02-03"), ("19800203", "1980-02-03"), ("3.2.1980", "1980-02-03"),
        ("1980/02/03", "1980-02-03"), ("--0203", "--02-03"), ("1604-02-03", "--02-03"),
        ("25/12/1980", "1980-12-25"), ("12/25/1980", "1980-12-25"), ("3 Feb 1980", "1980-02-03"),
        ("February 3, 1980", "1980-02-03"), ("1980-02-03 09:14", "1980-02-03"), ("1980-13-03", ""),
        ("3/4/1980", ""), ("circa 1800", ""), ("3 Xyz 1980", ""), ("30 Feb 1980", ""),
    ],
)  # fmt: skip
def test_birthdays(written, iso):
    person = only(f'Name,Birthday,Company\nAnn,"{written}",Acme\n').person
    assert person.birthday == iso
    assert person.notes == ("" if iso else f"Birthday: {written}")


def test_rows_that_are_not_understood_are_named_by_line():
    found = rows(
        'Name,Company,Notes\nAnn,Acme,"two\nlines"\nBob,Bolt\nCid,Cog,x,y\n,,only a note\n,,'
        "\nDee,Dot,,,\n"
    )
    assert [(row.line, type(row).__name__) for row in found] == [
        (2, "FoundRow"),
        (4, "NotUnderstood"),
        (5, "NotUnderstood"),
        (6, "NotUnderstood"),
        (8, "FoundRow"),
    ]  # fmt: skip
    assert found[1].why == "There are 2 cells under 3 headings."


def test_a_name_that_is_too_long_is_shortened_and_kept_whole_in_the_notes():
    long = "x" * 10_000
    row = only(f"Name,Company\n{long},{long}\n")
    assert row.person.name == row.account.name == row.person.company == "x" * 299 + "…"
    assert f"Whole name: {long}" in row.person.notes
    assert f"Whole name: {long}" in row.account.notes
    row = only(f"Name,Company\n{'x' * 300},{'y' * 301}\n")
    assert row.person.name == "x" * 300
    assert "Whole name" not in row.person.notes


def test_a_file_of_headings_only_has_no_rows():
    assert rows("Name,Company\n") == []


def test_a_reading_can_be_gone_through_twice():
    reading = read("x.csv", b"Name,Company\nAnn,Acme\nBob,Bolt\n")
    assert list(reading) == list(reading)
    assert reading.rows_about >= 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"), (b"\xef\xbb\xbf\r\n", "is empty"), (b"PK\x03\x04rest", "is not a table"),
        (b"%PDF-1.7\nname,company", "is not a table"),
        (b"Colour,Country\nred,Chad\n", "no column is named"),
        (b"lorem ipsum\ndolor sit\n", "is not a table"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_people_is_refused_in_plain_words(data, says):
    with pytest.raises(BadInput, match=says) as refused:
        rows(data, "odd.bin")
    assert refused.value.what.startswith("odd.bin")
    assert refused.value.hint


def test_a_phone_without_a_label_and_a_company_of_blanks():
    headings = "Name,Given Name,Family Name,Yomi Name,Phone 1 - Value,Organization 1 - Name"
    row = only(f"{headings}\nAnn Lee,Ann,Lee,,111 222,\u200b\n")
    assert (row.person.phones, row.account) == (("111 222",), None)


def test_invisible_characters_do_not_arrive():
    person = only(
        "Name,Company,Phone,Notes\nA\u202dnn\x00,Ac\u200bme,\u202d111 222\u202c,a\u2028b\x07\n"
    ).person
    assert (person.name, person.company, person.phones) == ("Ann", "Acme", ("111 222",))
    assert person.notes == "a\u2028b"
