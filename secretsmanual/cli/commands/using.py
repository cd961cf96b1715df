"""`use`: a secret was used, and how it landed."""

from typing import Any

from secretsmanual.cli.context import Context
from secretsmanual.domain.ids import SecretId

WAYS = ("opener", "surprise", "proposal", "introduction", "other")
REACTIONS = ("delighted", "well", "unnoticed", "badly")
"""As `domain.values`, written out: that module brings pydantic, which help does not need."""


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    use = commands.add_parser("use", help="note that a secret was used")
    use.add_argument("secret", metavar="SECRET", help="its id")
    use.add_argument("way", choices=WAYS)
    use.add_argument("--landed", choices=REACTIONS, default="", help="how it landed")
    use.add_argument("--note", default="", metavar="TEXT")
    use.set_defaults(command=_use)


def _use(context: Context) -> None:
    options = context.options
    with context.services() as services:
        secret_id = SecretId(options.secret)
        services.secrets.use(secret_id, options.way, options.note, options.landed)
        uses = services.secrets.uses(secret_id)
    rows = [{"on": one.on, "way": one.way, "how": one.how, "landed": one.reaction} for one in uses]
    context.answer({"secret": secret_id, "uses": rows}, f"Noted as used, {len(uses)} in all.")
