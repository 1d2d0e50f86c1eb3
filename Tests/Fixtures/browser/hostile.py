"""Opens a page of a model whose words are markup; prints what ran or was taken for it."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser  # noqa: E402

page, count = sys.argv[1], int(sys.argv[2])
with Browser() as browser:
    browser.open(page)
    views = ["figure", "findings", "matrix", "ask", "papers", "tables"]
    items = browser.run("return nagarezu.businesses[0].items.map((item) => item.name)")
    for address in [f"#view={view}" for view in views] + browser.run(
            "return arguments[0].flatMap((name) => [nagarezu.address.of({item: name}), nagarezu.address.of({q: name})])", items):
        browser.go(address)
    if browser.driver.title == "x":
        print("a script of the model ran")
    if len(items) != count:
        print(f"{len(items)} items, not {count}")
    odd = browser.run("return document.querySelectorAll('img, b, main script').length")
    if odd:
        print(f"{odd} elements came out of words")
    for message in browser.console() + browser.requests():
        print(message)
