"""Judgements, stories and referrals: kept, changed, taken away, and undone."""

import pytest

from secretsmanual.domain.errors import BadInput, NotFound


@pytest.fixture
def thornquay(demo):
    return demo.accounts.find("Thornquay").id


@pytest.fixture
def hester(demo):
    return demo.people.find("Hester").id


def test_the_demo_shows_what_the_page_is_for(demo, thornquay):
    page = demo.customer_side.page(thornquay)
    assert page.account.what_they_bought.startswith("Never again")
    assert all(one.secrets for one in page.four)
    assert {one.attribute: one.gap for one in page.attributes}["timeliness"] == 2
    assert page.felt
    assert page.stories[0].meant
    assert page.referrals[0].why


def test_a_judgement_is_kept_and_undone(demo, thornquay, hester):
    _, change = demo.customer_side.rate(
        thornquay, "choice", hester, importance=2, performance=5, quote=" Enough for us "
    )
    (one,) = demo.customer_side.page(thornquay).attributes[-1].ratings
    assert (one.importance, one.performance, one.quote) == (2, 5, "Enough for us")
    assert one.person_id == hester
    demo.manual.undo(change.action)
    assert demo.customer_side.page(thornquay).attributes[-1].ratings == ()


def test_what_is_no_judgement_is_refused(demo, thornquay):
    with pytest.raises(BadInput, match="Nothing was said"):
        demo.customer_side.rate(thornquay, "ease")
    with pytest.raises(BadInput, match="Only certainty"):
        demo.customer_side.rate(thornquay, "ease", importance=1, aspects=["safety"])
    with pytest.raises(BadInput, match="Only certainty"):
        demo.customer_side.rate(thornquay, "certainty", importance=1, aspects=["kites"])
    with pytest.raises(NotFound):
        demo.customer_side.rate("a-nobody", "ease", importance=1)


def test_a_judgement_is_taken_away(demo, thornquay):
    rating, _ = demo.customer_side.rate(thornquay, "choice", importance=2)
    demo.customer_side.remove_rating(rating.id)
    assert demo.customer_side.page(thornquay).attributes[-1].ratings == ()


def test_a_story_is_told_changed_and_taken_away(demo, thornquay, hester):
    story, _ = demo.customer_side.tell_story(
        thornquay, "To be home for the match", hester, meant="He saw it"
    )
    demo.customer_side.change_story(story.id, cost="nothing")
    newest = demo.customer_side.page(thornquay).stories[0]
    assert (newest.asked, newest.meant, newest.cost) == (
        "To be home for the match",
        "He saw it",
        "nothing",
    )
    assert demo.search.ask("home for the match")[0].type == "story"
    demo.customer_side.remove_story(story.id)
    assert story.id not in {one.id for one in demo.customer_side.page(thornquay).stories}
    for call in (
        lambda: demo.customer_side.tell_story(thornquay, " "),
        lambda: demo.customer_side.change_story(story.id, asked=" "),
    ):
        with pytest.raises(BadInput, match="begins with what they asked"):
            call()


def test_a_referral_is_kept_thanked_and_taken_away(demo, thornquay, hester):
    referral, _ = demo.customer_side.refer(thornquay, "Her brother", hester, " You rang first ")
    demo.customer_side.change_referral(referral.id, result="a meeting")
    demo.customer_side.thank(referral.id)
    found = next(r for r in demo.customer_side.page(thornquay).referrals if r.id == referral.id)
    assert (found.why, found.result) == ("You rang first", "a meeting")
    assert found.thanked_on == demo.manual.today
    demo.customer_side.remove_referral(referral.id)
    assert all(r.id != referral.id for r in demo.customer_side.page(thornquay).referrals)
    with pytest.raises(BadInput, match="somebody it went to"):
        demo.customer_side.refer(thornquay, " ")


def test_merging_two_people_takes_their_judgements_along(demo, thornquay, hester):
    colm = demo.people.find("Colm").id
    demo.people.merge(hester, colm)
    judged = {
        rating.person_id
        for one in demo.customer_side.page(thornquay).attributes
        for rating in one.ratings
    }
    assert judged == {hester}
