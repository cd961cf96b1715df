"""What tests of every layer below the window share."""

import pytest

from secretsmanual.domain.interview.understanding import understand, understood
from secretsmanual.domain.wording import speak
from secretsmanual.system.languages import ENGLISH, begin, catalogue


@pytest.fixture
def spoken():
    """Begin a language, and go back to English afterwards."""
    before = understood()
    yield begin
    understand(before)
    speak(catalogue(ENGLISH))
