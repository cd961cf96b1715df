"""A real browser for tests, over the plain HTTP protocol of chromedriver on localhost."""

import base64
import json
import re
import shutil
import subprocess
import urllib.error
import urllib.request
from contextlib import contextmanager

KEYS = {
    "Down": "\ue015",
    "Up": "\ue013",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "Tab": "\ue004",
    "Back": "\ue003",
}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def missing() -> str:
    """Say what is not there; empty where a browser can be driven."""
    gone = [name for name in ("chromium", "chromedriver") if not shutil.which(name)]
    return f"{' and '.join(gone)} not installed" if gone else ""


class Refusal(Exception):
    """What the driver says when it does not do what it was asked."""


class Page:
    """One tab."""

    def __init__(self, port: int) -> None:
        self._at = f"http://127.0.0.1:{port}/session"
        options = {
            "binary": shutil.which("chromium"),
            "args": ["--headless=new", "--no-sandbox", "--window-size=1280,900", "--lang=en"],
        }
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        answer = self._ask("POST", "", {"capabilities": {"alwaysMatch": wanted}})
        self._at += f"/{answer['sessionId']}"

    def _ask(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(
            self._at + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise Refusal(json.load(error)["value"]["message"].split("\n")[0]) from None

    def open(self, path, anchor="") -> None:
        self._ask("POST", "/url", {"url": "about:blank"})
        self._ask("POST", "/url", {"url": path.as_uri() + anchor})

    def run(self, script, *arguments):
        """Run the body of a function in the page and give back what it returns."""
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_async(self, script, *arguments):
        """Run the body of a function; its last argument is to be called with the answer."""
        return self._ask("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def press(self, *keys) -> None:
        """Press keys one after the other, wherever the focus is; see KEYS for those with names."""
        actions = []
        for key in keys:
            for value in [KEYS[key]] if key in KEYS else key:
                actions += [{"type": t, "value": value} for t in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        self._ask("POST", "/actions", {"actions": [keyboard]})

    def seen(self, css) -> str:
        """Give the text of an element as people see it."""
        found = self._ask("POST", "/element", {"using": "css selector", "value": css})
        return self._ask("GET", f"/element/{found[_ELEMENT]}/text")

    def shows(self, css) -> bool:
        """Whether there is such an element that can be seen."""
        return self.run(
            "const one = document.querySelector(arguments[0]);"
            "return !!one && one.checkVisibility() && one.getClientRects().length > 0;",
            css,
        )

    def focused(self) -> str:
        return self.run("return document.activeElement.id")

    def wait(self, condition) -> None:
        """Wait in the page until an expression is true; the driver gives up after a while."""
        self.run_async(
            "const done = arguments[0];"
            f"const look = () => ({condition}) ? done() : setTimeout(look, 20); look();"
        )

    def devtools(self, command, **values):
        return self._ask("POST", "/goog/cdp/execute", {"cmd": command, "params": values})

    def scheme(self, name) -> None:
        """Have it light or dark."""
        feature = {"name": "prefers-color-scheme", "value": name}
        self.devtools("Emulation.setEmulatedMedia", features=[feature])

    def size(self, width, height) -> None:
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def scripts(self, on) -> None:
        self.devtools("Emulation.setScriptExecutionDisabled", value=not on)

    def picture(self) -> bytes:
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def pdf(self) -> bytes:
        return base64.b64decode(
            self._ask("POST", "/print", {"page": {"width": 21, "height": 29.7}})
        )

    def complaints(self) -> list[str]:
        """Give what the browser complained about since it was last asked."""
        return [entry["message"] for entry in self._ask("POST", "/se/log", {"type": "browser"})]

    def requested(self) -> set[str]:
        """Give every address that was asked for since this was last called."""
        log = self._ask("POST", "/se/log", {"type": "performance"})
        events = [json.loads(entry["message"])["message"] for entry in log]
        return {
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        }

    def close(self) -> None:
        self._ask("DELETE", "")


@contextmanager
def browser():
    """Start a driver with one tab; both end with the block."""
    driver = subprocess.Popen(
        ["chromedriver", "--port=0", "--allowed-ips=127.0.0.1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        port = next(
            int(found[1])
            for line in driver.stdout
            if (found := re.search(r"started successfully on port (\d+)", line))
        )
        page = Page(port)
        yield page
        page.close()
    finally:
        driver.terminate()
        driver.wait(10)
        driver.stdout.close()
