"""`themes` and `theme`: what many want, whose secrets count in it, and which quotes may leave."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from secretsmanual.cli.context import Context, columns
from secretsmanual.domain.errors import BadInput

if TYPE_CHECKING:
    from secretsmanual.bootstrap import Services
    from secretsmanual.domain.ids import AccountId
    from secretsmanual.domain.runs import Handover
    from secretsmanual.services.themes import ThemeState

TEXTS = ("label", "ask_back", "idea", "idea_type", "test")


def add_to(commands: Any) -> None:
    """Say which commands there are."""
    themes = commands.add_parser("themes", help="themes with what counts in them")
    themes.add_argument("--people", type=int, metavar="N", help="set the fewest people of a theme")
    themes.add_argument("--accounts", type=int, metavar="N", help="set the fewest accounts")
    themes.add_argument("--for", dest="text", metavar="TEXT", help="suggest themes for a text")
    themes.set_defaults(command=_themes)
    theme = commands.add_parser("theme", help="add or change a theme, tag secrets, answer quotes")
    verbs = theme.add_subparsers(metavar="WHAT", required=True)
    _verb(verbs, "add", _add, "propose a theme").add_argument("--ask-back", default="")
    change = _verb(verbs, "change", _change, "change its texts")
    for name in TEXTS:
        change.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="TEXT")
    _verb(verbs, "retire", _retire, "count it no more")
    _verb(verbs, "restore", _restore, "use a retired one again")
    _verb(verbs, "ask-back", _ask_back, "put its question on the lists of what to ask later")
    for name, help_text in (
        ("tag", "put secrets into it"),
        ("untag", "take secrets out of it"),
        ("confirm", "let quotes of secrets be repeated"),
        ("refuse", "let them not be repeated"),
    ):
        verb = _verb(verbs, name, _on_secrets, help_text)
        verb.add_argument("secrets", nargs="+", metavar="SECRET")
        verb.set_defaults(verb=name)
    _verb(verbs, "quotes", _quotes, "list its quotes as they would be repeated")


def _verb(verbs: Any, name: str, command: Any, help_text: str) -> Any:
    verb = verbs.add_parser(name, help=help_text)
    verb.add_argument("theme", metavar="THEME")
    verb.set_defaults(command=command)
    return verb


def _themes(context: Context) -> None:
    from secretsmanual.domain.theme_rule import Rule

    options = context.options
    with context.services() as services:
        if (options.people, options.accounts) != (None, None):
            rule = services.themes.rule()
            people = rule.people if options.people is None else options.people
            accounts = rule.accounts if options.accounts is None else options.accounts
            services.themes.set_rule(Rule(people, accounts))
        if options.text:
            found = services.themes.suggest(options.text)
            rows = [{"id": theme.id, "label": theme.label, "score": n} for theme, n in found]
            text = columns([(theme.id, theme.label, n) for theme, n in found])
            context.answer({"suggested": rows}, text or "No theme is near to that.")
            return
        states = services.themes.all()
    lines = [
        (one.theme.id, one.theme.label, f"{one.people} people", one.showing, one.lacking)
        for one in states
    ]
    context.answer({"themes": [_data(one) for one in states]}, columns(lines) or "No themes yet.")


def _data(one: "ThemeState") -> dict[str, Any]:
    return {
        **one.theme.model_dump(mode="json", exclude={"created_at"}),
        "people": one.people,
        "accounts": one.accounts,
        "showing": one.showing,
        "lacking": one.lacking,
        "quotes_waiting": one.quotes_waiting,
    }


def preview_themes(context: Context, services: "Services", accounts: "list[AccountId]") -> None:
    """Say which themes would leave and what stays behind."""
    _require_all(accounts)
    preview = services.themes.preview()
    leaving = [("leaves", one.theme, one.people, "; ".join(one.quotes)) for one in preview.leaves]
    held = [("stays", one.what, one.why, one.id) for one in preview.held_back]
    context.answer(preview.data, columns([*leaving, *held]))


def share_themes(context: Context, services: "Services", accounts: "list[AccountId]") -> "Handover":
    """Hand over themes."""
    from secretsmanual.cli.progress import share_bar

    _require_all(accounts)
    path = Path(context.options.to)
    with share_bar(path.name, quiet=context.as_json) as step:
        return services.themes.hand_over(path, context.options.recipient, step)


def _require_all(accounts: "list[AccountId]") -> None:
    if accounts:
        raise BadInput(
            "Themes are told of all accounts together: of one alone they would tell too much.",
            "Leave --account out.",
        )


def _add(context: Context) -> None:
    with context.services() as services:
        theme, _ = services.themes.propose(context.options.theme, context.options.ask_back)
    context.answer({"theme": theme.id, "label": theme.label}, f"Added {theme.label}: {theme.id}.")


def _change(context: Context) -> None:
    options = context.options
    texts = {name: getattr(options, name) for name in TEXTS if getattr(options, name) is not None}
    with context.services() as services:
        services.themes.edit(services.themes.find(options.theme).id, **texts)
    context.answer({"changed": list(texts)}, "Changed.")


def _retire(context: Context) -> None:
    with context.services() as services:
        theme = services.themes.find(context.options.theme)
        services.themes.retire(theme.id)
    context.answer({"retired": theme.id}, f"{theme.label} is counted no more.")


def _restore(context: Context) -> None:
    with context.services() as services:
        theme = services.themes.find(context.options.theme)
        services.themes.bring_back(theme.id)
    context.answer({"restored": theme.id}, f"{theme.label} is counted again.")


def _ask_back(context: Context) -> None:
    with context.services() as services:
        theme = services.themes.find(context.options.theme)
        services.themes.ask_back(theme.id)
    context.answer({"asked_back": theme.id}, "It stands on the lists of what to ask later.")


def _on_secrets(context: Context) -> None:
    options = context.options
    with context.services() as services:
        themes = services.themes
        theme = themes.find(options.theme)
        for secret_id in options.secrets:
            if options.verb in ("tag", "untag"):
                (themes.tag if options.verb == "tag" else themes.untag)(secret_id, theme.id)
            else:
                themes.answer_quote(theme.id, secret_id, confirmed=options.verb == "confirm")
    context.answer({options.verb: options.secrets, "theme": theme.id}, "Done.")


def _quotes(context: Context) -> None:
    with context.services() as services:
        found = services.themes.quotes(services.themes.find(context.options.theme).id)
    rows = [
        {"secret": one.secret_id, "quote": one.quote, "answer": one.answer, "said": one.said}
        for one in found
    ]
    lines = [(one.secret_id, one.answer, one.quote, one.person) for one in found]
    context.answer({"quotes": rows}, columns(lines) or "There is nothing to quote.")
