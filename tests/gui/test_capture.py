"""The window is left out of captures where the system can do that."""

from secretsmanual.gui.capture import ScreenCapture, by_affinity, by_sharing_type, excluder


class User32:
    def __init__(self, answer=1):
        self.answer = answer
        self.asked = []

    def SetWindowDisplayAffinity(self, window, affinity):
        self.asked.append((window.value, affinity))
        return self.answer


class Objc:
    """The few functions of the runtime; what they are told is kept."""

    def __init__(self):
        self.sent = []
        outer = self

        class Function:
            restype = argtypes = None

            def __call__(self, *args):
                outer.sent.append(args)
                return 99

        class Names(Function):
            def __call__(self, name):
                return name

        self.sel_registerName, self.objc_msgSend = Names(), Function()


def test_windows_and_macos_are_asked_in_their_own_words():
    user32, objc = User32(), Objc()
    assert by_affinity(7, True, user32)
    assert by_affinity(7, False, user32)
    assert user32.asked == [(7, 0x11), (7, 0)]
    assert not by_affinity(7, True, User32(0))
    assert by_sharing_type(5, True, objc)
    assert objc.sent == [(5, b"window"), (99, b"setSharingType:", 0)]
    assert excluder("linux") is None
    assert excluder("win32") is by_affinity
    assert excluder("darwin") is by_sharing_type


def test_a_window_is_left_out_again_when_it_is_made_anew(tools):
    window, asked = tools.banner.window(), []

    def exclude(number, left_out):
        asked.append((number, left_out))
        return True

    capture = ScreenCapture(window, exclude, left_out=True)
    assert capture.left_out
    window.hide()
    window.show()
    assert asked == [(int(window.winId()), True)] * 2
    capture.set_left_out(False)
    assert not capture.left_out
    refused = ScreenCapture(window, lambda *_: False, left_out=True)
    assert not refused.left_out
    assert not ScreenCapture(window, None, left_out=True).left_out


def test_where_nothing_can_leave_it_out_the_settings_say_so(open_page):
    card = open_page("settings").privacy
    assert not card.capture.isEnabled()
    assert not card.capture.isChecked()
