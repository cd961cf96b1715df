"""Every text that was told in confidence, or was made of one: what the privacy view masks.

Bare rows through the driver: all lines of a large manual are looked through in one go.
"""

import json
from collections.abc import Iterator

from secretsmanual.domain.confided import confided_line
from secretsmanual.store.unit import Unit

_OF_SECRETS = """
WITH s AS (SELECT * FROM secret WHERE sensitivity IN ('private', 'never'))
SELECT text, verbatim, why_it_matters, idea, occasion FROM s
UNION ALL SELECT r.how, '', '', '', '' FROM secret_use r JOIN s ON s.id = r.secret_id
UNION ALL SELECT r.why, r.result, '', '', '' FROM referral r JOIN s ON s.id = r.secret_id
UNION ALL SELECT r.title, r.value, r.quote, r.reason, r.next_step
    FROM idea r, json_each(r.secrets) one JOIN s ON s.id = one.value
UNION ALL SELECT r.surprise, '', '', '', '' FROM oops r JOIN s ON s.id = r.surprise_secret
UNION ALL SELECT r.after_words, '', '', '', ''
    FROM oops r JOIN s ON s.source = 'service' AND s.created_at = r.closed_at
"""
_LINES_OF_SECRETS = """
WITH s AS (SELECT id, line_id FROM secret WHERE sensitivity IN ('private', 'never'))
SELECT line_id FROM s WHERE line_id IS NOT NULL
UNION SELECT r.id FROM line r, json_each(r.made) one JOIN s ON s.id = one.value
"""
_LINES = "SELECT id, raw, marks FROM line"
_OF_LINES = """
SELECT sensitivity, line_id, text, test_of_done, note FROM promise
UNION ALL SELECT sensitivity, line_id, text, '', '' FROM ask_later
"""


def confided_texts(unit: Unit) -> Iterator[str]:
    """Yield secrets' words, lines', and those of whatever rests on them or was made of them."""
    run = unit.connection.exec_driver_sql
    for row in run(_OF_SECRETS):
        yield from filter(None, row)
    lines = {found for (found,) in run(_LINES_OF_SECRETS)}
    for line_id, raw, marks in run(_LINES):
        if line_id in lines or confided_line(raw, json.loads(marks)):
            lines.add(line_id)
            yield raw
    for sensitivity, line_id, *texts in run(_OF_LINES):
        if sensitivity or line_id in lines:
            yield from filter(None, texts)
