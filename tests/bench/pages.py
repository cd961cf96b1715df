"""Opening an account's manual, and the brief."""

from secretsmanual.bootstrap import Services
from secretsmanual.vault import driver, keys
from tests.bench.measuring import Row, limit, pairs, percentile, timed

SELECTS = (
    "SELECT * FROM account WHERE id = ?",
    "SELECT * FROM person WHERE account_id = ?",
    "SELECT * FROM secret WHERE account_id = ? AND status = 'active'",
    "SELECT * FROM promise WHERE account_id = ?",
    "SELECT * FROM interview WHERE account_id = ?",
    "SELECT * FROM ask_later WHERE account_id = ?",
)


def measure(services: Services, rounds: int) -> list[Row]:
    account = services.accounts.all()[1].account
    path = services.manual.path
    bare = driver.connect(path, keys.read_key(path))

    def floor() -> None:
        for select in SELECTS:
            bare.execute(select, (account.id,)).fetchall()

    page = pairs(floor, lambda: services.manual_page.page(account.id), rounds)
    brief = pairs(floor, lambda: services.briefs.brief(account.id), rounds)
    bare.close()
    day = [timed(services.today.page) for _ in range(rounds)]
    return [
        page.row("open an account's manual of 1,000 secrets", "the bare SELECTs", 3),
        limit("open an account's manual, p95", percentile(page.ours, 0.95), 50),
        limit("brief, to the finished page, p95", percentile(brief.ours, 0.95), 200),
        limit("the day's page, p95", percentile(day, 0.95), 200),
    ]
