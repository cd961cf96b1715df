"""What they buy: sold and bought, the four questions, what matters, feelings, stories."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.customer_side import CustomerSide
from secretsmanual.domain.ratings import in_words
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.customer import forms
from secretsmanual.gui.screens.customer.presenter import CustomerPresenter
from secretsmanual.gui.screens.customer.rows import (
    CARD,
    FELT,
    FOUR,
    RATE,
    READY,
    REFERRAL,
    SECRET,
    SOLD,
    STORY,
    customer_rows,
)
from secretsmanual.gui.screens.customer.telling import told
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import Button
from secretsmanual.gui.widgets.charts import MoodLine, PairBar, PairBars, Point
from secretsmanual.gui.widgets.details import DetailsPanel
from secretsmanual.gui.widgets.flow import Flow
from secretsmanual.gui.widgets.form_host import FormHost
from secretsmanual.gui.widgets.frames import column, row
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns
from secretsmanual.gui.widgets.record_form import FieldSpec
from secretsmanual.gui.widgets.row_list import RowList

_READS = (
    *("account", "person", "secret", "secret_use", "promise", "oops", "interview"),
    *("rating", "story", "referral", "own_card"),
)


class CustomerPage(ReadingPage):
    """A list by section, and beside it the chosen row: its picture, its facts, its fields."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = CustomerPresenter(tools, self)
        self._hidden = False
        self._made = ""
        self._veil = tools.theme.veil
        theme = tools.theme
        self.story = Button(theme, self.tr("Tell a story"), icon="book-open", run=self._new_story)
        self.refer = Button(
            theme, self.tr("They recommended us"), icon="user-plus", run=self._new_referral
        )
        self.card = Button(
            theme, self.tr("Ask for their card"), icon="file-text", run=self._ask_card
        )
        self.head = PageHead(theme, self.tr("What they buy"))
        self._doing = QWidget()
        self._doing.setLayout(Flow(theme, self.story, self.refer, self.card, gap=8))
        self.list = RowList(theme, self.tr("The customer's side: Enter opens a row"))
        self.panel = DetailsPanel(theme, self.tr("This row"))
        self.bars = PairBars(
            theme,
            self.tr("What matters, and how we do"),
            self.tr("matters to them"),
            self.tr("how we do"),
        )
        self.moods = MoodLine(
            theme,
            self.tr("How they feel about us"),
            (self.tr("good"), self.tr("mixed"), self.tr("bad")),
        )
        self.host = FormHost(theme)
        self.edit = Button(theme, self.tr("Change"), "primary", "pen-line", self._edit)
        self.thank = Button(theme, self.tr("Thanked them"), icon="heart", run=self._thank)
        self.remove = Button(theme, self.tr("Take away"), "quiet", run=self._remove)
        self._can = QWidget()
        self._can.setLayout(row(theme, self.edit, self.thank, self.remove, None, gap=6))
        for part in (self.bars, self.moods, self._can, self.host):
            self.panel.add(part)
        main = PageBox(theme, self.head, self._doing, self.list)
        self._columns = TwoColumns(theme, main, self.panel, width=380)
        self.setLayout(column(theme, self._columns, gap=0))
        self._connect()
        self.set_title(self.tr("What they buy"))

    @override
    def arrive(self, **args: str) -> None:
        """Show this account."""
        account_id = args.get("account", "")
        if account_id and account_id != self._presenter.account_id:
            self._presenter.account_id = account_id
            self._stale = True
            self.host.close_form()
            self.list.show_rows([])
        super().arrive(**args)

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @property
    @override
    def form_open(self) -> bool:
        """Whether something is asked beside the list."""
        return self.host.form is not None

    @override
    def take_focus(self) -> None:
        """Go on in the list."""
        self.list.setFocus()

    def _connect(self) -> None:
        tools, presenter = self._tools, self._presenter
        presenter.shown.connect(self._show)
        presenter.made.connect(self._want)
        self.list.chosen.connect(lambda _id: self._choose())
        self.list.opened.connect(lambda _id: self._open())
        self.host.left.connect(self._rest)
        keys = (
            ("S", self._new_story, self.tr("Tell a story")),
            ("R", self._new_referral, self.tr("They recommended us")),
            ("C", self._ask_card, self.tr("Ask for their card")),
            ("Q", self._quiz, self.tr("Hide or show the answers")),
            ("T", self._thank, self.tr("They were thanked")),
        )
        answer_keys(tools.actions, self, keys, self.list)
        tools.actions.bind(self, "edit", self._open)
        tools.actions.bind(self, "delete", self._remove)
        tools.theme.veil_changed.connect(self._show)
        self.follow(*_READS)

    @property
    def _side(self) -> CustomerSide | None:
        return self._presenter.side

    def _show(self) -> None:
        side = self._side
        if side is None:
            return
        self.head.say(self.tr("What they buy"), side.account.name)
        self.list.show_rows(customer_rows(side, self._veil, hidden=self._hidden))
        if self.list.records.row_of(self._made) >= 0:
            self.list.choose(self._made)
            self._made = ""
        elif not self.list.current_id():
            self.list.choose_first()
        self._choose()

    def _want(self, row_id: str) -> None:
        """Choose a new story or referral as soon as it is among the rows."""
        self._made = row_id

    def _choose(self) -> None:
        if self.host.form is not None:
            return
        side, chosen = self._side, self.list.current_id()
        if side is None or not chosen:
            return
        self.panel.show_record(*told(side, chosen, self._veil, hidden=self._hidden))
        judged = any(one.ratings for one in side.attributes)
        self._show_bars(side, shown=judged and (chosen.startswith(RATE) or chosen == SOLD))
        self._show_moods(side, chosen)
        kept = self._kept(side, chosen)
        self.edit.set_text(
            self.tr("Ask it again") if chosen.startswith(RATE) else self.tr("Change")
        )
        self.edit.setVisible(chosen.startswith((RATE, STORY, REFERRAL)) or chosen == SOLD)
        self.thank.setVisible(chosen.startswith(REFERRAL) and not self._thanked(side, chosen))
        self.remove.setVisible(kept is not None)
        self._can.show()

    def _show_bars(self, side: CustomerSide, *, shown: bool) -> None:
        self.bars.setVisible(shown)
        bars = [PairBar(one.label, one.importance, one.performance) for one in side.attributes]
        told = ". ".join(words.labelled(one.label, in_words(one)) for one in side.attributes)
        self.bars.show_bars(bars, told)

    def _show_moods(self, side: CustomerSide, chosen: str) -> None:
        of = chosen.removeprefix(FELT)
        felt = next((one for one in side.felt if (one.person.id if one.person else "") == of), None)
        self.moods.setVisible(chosen.startswith(FELT) and felt is not None)
        if felt is not None and chosen.startswith(FELT):
            points = [Point(one.mood, words.month(one.on)) for one in felt.feelings]
            levels = {1: self.tr("good"), 0: self.tr("mixed"), -1: self.tr("bad")}
            told = (words.labelled(words.day(one.on), levels[one.mood]) for one in felt.feelings)
            self.moods.show_points(points, "; ".join(told))

    def _kept(self, side: CustomerSide, chosen: str) -> tuple[str, str] | None:
        """Return what can be taken away of a row: which sort of record, and its id."""
        if chosen.startswith(STORY):
            return "story", chosen.removeprefix(STORY)
        if chosen.startswith(REFERRAL):
            return "referral", chosen.removeprefix(REFERRAL)
        of = chosen.removeprefix(RATE)
        ratings = next((one.ratings for one in side.attributes if one.attribute == of), ())
        return ("rating", ratings[0].id) if ratings else None

    def _thanked(self, side: CustomerSide, chosen: str) -> bool:
        of = chosen.removeprefix(REFERRAL)
        return any(one.id == of and one.thanked_on for one in side.referrals)

    def _open(self) -> None:
        """Enter: change what can be changed here, open what stands elsewhere."""
        side, chosen = self._side, self.list.current_id()
        if side is None:
            return
        navigation, account = self._tools.navigation, side.account.id
        if chosen.startswith(SECRET):
            navigation.open("account", account=account, secret=chosen.removeprefix(SECRET))
        elif chosen.startswith((FELT, READY)):
            navigation.open("account", account=account, person=chosen.partition(":")[2])
        elif chosen.startswith((FOUR, CARD)):
            navigation.open("account", account=account)
        else:
            self._edit()

    @opens_form
    def _edit(self) -> None:
        side, chosen = self._side, self.list.current_id()
        if side is None:
            return
        if chosen == SOLD:
            account = side.account
            specs = forms.bought_specs()
            start = {spec.name: getattr(account, spec.name) for spec in specs}
            self._ask(self.tr("What they bought"), specs, start, self._presenter.set_bought)
        elif chosen.startswith(RATE):
            self._rate(side, chosen.removeprefix(RATE))
        elif chosen.startswith(STORY):
            self._story(side, chosen.removeprefix(STORY))
        elif chosen.startswith(REFERRAL):
            self._referral(side, chosen.removeprefix(REFERRAL))

    def _rate(self, side: CustomerSide, attribute: str) -> None:
        one = next(one for one in side.attributes if one.attribute == attribute)
        start = forms.rating_start(one.ratings[0] if one.ratings else None)

        def save(typed: forms.Values) -> None:
            self._presenter.rate(attribute, forms.rating_values(typed))

        self._ask(one.label, forms.rating_specs(side, attribute), start, save)

    def _story(self, side: CustomerSide, story_id: str = "") -> None:
        one = next((one for one in side.stories if one.id == story_id), None)
        run = partial(self._presenter.keep_story, story_id)
        self._ask(self.tr("A story"), forms.story_specs(side), forms.story_start(one), run)

    def _referral(self, side: CustomerSide, referral_id: str = "") -> None:
        one = next((one for one in side.referrals if one.id == referral_id), None)
        specs = forms.referral_specs(side, known=one is not None)
        run = partial(self._presenter.keep_referral, referral_id)
        self._ask(self.tr("They recommended us"), specs, forms.referral_start(one), run)

    def _ask(
        self,
        title: str,
        specs: tuple[FieldSpec, ...],
        start: forms.Values,
        save: Callable[[forms.Values], None],
    ) -> None:
        self.panel.show_record(title, "", [])
        for part in (self.bars, self.moods, self._can):
            part.hide()
        self.host.ask(specs, start, save)

    @opens_form
    def _new_story(self) -> None:
        if self._side is not None:
            self._story(self._side)

    @opens_form
    def _new_referral(self) -> None:
        if self._side is not None:
            self._referral(self._side)

    @opens_form
    def _ask_card(self) -> None:
        """Ask for whom, then where to write the form."""
        side = self._side
        if side is None:
            return
        of = self.list.current_id().partition(":")[2]
        start = {"person_id": of if any(one.id == of for one in side.people) else ""}
        self._ask(self.tr("A card of their own"), forms.card_specs(side), start, self._write_card)

    def _write_card(self, typed: forms.Values) -> None:
        title, name = self.tr("Write their card"), f"{self.tr('How do we do')}.html"
        path = self._tools.ask.save_file(title, name, [("HTML", ("html",))])
        if path is not None:
            self._presenter.ask_card(path, typed["person_id"])

    def _thank(self) -> None:
        side, chosen = self._side, self.list.current_id()
        if side is not None and chosen.startswith(REFERRAL) and not self._thanked(side, chosen):
            self._presenter.thank(chosen.removeprefix(REFERRAL))

    def _remove(self) -> None:
        side, chosen = self._side, self.list.current_id()
        kept = self._kept(side, chosen) if side is not None else None
        if kept is not None:
            self._presenter.remove(*kept)

    def _quiz(self) -> None:
        """Hide the answers of the four questions, to try oneself; or show them again."""
        self._hidden = not self._hidden
        self._show()

    def _rest(self) -> None:
        self._choose()
        self.list.setFocus()
