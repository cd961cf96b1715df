"""What happened around a secret: its uses, files it left in, its review, ideas and awards.

Its own changes are told by `histories`; these are records of their own that point at it.
"""

from collections.abc import Iterator

from secretsmanual.domain import changes, words
from secretsmanual.domain.happened import Happening
from secretsmanual.domain.recall import TO_AUDIENCE
from secretsmanual.domain.secrets import Secret
from secretsmanual.domain.uses import in_words
from secretsmanual.domain.wording import tr
from secretsmanual.store import handed, history, idea_queries, queries
from secretsmanual.store.unit import Unit


def around(unit: Unit, secret: Secret, *, hidden: bool) -> Iterator[Happening]:
    """Tell what hangs on a secret; `hidden` leaves out words, as of what is never mentioned."""
    yield from _uses(unit, secret, hidden=hidden)
    yield from _files(unit, secret)
    yield from _review(unit, secret)
    for idea in idea_queries.resting_on(unit, secret.id):
        yield from _of_record(unit, "idea", idea.id, "" if hidden else idea.title)
    for one in unit.nominations.where():
        if one.secret_id == secret.id:
            yield from _of_record(unit, "nomination", one.id, one.month)


def _uses(unit: Unit, secret: Secret, *, hidden: bool) -> Iterator[Happening]:
    for use in queries.uses_of(unit, secret.id):
        yield from _of_record(unit, "secret_use", use.id, "" if hidden else in_words(use))


def _files(unit: Unit, secret: Secret) -> Iterator[Happening]:
    for one in handed.of_secret(unit, secret.id):
        to = tr(TO_AUDIENCE[one.audience])
        yield Happening(one.at, tr("Handed over: {to}", to=to), undone=False)
        if one.told.recalled_at is not None:
            yield Happening(one.told.recalled_at, tr("Called back: {to}", to=to), undone=False)


def _review(unit: Unit, secret: Secret) -> Iterator[Happening]:
    talk = unit.interviews.maybe(secret.interview_id) if secret.interview_id else None
    if talk is not None and talk.reviewed_at is not None:
        yield Happening(talk.reviewed_at, tr("The talk it comes from was reviewed"), undone=False)


def _of_record(unit: Unit, record: str, record_id: str, about: str) -> Iterator[Happening]:
    for entry in history.of_record(unit, record, record_id):
        label = changes.said(entry.label)
        said = words.labelled(label, about) if about else label
        yield Happening(entry.at, said, entry.undone)
