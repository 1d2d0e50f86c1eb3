"""Moves boxes on the page of `nagarezu view --edit` in a real browser; prints what is wrong, a line each.

`edit.py nagarezu folder`: the program, and a folder with one good model, m.yaml, that says nothing of its figure.
"""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser  # noqa: E402
from selenium.webdriver import ActionChains, Keys  # noqa: E402

PROGRAM, FOLDER = sys.argv[1:]
MODEL = os.path.join(FOLDER, "m.yaml")
PATIENCE = 90
wrong = []


def expect(condition, words):
    if not condition:
        wrong.append(words)


class Never(Exception):
    pass


def read():
    with open(MODEL, encoding="utf-8") as file:
        return file.read()


def until(holds, words, browser):
    end = time.time() + PATIENCE
    while time.time() < end:
        if holds():
            return
        time.sleep(0.02)
    raise Never(f"never: {words}; the page says: " + browser.run("return document.getElementById('edit').innerText"))


def box(browser, place):
    """A box of the figure, counted from the left."""
    return browser.run(
        """const all = [...document.querySelectorAll('.leaf:not(.off) g.box[data-node]')];
        all.sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
        return all.at(arguments[0]);""", place)


def left(browser, node):
    return browser.run(
        "return document.querySelector(`.leaf:not(.off) [data-node=\"${CSS.escape(arguments[0])}\"]`).getBoundingClientRect().left", node)


def use(browser, address):
    before = read()
    browser.open(address)
    until(lambda: browser.run("return document.getElementById('edit') !== null && document.querySelector('g.box[data-node]') !== null"),
          "the page is there", browser)

    # By pointer: the first box into the column of the last one.
    first, last = box(browser, 0), box(browser, -1)
    node, was = first.get_attribute("data-node"), left(browser, first.get_attribute("data-node"))
    far = browser.run("return arguments[0].getBoundingClientRect().left - arguments[1].getBoundingClientRect().left", last, first)
    expect(far > 50, "the figure has one column")
    ActionChains(browser.driver).click_and_hold(first).move_by_offset(int(far / 2), 0).move_by_offset(int(far / 2), 0).release().perform()
    until(lambda: "固定:" in read(), "the place is in the file", browser)
    dragged = read()
    kept = iter(dragged.split("\n"))
    expect(all(line in kept for line in before.split("\n")), f"a line that was there is gone: {dragged}")
    until(lambda: left(browser, node) > was + 20, "the box stands elsewhere", browser)
    expect("node=" not in browser.driver.current_url, "what was dragged was clicked, too")

    # Back.
    button = browser.run("return document.querySelector('#edit button')")
    until(lambda: button.is_displayed(), "the way back is offered", browser)
    button.click()
    until(lambda: read() == before, "the file is as it was", browser)
    until(lambda: abs(left(browser, node) - was) < 2, "the box is where it was", browser)

    # By keys, and the box keeps the focus.
    browser.run("arguments[0].focus()", box(browser, 0))
    ActionChains(browser.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    until(lambda: "固定:" in read(), "the place is in the file, by keys", browser)
    until(lambda: left(browser, node) > was + 20, "the box stands elsewhere, by keys", browser)
    expect(browser.run("return document.activeElement.dataset.node") == node, "the box lost the focus")

    # A file that cannot be edited is left alone, and the page says so.
    with open(MODEL, "a", encoding="utf-8") as file:
        file.write("# 後から書いた\n")
    now = read()
    browser.run("document.dispatchEvent(new CustomEvent('nagarezu-told', { detail: { grids: arguments[0], state: 0 } }))",
                [[{"key": node, "name": "なし", "column": 1, "row": 1}]])
    ActionChains(browser.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_DOWN).key_up(Keys.SHIFT).perform()
    until(lambda: "書き込まない" in browser.run("return document.getElementById('edit').innerText"), "the page says that nothing was written", browser)
    expect(read() == now, "the file was written")
    console = [entry for entry in browser.console() if "favicon" not in entry and "409" not in entry]
    expect(not console, f"the console says {console}")


process = subprocess.Popen(
    [PROGRAM, "view", "m.yaml", "--edit"], cwd=FOLDER, stdout=subprocess.PIPE, text=True, env={"NAGAREZU_LANG": "ja"})
try:
    with Browser() as browser:
        use(browser, process.stdout.readline().split()[0])
except Never as fault:
    wrong.append(str(fault))
finally:
    process.kill()
print("\n".join(wrong), end="\n" if wrong else "")
