"""Search as one types, against the bare FTS5 query that gives the same fifty rows."""

import random
from itertools import cycle, islice

from secretsmanual.bootstrap import Services
from secretsmanual.domain import searching
from secretsmanual.vault import driver, keys
from tests.bench.generate import Texts
from tests.bench.measuring import Pair, Row, limit, percentile, timed

FLOOR = (
    "SELECT s.id, s.text, s.kind, s.last_confirmed, a.name, p.name FROM search_index f"
    " JOIN search_doc d ON d.n = f.rowid JOIN secret s ON s.id = d.record_id"
    " LEFT JOIN account a ON a.id = s.account_id LEFT JOIN person p ON p.id = s.person_id"
    " WHERE search_index MATCH ? ORDER BY f.rowid DESC LIMIT 50"
)


MATCHES = (
    "SELECT d.n, d.record, d.record_id FROM {index} f JOIN search_doc d ON d.n = f.rowid"
    " WHERE {index} MATCH ? ORDER BY f.rowid DESC LIMIT ?"
)
WHO = " LEFT JOIN account a ON a.id = r.account_id LEFT JOIN person p ON p.id = r.person_id"
SECRETS = (
    "SELECT r.id, r.text, r.kind, r.last_confirmed, r.sensitivity, r.gold, a.id, a.name, p.id,"
    f" p.name FROM secret r{WHO} WHERE "
)
SHOWN = {
    "account": "SELECT id, name FROM account WHERE ",
    "person": "SELECT r.id, r.name, a.id, a.name FROM person r"
    " LEFT JOIN account a ON a.id = r.account_id WHERE r.",
    "secret": f"{SECRETS}r.",
}
KNOWN = f"{SECRETS}r.{{}}_id = ? ORDER BY r.gold DESC, r.last_confirmed DESC LIMIT 5"


def must(run, match: str) -> None:
    """Find names first, then all that people typed; and what is known of the first name."""
    run("BEGIN")
    names = run(MATCHES.format(index="search_names"), (match, 10)).fetchall()
    found = names + run(MATCHES.format(index="search_index"), (match, 50)).fetchall()
    for record in {record for _, record, _ in found}:
        ids = [one for _, of, one in found if of == record]
        run(f"{SHOWN[record]}id IN ({', '.join('?' * len(ids))})", ids).fetchall()
    if names:
        run(KNOWN.format(names[0][1]), names[0][2:]).fetchall()
    run("COMMIT")


def asked(texts: Texts, chance: random.Random) -> dict[str, list[str]]:
    words = texts.words
    common = words[:50]
    return {
        "one letter": [word[:1] for word in chance.sample(words[:400], 12)],
        "two letters": [word[:2] for word in chance.sample(words[:400], 12)],
        "three letters": [word[:3] for word in chance.sample(words[:400], 12)],
        "a rare word": chance.sample(words[8_000:], 12),
        "a common word": chance.sample(common, 12),
        "two common words": [" ".join(chance.sample(common, 2)) for _ in range(12)],
    }


def measure(services: Services, texts: Texts, size: int, rounds: int) -> list[Row]:
    path = services.manual.path
    bare = driver.connect(path, keys.read_key(path))
    rows, everything = [], []
    for name, questions in asked(texts, random.Random(7)).items():
        both = Pair()
        for question in islice(cycle(questions), rounds):
            match = searching.expression(searching.words(question))
            both.floors.append(timed(lambda m=match: bare.execute(FLOOR, (m,)).fetchall()))
            both.musts.append(timed(lambda m=match: must(bare.execute, m)))
            both.ours.append(timed(lambda q=question: services.search.ask(q)))
        everything += both.ours
        rows.append(both.row(f"search {size:,}: {name}", "bare FTS5 query, 50 rows shown", 1.5))
    rows.append(limit(f"search {size:,}: p50 of all", percentile(everything, 0.5), 5))
    rows.append(limit(f"search {size:,}: p95 of all", percentile(everything, 0.95), 30))
    bare.close()
    return rows
