"""How much an answer holds (domain.md 2.5, row richness)."""

from collections.abc import Sequence

from secretsmanual.domain.interview.lexicon import Lexicon
from secretsmanual.domain.interview.model import ThreadLine
from secretsmanual.domain.values import Richness

LONG = 12
"""Words that make an answer rich by themselves."""
TELLING = 5
"""Words from which a quote, a gold mark or a word of feeling makes an answer rich."""
SHORT = 3
"""Words up to which an answer without a quote is thin."""


def richness(lines: Sequence[ThreadLine], lexicon: Lexicon) -> Richness:
    """Judge the lines typed since a question was put.

    Rich: two lines, or 12 words, or 5 words with a quote, a gold mark or a word of feeling.
    Thin: nothing, or 3 words or fewer and no quote. Else some.
    """
    said = [line for line in lines if line.text.strip()]
    words = sum(len(line.text.split()) for line in said)
    quoted = any(line.quotes for line in said)
    if len(said) > 1 or words >= LONG:
        return "rich"
    if words >= TELLING and (
        quoted or any(line.gold or lexicon.shows_feeling(line.text) for line in said)
    ):
        return "rich"
    return "some" if quoted or words > SHORT else "thin"
