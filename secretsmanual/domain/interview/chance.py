"""Repeatable chance: what decides between equals, different in each session, same on each run."""

from hashlib import blake2b


def u(seed: str, turn: int, name: str) -> float:
    """Draw a number from 0 to 1 that follows from its arguments only (domain.md 2.5).

    It is the first 8 bytes of BLAKE2b("seed|turn|name") / 2**64; `turn` counts the questions put
    in this session, `name` is the id of what is being ordered.
    """
    key = f"{seed}|{turn}|{name}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(key).digest()[:8], "big") / 2**64
