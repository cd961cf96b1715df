"""The road map of training, as the manual shows it today."""

from secretsmanual.domain.training import Step, road_map
from secretsmanual.services.manual import Manual
from secretsmanual.store import training_queries


class TrainingService:
    """Looks at habits; nothing of it is kept, shown to others or scored."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def road_map(self) -> tuple[Step, ...]:
        """Return the eight units in their order, each as it stands."""
        with self._manual.read() as unit:
            return road_map(training_queries.habits(unit, self._manual.today))
