"""The history of a secret tells what hangs on it as well, in the order in which it happened."""

from datetime import timedelta

import pytest


@pytest.fixture
def secret(demo):
    """A gold want that may leave, of an account."""
    found = demo.accounts.all()[0].account
    person = demo.people.all(found.id)[0]
    made, _ = demo.secrets.add(
        "Boxes that open with one hand", found.id, person_id=person.id, kind="delight"
    )
    demo.secrets.toggle_gold(made.id)
    return made


def labels(demo, secret, untold=("never",)):
    return [one.label for one in demo.histories.of("secret", secret.id, untold)]


def note(demo, secret):
    return demo.ideas.add(
        "Send the new box",
        secrets=[secret.id],
        person_id=secret.person_id,
        value="saves an hour",
        worth="service",
        next_step="ring on Monday",
    )


def test_uses_files_ideas_and_awards_are_told_in_order(demo, secret, clock, tmp_path):
    def later(do):
        clock.advance(timedelta(minutes=5))
        return do()

    later(lambda: demo.secrets.use(secret.id, "surprise", "With a sample", "delighted"))
    idea, _ = later(
        lambda: demo.ideas.add(
            "Send the new box",
            secrets=[secret.id],
            person_id=secret.person_id,
            value="saves an hour",
            worth="service",
            next_step="ring on Monday",
        )
    )
    to = tmp_path / "pack.html"
    later(lambda: demo.sharing.hand_over("service", to, [secret.account_id]))
    later(lambda: demo.awards.nominate(secret.id))
    later(lambda: demo.ideas.offer(idea.id))
    said = labels(demo, secret)
    assert said[0] == "Offer an idea: Send the new box"
    assert said[1].startswith("Nominate a secret: 20")
    assert said[2] == "Handed over: To service"
    assert said[3] == "Note an idea: Send the new box"
    assert said[4].startswith("Used: ")
    assert "With a sample" in said[4]
    assert said[-1] == "Add a secret"
    happened = demo.histories.of("secret", secret.id)
    assert [one.at for one in happened] == sorted((one.at for one in happened), reverse=True)


def test_of_what_is_hidden_no_words_are_told(demo, secret):
    demo.secrets.use(secret.id, "surprise", "With a sample", "delighted")
    note(demo, secret)
    demo.secrets.set_sensitivity(secret.id, "never")
    said = labels(demo, secret)
    assert {"Used", "Note an idea"} <= set(said)
    assert not any("sample" in one or "box" in one for one in said)
