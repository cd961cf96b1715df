"""Rows of a TOML file with the place they came from, so that a bad one can be put right."""

import json
import tomllib
from dataclasses import dataclass
from typing import Any, TypeVar

from secretsmanual.domain.errors import BadInput
from secretsmanual.domain.wording import tr

Word = TypeVar("Word", bound=str)
Value = str | int | bool | tuple[str, ...] | list[Any]


def read(text: str, name: str) -> dict[str, Any]:
    """Parse TOML; raises BadInput naming the line and column of the first mistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines = max(1, len(text.splitlines()))
        what = str(error).replace("at end of document", f"at the end, line {lines}")
        raise BadInput(
            tr(
                "The {name} file cannot be read: {what}.",
                name=name,
                what=f"{what[:1].lower()}{what[1:]}",
            ),
            tr("Put right that line, or take the file back out."),
        ) from error
    except RecursionError:
        raise BadInput(
            tr("The {name} file cannot be read: its lists are nested too deep.", name=name),
            tr("Leave that file alone; it was not written by people."),
        ) from None


@dataclass(frozen=True, slots=True)
class Row:
    """One `[[name]]` table and the line it starts at."""

    name: str
    line: int
    values: dict[str, Any]

    def bad(self, what: str, hint: str) -> BadInput:
        """Make the error that names this row."""
        who = self.values.get("id")
        label = (
            f"{self.name} {who}" if isinstance(who, str) and who else tr("A {name}", name=self.name)
        )
        row = f"{label[:1].upper()}{label[1:]}"
        return BadInput(tr("{row}, line {n}: {what}.", row=row, n=self.line, what=what), hint)

    def text(self, key: str, default: str | None = None) -> str:
        """Get a text; without a default it must be there and not be empty."""
        value = self.values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            hint = tr('Write {key} = "..." in that table.', key=key)
            raise self.bad(tr("“{key}” must be a text", key=key), hint)
        return value

    def number(self, key: str, low: int, high: int, default: int | None = None) -> int:
        """Get a whole number from low to high."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise self.bad(
                tr(
                    "“{key}” must be a whole number from {low} to {high}",
                    key=key,
                    low=low,
                    high=high,
                ),
                tr("Write {key} = {n} or another number in that range.", key=key, n=low),
            )
        return value

    def flag(self, key: str) -> bool:
        """Get true or false; false where it is not written."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            hint = tr("Write {key} = true or leave it out.", key=key)
            raise self.bad(tr("“{key}” must be true or false", key=key), hint)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Get a list of texts; empty where it is not written."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            hint = tr("Write {example}.", example=f'{key} = ["...", "..."]')
            raise self.bad(tr("“{key}” must be a list of texts", key=key), hint)
        return tuple(value)

    def one_of(self, key: str, allowed: tuple[Word, ...], default: Word | None = None) -> Word:
        """Get one of the allowed words."""
        value = self.values.get(key, default)
        for word in allowed:
            if value == word:
                return word
        known = ", ".join(word or tr("(nothing)") for word in allowed)
        what = tr("“{key}” cannot be “{value}”", key=key, value=value)
        raise self.bad(what, tr("Use one of: {words}.", words=known))


def rows(text: str, data: dict[str, Any], name: str) -> list[Row]:
    """List all `[[name]]` tables in order, each with the line it starts at."""
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        hint = tr("Start each with {header}.", header=f"[[{name}]]")
        raise BadInput(tr("“{name}” is not a list of tables.", name=name), hint)
    header = f"[[{name}]]"
    starts = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if line.replace(" ", "").startswith(header)
    ]
    starts += [1] * (len(tables) - len(starts))
    return [Row(name, line, table) for line, table in zip(starts, tables, strict=False)]


def table(name: str, values: dict[str, Value]) -> str:
    """Write one `[[name]]` table as TOML text; empty texts, empty lists and false are left out."""
    lines = [f"[[{name}]]"]
    lines += [f"{key} = {_literal(value)}" for key, value in values.items() if _worth(value)]
    return "\n".join(lines) + "\n"


def _worth(value: Value) -> bool:
    return (isinstance(value, int) and not isinstance(value, bool)) or bool(value)


def _literal(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_literal(item) for item in value) + "]"
    # A JSON text, number or boolean is a TOML one, once DEL is escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
