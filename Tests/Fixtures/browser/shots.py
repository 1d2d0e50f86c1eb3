"""Takes pictures of the views of a report, and of the live view, for `docs/page.md` and for whoever looks.

`shots.py page.html folder [view-width …]`: all views at 1280 and 360 px, or those named.
`shots.py --live nagarezu model folder`: the live view while the model is wrong, `error-1280.png`; the model is changed, so name a copy.
"""
import base64
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser  # noqa: E402


def shoot(browser, folder, name):
    with open(f"{folder}/{name}.png", "wb") as file:
        file.write(base64.b64decode(browser.driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"]))


def report(page, folder, *wanted):
    with Browser() as browser:
        browser.open(page)
        item = browser.run("""
            const business = nagarezu.businesses[0];
            const way = business.ways.reduce((a, b) => b.k.length > a.k.length ? b : a);
            return business.items[business.lists[way.i][0]].name""")
        party = browser.run("""
            const business = nagarezu.businesses[0];
            const way = business.ways.reduce((a, b) => b.k.length > a.k.length ? b : a);
            return business.parties[way.p].name""")
        finding = browser.run("const one = nagarezu.businesses[0].findings.find((one) => one.keys.length); return one ? one.id : ''")
        # The day on which most ends.
        day = browser.run("return nagarezu.businesses[0].days.reduce((a, b) => b.ended.length > a.ended.length ? b : a).iso")
        few = "b=1&" if browser.run("return nagarezu.businesses.length") > 1 else ""
        states = {
            "all": "view=all", "figure": "view=figure", "item": None, "finding": None, "day": None, "findings": "view=findings",
            "matrix": "view=matrix", "why": None, "papers": "view=papers", "tables": "view=tables",
        }
        picks = {
            "item": {"item": item}, "finding": {"view": "figure", "finding": finding}, "why": {"item": item, "party": party},
            "day": {"view": "figure", "day": day},
        }
        for width in [1280, 360]:
            browser.resize(width, 900 if width == 1280 else 760)
            for name, address in states.items():
                if name == "all" and not few or name == "finding" and not finding:
                    continue
                if wanted and f"{name}-{width}" not in wanted:
                    continue
                if address is None:
                    address = browser.run("return nagarezu.address.of(arguments[0]).slice(1)", picks[name])
                browser.go("#" + ("" if name == "all" else few) + address)
                browser.driver.execute_async_script("setTimeout(arguments[0], 2200)")
                shoot(browser, folder, f"{name}-{width}")


def live(program, model, folder):
    with open(model, encoding="utf-8") as file:
        text = file.read()
    process = subprocess.Popen(
        [os.path.abspath(program), "view", model], stdout=subprocess.PIPE, text=True, env={**os.environ, "NAGAREZU_LANG": "ja"})
    try:
        with Browser() as browser:
            browser.open(process.stdout.readline().split()[0])
            # A name that nobody declared, as a slip of the pen makes one.
            place = text.index("へ: ", text.index("流れ:")) + 3
            with open(model, "w", encoding="utf-8") as file:
                file.write(text[:place] + "新" + text[place:])
            end = time.time() + 60
            while browser.run("return document.getElementById('live').hidden"):
                assert time.time() < end, "the page does not hear of the error"
                time.sleep(0.05)
            browser.run("window.scrollTo(0, 0)")
            browser.driver.execute_async_script("setTimeout(arguments[0], 500)")
            shoot(browser, folder, "error-1280")
    finally:
        process.kill()


if sys.argv[1] == "--live":
    live(*sys.argv[2:])
else:
    report(*sys.argv[1:])
