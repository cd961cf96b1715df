"""What was made of a secret stays with it: protected later, nothing of it leaves by any way."""

import itertools
import string
from contextlib import suppress

import pytest

from secretsmanual.domain.awards import VoteFields
from secretsmanual.domain.errors import Refused
from secretsmanual.domain.interview.events import End, Line, Mark
from secretsmanual.domain.referrals import ReferralFields
from secretsmanual.domain.surprises import CHECKS
from secretsmanual.domain.theme_rule import Rule
from secretsmanual.services.interviews import Plan
from secretsmanual.services.recovery import Surprising
from secretsmanual.services.recovery_closing import Closing
from tests.unit.services.file_texts import text_of

HANDED = ("html", "pdf", "xlsx", "docx", "csv", "json", "jsonl", "txt", "vcf", "ics", "hubspot.csv")
THEMES = ("xlsx", "html", "pdf", "docx", "csv", "json", "jsonl", "txt")
PAGES = ("pdf", "html", "txt")
OPEN = "Zqopenqz"


class Made:
    """Everything that can be made of secrets, each with a mark of its own."""

    def __init__(self, services, clock):
        self.services, self.clock = services, clock
        self.person = services.people.find("Hester")
        self.account = self.person.account_id
        self.kinds = {}
        self.secrets = []
        letters = string.ascii_lowercase
        self._words = map("".join, itertools.product("z", "q", letters, letters, "q", "z"))
        services.settings.set("rep", "Ada")
        services.people.change(
            self.person.id,
            consent_service=True,
            consent_marketing=True,
            consent_asked_on=clock.today(),
            emails=["hester@thornquay.example"],
        )

    def mark(self, kind):
        word = next(self._words)
        self.kinds[word] = kind
        return word

    def secret(self, name, **values):
        """Add one that may leave for everybody as yet."""
        quote = self.mark(f"{name}: quote")
        secret, _ = self.services.secrets.add(
            f"Likes {self.mark(name)} at dawn",
            self.account,
            **{
                "person_id": self.person.id,
                "said_by": self.person.id,
                "kind": "skill",
                "sensitivity": "open",
                "verbatim": f"oh keep it {quote}",
                "why_it_matters": self.mark(f"{name}: why it matters"),
                "via": self.mark(f"{name}: via"),
                "themes": ["Keep it dry"],
                **values,
            },
        )
        self.secrets.append(secret.id)
        return secret

    def uses(self):
        used = self.secret("use")
        self.services.secrets.use(used.id, "opener", self.mark("use: how"), "well")

    def ideas(self):
        ideas = self.services.ideas
        one, two = (self.secret("idea", idea=f"a roof {self.mark('idea')}") for _ in range(2))
        idea, _ = ideas.from_secret(one.id)
        ideas.change(idea.id, worth="service", next_step=self.mark("idea: next step"))
        ideas.offer(idea.id)
        ideas.prove(idea.id, self.mark("idea: proof"))
        title = f"Both {self.mark('package')}"
        package, _ = ideas.package(self.person.id, title, [one.id, two.id])
        ideas.change(package.id, value=self.mark("package: value"))

    def nominations(self):
        cool = self.secret("nomination", gold=True)
        nomination, _ = self.services.awards.nominate(cool.id)
        with self.services.manual.write("Vote of a colleague") as unit:
            unit.votes.add(
                VoteFields(
                    month=nomination.month,
                    rep="z-colleague",
                    nomination_id=nomination.id,
                    created_at=unit.at,
                )
            )

    def referrals(self):
        told = self.secret("referral", kind="referral")
        with self.services.manual.write("Refer") as unit:
            unit.referrals.add(
                ReferralFields(
                    account_id=self.account,
                    person_id=self.person.id,
                    to=self.mark("referral: to"),
                    why=self.mark("referral: why"),
                    result=self.mark("referral: result"),
                    secret_id=told.id,
                    on=self.clock.today(),
                    created_at=unit.at,
                )
            )

    def superseded(self):
        old = self.secret("superseded")
        new, _ = self.services.secrets.supersede(old.id, f"Liked {self.mark('newer')} once")
        self.secrets.append(new.id)

    def quotes(self):
        """Let a theme be said often enough; one quote of it was confirmed before."""
        themes = self.services.themes
        themes.set_rule(Rule(3, 3))
        theme, _ = themes.propose("Keep it dry")
        for n in range(4):
            firm, _ = self.services.accounts.add(f"Dry {n}")
            person, _ = self.services.people.add(f"Kim {n}", firm.id)
            self.services.secrets.add(
                f"Wants it dry {OPEN}",
                firm.id,
                person_id=person.id,
                said_by=person.id,
                kind="outcome",
                sensitivity="open",
                themes=["Keep it dry"],
            )
        said = self.secret("theme", kind="outcome")
        themes.answer_quote(theme.id, said.id, confirmed=True)
        self.services.ideas.add(
            f"a roof {self.mark('idea for a theme')}", theme_id=theme.id, secrets=[said.id]
        )

    def talked(self):
        """Keep a line that nobody marked, as a promise and as a question, beside a secret."""
        talk = self.services.interviews.start(
            Plan(self.account, (self.person.id,), seed="made of secrets")
        )
        for name, signs in (("promise", "!"), ("question", "?"), ("their promise", "!<")):
            for how in ("~", "~~", "s: "):
                talk.handle(Line(f"{how}{signs} send {self.mark(f'{name} after {how}')} by fri"))
            talk.handle(Line(f"{signs} send {self.mark(f'{name} by a key')} by fri"))
            talk.handle(Mark("private"))
            talk.handle(Line(f"{signs} send {OPEN}"))
        talk.handle(End(final=True))

    def case(self):
        """Put a mishap right, with a surprise that rests on a secret and their word after it."""
        recovery = self.services.recovery
        rests = self.secret("surprise", kind="recreation", standing="standing")
        case, _ = recovery.open(self.account, self.person.id, f"Labels late {OPEN}")
        for step in ("owned", "rang", "told", "fix", "verified"):
            recovery.step(case.id, step, f"{OPEN} by Bea")
        what = f"A float for {self.mark('case: surprise')}"
        plan = Surprising(what=what, secret_id=rests.id, cost=1.0, checks=CHECKS)
        recovery.surprise(case.id, plan)
        self.open_case = recovery.card(case.id).case
        felt = self.mark("case: felt")
        self.felt = Closing("A", felt, f"I am {self.mark('case: their word')}")
        return case

    def close(self, case):
        before = {one.id for one in self.services.secrets.all(self.account)}
        self.services.recovery.close(case.id, self.felt)
        now = {one.id for one in self.services.secrets.all(self.account)}
        (feeling,) = now - before
        self.secrets.append(feeling)


def files(made, folder):
    """Write by every way out there is; give each file."""
    services, account = made.services, made.account
    for audience in ("service", "marketing"):
        for ending in HANDED:
            path = folder / f"{audience}.{ending}"
            with suppress(Refused):
                services.sharing.hand_over(audience, path, recipient="Bea")
                yield path
    services.bundles.hand_over(folder / "all.smbundle")
    services.promises.write_calendar(folder / "own.ics")
    services.own_cards.ask(account, folder / "own.html", made.person.id)
    services.awards.write_month(folder / "month.pdf")
    services.awards.write_year(folder / "year.pdf")
    yield from (folder / name for name in ("all.smbundle", "own.ics", "own.html"))
    yield from (folder / name for name in ("month.pdf", "year.pdf"))
    for ending in THEMES:
        services.themes.hand_over(folder / f"themes.{ending}")
        yield folder / f"themes.{ending}"
    documents = {
        "brief": (services.briefs, services.briefs.brief(account, [made.person.id])),
        "who": (services.who_is_who, services.who_is_who.document(account)),
    }
    for name, (service, document) in documents.items():
        for ending in PAGES:
            service.write(document, folder / f"{name}.{ending}")
            yield folder / f"{name}.{ending}"
    for ending in PAGES:
        services.recovery_pages.hand_over(made.open_case.id, folder / f"oops.{ending}")
        yield folder / f"oops.{ending}"
    services.pictures.write(folder / "pictures.json", account)
    services.report_cards.write(services.report_cards.card(account), folder / "card.json")
    yield from (folder / name for name in ("pictures.json", "card.json"))


def told(made, folder):
    """Return, by file, which marks are in it and whether what is open is."""
    found = {path.name: "".join(text_of(path).split()) for path in files(made, folder)}
    kept = {
        name: sorted({kind for mark, kind in made.kinds.items() if mark in text})
        for name, text in found.items()
    }
    return kept, {name for name, text in found.items() if OPEN in text}


@pytest.fixture
def made(demo, clock):
    made = Made(demo, clock)
    made.uses()
    made.ideas()
    made.nominations()
    made.referrals()
    made.superseded()
    made.quotes()
    made.talked()
    return made


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("sensitivity", ["private", "never"])
def test_nothing_made_of_a_secret_leaves_once_it_is_protected(
    made, demo, tmp_path, sensitivity, closed
):
    case = made.case()
    if closed:
        made.close(case)
    for secret in made.secrets:
        demo.secrets.set_sensitivity(secret, sensitivity)
    kept, opened = told(made, tmp_path)
    assert {name: kinds for name, kinds in kept.items() if kinds} == {}
    assert {"service.html", "all.smbundle", "own.ics", "brief.txt", "oops.txt"} <= opened


def test_the_same_left_before(made, tmp_path):
    made.close(made.case())
    kept, _ = told(made, tmp_path)
    assert {"use", "use: how", "package", "newer", "case: felt"} <= {*kept["all.smbundle"]}
    assert {"idea", "package"} <= {*kept["marketing.html"]}
    assert {"theme: quote", "idea for a theme"} <= {*kept["themes.txt"]}
    assert {"case: felt", "case: surprise"} <= {*kept["oops.txt"]}
    assert {"case: felt", "case: their word"} <= {*kept["service.html"]}
    assert "nomination" in kept["month.pdf"]


def test_the_privacy_view_hides_the_words_of_a_surprise_and_theirs_after_it(made, demo):
    case = made.case()
    made.close(case)
    before = demo.confided.read()
    for secret in made.secrets:
        demo.secrets.set_sensitivity(secret, "private")
    with demo.manual.read() as unit:
        closed = unit.oops.get(case.id)
    done = next(one["note"] for one in closed.steps if one["step"] == "surprise")
    for words in (closed.surprise, done, closed.after_words):
        assert not before.said_in(words)
        assert demo.confided.read().said_in(words)


@pytest.mark.parametrize("ending", ["json", "txt", "html", "pdf", "docx"])
def test_whom_it_is_about_is_told_all_of_it(made, demo, tmp_path, ending):
    made.close(made.case())
    for secret in made.secrets:
        demo.secrets.set_sensitivity(secret, "never")
    path = tmp_path / f"report.{ending}"
    demo.person_reports.write(demo.person_reports.report(made.person.id), path)
    text = "".join(text_of(path).split())
    lacks = {kind for mark, kind in made.kinds.items() if mark not in text}
    assert lacks == {"idea for a theme"}
