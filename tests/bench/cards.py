"""The report card of 50 accounts, and the pictures of all secrets."""

from pathlib import Path

from secretsmanual.bootstrap import Services
from tests.bench import generate
from tests.bench.measuring import Row, limit, percentile, timed

ACCOUNTS, SECRETS = 50, 200


def measure(folder: Path, rounds: int) -> list[Row]:
    services = generate.make(folder / "cards.secrets", ACCOUNTS * SECRETS, per_account=SECRETS)
    took = [timed(services.report_cards.card) for _ in range(rounds)]
    services.manual.close()
    what = f"report card of {ACCOUNTS} accounts with {SECRETS} secrets each, p95"
    return [limit(what, percentile(took, 0.95), 1000)]


def measure_pictures(services: Services, size: int, rounds: int) -> list[Row]:
    services.pictures.pictures()  # loads the bank and the lexicon
    took = [timed(services.pictures.pictures) for _ in range(rounds)]
    return [limit(f"pictures of {size} secrets, read again, p95", percentile(took, 0.95), 1000)]
