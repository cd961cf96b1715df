"""The command's words for satisfaction are those of the domain."""

from typing import get_args

from secretsmanual.cli.commands.promises import SATISFIED
from secretsmanual.domain.values import Satisfied


def test_the_words_are_those_of_the_domain():
    assert get_args(Satisfied) == SATISFIED
