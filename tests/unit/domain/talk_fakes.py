"""A small guide that ranks by plain rules, so that a test of the session tests the session."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from secretsmanual.domain.interview.events import Line, Moment
from secretsmanual.domain.interview.model import Offer, Ranking, ThreadLine, WarmthLevel
from secretsmanual.domain.interview.session import Session
from secretsmanual.domain.interview.transitions import begin, step

START = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
HESTER, COLM = "pHESTER", "pCOLM"
ANSWER = Line("swims in the reservoir on sundays")


@dataclass(frozen=True)
class Heard:
    """What the session looks at in a parsed line."""

    text: str = ""
    type: str = "note"
    subject: str = "person"
    person_id: str | None = None
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    layer: str = "want"
    quotes: tuple[str, ...] = ()
    direction: str = "ours"
    due: date | None = None
    gold: bool = False
    sensitivity: str | None = None
    unsure: bool = False
    via: str | None = None
    mentions: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    go_back: bool = False


class Guide:
    """Subjects Q1, Q2, ... in turn; follow-ups until thin or three deep."""

    def __init__(self, promise=None):
        self.asked_of = []
        self.promise = promise

    def rank(self, attendees, progress):
        self.asked_of.append((attendees, progress))
        n = len(progress.turns) + 1 + progress.new_subject_index
        new = question(n)
        lighter = question(n + 50)
        stay = None
        thread = progress.thread
        if thread and thread.richness != "thin" and thread.depth < 3:
            stay = follow_up(thread, progress.follow_up_index)
        level = WarmthLevel(1 + progress.answers, ("trust",) if progress.answers else ())
        big = stay or new
        if self.promise and self.promise.id not in progress.used_offers:
            big = self.promise
        return Ranking(big, stay, new, lighter, level)

    def read(self, raw, attendees, about):
        text = raw.strip()
        kind, direction = "note", "ours"
        if text.startswith("!<"):
            kind, direction, text = "promise", "theirs", text[2:]
        elif text.startswith("!"):
            kind, text = "promise", text[1:]
        elif text.startswith("? "):
            kind, text = "ask_later", text[2:]
        person = None
        if about.subject == "person":
            person = about.person_id or next(iter(attendees), None)
        return Heard(
            text.strip(),
            kind,
            about.subject,
            person,
            quotes=(text.split('"')[1],) if text.count('"') > 1 else (),
            direction=direction,
            due=START.date() + timedelta(16) if kind == "promise" else None,
            go_back=text.startswith("..") and not text.startswith("..."),
        )

    def heard(self, captured):
        return ThreadLine(captured.text, captured.quotes)

    def richness(self, lines):
        if len(lines) > 1 or any(line.gold or line.quotes for line in lines):
            return "rich"
        return "some" if any(len(line.text.split()) > 3 for line in lines) else "thin"

    def offer(self, question_id, attendees):
        return Offer("question", question_id, "any", "person", 1, "What did I not ask?")

    def gaps(self, attendees):
        return tuple(
            Offer("question", f"GAP:{kind}", kind, "person", 1, f"Anything about {kind}?")
            for kind in ("habit", "dream")
        )


def question(n, **changes):
    subject = "organisation" if n % 3 == 0 else "person"
    offer = Offer("question", f"Q{n}", f"kind{n}", subject, min(5, n), f"Question {n}?")
    return replace(offer, **changes)


def follow_up(thread, index):
    return Offer(
        "follow_up",
        f"FU:{thread.question_id}",
        thread.kind,
        "person",
        thread.warmth,
        f"More of {len(thread.lines)}, {index}?",
        depth=thread.depth + 1,
        move_id=f"m{index}",
        level="down",
    )


class Talk:
    """Plays events one after the other; the clock goes on by so many seconds before each."""

    def __init__(self, guide=None, **fields):
        self.guide = guide or Guide()
        self.clock = 1000.0
        fields = {"attendees": (HESTER,), "seed": "s", **fields}
        at = self.moment()
        self.session = begin(Session(id="i1", started=at, last=at, **fields), self.guide)
        self.effects = []

    def moment(self):
        return Moment(START + timedelta(seconds=self.clock - 1000), self.clock)

    def play(self, *events, s=1.0):
        for event in events:
            self.clock += s
            self.session, effects = step(self.session, event, self.moment(), self.guide)
            self.effects = list(effects)
        return self.effects

    @property
    def state(self):
        return self.session.state

    @property
    def question(self):
        return self.session.current and self.session.current.id

    @property
    def outcomes(self):
        return [(turn.id, turn.outcome, turn.richness) for turn in self.session.turns]

    def of(self, effect_type):
        return [effect for effect in self.effects if isinstance(effect, effect_type)]
