"""Opening an account's manual, and the brief."""

from datetime import date, datetime

from secretsmanual.bootstrap import Services
from secretsmanual.vault import driver, keys
from tests.bench.generate import NOW
from tests.bench.measuring import Row, limit, pairs, percentile, timed

SELECTS = (
    "SELECT * FROM account WHERE id = ?",
    "SELECT * FROM person WHERE account_id = ?",
    "SELECT * FROM secret WHERE account_id = ? AND status = 'active'",
    "SELECT * FROM promise WHERE account_id = ?",
    "SELECT * FROM interview WHERE account_id = ?",
    "SELECT * FROM ask_later WHERE account_id = ?",
)
MORE = (
    "SELECT u.* FROM secret_use u JOIN secret s ON s.id = u.secret_id WHERE s.account_id = ?",
    "SELECT q.* FROM asked q JOIN interview i ON i.id = q.interview_id WHERE i.account_id = ?",
    "SELECT * FROM oops WHERE account_id = ?",
)


def must(bare, account: str) -> None:
    """Read all that the page shows, and put its secrets in groups, days and ages in words."""
    bare.execute("BEGIN")
    for select in (*SELECTS, *MORE):
        cursor = bare.execute(select, (account,))
        names = [column[0] for column in cursor.description]
        records = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        if "last_confirmed" in names:
            secrets = records
    bare.execute("COMMIT")
    groups: dict[tuple[str, str], list[tuple[date, str, bool]]] = {}
    for secret in secrets:
        for name in ("created_at", "updated_at"):
            secret[name] = datetime.fromisoformat(secret[name][:26])
        for name in ("heard_on", "last_confirmed"):
            secret[name] = date.fromisoformat(secret[name])
        days = (NOW.date() - secret["last_confirmed"]).days
        line = (secret["last_confirmed"], f"{days // 30} months ago", days > 365)
        groups.setdefault((secret["person_id"], secret["kind"]), []).append(line)
    for lines in groups.values():
        lines.sort(reverse=True)


def measure(services: Services, rounds: int) -> list[Row]:
    account = services.accounts.all()[1].account
    path = services.manual.path
    bare = driver.connect(path, keys.read_key(path))

    def floor() -> None:
        for select in SELECTS:
            bare.execute(select, (account.id,)).fetchall()

    page = pairs(
        floor,
        lambda: services.manual_page.page(account.id),
        rounds,
        lambda: must(bare, account.id),
    )
    brief = pairs(floor, lambda: services.briefs.brief(account.id), rounds)
    bare.close()
    day = [timed(services.today.page) for _ in range(rounds)]
    return [
        page.row("open an account's manual of 1,000 secrets", "the bare SELECTs", 3),
        limit(
            "open an account's manual, p95",
            percentile(page.ours, 0.95),
            50,
            must=percentile(page.musts, 0.95),
        ),
        limit("brief, to the finished page, p95", percentile(brief.ours, 0.95), 200),
        limit("the day's page, p95", percentile(day, 0.95), 200),
    ]
