"""Passphrases and recovery codes: how they are read, and how hard one is to guess."""

import base64
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import mark, tr

LEAST_CHARACTERS = 8
"""A stolen file can be guessed at for ever, without anybody noticing: no shorter passphrase."""
MOST_CHARACTERS = 1_000
CODE_BYTES = 20
"""A recovery code holds 160 bits: 32 letters and digits in eight groups of four."""

FREE_TRIES = 2
"""Wrong passphrases one after another before one has to wait: anybody mistypes."""
LONGEST_WAIT_S = 30

Level = Literal[0, 1, 2, 3]
SENTENCES = (
    mark("Easy to guess. Take three or four words that do not belong together."),
    mark("Weak: a stolen file would not hold for long. Add a word."),
    mark("Fair."),
    mark("Strong."),
)
WEAK_BITS, FAIR_BITS, STRONG_BITS = 28.0, 40.0, 52.0
"""Three and four words. At the cost of our key derivation a core makes some ten guesses a second:
40 bits last it 1,700 years, 52 bits a farm of 10,000 cores as long again and more."""

_WORD_BITS = 12.0
_COMMON = frozenset(
    "password passwort secret secrets manual letmein welcome admin login master dragon monkey "
    "football baseball sunshine princess iloveyou superman batman trustno shadow michael jordan "
    "qwerty qwertz asdfgh asdf zxcvbn qwertyuiop abc abcdef test hello hallo summer winter "
    "spring autumn london berlin sales salesforce customer company changeme default".split()
)
_PIECES = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
_CODE = re.compile(r"[A-Z2-7]{32}")


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess."""

    level: Level
    bits: float
    """Roughly how many doublings a guesser needs who tries common words first."""

    @property
    def sentence(self) -> str:
        """What to say of it while it is typed."""
        return tr(SENTENCES[self.level])


def composed(passphrase: str) -> str:
    """Return it in its composed form (NFC): keyboards differ in how they write accents."""
    return unicodedata.normalize("NFC", passphrase)


def wait_after(wrong: int) -> int:
    """Return the seconds to wait after so many wrong ones: 0, 0, 2, 4, 8 and so on, at most 30."""
    return min(LONGEST_WAIT_S, 2 ** (wrong - FREE_TRIES)) if wrong > FREE_TRIES else 0


def check_new(passphrase: str) -> None:
    """Raise BadInput where nothing should be locked with a passphrase."""
    if len(composed(passphrase).strip()) < LEAST_CHARACTERS:
        raise BadInput(
            tr("The passphrase has fewer than {n} characters.", n=LEAST_CHARACTERS),
            tr("Take three or four words that nobody would guess."),
        )
    if len(passphrase) > MOST_CHARACTERS:
        raise BadInput(
            tr("The passphrase has more than {n} characters.", n=MOST_CHARACTERS),
            tr("Take a shorter one."),
        )
    if strength(passphrase).level == 0:
        raise BadInput(
            tr("That passphrase is among the first that anybody would try."),
            tr("Take three or four words that nobody would guess."),
        )


def strength(passphrase: str) -> Strength:
    """Estimate how hard it is to guess: a word counts as a word, not as so many letters."""
    seen: set[str] = set()
    bits = 0.0
    for piece in _PIECES.findall(composed(passphrase)):
        bits += _bits(piece, seen)
        seen.add(piece.casefold())
    level: Level = 0 if bits < WEAK_BITS else 1 if bits < FAIR_BITS else 2
    return Strength(3 if bits >= STRONG_BITS else level, bits)


def _bits(piece: str, seen: set[str]) -> float:
    plain = piece.casefold()
    if plain in seen or len(set(plain)) == 1 < len(plain):
        return 1.0
    if plain in _COMMON:
        return 4.0
    each = 3.3 if piece.isdigit() else 4.7 if piece.isalpha() else 5.0
    bits = each * len(piece)
    if _in_sequence(plain):
        return min(bits, 4.0)
    if piece.isalpha():
        capitals = 1.0 if plain != piece else 0.0
        vowels = sum(letter in "aeiouyäöüåéèáíóú" for letter in plain)
        spoken = not plain.isascii() or 5 * vowels >= len(plain)
        return min(bits, _WORD_BITS + max(0, len(piece) - 10)) + capitals if spoken else bits
    if len(piece) == 4 and piece[:2] in {"19", "20"}:
        return 6.0
    return bits


def _in_sequence(plain: str) -> bool:
    steps = {ord(b) - ord(a) for a, b in pairwise(plain)}
    return len(plain) > 2 and len(steps) == 1 and abs(next(iter(steps))) <= 1


def recovery_code(chance: bytes) -> str:
    """Return 20 bytes of chance as a recovery code, in groups of four."""
    if len(chance) != CODE_BYTES:
        raise ValueError("a recovery code is made of 20 bytes")
    letters = base64.b32encode(chance).decode()
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def as_recovery_code(typed: str) -> str:
    """Return what was typed as a code without its gaps, or nothing where it is none.

    Small letters, spaces for dashes, and 0 and 1 for O and I are taken as they were meant.
    """
    plain = re.sub(r"[\s\-–—]", "", typed).upper().replace("0", "O").replace("1", "I")
    return plain if _CODE.fullmatch(plain) else ""
