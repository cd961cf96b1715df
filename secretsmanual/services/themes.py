"""Themes: tag secrets with them, confirm quotes one by one, and hand over what a group wants."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from secretsmanual.domain.changes import Change
from secretsmanual.domain.errors import BadInput, NotFound, Refused
from secretsmanual.domain.ids import SecretId, ThemeId
from secretsmanual.domain.interview.suggest import content_words
from secretsmanual.domain.runs import Handover
from secretsmanual.domain.talks import AskLaterFields
from secretsmanual.domain.theme_making import suggested
from secretsmanual.domain.theme_page import Form, themes_document
from secretsmanual.domain.theme_quotes import fingerprint
from secretsmanual.domain.theme_rule import Rule, Showing
from secretsmanual.domain.themes import Theme, ThemeFields, ThemeQuoteFields, ThemeStatus
from secretsmanual.domain.wording import mark, tr
from secretsmanual.services.manual import Manual
from secretsmanual.services.theme_board import SHOWN, Board, QuoteChoice, read_board, rule_in
from secretsmanual.services.theme_packing import (
    Kept,
    ThemePreview,
    forget,
    keep,
    pack_of,
    preview_of,
)
from secretsmanual.services.writing import Progress, ending_of, write_into, write_with_receipt
from secretsmanual.store import queries, search_index
from secretsmanual.store.unit import Unit

FORMATS = ("xlsx", "html", "pdf", "docx", "csv", "json", "jsonl", "txt")
FORMS: dict[str, Form] = {"xlsx": "sheets", "csv": "rows"}
NEIGHBOURS = 20
"""How many of the nearest secrets vote for a theme."""


@dataclass(frozen=True, slots=True)
class ThemeState:
    """A theme as its keeper sees it; these numbers never leave."""

    theme: Theme
    tagged: int
    """People who carry it."""
    people: int
    """Those who count."""
    accounts: int
    showing: Showing
    lacking: str
    """What it lacks to be shown, in words."""
    shown_on: date | None
    """The day of the row that is shown."""
    quotes_waiting: int
    problems: dict[str, str]
    """Which of our own texts may not leave, and why. With a label among them nothing does."""


class ThemeService:
    """What one does with themes."""

    def __init__(self, manual: Manual) -> None:
        self._manual = manual

    def all(self) -> list[ThemeState]:
        """Return the themes that are not retired, with what counts in each."""
        board = self._board()
        return [_state(board, theme) for theme in board.themes]

    def retired(self) -> list[Theme]:
        """Return the themes that were put aside."""
        with self._manual.read() as unit:
            return [theme for theme in unit.themes.where() if theme.status == "retired"]

    def find(self, wanted: str) -> Theme:
        """Find a theme by its id or label, whatever its case; raises NotFound."""
        with self._manual.read() as unit:
            return _found(unit, wanted)

    def propose(self, label: str, ask_back: str = "") -> tuple[Theme, Change]:
        """Add a theme; it is proposed until a secret carries it.

        Raises BadInput for a label that is empty, longer than 80 letters, or there already.
        """
        with self._manual.write(mark("Propose a theme")) as unit:
            _require_free(unit, label)
            fields = _checked(label=label, ask_back=ask_back, created_at=unit.at)
            theme = unit.themes.add(fields)
        return theme, unit.change

    def edit(self, theme_id: ThemeId, **texts: str) -> Change:
        """Change the label, the question to ask back, the idea and its type, or the test.

        A new label goes to every secret that carries the old one. Raises BadInput.
        """
        with self._manual.write(mark("Change a theme")) as unit:
            old = unit.themes.get(theme_id)
            fields = _checked(**{**old.model_dump(exclude={"id"}), **texts})
            if fields.label.casefold() != old.label.casefold():
                _require_free(unit, fields.label)
            if fields.label != old.label:
                _relabel(unit, old.label, fields.label)
            unit.themes.change(theme_id, **{name: getattr(fields, name) for name in texts})
        return unit.change

    def retire(self, theme_id: ThemeId) -> Change:
        """Put a theme aside. What was published of it stays remembered."""
        return self._set_status(theme_id, "retired")

    def bring_back(self, theme_id: ThemeId) -> Change:
        """Use a retired theme again."""
        return self._set_status(theme_id, "active")

    def _set_status(self, theme_id: ThemeId, status: ThemeStatus) -> Change:
        with self._manual.write(
            mark("Retire a theme") if status == "retired" else mark("Use again")
        ) as unit:
            unit.themes.change(theme_id, status=status)
        return unit.change

    def tag(self, secret_id: SecretId, theme_id: ThemeId) -> Change:
        """Put a secret into a theme."""
        with self._manual.write(mark("Put into a theme")) as unit:
            theme, secret = unit.themes.get(theme_id), unit.secrets.get(secret_id)
            if theme.label.casefold() not in {tag.casefold() for tag in secret.themes}:
                tags = [*secret.themes, theme.label]
                unit.secrets.change(secret_id, themes=tags, updated_at=unit.at)
            if theme.status != "active":
                unit.themes.change(theme_id, status="active")
        return unit.change

    def untag(self, secret_id: SecretId, theme_id: ThemeId) -> Change:
        """Take a secret out of a theme."""
        with self._manual.write(mark("Take out of a theme")) as unit:
            label = unit.themes.get(theme_id).label.casefold()
            secret = unit.secrets.get(secret_id)
            tags = [tag for tag in secret.themes if tag.casefold() != label]
            unit.secrets.change(secret_id, themes=tags, updated_at=unit.at)
        return unit.change

    def suggest(self, text: str, but: SecretId | None = None) -> list[tuple[Theme, float]]:
        """Suggest themes for a text, best first, with scores from 0 to 1.

        By the nearest secrets' themes and by the words of each theme (domain.md 5.3). `but` is
        the secret the text belongs to.
        """
        words = content_words(text, self._manual.lexicon)
        with self._manual.read() as unit:
            near = search_index.nearest_secrets(unit.connection, words, NEIGHBOURS)
            secrets = unit.secrets.by_ids(one.record_id for one in near)
            themes = [theme for theme in unit.themes.where() if theme.status != "retired"]
            rows = queries.publications(unit)
        neighbours = [
            (secrets[one.record_id].themes, one.weight)
            for one in near
            if one.record_id in secrets and one.record_id != but
        ]
        known = {
            theme.id: {
                *content_words(theme.label, self._manual.lexicon),
                *(word for row in rows.get(theme.id, ()) for word in row.words),
            }
            for theme in themes
        }
        return suggested(themes, set(words), neighbours, known)

    def quotes(self, theme_id: ThemeId) -> list[QuoteChoice]:
        """Return the quotes of a theme as they would be repeated, those that wait first."""
        board = self._board()
        return list(board.choices(_on(board, theme_id)))

    def answer_quote(self, theme_id: ThemeId, secret_id: SecretId, *, confirmed: bool) -> Change:
        """Say whether a quote may be repeated as `quotes` shows it; raises NotFound."""
        with self._manual.write(
            mark("Confirm a quote") if confirmed else mark("Refuse a quote")
        ) as unit:
            board = read_board(self._manual, unit)
            choices = {one.secret_id: one for one in board.choices(_on(board, theme_id))}
            if secret_id not in choices:
                raise NotFound(
                    tr("There is nothing of that secret to quote."),
                    tr("Quotes are short, said by themselves, and from open secrets of the theme."),
                )
            values: dict[str, Any] = {
                "fingerprint": fingerprint(choices[secret_id].quote),
                "answer": "confirmed" if confirmed else "refused",
                "on": self._manual.today,
            }
            old = board.answers.get((theme_id, secret_id))
            if old:
                unit.theme_quotes.change(old.id, **values)
            else:
                fields = ThemeQuoteFields(theme_id=theme_id, secret_id=secret_id, **values)
                unit.theme_quotes.add(fields)
        return unit.change

    def ask_back(self, theme_id: ThemeId) -> Change:
        """Put the theme's question on the list of what to ask later, for each who said it.

        Raises Refused where the theme has no question.
        """
        with self._manual.write(mark("Ask back")) as unit:
            board = read_board(self._manual, unit)
            theme = _on(board, theme_id)
            if not theme.ask_back:
                raise Refused(tr("This theme has no question to ask back."), tr("Write one first."))
            for one in {one.person.id: one for one in board.counts[theme_id]}.values():
                fields = AskLaterFields(
                    account_id=one.account.id,
                    person_id=one.person.id,
                    text=theme.ask_back,
                    created_at=unit.at,
                )
                waiting = queries.ask_later(unit, one.account.id)
                if (fields.text, fields.person_id) not in {(w.text, w.person_id) for w in waiting}:
                    unit.ask_later.add(fields)
        return unit.change

    def rule(self) -> Rule:
        """Return the smallest group that may be told."""
        with self._manual.read() as unit:
            return rule_in(queries.settings(unit))

    def set_rule(self, rule: Rule) -> Change:
        """Set the smallest group that may be told; a `Rule` is never below 3 and 3."""
        with self._manual.write(mark("Set the limit of themes")) as unit:
            queries.set_setting(unit, "theme_people", str(rule.people))
            queries.set_setting(unit, "theme_accounts", str(rule.accounts))
        return unit.change

    def preview(self) -> ThemePreview:
        """Show what would leave and what stays behind with reasons; nothing is written."""
        return preview_of(self._board())

    def hand_over(
        self, path: Path, recipient: str = "", progress: Progress | None = None
    ) -> Handover:
        """Write the themes that may leave, and the receipt; what was shown is remembered.

        Raises:
            BadInput: the ending is not one of `FORMATS`.
            Refused: no theme may leave, or the file cannot be written.
        """
        ending = ending_of(path, FORMATS)
        board = self._board()
        pack = pack_of(board, recipient)
        if not pack.rows:
            raise Refused(
                tr("No theme may leave yet."), tr("The preview tells what each one lacks.")
            )
        document = themes_document(pack, FORMS.get(ending, "page"))

        def keep_it(digest: str) -> Kept:
            with self._manual.write(mark("Hand over themes")) as unit:
                return keep(board, pack, unit, path, digest)

        return write_with_receipt(
            path,
            lambda out: write_into(out, document, ending, progress),
            keep_it,
            self._forget,
        ).receipt

    def _forget(self, kept: Kept) -> None:
        with self._manual.write(mark("Take back a receipt")) as unit:
            forget(kept, unit)

    def _board(self) -> Board:
        with self._manual.read() as unit:
            return read_board(self._manual, unit)


def _state(board: Board, theme: Theme) -> ThemeState:
    people = board.members[theme.id]
    state, rows = board.showing(theme), board.rows.get(theme.id, [])
    if state in ("new", "renewed"):
        shown_on: date | None = board.rules.today
    else:
        shown_on = rows[-1].on if rows and state in SHOWN else None
    return ThemeState(
        theme=theme,
        tagged=board.tagged[theme.id],
        people=len(people),
        accounts=len(set(people.values())),
        showing=state,
        lacking=board.lacking(theme),
        shown_on=shown_on,
        quotes_waiting=sum(one.answer == "waiting" for one in board.choices(theme)),
        problems=board.problems(theme),
    )


def _found(unit: Unit, wanted: str) -> Theme:
    for theme in unit.themes.where():
        if wanted == theme.id or wanted.strip().casefold() == theme.label.casefold():
            return theme
    raise NotFound(
        tr("There is no theme “{wanted}”.", wanted=wanted),
        tr("List the themes to see their labels."),
    )


def _on(board: Board, theme_id: ThemeId) -> Theme:
    for theme in board.themes:
        if theme.id == theme_id:
            return theme
    raise NotFound(tr("There is no such theme, or it was retired."), tr("List the themes."))


def _require_free(unit: Unit, label: str) -> None:
    """Raise BadInput for a label in use: two counts under one label could be subtracted."""
    for theme in unit.themes.where():
        if theme.label.casefold() == label.strip().casefold():
            raise BadInput(
                tr("There is a theme “{theme}” already.", theme=theme.label),
                tr("Bring it back if it was retired, or choose another label."),
            )


def _checked(**values: Any) -> ThemeFields:
    try:
        return ThemeFields(**values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0]).replace("_", " ")
        raise BadInput(
            tr("The theme's {field} cannot be used as it is.", field=field),
            tr(
                "A label has 1 to 80 letters, other texts at most 300; an idea is for a "
                "product, service, package or offer."
            ),
        ) from None


def _relabel(unit: Unit, old: str, new: str) -> None:
    for secret in queries.secrets_in_themes(unit):
        if old.casefold() in {tag.casefold() for tag in secret.themes}:
            tags = [new if tag.casefold() == old.casefold() else tag for tag in secret.themes]
            unit.secrets.change(secret.id, themes=tags)
