"""Debian's Chromium for tests: started, listened to, and ended."""
import json
import os
import signal

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

# Whoever runs the tests may hold signals back or ignore them, and then what is started here would, too.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.pthread_sigmask(signal.SIG_SETMASK, [])

# What was found wrong, a line each.
wrong = []


def expect(condition, words):
    if not condition:
        wrong.append(words)


def note(words):
    """Says something that is not wrong."""
    print(f"note: {words}", flush=True)


def tell():
    """Prints what was found wrong, for the test that started this."""
    print("\n".join(wrong), end="\n" if wrong else "")


class Browser:
    """A browser of its own. `with Browser() as browser: browser.open(path)`."""

    def __init__(self, width=1280, height=900, scripts=True):
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for word in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", f"--window-size={width},{height}"]:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(120)
        self.resize(width, height)
        if not scripts:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.driver.quit()

    def resize(self, width, height):
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def open(self, path, address=""):
        url = path if "://" in path else "file://" + os.path.abspath(path)
        self.driver.get("about:blank")
        self.driver.get(url + address)

    def run(self, script, *values):
        return self.driver.execute_script(script, *values)

    def go(self, address):
        """Goes to an address on the page, as a link does, and waits until it is shown."""
        self.run("location.hash = arguments[0]", address)
        self.driver.execute_async_script("const done = arguments[0]; setTimeout(done, 30)")

    def console(self):
        """What the console says, but for what the browser itself does outside of the page."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """Every address that was asked for, but for the page itself."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                if not url.startswith(("file:", "about:", "data:", "chrome:")):
                    found.append(url)
        return found

    def pdf(self):
        import base64
        answer = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True, "preferCSSPageSize": True})
        return base64.b64decode(answer["data"])

    def axe(self, source):
        """What axe-core finds serious or critical: rule and element, a line each."""
        self.run(source)
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(done, (fault) => done({fault: String(fault)}))")
        if "fault" in found:
            return [found["fault"]]
        return [
            f"{rule['id']}: {node['html'][:160]} ({node['any'][0]['message'][:160] if node['any'] else ''})"
            for rule in found["violations"] if rule["impact"] in ("serious", "critical") for node in rule["nodes"][:3]]


def axe_source():
    """The text of axe-core, and its version."""
    import importlib.util
    place = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    for folder, _, files in os.walk(place):
        for name in files:
            if name == "axe.min.js":
                text = open(os.path.join(folder, name), encoding="utf-8").read()
                return text
    raise SystemExit("axe.min.js is missing: run `make venv`")
