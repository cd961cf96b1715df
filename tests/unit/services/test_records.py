"""Accounts, people and secrets through their services, with undo."""

import pytest

from secretsmanual.domain.errors import BadInput, NotFound, Refused


def test_the_demo_has_what_it_says(demo):
    assert len(demo.accounts.all()) == 6
    assert len(demo.people.all()) == 15
    statuses = ("active", "superseded", "unsorted", "withdrawn")
    assert len(demo.secrets.all(statuses=statuses)) == 99


def test_a_person_is_found_by_part_of_the_name_without_accents(demo):
    assert demo.people.find("lucia").name == "Lucía Ferrant"
    with pytest.raises(NotFound, match="nobody"):
        demo.people.find("nobody")
    with pytest.raises(BadInput, match="More than one"):
        demo.people.find("er")


def test_every_mark_can_be_taken_back_and_done_again(demo):
    secret = demo.secrets.all()[0]
    change = demo.secrets.toggle_gold(secret.id)
    assert demo.secrets.get(secret.id).gold is not secret.gold
    demo.manual.undo(change.action)
    assert demo.secrets.get(secret.id) == secret
    demo.manual.redo(change.action)
    assert demo.secrets.get(secret.id).gold is not secret.gold


def test_undo_is_refused_when_a_later_change_stands_on_it(demo):
    secret = demo.secrets.all()[0]
    first = demo.secrets.edit(secret.id, "First wording")
    demo.secrets.edit(secret.id, "Second wording")
    with pytest.raises(Refused, match="changed again"):
        demo.manual.undo(first.action)
    assert demo.secrets.get(secret.id).text == "Second wording"


def test_merging_two_people_moves_everything_and_comes_back_whole(demo):
    hester, colm = demo.people.find("hester"), demo.people.find("colm")
    before = {secret.id: secret for secret in demo.secrets.all()}
    change = demo.people.merge(hester.id, colm.id)
    assert not demo.secrets.all(person_id=colm.id)
    with pytest.raises(NotFound):
        demo.people.find("colm petrie")
    demo.manual.undo(change.action)
    assert {secret.id: secret for secret in demo.secrets.all()} == before
    assert demo.people.find("colm") == colm


def test_merging_two_accounts_moves_their_people(demo):
    one, two = demo.accounts.find("Thornquay"), demo.accounts.find("Pellworth")
    people = len(demo.people.all(one.id)) + len(demo.people.all(two.id))
    change = demo.accounts.merge(one.id, two.id)
    assert len(demo.people.all(one.id)) == people
    demo.manual.undo(change.action)
    assert demo.accounts.find("Pellworth") == two


def test_a_deleted_secret_comes_back_with_its_uses(demo):
    used = next(s for s in demo.secrets.all() if s.id == "s-S002")
    change = demo.secrets.delete(used.id)
    with pytest.raises(NotFound):
        demo.secrets.get(used.id)
    demo.manual.undo(change.action)
    assert demo.secrets.get(used.id) == used


def test_a_superseded_secret_points_at_the_new_one(demo):
    old = demo.secrets.all()[3]
    new, change = demo.secrets.supersede(old.id, "It is different now")
    stands = demo.secrets.get(old.id)
    assert (stands.status, stands.superseded_by) == ("superseded", new.id)
    assert new.kind == old.kind
    assert new.last_confirmed == demo.manual.today
    demo.manual.undo(change.action)
    assert demo.secrets.get(old.id) == old


def test_an_account_with_people_is_not_deleted(demo):
    with pytest.raises(Refused, match="still has people"):
        demo.accounts.delete(demo.accounts.find("Thornquay").id)


def test_history_tells_what_happened_to_a_secret(demo):
    secret = demo.secrets.all()[0]
    demo.secrets.edit(secret.id, "Other words")
    demo.secrets.confirm(secret.id)
    labels = [entry.label for entry in demo.histories.of("secret", secret.id)]
    reviewed = "The talk it comes from was reviewed"
    assert labels == ["Still true", "Edit", "Make the demo", reviewed]


def test_only_how_we_fit_in_has_an_occasion_and_only_a_known_one(demo):
    fit = demo.secrets.all(kind="fit")[0]
    demo.secrets.set_occasion(fit.id, "launch")
    with pytest.raises(BadInput, match="no occasion"):
        demo.secrets.set_occasion(fit.id, "wake")
    with pytest.raises(Refused):
        demo.secrets.set_occasion(demo.secrets.all(kind="habit")[0].id, "launch")
    assert demo.secrets.get(fit.id).occasion == "launch"
