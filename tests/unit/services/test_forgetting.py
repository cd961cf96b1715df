import gc
import re

from secretsmanual.domain.interview.endings import _stem, stem
from secretsmanual.domain.names import company_key
from secretsmanual.services.forgetting import forget_words

WORD = "troWlliuQ"
"""Backwards, so that nothing but the caches holds it."""


def caches():
    """The sizes of all caches that were filled."""
    return company_key.cache_info().currsize, _stem.cache_info().currsize


def test_no_cache_keeps_a_word():
    stem(WORD[::-1])
    company_key(WORD[::-1])
    re.compile(re.escape(WORD[::-1]))
    assert min(caches()) > 0
    forget_words()
    assert caches() == (0, 0)
    gc.collect()
    left = [one for one in gc.get_objects() if isinstance(one, tuple) and WORD[::-1] in one]
    assert left == []
