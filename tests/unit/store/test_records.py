"""Records come back as they went in, whatever was typed."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secretsmanual.domain.errors import Unreadable
from secretsmanual.domain.secrets import Secret
from secretsmanual.store.records import as_read

anything = st.text(min_size=1, max_size=60).filter(lambda t: t.strip() and "\x00" not in t)
storable = anything.filter(lambda t: t.encode("utf-8", "ignore").decode() == t)


def test_a_record_as_read_equals_one_that_was_validated(demo):
    for secret in demo.secrets.all():
        values = dict(secret)
        assert as_read(Secret, dict(values)) == Secret.model_validate(values)
        assert as_read(Secret, dict(values)).model_dump() == secret.model_dump()
        assert secret.model_copy(update={"gold": True}).gold


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=storable, words=storable)
def test_what_was_typed_comes_back_to_the_letter(empty, text, words):
    account, _ = empty.accounts.add("Oak & Sons")
    secret, _ = empty.secrets.add(text, account.id, verbatim=words)
    found = empty.secrets.get(secret.id)
    assert (found.text.strip(), found.verbatim) == (text.strip(), words)
    assert found == secret
    assert found.heard_on == date(2026, 11, 20)


def test_a_page_that_cannot_be_read_is_told_in_a_sentence(empty):
    """SQLCipher answers a failing read with the word for no memory."""
    with pytest.raises(Unreadable, match="disk or the memory failed"), empty.manual.read():
        raise MemoryError
