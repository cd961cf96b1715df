"""Words that need care: health, belief, private life and the like (domain.md 2.9, trust).

They never stop anyone from typing. They are said once, at review, and what is kept all the same
stays out of everything that leaves the house.
"""

from secretsmanual.domain.interview.lexicon import CareNote, Lexicon


def care_notes(lexicon: Lexicon, *texts: str) -> tuple[CareNote, ...]:
    """Say what needs care in the texts of one record, once per group, in order of appearance.

    The position of a note is that of the first such word in the text where it was found.
    """
    found: dict[str, CareNote] = {}
    for text in texts:
        for note in lexicon.care(text):
            found.setdefault(note.group, note)
    return tuple(found.values())
