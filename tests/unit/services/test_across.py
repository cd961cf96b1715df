"""Lists over all customers (rows 74, 98, 126 and 136)."""


def test_the_best_they_met_is_listed_over_all_and_never_what_must_not_be_mentioned(demo):
    known = demo.secrets.all(kind="benchmark")
    found = demo.across.read("benchmarks")
    assert {one.secret_id for one in found.entries} == {one.id for one in known}
    assert len({one.account_id for one in found.entries}) > 1
    demo.secrets.set_sensitivity(known[0].id, "never")
    left = {one.secret_id for one in demo.across.read("benchmarks").entries}
    assert left == {one.id for one in known[1:]}


def test_who_would_help_design_is_listed_with_what_they_agreed_to(demo):
    hester, sunita = demo.people.find("Hester"), demo.people.find("Sunita")
    for one in (hester, sunita):
        demo.people.change(one.id, would_help_design=True)
    demo.people.change(sunita.id, consent_marketing=False)
    found = demo.across.read("designers")
    asides = {one.person_id: one.aside for one in found.entries}
    assert asides[hester.id] == "marketing may know"
    assert asides[sunita.id] == "not for marketing"


def test_what_cost_little_is_told_by_stories(demo):
    account = demo.accounts.find("Thornquay")
    demo.customer_side.tell_story(account.id, "Sleeves by six", did="Drove them", cost="one hour")
    demo.customer_side.tell_story(account.id, "A thing without a price")
    first = demo.across.read("gestures").entries[0]
    assert (first.text, first.aside, first.account_id) == ("Drove them", "one hour", account.id)


def test_worth_is_told_with_its_average(empty):
    for name, worth in (("Small", 100), ("Large", 900), ("Unknown", None)):
        account, _ = empty.accounts.add(name)
        empty.accounts.change(account.id, annual_value=worth)
    found = empty.across.read("worth")
    assert [one.text for one in found.entries] == ["Large", "Small"]
    assert found.said.startswith("2 customers, 500 a year on average.")
