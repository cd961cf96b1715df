"""The listening meter: how much of the talk was ours, from a key held while we speak."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Meter:
    """Presses and releases summed up. Times are monotonic seconds."""

    total: float = 0.0
    longest: float = 0.0
    stretches: int = 0
    since: float | None = None
    """When the key went down; None while we listen."""

    def press(self, at: float) -> "Meter":
        """Start a stretch; a key that is down already changes nothing."""
        return self if self.since is not None else replace(self, since=at)

    def release(self, at: float) -> "Meter":
        """End the stretch; without one it changes nothing."""
        if self.since is None:
            return self
        length = max(0.0, at - self.since)
        return Meter(self.total + length, max(self.longest, length), self.stretches + 1)

    def share(self, talk_s: float) -> float | None:
        """Give our part of a talk of so many seconds, 0 to 1; None if the key was never used."""
        if not self.stretches or talk_s <= 0:
            return None
        return min(1.0, self.total / talk_s)
