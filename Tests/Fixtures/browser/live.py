"""Has the page of `nagarezu view` open in a real browser while its file changes; prints what is wrong, a line each.

`live.py nagarezu folder`: the program, and a folder with one good model, m.yaml.
"""
import json
import os
import re
import signal
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser, expect  # noqa: E402
from viewing import MODEL, PATIENCE, until, view  # noqa: E402

CLEAN = open(MODEL, encoding="utf-8").read()

LIVE = "document.getElementById('live')"
WRONG = f"!{LIVE}.hidden && document.body.classList.contains('stale')"
RIGHT = f"{LIVE}.hidden && !document.body.classList.contains('stale')"
ITEM = "document.querySelector('[data-choice=item]')"


def wait(browser, condition, words):
    """Until an expression of the page's script holds."""
    until(lambda: browser.run(f"return Boolean({condition})"), words,
          lambda: browser.run("return document.body.innerText")[:500].replace("\n", " / "))


def says(words):
    return f"document.body.textContent.includes({json.dumps(words)})"


def write(text):
    """Writes the model as editors do: a new file in the place of the old."""
    with open(MODEL + ".new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(MODEL + ".new", MODEL)


def titled(title):
    return re.sub(r"(?m)^件名: .*$", lambda _: f"件名: {title}", CLEAN)


def broken(key):
    """The model with a key that nobody knows, before its end mark."""
    return CLEAN.replace("\n...\n", f"\n{key}: 1\n...\n")


def saving(browser):
    browser.run(f"location.hash = '#view=figure&item=' + encodeURIComponent({ITEM}.options[1].value)")
    wait(browser, f"{ITEM}.value !== ''", "an item is chosen")
    item = browser.run(f"return {ITEM}.value")
    browser.run("window.same = true")
    write(titled("改めた事業"))
    wait(browser, says("改めた事業"), "the new title is there")
    expect(browser.run("return window.same === true"), "the page was loaded anew")
    expect("改めた事業" in browser.driver.title, f"the title is {browser.driver.title}")
    expect("item=" in browser.driver.current_url, f"the address is {browser.driver.current_url}")
    wait(browser, f"{ITEM}.value === {json.dumps(item)}", "the item is still chosen")
    expect(browser.run("return document.querySelectorAll('svg .lit').length > 0"), "what is chosen is not lit")


def breaking(browser):
    write(broken("続き"))
    wait(browser, WRONG, "the errors are there")
    said = browser.run(f"return {LIVE}.innerText")
    expect(re.search(r"m\.yaml:\d+:\d+", said), f"no line of the file: {said}")
    expect(browser.run("return document.querySelectorAll('#main svg').length > 0"), "the last figure is gone")
    struck = "return getComputedStyle(document.querySelector('#page-verdict .sentence')).textDecorationLine"
    expect(browser.run(struck) == "line-through", "the verdict of an earlier state passes for today's")
    browser.driver.refresh()
    wait(browser, f"{LIVE} && {WRONG} && document.querySelector('#main svg')", "the errors are there after loading again")
    # A second error in the place of the first is told too.
    write(broken("別の続き"))
    wait(browser, f"{LIVE}.textContent.includes('別の続き')", "the other error is there")
    write(CLEAN)
    wait(browser, RIGHT, "the page is whole again")


def moving(browser):
    os.rename(MODEL, MODEL + ".away")
    wait(browser, WRONG, "the file is missed")
    os.rename(MODEL + ".away", MODEL)
    wait(browser, RIGHT, "the file is back")


def tabs(browser, home):
    driver = browser.driver
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    driver.get(home)
    wait(browser, f"{LIVE} && {RIGHT} && document.querySelector('svg')", "the page is in a second tab")
    write(titled("三度目の事業"))
    wait(browser, says("三度目の事業"), "the second tab follows")
    driver.switch_to.window(first)
    wait(browser, says("三度目の事業"), "the first tab follows")
    # One that was asleep, and missed some.
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    write(titled("四度目の事業"))
    time.sleep(1)
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
    wait(browser, says("四度目の事業"), "the tab that was cut off follows")


def hostility(browser):
    evil = "<img src=x onerror=hacked=1>"
    write(titled(f"'{evil}</script><script>hacked=1</script>'"))
    wait(browser, says("<img src=x"), "the words are there, as words")
    write(broken(f"'{evil}'"))
    wait(browser, f"{WRONG} && {LIVE}.textContent.includes('<img src=x')", "the words are in an error")
    expect(browser.run("return typeof hacked") == "undefined", "a script of the model ran")
    expect(browser.run("return document.querySelectorAll('img').length") == 0, "an element of the model is there")
    write(CLEAN)
    wait(browser, RIGHT, "the page is whole again")


def use(browser, process, address):
    home = address.split("?")[0]
    browser.open(address)
    wait(browser, f"{LIVE} && {RIGHT} && document.querySelector('svg')", "the page is there")
    expect(browser.driver.current_url == home, f"the address is {browser.driver.current_url}")
    saving(browser)
    breaking(browser)
    moving(browser)
    hostility(browser)
    console = [entry for entry in browser.console() if "favicon" not in entry]
    expect(not console, f"the console says {console}")
    tabs(browser, home)
    with Browser() as other:
        other.open(address)
        expect("起動し直し" in other.run("return document.body.innerText"), "the address works twice")
    elsewhere = [url for url in browser.requests() if not url.startswith(home)]
    expect(not elsewhere, f"it asked {elsewhere}")
    process.send_signal(signal.SIGINT)
    expect(process.wait(PATIENCE) == -signal.SIGINT, "Ctrl-C did not end it")
    wait(browser, f"!{LIVE}.hidden && {LIVE}.textContent.includes('つながっていない')", "the page says that the server is gone")


view(use)
