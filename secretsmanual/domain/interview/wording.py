"""How a question is put: slots filled, checked again, and led in to (domain.md 2.5)."""

import re

from secretsmanual.domain.interview.chance import u
from secretsmanual.domain.interview.model import Knowledge, KnownSecret, PersonFacts
from secretsmanual.domain.wording import mark, tr

LEAD_INS = (
    mark("Different subject, if I may:"),
    mark("Something I have been meaning to ask:"),
    mark("Before I forget:"),
)
LONGEST_QUOTE = 20
"""Words that can be said back in one breath."""

_SLOT = re.compile(r"\{(first|org|product)\}")


def fill(text: str, knowledge: Knowledge) -> str | None:
    """Fill {first}, {org} and {product}; None where one is needed and not known."""
    person = knowledge.people[0] if knowledge.people else None
    known = {
        "first": person.first_name if person else "",
        "org": knowledge.organisation,
        "product": knowledge.product,
    }
    if any(not known[slot] for slot in _SLOT.findall(text)):
        return None
    return _SLOT.sub(lambda slot: known[slot[1]], text)


def check_again(text: str, secret: KnownSecret, person: PersonFacts | None, alone: bool) -> str:
    """Put a question about something known that may have changed.

    Their own words are said back only to the one who said them, and only alone.
    """
    words = " ".join(secret.verbatim.split()).rstrip(".!?, ")
    theirs = person is not None and person.id in (secret.said_by, secret.person_id)
    if theirs and alone and secret.confidence == "said" and 0 < len(words.split()) <= LONGEST_QUOTE:
        return tr("Last time you said “{words}”. How is that now?", words=words)
    return tr("It has been a while, so let me ask afresh: {question}", question=text)


def lead_in(seed: str, turn: int) -> str:
    """Choose the words that announce another subject."""
    return tr(LEAD_INS[int(u(seed, turn, "lead-in") * len(LEAD_INS))])
