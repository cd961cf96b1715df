"""An idea travels to a colleague's manual where all it rests on does."""

import pytest

from tests.unit.services.two_manuals import Rep


@pytest.fixture
def ana(tmp_path, clock):
    found = Rep(tmp_path, "ana", clock)
    yield found
    found.services.manual.close()


@pytest.fixture
def ben(tmp_path, clock):
    found = Rep(tmp_path, "ben", clock)
    yield found
    found.services.manual.close()


@pytest.fixture
def swims(ana):
    account = ana.account()
    return ana.secret(account, ana.person(account))


def titles(rep):
    with rep.services.manual.read() as unit:
        return {one.title: one for one in unit.ideas.where()}


def idea(rep, secret, title="Lend her the timing kit"):
    return rep.services.ideas.add(title, secrets=[secret.id], person_id=secret.person_id)[0]


def test_an_idea_goes_with_what_it_rests_on(ana, ben, swims):
    noted = idea(ana, swims)
    ana.services.ideas.change(noted.id, value="An hour at the lake")
    ana.tell(ben)
    told = titles(ben)["Lend her the timing kit"]
    assert (told.id, told.secrets, told.person_id) == (noted.id, [swims.id], swims.person_id)
    assert told.value == "An hour at the lake"
    assert ben.tell(ana).preview.lines == ()


def test_an_idea_that_rests_on_something_private_stays(ana, ben, swims):
    hides = ana.secret(ana.account("Quillmere"), text="May sell the firm", sensitivity="private")
    idea(ana, swims, "Lend her the timing kit")
    ana.services.ideas.add("Help her sell", secrets=[swims.id, hides.id])
    ana.services.ideas.add("Rests on nothing", account_id=swims.account_id)
    path = ana.file()
    ben.later().bundles.merge(path)
    assert set(titles(ben)) == {"Lend her the timing kit"}
    assert "sell" not in path.read_text(encoding="utf-8")


def test_a_word_that_needs_care_keeps_an_idea_here(ana, ben, swims):
    idea(ana, swims, "Visit her in hospital")
    ana.tell(ben)
    assert titles(ben) == {}


def test_what_was_said_at_the_proof_stays(ana, ben, swims):
    noted = idea(ana, swims)
    with ana.services.manual.write("Prove it") as unit:
        unit.ideas.change(
            noted.id, status="proved", quote="you remembered", proved_on=unit.at.date()
        )
    path = ana.file()
    ben.later().bundles.merge(path)
    assert titles(ben)[noted.title].status == "proved"
    assert "you remembered" not in path.read_text(encoding="utf-8")
