"""What service is told not to raise: the topic alone, never the secret (domain.md 5.2)."""

from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.wording import mark

DO_NOT_RAISE = mark("Do not raise")
NOT_FOR_THEM = mark("not for them")
"""Said of what is not to be raised, or given, by a person's own list."""
TOPIC_CHARACTERS = 60
"""A topic is a few words; what is longer tells the secret."""

_NOTHING: dict[str, object] = {
    **dict.fromkeys(("topic", "verbatim", "occasion", "attribute"), ""),
    **dict.fromkeys(("idea", "why_it_matters"), ""),
    **dict.fromkeys(("said_by", "interview_id", "line_id", "standing_on"), None),
    "themes": [],
}


def as_topic(secret: Secret) -> Secret | None:
    """Return a never-mention secret with its topic in place of its text and all words beside it.

    It passes the gate as what is for service does. None where no topic was written, or where it
    tells the secret itself.
    """
    if secret.sensitivity != "never" or not secret.topic or tells_it(secret, secret.topic):
        return None
    return secret.model_copy(update={**_NOTHING, "text": secret.topic, "sensitivity": "service"})


def tells_it(secret: Secret, topic: str) -> bool:
    """Whether a topic is no topic: it holds the secret's words or theirs, or is too long for one.

    Sixty characters are allowed; case and spaces make no difference.
    """
    told = (_plain(secret.text), _plain(secret.verbatim))
    within = any(words and words in _plain(topic) for words in told)
    return within or len(topic) > TOPIC_CHARACTERS


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .!?")
