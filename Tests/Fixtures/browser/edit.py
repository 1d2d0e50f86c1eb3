"""Moves boxes on the page of `nagarezu view --edit` in a real browser; prints what is wrong, a line each.

`edit.py nagarezu folder`: the program, and a folder with one good model, m.yaml, that says nothing of its figure.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from chromium import expect  # noqa: E402
from viewing import MODEL, until, view  # noqa: E402
from selenium.webdriver import ActionChains, Keys  # noqa: E402


def read():
    with open(MODEL, encoding="utf-8") as file:
        return file.read()


def told(browser):
    """What the page says of an edit."""
    return browser.run("return document.getElementById('edit').innerText")


def wait(browser, holds, words):
    until(holds, words, lambda: told(browser))


def box(browser, place):
    """A box of the figure, counted from the left."""
    return browser.run(
        """const all = [...document.querySelectorAll('.leaf:not(.off) g.box[data-node]')];
        all.sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
        return all.at(arguments[0]);""", place)


def left(browser, node):
    return browser.run(
        "return document.querySelector(`.leaf:not(.off) [data-node=\"${CSS.escape(arguments[0])}\"]`).getBoundingClientRect().left", node)


def use(browser, process, address):
    before = read()
    browser.open(address)
    wait(browser, lambda: browser.run("return document.getElementById('edit') !== null && document.querySelector('g.box[data-node]') !== null"),
          "the page is there")

    # By pointer: the first box into the column of the last one.
    first, last = box(browser, 0), box(browser, -1)
    node, was = first.get_attribute("data-node"), left(browser, first.get_attribute("data-node"))
    far = browser.run("return arguments[0].getBoundingClientRect().left - arguments[1].getBoundingClientRect().left", last, first)
    expect(far > 50, "the figure has one column")
    ActionChains(browser.driver).click_and_hold(first).move_by_offset(int(far / 2), 0).move_by_offset(int(far / 2), 0).release().perform()
    wait(browser, lambda: "固定:" in read(), "the place is in the file")
    dragged = read()
    kept = iter(dragged.split("\n"))
    expect(all(line in kept for line in before.split("\n")), f"a line that was there is gone: {dragged}")
    wait(browser, lambda: left(browser, node) > was + 20, "the box stands elsewhere")
    expect("node=" not in browser.driver.current_url, "what was dragged was clicked, too")

    # Back.
    button = browser.run("return document.querySelector('#edit button')")
    wait(browser, lambda: button.is_displayed(), "the way back is offered")
    button.click()
    wait(browser, lambda: read() == before, "the file is as it was")
    wait(browser, lambda: abs(left(browser, node) - was) < 2, "the box is where it was")

    # By keys, and the box keeps the focus.
    browser.run("arguments[0].focus()", box(browser, 0))
    ActionChains(browser.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    wait(browser, lambda: "固定:" in read(), "the place is in the file, by keys")
    wait(browser, lambda: left(browser, node) > was + 20, "the box stands elsewhere, by keys")
    expect(browser.run("return document.activeElement.dataset.node") == node, "the box lost the focus")

    # A file that cannot be edited is left alone, and the page says so.
    with open(MODEL, "a", encoding="utf-8") as file:
        file.write("# 後から書いた\n")
    now = read()
    browser.run("document.dispatchEvent(new CustomEvent('nagarezu-told', { detail: { grids: arguments[0], state: 0 } }))",
                [[{"key": node, "name": "なし", "column": 1, "row": 1}]])
    ActionChains(browser.driver).key_down(Keys.SHIFT).send_keys(Keys.ARROW_DOWN).key_up(Keys.SHIFT).perform()
    wait(browser, lambda: "書き込まない" in told(browser), "the page says that nothing was written")
    expect(read() == now, "the file was written")
    console = [entry for entry in browser.console() if "favicon" not in entry and "409" not in entry]
    expect(not console, f"the console says {console}")


view(use, "--edit")
