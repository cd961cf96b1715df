"""A stand-in for the rep who reviews a talk: presses real keys where the focus is."""

from secretsmanual.domain.interview.events import End, Line
from secretsmanual.services.interviews import Plan


class Desk:
    """Reviews as a rep would."""

    def __init__(self, page, qtbot, settle, services):
        self.page, self.qtbot, self.services, self.settle = page, qtbot, services, settle
        self.presenter = page.presenter

    @property
    def focused(self):
        return self.page.window().focusWidget()

    @property
    def row(self):
        return self.presenter.row

    @property
    def proposal(self):
        return self.presenter.row.proposal

    def press(self, *keys):
        """Press keys where the focus is: text by letters, anything else as one key."""
        for key in keys:
            if isinstance(key, str):
                self.qtbot.keyClicks(self.focused, key)
            else:
                self.qtbot.keyClick(self.focused, key)
            self.settle()

    def hold(self, modifier, key):
        self.qtbot.keyClick(self.focused, key, modifier)
        self.settle()

    def made(self):
        talk = self.presenter.seen.interview.id
        return [one for one in self.services.secrets.all() if one.interview_id == talk]


def review_of(services, person, lines, open_page, qtbot, settle):
    """Hold a talk with these lines, with a person or an unknown caller, and open its review."""
    plan = Plan(person.account_id, (person.id,)) if person else Plan()
    talk = services.interviews.start(plan)
    for line in lines:
        talk.handle(Line(line))
    talk.handle(End(final=True))
    desk = Desk(open_page("review", interview=talk.session.id), qtbot, settle, services)
    settle()
    return desk
