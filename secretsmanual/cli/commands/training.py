"""`training`: the road map, eight habits as one's own talks show them."""

from typing import Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.wording import tr


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    training = commands.add_parser(
        "training", help="the road map: eight habits, as talks show them"
    )
    training.set_defaults(command=_training)


def _training(context: Context) -> None:
    with context.services() as services:
        steps = services.training.road_map()
    document = [
        {"unit": one.id, "state": one.state, "done": one.done, "of": one.of} for one in steps
    ]
    rows = [(one.state, tr(one.lesson.title), one.measured) for one in steps]
    context.answer({"units": document}, columns(rows))
