"""Who is who: the map of an account, and beside it the same as a list, and who is chosen."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from secretsmanual.domain import words
from secretsmanual.domain.relations import SPOKEN
from secretsmanual.domain.who_is_who import Difference, Node, WhoIsWho, gaps, in_words
from secretsmanual.domain.who_is_who_picture import legend, sorts
from secretsmanual.gui.ask import FileKind
from secretsmanual.gui.navigation import opens_form
from secretsmanual.gui.reading import ReadingPage
from secretsmanual.gui.screens.who import forms
from secretsmanual.gui.screens.who.canvas import MapCanvas
from secretsmanual.gui.screens.who.presenter import WhoPresenter
from secretsmanual.gui.screens.who.rows import FOUND
from secretsmanual.gui.screens.who.side import WhoSide
from secretsmanual.gui.tools import Tools
from secretsmanual.gui.widgets.buttons import ActionButton, Button
from secretsmanual.gui.widgets.drawing import Picture
from secretsmanual.gui.widgets.empty import EmptyState
from secretsmanual.gui.widgets.form_host import Values
from secretsmanual.gui.widgets.frames import column
from secretsmanual.gui.widgets.list_keys import answer_keys
from secretsmanual.gui.widgets.page_frame import PageBox, PageHead, TwoColumns

_READS = ("account", "person", "relation", "secret", "promise", "oops", "interview", "import")


class WhoPage(ReadingPage):
    """A map with its legend; the list of people beside it always chooses the same person."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self._presenter = WhoPresenter(tools, self)
        theme = tools.theme
        self.again = Button(theme, self.tr("Lay out again  L"), run=self._lay_out_again)
        self.print = ActionButton(theme, tools.actions["print"], icon="printer")
        self.head = PageHead(theme, self.tr("Who is who"), "", self.again, self.print)
        self.canvas = MapCanvas(theme)
        self.canvas.setAccessibleName(self.tr("Map of people; the list beside it says the same"))
        self.area = QScrollArea()
        self.area.setAccessibleName(self.tr("Map"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.canvas)
        self.legend = Picture(theme, self.tr("What the lines mean"))
        self.nobody = EmptyState(
            theme,
            "users",
            self.tr("Nobody is known here yet."),
            self.tr("Whom you add on the page of the account stands on this map."),
            self.tr("Open the account"),
            self._open_account,
        )
        self.nobody.hide()
        self.side = WhoSide(theme)
        drawn = QWidget()
        drawn.setLayout(column(theme, self.nobody, self.area, self.legend))
        self._main = PageBox(theme, self.head, drawn, widest=4000, margin=24, least=300)
        self._columns = TwoColumns(theme, self._main, self.side)
        self.setLayout(column(theme, self._columns, gap=0))
        self._connect()
        self.set_title(self.tr("Who is who"))

    @override
    def arrive(self, **args: str) -> None:
        """Show this account."""
        account_id = args.get("account", "")
        if account_id and account_id != self._presenter.account_id:
            self._presenter.account_id = account_id
            self._stale = True
            self._rest()
        super().arrive(**args)

    @override
    def read(self) -> None:
        """Let the presenter read."""
        self._presenter.read()

    @property
    @override
    def form_open(self) -> bool:
        """Whether something is asked beside the map."""
        return self.side.host.form is not None

    @override
    def take_focus(self) -> None:
        """Go on on the map, or with what is to be done before there is one."""
        (self.canvas if self.nobody.isHidden() else self.nobody.button).setFocus()

    @override
    def whom(self) -> dict[str, str]:
        return {"account": self._presenter.account_id, "person": self.canvas.current_id()}

    def _connect(self) -> None:
        tools, presenter, side = self._tools, self._presenter, self.side
        presenter.shown.connect(self._show)
        presenter.compared.connect(self._show_differences)
        presenter.saved.connect(
            lambda path: tools.banner.tell(self.tr("{} is written.").format(path.name))
        )
        self.canvas.chosen.connect(self._choose)
        self.canvas.opened.connect(lambda _id: self._stand())
        self.canvas.moved.connect(presenter.move)
        side.people.chosen.connect(self._choose)
        side.people.opened.connect(lambda _id: self._stand())
        side.relations.opened.connect(self._take_told)
        side.host.left.connect(self._rest)
        side.stand.clicked.connect(self._stand)
        side.relate.clicked.connect(self._relate)
        side.beside.clicked.connect(self._compare)
        tools.theme.changed.connect(self._show)
        self._bind()
        self.follow(*_READS)

    def _bind(self) -> None:
        bind = self._tools.actions.bind
        bind(self, "edit", self._stand)
        bind(self, "delete", self._remove)
        bind(self, "print", partial(self._ask_print, "pdf"))
        bind(self, "export", partial(self._ask_print, "html"))
        bind(self, "next_person", partial(self._step, 1))
        bind(self, "previous_person", partial(self._step, -1))
        keys = (
            ("R", self._relate, self.tr("Add a relation")),
            ("Del", self._remove, self.tr("Take a relation away")),
            ("C", self._compare, self.tr("Compare with somebody")),
            ("L", self._lay_out_again, self.tr("Lay out again")),
            ("Esc", self._rest, self.tr("Back to who is chosen")),
        )
        told = [
            (self.tr("Arrows"), self.tr("Choose the nearest")),
            (self.tr("Alt+Shift+arrows"), self.tr("Move")),
            (self.tr("Enter"), self.tr("How they stand")),
        ]
        actions = self._tools.actions
        actions.explain(self, told)
        answer_keys(actions, self, keys, self.canvas, *self.side.lists)

    @property
    def _map(self) -> WhoIsWho | None:
        return self._presenter.map

    def _chosen(self) -> Node | None:
        map_ = self._map
        return map_.node(self.canvas.current_id()) if map_ else None

    def _show(self) -> None:
        map_ = self._map
        if map_ is None:
            return
        note = ". ".join((map_.account.name, *(line.rstrip(".") for line in gaps(map_))))
        self.head.say(self.tr("Who is who"), note)
        self.canvas.show_map(map_)
        self.side.show_people(map_)
        known = bool(map_.nodes)
        held = self.canvas.hasFocus()
        self._show_legend(map_)
        self.nobody.setVisible(not known)
        for part in (self.area, self.again, self.print):
            part.setVisible(known)
        self._columns.show_side(known)
        if held and not known:
            self.take_focus()
        self._choose(self.canvas.current_id())

    def _show_legend(self, map_: WhoIsWho) -> None:
        used = sorts(map_)
        told = words.listed(self.tr(SPOKEN[sort]) for sort in used)
        self.legend.show_drawn(partial(legend, used), told)
        self.legend.setVisible(bool(used))

    def _choose(self, person_id: str) -> None:
        """Let map and list choose the same person, and show them."""
        map_ = self._map
        node = map_.node(person_id) if map_ else None
        if map_ is None or node is None:
            return
        for part in (self.canvas, self.side.people):
            if part.current_id() != person_id:
                part.choose(person_id)  # which comes back here
                return
        self.canvas.setAccessibleDescription(_told(map_, node))
        if not self.side.is_busy:
            self.side.show_person(map_, node)
        self._bring_into_view(person_id)

    def _bring_into_view(self, person_id: str) -> None:
        """Scroll the map, and the page where that scrolls too."""
        card = self.canvas.card(person_id).toAlignedRect()
        edge = self._tools.theme.px(8)
        around = card.width() // 2 + edge, card.height() // 2 + edge
        for scroll in (self.area, self._main):
            inside = scroll.widget()
            middle = self.canvas.mapTo(inside, card.center()) if inside else card.center()
            scroll.ensureVisible(middle.x(), middle.y(), *around)

    def _step(self, by: int) -> None:
        map_ = self._map
        ids = [str(node.person.id) for node in map_.nodes] if map_ else []
        if self.canvas.current_id() in ids:
            self._choose(ids[(ids.index(self.canvas.current_id()) + by) % len(ids)])

    @opens_form
    def _stand(self) -> None:
        """Ask how the chosen one stands."""
        node = self._presenter.person(self.canvas.current_id())
        if node is None:
            return
        person, veiled = node.person, self._tools.theme.veiled
        start = forms.stand_start(person)

        def save(typed: Values) -> None:
            now = {**start, **typed}
            weight = {"decides": now["decision_maker"], "listened_to": now["listened_to"]}
            self._presenter.stand(person.id, now["stance"], **weight)

        specs = forms.stand_specs(veiled=veiled)
        self.side.ask(person.name, self.tr("How they stand"), specs, start, save)

    @opens_form
    def _relate(self) -> None:
        """Ask for a relation of the chosen one."""
        map_, node = self._map, self._chosen()
        if map_ is None or node is None or not forms.can_relate(map_, node):
            return
        person = node.person

        def save(typed: Values) -> None:
            self._presenter.relate(person.id, typed["sort"], typed["to_id"], typed["note"])

        specs, start = forms.relation_specs(map_, person.id), forms.relation_start()
        self.side.ask(person.name, self.tr("A relation"), specs, start, save)

    @opens_form
    def _ask_print(self, ending: str) -> None:
        """Ask for whom it is printed, and what of it."""
        map_ = self._map
        if map_ is None or not map_.nodes:
            return

        def save(typed: Values) -> None:
            kinds: list[FileKind] = [
                (self.tr("PDF"), ("pdf",)),
                (self.tr("Web page"), ("html",)),
                (self.tr("Text"), ("txt",)),
            ]
            kinds.sort(key=lambda kind: ending not in kind[1])
            name = f"{self.tr('Who is who')}.{ending}"
            path = self._tools.ask.save_file(self.tr("Save the map"), name, kinds)
            if path is not None:
                private = bool(typed.get("with_private"))
                self._presenter.save(path, typed["printed_for"], with_private=private)

        specs = forms.print_specs(veiled=self._tools.theme.veiled)
        start = {"printed_for": "", "with_private": False}
        self.side.ask(self.tr("On paper"), map_.account.name, specs, start, save)

    def _remove(self) -> None:
        """Take away the relation chosen in the list, or the only one there is."""
        map_, node = self._map, self._chosen()
        if map_ is None or node is None or self.side.is_busy:
            return
        known = [str(one.id) for one in map_.of(node.person.id)]
        listed = self.side.relations.current_id()
        if self.side.relations.hasFocus() and listed in known:
            self._presenter.unrelate(listed)
        elif len(known) == 1:
            self._presenter.unrelate(known[0])
        elif known:
            self.side.relations.setFocus()
            self._tools.banner.tell(self.tr("Choose which one, then Delete."))

    def _take_told(self, row_id: str) -> None:
        """Put on the map what a secret tells."""
        map_ = self._map
        if map_ is not None and row_id.startswith(FOUND):
            one = map_.found[int(row_id.removeprefix(FOUND))]
            self._presenter.relate(one.from_id, "reports_to", one.to_id, "")

    def _compare(self) -> None:
        """Remember the chosen one; with another chosen, set the two side by side."""
        map_, node = self._map, self._chosen()
        if map_ is None or node is None or len(map_.nodes) < 2:
            return
        first = map_.node(self.canvas.beside)
        if first is not None and first is not node:
            self._presenter.compare(first, node)
            return
        self.canvas.set_beside(node.person.id)
        said = self.tr("Choose somebody else and press C to set them beside {}.")
        self._tools.banner.tell(said.format(node.person.name))

    def _show_differences(self, found: tuple[tuple[Difference, ...], Node, Node]) -> None:
        self.side.show_differences(*found)

    def _lay_out_again(self) -> None:
        if self._map is not None:
            self._presenter.lay_out_again()

    def _rest(self) -> None:
        """Go back to who is chosen."""
        was_busy = self.side.is_busy
        self.side.rest()
        self.canvas.set_beside("")
        self._choose(self.canvas.current_id())
        if was_busy or self.side.host.isAncestorOf(self.focusWidget()):
            self.canvas.setFocus()

    def _open_account(self) -> None:
        self._tools.navigation.open("account", account=self._presenter.account_id)


def _told(map_: WhoIsWho, node: Node) -> str:
    """Say of the chosen one what the map shows, for who does not see it."""
    name = node.person.name
    return " ".join([f"{name}.", *(line for line in in_words(map_) if name in line)])
