"""Take a secret out of the manual, with what hangs on it; undo brings all of it back."""

from secretsmanual.domain.ids import SecretId
from secretsmanual.store import idea_queries, queries
from secretsmanual.store.unit import Unit


def remove_secret(unit: Unit, secret_id: SecretId) -> None:
    """Delete a secret, its uses and its nomination; what else points at it points nowhere."""
    for record, record_id, column in queries.referring(unit, secret_id):
        if record == "secret_use":
            unit.secret_uses.delete(record_id)
        else:
            unit.records(record).change(record_id, **{column: None})
    for idea in idea_queries.resting_on(unit, secret_id):
        kept = [one for one in idea.secrets if one != secret_id]
        unit.ideas.change(idea.id, secrets=kept)
    for nomination in unit.nominations.where():
        if nomination.secret_id == secret_id:
            unit.nominations.delete(nomination.id)
    unit.secrets.delete(secret_id)
