"""Takes pictures of the views of a report for `docs/page.md` and for whoever looks.

`shots.py page.html folder [view-width …]`: all views at 1280 and 360 px, or those named.
"""
import base64
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser  # noqa: E402

page, folder, wanted = sys.argv[1], sys.argv[2], sys.argv[3:]
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
    few = "b=1&" if browser.run("return nagarezu.businesses.length") > 1 else ""
    states = {
        "all": "view=all", "figure": "view=figure", "item": None, "finding": None, "findings": "view=findings",
        "matrix": "view=matrix", "why": None, "papers": "view=papers", "tables": "view=tables",
    }
    picks = {"item": {"item": item}, "finding": {"view": "figure", "finding": finding}, "why": {"item": item, "party": party}}
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
            with open(f"{folder}/{name}-{width}.png", "wb") as file:
                file.write(base64.b64decode(browser.driver.execute_cdp_cmd("Page.captureScreenshot", {})["data"]))
