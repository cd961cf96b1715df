"""All that the customer's own report card says, beside what is theirs: one dictionary by key."""

from collections.abc import Mapping

from secretsmanual.domain import words
from secretsmanual.domain.own_cards import CardForm
from secretsmanual.domain.wording import mark, tr

Choices = tuple[tuple[str, str], ...]

PAGE = {
    "judge": mark("You judge us here. It takes about five minutes. Leave out whatever you like."),
    "plain": mark(
        "This page saves answers only with JavaScript switched on. Without it, print the page, "
        "tick and write by hand, and send it back on paper or as a photo."
    ),
    "promised": mark("What we promised you"),
    "done_when": mark("Done when:"),
    "kept": mark("Did we keep it?"),
    "on_time": mark("On time?"),
    "satisfied": mark("Are you satisfied?"),
    "words": mark("In your words"),
    "matters": mark("What matters to you, and how we do"),
    "importance": mark("How much does it matter to you?"),
    "little": mark("little"),
    "a_lot": mark("a lot"),
    "performance": mark("How do we do?"),
    "badly": mark("badly"),
    "very_well": mark("very well"),
    "aspects": mark("Which of these do you mean most?"),
    "wrong": mark("When something went wrong"),
    "recovered": mark("Did we blow you away with what we did to recover?"),
    "best": mark("A, yes, completely"),
    "worst": mark("F, not at all"),
    "grades": mark("A: yes, completely. F: not at all."),
    "besides": mark("And besides"),
    "feeling": mark("How does it feel to work with us?"),
    "recommend": mark("Would you recommend us?"),
    "why": mark("Why, or why not?"),
    "to": mark("If yes: to whom? Only if you like to say."),
    "question": mark("What do you want to ask us?"),
    "send": mark("Send it back"),
    "letter": mark(
        "The file holds your answers and when you saved them. It is not encrypted: it reads like "
        "a letter. A change that is made to it after you saved it shows."
    ),
    "save": mark("Save my answers"),
    "print": mark("Print"),
}
"""What stands on the page."""
SCRIPT = {
    "nothing": mark("Nothing is answered yet. One answer is enough."),
    "cannot": mark(
        "This browser cannot save them. Print the page, or open it in Chrome, Edge or Firefox."
    ),
    "saved": mark(
        "Saved as {file}, where your browser puts downloads. Mail that file back; nothing was "
        "sent yet. You can change an answer and save again: the newest counts."
    ),
}
"""What the page's script says; places are filled there."""
MEANS = {
    "ease": mark("Ordering, using, changing, reaching somebody."),
    "timeliness": mark("On the day, at the hour, no sooner than you need it."),
    "certainty": mark("It is what you expected, each time."),
    "cost": mark("The price, and all that it costs you besides."),
    "choice": mark("You find what suits you."),
}
"""What stands beside an attribute, so that a reader needs nobody to explain it."""
SHADES = {
    "consistency": mark("Consistency"),
    "accuracy": mark("Accuracy"),
    "reliability": mark("Reliability"),
    "predictability": mark("Predictability"),
    "safety": mark("Safety"),
}
"""What certainty is made of."""
CHOICES: Mapping[str, Choices] = {
    "kept": (("yes", mark("Yes")), ("not_yet", mark("Not yet"))),
    "on_time": (("yes", mark("Yes")), ("no", mark("No"))),
    "satisfied": (
        ("delighted", mark("Delighted")),
        ("yes", mark("Yes")),
        ("partly", mark("Partly")),
        ("no", mark("No")),
    ),
    "recommend": (("yes", mark("Yes")), ("perhaps", mark("Perhaps")), ("no", mark("No"))),
}
"""What may be ticked, by question: the value in the file and its words."""


def choices() -> dict[str, Choices]:
    """Say what may be ticked."""
    return {
        asked: tuple((value, tr(text)) for value, text in those) for asked, those in CHOICES.items()
    }


def named(form: CardForm) -> dict[str, str]:
    """Say what names who asks and who is asked."""
    made_on = words.day(form.made_on)
    return {
        "title": tr("How do we do? Questions from {name}", name=form.asker)
        if form.asker
        else tr("How do we do? Questions from us"),
        "heading": tr("{name}, how do we do?", name=form.whom),
        "how": tr(
            "When you have answered, press “Save my answers” and mail the small file that it "
            "makes back to {name}. Nothing is sent by this page; it works without a connection.",
            name=form.rep,
        )
        if form.rep
        else tr(
            "When you have answered, press “Save my answers” and mail the small file that it "
            "makes back to whoever sent you this. Nothing is sent by this page; it works without "
            "a connection."
        ),
        "paper": tr(
            "Please tick and write by hand, and give or send it back to {name}.", name=form.asker
        )
        if form.asker
        else tr(
            "Please tick and write by hand, and give or send it back to whoever gave you this."
        ),
        "footer": tr(
            "Made on {day} by {asker}. This file is for {name} alone: whoever has it can answer "
            "in its place.",
            day=made_on,
            asker=form.asker,
            name=form.whom,
        )
        if form.asker
        else tr(
            "Made on {day}. This file is for {name} alone: whoever has it can answer in its place.",
            day=made_on,
            name=form.whom,
        ),
    }
