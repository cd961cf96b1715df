"""A talk logged afterwards: prompts that help the memory, then what is not known yet.

Nobody is asked anything here, so nothing of it counts as a question put (domain.md 2.3).
"""

from dataclasses import replace

from secretsmanual.domain import words
from secretsmanual.domain.interview.bank import Kind
from secretsmanual.domain.interview.model import Offer
from secretsmanual.domain.interview.session import Guide, Session
from secretsmanual.domain.wording import mark, tr

GAP_PREFIX = "GAP:"
"""`GAP:<kind>` stands as question id of lines that a gap brought to mind."""

_PROMPTS = tuple(
    Offer("question", f"RECALL:{name}", "", "person", 1, text, reason=mark("remember"))
    for name, text in (
        ("who", mark("Who was there?")),
        ("promised", mark("Was anything promised, by you or by them?")),
        ("words", mark("What did they say in their own words?")),
        ("surprise", mark("What surprised you?")),
    )
)


def recall(session: Session, guide: Guide) -> Offer | None:
    """Choose the prompt whose turn it is; None when all have been shown."""
    prompts = (replace(one, text=tr(one.text), reason=tr(one.reason)) for one in _PROMPTS)
    items = (*prompts, *guide.gaps(session.attendees))
    return items[session.recall_step] if session.recall_step < len(items) else None


def gap_prompt(kind: Kind) -> Offer:
    """Ask whether something was said about a kind."""
    return Offer(
        type="question",
        id=f"{GAP_PREFIX}{kind.id}",
        kind=kind.id,
        subject=kind.subject,
        warmth=1,
        text=tr("Did they say anything about {kind}?", kind=words.inside(kind.label)),
        reason=tr("gap: {kind}", kind=words.inside(kind.label)),
        listen_for=kind.means,
    )
