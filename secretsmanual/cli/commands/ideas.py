"""`ideas`, `idea`, `want`, `market-test`: so we could ..., what came of it, A against B."""

from typing import TYPE_CHECKING, Any, cast

from secretsmanual.cli.context import Context, a_day, columns
from secretsmanual.domain.ids import IdeaId, MarketTestId, SecretId

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.values import WantedStatus
    from secretsmanual.services.ideas import IdeaLine
    from secretsmanual.services.market_tests import TestLine

WORTH = ("product", "service", "package", "offer", "selling")
STATUSES = ("idea", "offered", "proved", "dropped")
"""As `domain.ideas`, written out: that module brings pydantic, which help does not need."""
WANTED = {"unknown": "", "not-yet": "not_yet", "delivered": "delivered", "confirmed": "confirmed"}
TEXTS = ("title", "value", "next_step")
NUMBERS = ("a_sent", "a_replies", "b_sent", "b_replies")
TOLD = ("hypothesis", "offer", "measure", "result")


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    ideas = commands.add_parser("ideas", help="so we could ...: ideas by status, and tests")
    ideas.add_argument("--account", metavar="A", help="of one account; id or name")
    ideas.add_argument("--theme", metavar="THEME", help="of one theme; id or label")
    ideas.add_argument("--status", choices=STATUSES)
    ideas.set_defaults(command=_ideas)
    idea = commands.add_parser("idea", help="note, offer, prove or drop an idea")
    verbs = idea.add_subparsers(metavar="WHAT", required=True)
    add = _verb(verbs, "add", _add, "note one", "TITLE")
    change = _verb(verbs, "change", _change, "change its fields")
    change.add_argument("--title", metavar="TEXT")
    for verb in (add, change):
        verb.add_argument("--worth", choices=WORTH)
        verb.add_argument("--person", metavar="P", help="for whom; id or name")
        verb.add_argument("--account", metavar="A", help="for whom; id or name")
        verb.add_argument("--theme", metavar="THEME", help="for whom; id or label")
        verb.add_argument("--secret", action="append", metavar="SECRET", help="it rests on")
        verb.add_argument("--value", metavar="TEXT", help="what it is worth, in their words")
        verb.add_argument("--next-step", metavar="TEXT")
        for tick in ("only-us", "opportunity"):
            verb.add_argument(f"--{tick}", choices=("yes", "no"))
    _verb(verbs, "from-secret", _from_secret, "make one of a secret's “so we could”", "SECRET")
    line = _verb(verbs, "line", _line, "say how a secret’s “so we could” goes on", "SECRET")
    line.add_argument("text", metavar="TEXT")
    _verb(verbs, "offer", _offer, "it was offered today")
    _verb(verbs, "prove", _prove, "its value is proved").add_argument("quote", metavar="QUOTE")
    _verb(verbs, "drop", _drop, "drop it").add_argument("reason", metavar="REASON")
    _verb(verbs, "remove", _remove, "take it away")
    want = commands.add_parser("want", help="say whether they got what they want")
    want.add_argument("secret", metavar="SECRET", help="its id")
    want.add_argument("status", choices=tuple(WANTED))
    want.set_defaults(command=_want)
    could = commands.add_parser("market-test", help="begin or change a test: A against B")
    verbs = could.add_subparsers(metavar="WHAT", required=True)
    begin = _verb(verbs, "add", _add_test, "begin one under a theme", "THEME")
    begin.add_argument("hypothesis", metavar="HYPOTHESIS")
    adjust = _verb(verbs, "change", _change_test, "change it", "TEST")
    adjust.add_argument("--hypothesis", metavar="TEXT")
    for verb in (begin, adjust):
        for name in TOLD[1:]:
            verb.add_argument(f"--{name}", metavar="TEXT")
        for name in ("from", "to"):
            verb.add_argument(f"--{name}", dest=f"{name}_", type=a_day, metavar="DAY")
        for name in NUMBERS:
            verb.add_argument(f"--{name.replace('_', '-')}", type=int, metavar="N")
    _verb(verbs, "remove", _remove_test, "take it away", "TEST")


def _verb(verbs: Any, name: str, command: Any, help_text: str, what: str = "IDEA") -> Any:
    verb = verbs.add_parser(name, help=help_text)
    verb.add_argument("what", metavar=what)
    verb.set_defaults(command=command)
    return verb


def _ideas(context: Context) -> None:
    options = context.options
    with context.services() as services:
        account = services.accounts.find(options.account).id if options.account else None
        theme = services.themes.find(options.theme).id if options.theme else None
        ideas = [
            one
            for one in services.ideas.all(account, theme)
            if options.status in (None, one.idea.status)
        ]
        tests = services.market_tests.all(theme) if account is None else []
    ideas.sort(key=lambda one: STATUSES.index(one.idea.status))
    lines: list[tuple[object, ...]] = [
        (one.idea.id, one.idea.status, one.idea.title, one.whom or "nobody yet") for one in ideas
    ]
    lines += [(one.test.id, "test", one.test.hypothesis, one.verdict.words) for one in tests]
    document = {"ideas": [_idea(one) for one in ideas], "tests": [_test(one) for one in tests]}
    context.answer(document, columns(lines) or "No ideas yet.")


def _idea(one: "IdeaLine") -> dict[str, Any]:
    fields = one.idea.model_dump(mode="json", exclude={"created_at"})
    return {**fields, "whom": one.whom, "lacking": one.lacking}


def _test(one: "TestLine") -> dict[str, Any]:
    fields = one.test.model_dump(mode="json", exclude={"created_at"})
    found = one.verdict
    return {**fields, "theme": one.theme, "chance": found.p, "words": found.words}


def _values(context: Context, services: "Services") -> dict[str, Any]:
    options = context.options
    values: dict[str, Any] = {
        name: found
        for name in (*TEXTS, "worth")
        if (found := getattr(options, name, None)) is not None
    }
    for tick in ("only_us", "opportunity"):
        if getattr(options, tick) is not None:
            values[tick] = getattr(options, tick) == "yes"
    if options.secret is not None:
        values["secrets"] = options.secret
    named = {
        "person_id": options.person and services.people.find(options.person).id,
        "account_id": options.account and services.accounts.find(options.account).id,
        "theme_id": options.theme and services.themes.find(options.theme).id,
    }
    return {**values, **(named if any(named.values()) else {})}


def _add(context: Context) -> None:
    with context.services() as services:
        idea, _ = services.ideas.add(context.options.what, **_values(context, services))
    context.answer({"idea": idea.id}, f"Noted: {idea.id}.")


def _from_secret(context: Context) -> None:
    with context.services() as services:
        idea, _ = services.ideas.from_secret(SecretId(context.options.what))
    context.answer({"idea": idea.id}, f"Noted: {idea.id}.")


def _line(context: Context) -> None:
    with context.services() as services:
        services.secrets.set_idea(SecretId(context.options.what), context.options.text)
    context.answer({"secret": context.options.what}, "Kept.")


def _want(context: Context) -> None:
    options = context.options
    with context.services() as services:
        status = cast("WantedStatus", WANTED[options.status])
        services.secrets.set_wanted_status(SecretId(options.secret), status)
    context.answer({"secret": options.secret, "status": options.status}, "Kept.")


def _change(context: Context) -> None:
    with context.services() as services:
        values = _values(context, services)
        services.ideas.change(IdeaId(context.options.what), **values)
    context.answer({"changed": list(values)}, "Changed.")


def _offer(context: Context) -> None:
    with context.services() as services:
        services.ideas.offer(IdeaId(context.options.what))
    context.answer({"offered": context.options.what}, "Offered today.")


def _prove(context: Context) -> None:
    with context.services() as services:
        services.ideas.prove(IdeaId(context.options.what), context.options.quote)
    context.answer({"proved": context.options.what}, "Proved.")


def _drop(context: Context) -> None:
    with context.services() as services:
        services.ideas.drop(IdeaId(context.options.what), context.options.reason)
    context.answer({"dropped": context.options.what}, "Dropped.")


def _remove(context: Context) -> None:
    with context.services() as services:
        services.ideas.remove(IdeaId(context.options.what))
    context.answer({"removed": context.options.what}, "Taken away.")


def _test_values(context: Context) -> dict[str, Any]:
    names = {name: name for name in (*TOLD, *NUMBERS)}
    names |= {"from_": "started_on", "to_": "ended_on"}
    found = {field: getattr(context.options, name) for name, field in names.items()}
    return {name: value for name, value in found.items() if value is not None}


def _add_test(context: Context) -> None:
    values = _test_values(context)
    with context.services() as services:
        theme = services.themes.find(context.options.what)
        test, _ = services.market_tests.add(theme.id, **values)
        line = next(one for one in services.market_tests.all() if one.test.id == test.id)
    context.answer(_test(line), f"Begun: {test.id}.")


def _change_test(context: Context) -> None:
    test_id = MarketTestId(context.options.what)
    with context.services() as services:
        services.market_tests.change(test_id, **_test_values(context))
        line = next(one for one in services.market_tests.all() if one.test.id == test_id)
    context.answer(_test(line), line.verdict.words)


def _remove_test(context: Context) -> None:
    with context.services() as services:
        services.market_tests.remove(MarketTestId(context.options.what))
    context.answer({"removed": context.options.what}, "Taken away.")
