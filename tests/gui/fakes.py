"""Stand-ins for what a test does not want to meet."""

from collections import deque

from secretsmanual.gui.ask import Ask


class FakeAsk(Ask):
    """Answers from a list, in order; every question is kept in `asked`.

    An answer for each call: a path or None for files, a bool for `confirm`, a number or None
    for `pick`, text or None for `text`. A question too many is an error in the test.
    """

    def __init__(self, *answers):
        self.answers = deque(answers)
        self.asked = []

    def _next(self, method, *words):
        self.asked.append((method, *words))
        return self.answers.popleft()

    def open_file(self, title, kinds=()):
        return self._next("open_file", title)

    def people_file(self):
        return self._next("open_file", "Choose a file")

    def save_file(self, title, name, kinds=()):
        return self._next("save_file", title, name)

    def folder(self, title):
        return self._next("folder", title)

    def printer(self, title):
        return self._next("printer", title)

    def confirm(self, question, why, do, *, danger=False):
        return self._next("confirm", question, why, do)

    def pick(self, title, choices, do=""):
        return self._next("pick", title, tuple(choices))

    def text(self, title, why, name, do, start="", *, hidden=False):
        return self._next("text", title, name)

    def show_folder(self, folder):
        return self._next("show_folder", folder)

    def start_again(self, *arguments):
        return self._next("start_again", *arguments)
