import pytest

from secretsmanual.domain.interview.names import Directory, fold, may_be_new

PEOPLE = Directory.of(
    room=[("P1", "Hester Vaughn-Abara"), ("P2", "Jo Tanaka-Bell"), ("P3", "Joanna Smith")],
    account=[
        ("P4", "Lucía Ferrant"),
        ("P5", "Herbert Quill"),
        ("P6", "Ann Lee"),
        ("P7", "Ann Moe"),
    ],
    team=[("T1", "Bea Lanyon"), ("T2", "Hester Ours"), ("P1", "Hester Vaughn-Abara")],
)


def ids(typed, marked=True):
    return [person.id for person in PEOPLE.match(typed, marked=marked).people]


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Lucía", "lucia"),
        ("  O’Brien ", "obrien"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("GROSSE Straße", "grosse strasse"),
    ],
)
def test_names_are_compared_without_accents(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("hester", ["P1"]),
        ("hes", ["P1"]),
        ("LUCIA", ["P4"]),
        ("luc", ["P4"]),
        ("bea", ["T1"]),
        ("hester v", ["P1"]),
        ("vaughn", ["P1"]),
        ("abara", ["P1"]),
        ("quill", ["P5"]),
        ("fer", ["P4"]),
        ("walt", []),
        ("", []),
    ],
)
def test_a_name_finds_its_person_by_prefix_nearest_group_first(typed, person):
    assert ids(typed) == person


def test_two_equally_near_are_ambiguous_and_an_exact_first_name_is_not():
    assert ids("ann") == ["P6", "P7"]
    assert PEOPLE.match("ann", marked=True).ambiguous
    assert PEOPLE.match("ann", marked=True).one is None
    assert ids("jo") == ["P2"]
    assert ids("joa") == ["P3"]


def test_without_an_at_sign_it_takes_three_letters_or_an_exact_name():
    assert ids("he", marked=False) == []
    assert ids("he") == ["P1"]
    assert ids("jo", marked=False) == ["P2"]
    assert ids("fer", marked=False) == []
    assert ids("ferrant", marked=False) == ["P4"]


def test_whoever_is_listed_twice_counts_once():
    assert len([e for group in PEOPLE.groups for e in group]) == 9
    assert PEOPLE.get("P1").ours is False
    assert PEOPLE.get("T1").ours is True
    assert PEOPLE.get("X") is None


def test_known_people_are_found_in_plain_text_by_exact_first_name():
    people = Directory.of(account=[("A", "Mark Hill"), ("B", "Lucía Ferrant"), ("C", "Jo Bell")])

    def named(text):
        return [person.id for person in people.named_in(text)]

    assert named("leans on lucia, and on Lucía's team") == ["B"]
    assert named("mark the jo lid") == []
    assert named("Mark and Jo decide") == ["A", "C"]


@pytest.mark.parametrize("typed", ["Walt", "Walt Kowalski"])
def test_a_capitalised_name_may_be_somebody_new(typed):
    assert may_be_new(typed)


@pytest.mark.parametrize(
    "typed", ["Note", "re", "walt", "Next steps", "Next Steps", "USA", "", "P2"]
)
def test_a_heading_is_nobody(typed):
    assert not may_be_new(typed)
