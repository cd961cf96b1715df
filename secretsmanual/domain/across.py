"""Which lists over all customers there are."""

from typing import Literal

from secretsmanual.domain.wording import mark

Which = Literal["benchmarks", "designers", "gestures", "worth"]

NAMES: dict[Which, str] = {
    "benchmarks": mark("The best they met anywhere"),
    "designers": mark("Who would help us design"),
    "gestures": mark("What pleased and cost little"),
    "worth": mark("What customers are worth a year"),
}
"""In the order in which they are offered."""
