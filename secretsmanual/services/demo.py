"""Fill a new manual with the demo: invented people, all dates moved to today."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from secretsmanual.domain.accounts import AccountFields
from secretsmanual.domain.ids import LineId
from secretsmanual.domain.interview.bank import FOLLOW_UP
from secretsmanual.domain.oops import OopsFields
from secretsmanual.domain.people import PersonFields, TeamMemberFields
from secretsmanual.domain.promises import PromiseFields
from secretsmanual.domain.runs import HandoverFields
from secretsmanual.domain.secrets import SecretFields, SecretUseFields
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.domain.talks import (
    AskedFields,
    AskLaterFields,
    InterviewFields,
    LineFields,
    MeetingFields,
)
from secretsmanual.domain.themes import ThemeFields
from secretsmanual.domain.wording import language, mark
from secretsmanual.services.demo_awards import load_awards
from secretsmanual.services.demo_customer_side import CustomerSide, Row
from secretsmanual.services.demo_ideas import load_ideas
from secretsmanual.services.manual import Manual
from secretsmanual.store import manual_file, queries
from secretsmanual.store.unit import Unit
from secretsmanual.system.clock import Clock
from secretsmanual.system.ids import Ids
from secretsmanual.system.languages import ENGLISH, text_in
from secretsmanual.system.resources import resource_text

SEED = "demo"


def make_demo(path: Path, clock: Clock) -> None:
    """Make the demo at the path, in the language spoken, in place of one that was there before.

    It is a file of its own and never mixed with real data.
    """
    manual_file.remove(path)
    manual_file.create(path)
    manual = Manual(path, clock, Ids.seeded(SEED))
    try:
        data = in_words(json.loads(resource_text("demo.json")), demo_texts(language()))
        with manual.write(mark("Make the demo")) as unit:
            unit.from_file = True
            _Loader(unit, manual, data).load()
    finally:
        manual.close()


def demo_texts(code: str) -> dict[str, str]:
    """Return what the demo's texts are in a language, by the English ones; nothing for English."""
    texts: dict[str, str] = {} if code == ENGLISH else json.loads(text_in(code, "demo_texts.json"))
    return texts


def in_words(data: Any, texts: Mapping[str, str]) -> Any:
    """Return the demo with its texts in other words; names, days and words of lists stay."""
    match data:
        case dict():
            return {name: in_words(value, texts) for name, value in data.items()}
        case list():
            return [in_words(value, texts) for value in data]
        case str():
            return texts.get(data, data)
        case _:
            return data


class _Loader(CustomerSide):
    """Turns the demo's records into ours; ids like `P01` get a letter for their type."""

    def __init__(self, unit: Unit, manual: Manual, data: Row) -> None:
        super().__init__(unit, manual, data)
        self._bank = manual.bank
        self._themes = {row["id"]: row["label"] for row in data["themes"]}
        self._team = {member["id"]: member["name"] for member in data["team"]}
        self._unsorted = {row["id"] for row in data["secrets"] if row["status"] == "unsorted"}

    def load(self) -> None:
        """Load everything, in the order in which things point at each other."""
        queries.set_setting_quietly(self._unit, "product", self._data["us"]["product"])
        queries.set_setting_quietly(self._unit, "company", self._data["us"]["company"])
        queries.set_setting_quietly(self._unit, "gift_limit", f"{self._data['us']['gift_cap']:.2f}")
        queries.set_setting_quietly(self._unit, "quiet_hours", self._data["us"]["quiet_hours"])
        for row in self._data["team"]:
            fields = TeamMemberFields(name=row["name"], role=row["role"])
            self._unit.team.add(fields, f"t-{row['id']}")
        for row in self._data["themes"]:
            self._theme(row)
        for row in self._data["accounts"]:
            self._account(row)
        for row in self._data["people"]:
            self._person(row)
        for row in self._data["interviews"]:
            self._interview(row)
        for row in self._data["secrets"]:
            self._secret(row)
        for row in self._data["promises"]:
            self._promise(row)
        self._others()
        load_ideas(self._unit, self._data, self._day)
        load_awards(self._unit, self._data, self._sure_day)

    def _theme(self, row: Row) -> None:
        fields = ThemeFields(
            label=row["label"],
            **{name: row.get(name, "") for name in ("ask_back", "idea", "idea_type")},
            status="active",
            created_at=self._unit.at,
        )
        self._unit.themes.add(fields, self._id("e", row["id"]))

    def _account(self, row: Row) -> None:
        fields = AccountFields(
            **{name: row[name] for name in ("name", "high_value", "annual_value")},
            trade=row["trade"] or "",
            site=row["site"] or "",
            since=row["since"] or "",
            owner=self._team.get(row["owner"], ""),
            what_we_sold=row["what_we_sold"] or "",
            what_they_bought=row["what_they_bought"] or "",
            service_standard=row["service_standard"] or "",
            created_at=self._unit.at,
        )
        self._unit.accounts.add(fields, self._id("a", row["id"]))

    def _person(self, row: Row) -> None:
        consent = row["consent"]
        basis = row.get("basis", {"is": "", "since": None})
        fields = PersonFields(
            account_id=self._id("a", row["account"]),
            **{name: row[name] for name in ("name", "roles", "decision_maker")},
            listened_to=row.get("listened_to", False),
            stance=row.get("stance", ""),
            say=row["say"] or "",
            role=row["role"] or "",
            known_since=row["known_since"] or "",
            consent_service=bool(consent["service"]),
            consent_marketing=bool(consent["marketing"]),
            consent_asked_on=self._day(consent["asked"]),
            legal_basis=basis["is"],
            legal_basis_on=self._day(basis["since"]),
            created_at=self._unit.at,
        )
        self._unit.people.add(fields, self._id("p", row["id"]))

    def _interview(self, row: Row) -> None:
        started = self._moment(row["started"])
        interview_id = self._id("i", row["id"])
        attendees = [self._id("p", person) for person in row["attendees"]]
        fields = InterviewFields(
            account_id=self._id("a", row["account"]),
            attendees=attendees,
            mode=row["mode"],
            channel=row["channel"],
            seed=row["id"],
            started=started,
            ended=started + timedelta(minutes=row["minutes"]),
            summary=row["summary"] or "",
            review=row["review"],
            reviewed_at=self._moment(row["reviewed"]) if row.get("reviewed") else None,
        )
        self._unit.interviews.add(fields, interview_id)
        for line in row["lines"]:
            self._line(row, line, started, attendees[0] if attendees else None)

    def _line(self, row: Row, line: Row, started: datetime, person: Any) -> None:
        minutes, seconds = (int(part) for part in (line["t"] or "0:00").split(":"))
        at = started + timedelta(minutes=minutes, seconds=seconds)
        question = line["question"] or ""
        fields = LineFields(
            interview_id=self._id("i", row["id"]),
            n=line["n"],
            raw=line["raw"],
            question_id=question,
            first_key_at=at,
            saved_at=at,
            decided=row["review"] == "done" or not self._unsorted.intersection(line["made"]),
            made=[self._made(made) for made in line["made"]],
        )
        self._unit.lines.add(fields, f"l-{row['id']}-{line['n']}")
        if question and not question.startswith(FOLLOW_UP):
            found = self._bank.question(question)
            asked = AskedFields(
                interview_id=fields.interview_id,
                account_id=self._id("a", row["account"]),
                person_id=person if found.subject == "person" else None,
                question_id=question,
                kind=found.kind,
                at=at,
                outcome="answered",
            )
            self._unit.asked.add(asked, f"k-{row['id']}-{line['n']}")

    @staticmethod
    def _made(text: str) -> str:
        letter = {"S": "s", "P": "r", "Q": "q"}[text[0]]
        return f"{letter}-{text}"

    def _secret(self, row: Row) -> None:
        source = row["source"]
        interview = source.get("interview")
        same = ("text", "layer", "confidence", "sensitivity", "gold", "standing")
        via = row["via"]
        fields = SecretFields(
            account_id=self._id("a", row["account"]),
            person_id=self._id("p", row["person"]) if row["subject"] == "person" else None,
            kind="" if row["status"] == "unsorted" else row["kind"],
            **{name: row[name] for name in same},
            themes=[self._themes[theme] for theme in row["themes"]],
            verbatim=row["verbatim"] or "",
            attribute=row["attribute"] or "",
            said_by=self._id("p", row["said_by"]) if (row["said_by"] or "P")[0] == "P" else None,
            via=self._name(via) if via else "",
            source=source["type"],
            interview_id=self._id("i", interview),
            line_id=_line_id(interview, source.get("line")),
            heard_on=self._sure_day(row["heard_on"]),
            last_confirmed=self._sure_day(row["last_confirmed"]),
            status=row["status"],
            superseded_by=self._id("s", row["superseded_by"]),
            idea=_text(row["idea"]),
            why_it_matters=_text(row["why_it_matters"]),
            created_at=self._moment(row["heard_on"] + "T12:00:00"),
            updated_at=self._moment(row["last_confirmed"] + "T12:00:00"),
        )
        self._unit.secrets.add(fields, self._id("s", row["id"]))
        for use in row["used"]:
            used = SecretUseFields(
                secret_id=self._id("s", row["id"]),
                on=self._sure_day(use["on"]),
                way=use.get("way", ""),
                how=use["how"],
                reaction=use.get("reaction", ""),
            )
            self._unit.secret_uses.add(used)

    def _name(self, who: str) -> str:
        people = {row["id"]: row["name"] for row in self._data["people"]}
        return str(people.get(who) or self._team.get(who) or who)

    def _promise(self, row: Row) -> None:
        moved = [
            {
                "on": str(self._day(move["on"])),
                "from": str(self._day(move["from_"])),
                "to": str(self._day(move["to"])),
                "why": move["why"],
            }
            for move in row["moved"]
        ]
        interview = row["interview"]
        fields = PromiseFields(
            account_id=self._id("a", row["account"]),
            person_id=self._id("p", row["to"]) if (row["to"] or "")[:1] == "P" else None,
            direction=row["direction"],
            text=row["text"],
            by=self._name(row["by"]) if row["by"] else "",
            made_on=self._sure_day(row["made_on"]),
            due=self._day(row["due"]),
            moved=moved,
            kept_on=self._day(row["kept_on"]),
            satisfied=row["satisfied"],
            interview_id=self._id("i", interview),
            line_id=_line_id(interview, row["line"]),
            created_at=self._moment(row["made_on"] + "T12:00:00"),
        )
        if row["direction"] == "theirs" and (row["by"] or "")[:1] == "P":
            fields = fields.model_copy(update={"person_id": self._id("p", row["by"])})
        self._unit.promises.add(fields, self._id("r", row["id"]))

    def _others(self) -> None:
        for row in self._data["ask_later"]:
            fields = AskLaterFields(
                account_id=self._id("a", row["account"]),
                person_id=self._id("p", row["person"]),
                text=row["text"],
                line_id=_line_id(row["interview"], row["line"]),
                status=row["status"],
                created_at=self._unit.at,
            )
            self._unit.ask_later.add(fields, self._id("q", row["id"]))
        for row in self._data["meetings"]:
            meeting = MeetingFields(
                account_id=self._id("a", row["account"]),
                at=self._moment(row["at"]),
                minutes=row["minutes"],
                attendees=[self._id("p", person) for person in row["attendees"]],
                purpose=row["purpose"],
            )
            self._unit.meetings.add(meeting, self._id("m", row["id"]))
        for row in self._data["oops"]:
            self._mishap(row)
        self._customer_side()
        for row in self._data["exports"]:
            receipt = HandoverFields(
                at=self._moment(row["at"]),
                audience=row["audience"],
                format="html",
                file_name=f"{row['audience']}.html",
                file_sha256="",
                expires_on=self._sure_day(row["at"]) + timedelta(days=90),
            )
            self._unit.handovers.add(receipt, self._id("h", row["id"]))

    def _mishap(self, row: Row) -> None:
        steps = [{**step, "at": self._moment(step["at"]).isoformat()} for step in row["steps"]]
        closed = row["closed_at"]
        fields = OopsFields(
            account_id=self._id("a", row["account"]),
            person_id=self._id("p", row["person"]),
            what=row["what"],
            learned_at=self._moment(row["learned_at"]),
            deadline=self._moment(row["deadline"]),
            steps=steps,
            feeling_before=row["feeling_before"] or "",
            feeling_after=row["feeling_after"] or "",
            after_words=row["after_words"] or "",
            surprise=next((s["note"] for s in steps if s["step"] == "surprise"), ""),
            surprise_secret=self._id("s", row["surprise_secret"]),
            surprise_cost=row["surprise_cost"] if row["surprise_secret"] else None,
            checks=list(CHECKS) if row["surprise_secret"] else [],
            within_24h=row["within_24h"],
            outcome="recovered" if row["within_24h"] else "late",
            answer=row["answer"],
            closed_at=self._moment(closed) if closed else None,
            learned=row["learned"] or "",
        )
        self._unit.oops.add(fields, self._id("o", row["id"]))


def _line_id(interview: str | None, n: int | None) -> LineId | None:
    return LineId(f"l-{interview}-{n}") if interview else None


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return str(value.get("text", ""))
    return value or ""
