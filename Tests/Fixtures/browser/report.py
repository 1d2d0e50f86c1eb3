"""Uses a report of nagarezu in a real browser, everything that stands on it; prints what is wrong, a line each.

`report.py page.html facts.json`: the facts say what the page must show, as other commands print it, and in which language.
"""
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser, axe_source, expect, note, tell, wrong  # noqa: E402
from selenium.webdriver import ActionChains, Keys  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402


# The words of the page that are looked for.
WORDS = {
    "ja": {"period": "期間", "source": "書いてある所", "items": "情報項目", "cover": "覆う承認", "away": "届かない", "path": "道すじ",
           "capacity": "立場", "calendar": "暦", "findings": "指摘と不明"},
    "en": {"period": "Period", "source": "Source", "items": "Item", "cover": "Covered by", "away": "does not reach", "path": "Path",
           "capacity": "As", "calendar": "calendar", "findings": "Findings"},
}


def text(browser, selector):
    return browser.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.innerText).join('\\n')", selector)


def count(browser, selector):
    return browser.run("return document.querySelectorAll(arguments[0]).length", selector)


def shown(browser, selector):
    return browser.run(
        "return [...document.querySelectorAll(arguments[0])].filter((one) => one.checkVisibility()).length", selector)


def one(business, kind):
    return f"#b{business}-{kind}"


def part(business, **pairs):
    """The address of a state."""
    from urllib.parse import quote
    pairs = ({"b": business} if business_count > 1 else {}) | pairs
    return "#" + "&".join(f"{key}={quote(str(value), safe='')}" for key, value in pairs.items())


def verdict(browser, facts):
    expect(facts["verdict"] in text(browser, "#page-verdict"), f"the verdict is not there: {text(browser, '#page-verdict')}")


def figure(browser, facts, number):
    browser.go(part(number, view="figure"))
    root = one(number, "figure")
    arrows = count(browser, f"{root} g.arrow[data-flow]")
    expect(arrows > 2, f"{arrows} arrows answer")
    expect(shown(browser, f"{root} svg") >= 1, "the figure is not shown")
    # Pointing at an arrow tells of it.
    arrow = browser.driver.find_element(By.CSS_SELECTOR, f"{root} .leaf:not(.off) g.arrow[data-flow] polygon")
    ActionChains(browser.driver).move_to_element(arrow).perform()
    card = text(browser, one(number, "card"))
    for label in [words["period"], words["source"], words["items"]]:
        expect(label in card, f"the card of an arrow lacks {label}: {card}")
    data = json.loads(browser.run("return document.getElementById('page-data').textContent"))["businesses"][number - 1]
    covering(browser, data, number)
    # An item: its way is lit, in order, and parties say how they have it.
    names = [item["name"] for item in data["items"]]
    ways = data["ways"]
    travelled = max(ways, key=lambda way: len(way["k"]))
    item = names[data["lists"][travelled["i"]][0]]
    started = time.monotonic()
    browser.go(part(number, item=item))
    spent = time.monotonic() - started
    expect(count(browser, f"{root} svg.dimmed") >= 1, "picking an item fades nothing")
    place = names.index(item)
    meant = {place, *data["items"][place]["made"]}
    carrying = {
        arrow["key"] for arrow in data["flows"] + data["looks"]
        if any(meant & set(data["lists"][part[2]]) for part in arrow["carries"])}
    drawn, lit = [
        {key for keys in browser.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset.flow)", f"{root} {which}")
         for key in keys.split(" ")} for which in ("g.arrow[data-flow]", "g.arrow.lit")]
    expect(lit == carrying & drawn or lit > carrying & drawn and count(browser, f"{root} g.arrow[data-flow*=' ']") > 0,
           f"{item} is carried by {carrying & drawn}, and lit are {lit}")
    # Who has it, and how: as the matrix says.
    signs = browser.run(
        "const column = [...document.querySelectorAll(`${arguments[0]} thead th.item`)].findIndex((one) => one.dataset.name === arguments[1]);"
        " return [...document.querySelectorAll(`${arguments[0]} tbody tr`)].filter((row) => row.cells[column + 1].dataset.mark)"
        ".map((row) => [row.dataset.name, row.cells[column + 1].dataset.mark])", one(number, "matrix"), item)
    told_marks = browser.run(
        "return [...document.querySelectorAll(`${arguments[0]} li`)].map((row) => [row.querySelector('a').textContent, row.querySelector('.mark').textContent])",
        one(number, "card"))
    expect(sorted(mark for _, mark in told_marks) == sorted(mark for _, mark in signs), f"{item}: the card says {told_marks}, the matrix {signs}")
    expect(count(browser, f"{root} .party-mark") >= 1, "no party says how it has the item")
    steps = browser.run(
        "return arguments[1].map((key) => { const one = document.querySelector(`${arguments[0]} g.arrow[data-flow~='${key}']`);"
        " return one ? [...one.classList].filter((name) => name.startsWith('step-')).map((name) => Number(name.slice(5)))[0] : null; })",
        root, travelled["k"])
    known = [step for step in steps if step]
    expect(known == sorted(known), f"the steps of {item} are out of order: {steps}")
    expect(item in text(browser, one(number, "card")), "the card does not tell of the item")
    # A party. The pointer leaves the figure, or what it points at is told.
    ActionChains(browser.driver).move_to_element(browser.driver.find_element(By.TAG_NAME, "h1")).perform()
    party = data["parties"][travelled["p"]]["name"]
    browser.go(part(number, party=party))
    expect(count(browser, f"{root} g.arrow.lit") >= 1, f"picking {party} lights nothing")
    expect(item in text(browser, one(number, "card")), f"the card of {party} lacks {item}")
    # The finding: path and nearest approval side by side.
    for finding in data["findings"][:2]:
        if not finding["keys"]:
            continue
        browser.go(part(number, view="figure", finding=finding["id"]))
        card = text(browser, one(number, "card"))
        expect(finding["rule"] in card, f"the card of {finding['id']} is {card[:80]}")
        expect(count(browser, f"{root} g.lit") >= 1, f"picking {finding['id']} lights nothing")
    # Days.
    browser.go(part(number, view="figure"))
    slider = browser.driver.find_element(By.CSS_SELECTOR, f"{root} [data-days]")
    if data["days"]:
        slider.send_keys(Keys.END)
        last = data["days"][-1]
        expect(f"day={last['iso']}" in browser.driver.current_url, f"the last day is not in {browser.driver.current_url}")
        idle = [flow for flow in data["flows"] if all(to is not None and to < last["day"] for _, to in flow.get("runs", [[None, None]]))]
        for flow in idle[:3]:
            drawn = count(browser, f"{root} .leaf:not(.off) g.arrow[data-flow='{flow['key']}']")
            expect(count(browser, f"{root} .leaf:not(.off) g.arrow.idle[data-flow='{flow['key']}']") == drawn, f"{flow['number']} runs after its end")
        slider.send_keys(Keys.HOME)
        expect("day=" not in browser.driver.current_url, "the first step is not all days")
    # Zoom, pan, fit.
    svg = f"{root} .leaf:not(.off) svg"
    before = browser.run("return document.querySelector(arguments[0]).getAttribute('viewBox')", svg)
    browser.driver.find_element(By.CSS_SELECTOR, f"{root} [data-zoom=in]").click()
    nearer = browser.run("return document.querySelector(arguments[0]).getAttribute('viewBox')", svg)
    expect(before != nearer, "zooming does nothing")
    browser.driver.find_element(By.CSS_SELECTOR, f"{root} [data-zoom=fit]").click()
    expect(before == browser.run("return document.querySelector(arguments[0]).getAttribute('viewBox')", svg), "fit does not fit")
    if facts.get("compared"):
        browser.driver.find_element(By.CSS_SELECTOR, f"{root} .sides [data-side=before]").click()
        expect(shown(browser, f"{root} .leaf[data-side=before]") >= 1, "before is not shown")
        expect(shown(browser, f"{root} .leaf[data-side=after]") == 0, "after is still shown")
        browser.driver.back()
        browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
        expect(shown(browser, f"{root} .leaf[data-side=after]") >= 1, "back does not go back")
    return spent


def matrix(browser, facts, number):
    browser.go(part(number, view="matrix"))
    root = one(number, "matrix")
    cells = count(browser, f"{root} td[data-mark]")
    expect(cells > 0, "the matrix has no marks")
    names = browser.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset.name)", f"{root} tbody tr")
    field = browser.driver.find_element(By.CSS_SELECTOR, f"{root} [data-filter]")
    field.send_keys(names[0])
    expect(shown(browser, f"{root} tbody tr") < len(names) or len(names) == 1, "the filter of the matrix does nothing")
    field.send_keys(Keys.CONTROL, "a")
    field.send_keys(Keys.BACKSPACE)
    expect(shown(browser, f"{root} tbody tr") == len(names), "the filter stays when it is emptied")
    browser.run("document.querySelector(`${arguments[0]} thead tr:last-child th:last-child button`).click()", root)
    sums = browser.run("return [...document.querySelectorAll(`${arguments[0]} tbody td.sum`)].map((one) => Number(one.textContent))", root)
    expect(sums == sorted(sums), f"the sums are not sorted: {sums}")
    cell = browser.driver.find_element(By.CSS_SELECTOR, f"{root} td[data-mark]")
    browser.run("arguments[0].focus()", cell)
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
    expect("item=" in browser.driver.current_url and "party=" in browser.driver.current_url, "a cell does not lead to its evidence")
    expect(count(browser, f"{one(number, 'ask')} .answer .mark") > 0, "the evidence of a cell is empty")


def findings(browser, facts, number):
    browser.go(part(number, view="findings"))
    root = one(number, "findings")
    ids = browser.run("return [...document.querySelectorAll(arguments[0])].map((one) => one.dataset.id)", f"{root} .entry")
    if number == 1:
        for identity in facts["findings"]:
            expect(identity in ids, f"the finding {identity} is not in the list")
    if not ids:
        return
    kind = browser.driver.find_element(By.CSS_SELECTOR, f"{root} .kinds button")
    kind.click()
    expect(shown(browser, f"{root} .entry") < len(ids) , "a kind is not left out")
    kind.click()
    browser.go(part(number, finding=ids[-1]))
    expect(count(browser, f"{root} .entry.here") == 1, f"the address of {ids[-1]} leads nowhere")
    code = browser.driver.find_element(By.CSS_SELECTOR, f"{root} .entry .code")
    rule = code.text
    browser.run("arguments[0].click()", code)
    browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
    opened = browser.run("return [...document.querySelectorAll('details.rule')].filter((one) => one.open).map((one) => one.id)")
    expect(f"rule={rule}" in opened, f"the page of {rule} is not opened")


def asking(browser, facts, number):
    data = json.loads(browser.run("return document.getElementById('page-data').textContent"))["businesses"][number - 1]
    browser.go(part(number, view="ask"))
    field = browser.driver.find_element(By.CSS_SELECTOR, f"{one(number, 'ask')} [data-question]")
    item = data["items"][0]["name"]

    def ask(words):
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.BACKSPACE)
        field.send_keys(words)
        browser.driver.execute_async_script("setTimeout(arguments[0], 260)")
        return text(browser, f"{one(number, 'ask')} .answers")

    expect(item in ask(item), f"asking for {item} answers nothing")
    # Wide letters, and katakana for hiragana, find the same.
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in item)
    expect(item in ask(wide), f"{wide} does not find {item}")
    kata = "".join(chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" else letter for letter in item)
    expect(item in ask(kata), f"{kata} does not find {item}")
    away = [(party, place) for party, row in enumerate(data["stops"]["of"]) for place, reason in enumerate(row) if reason >= 0]
    if away:
        party, place = away[0]
        answer = ask(f"{data['items'][place]['name']} {data['parties'][party]['name']}")
        expect(words["away"] in answer, f"why not is not answered: {answer[:120]}")
    way = data["ways"][0]
    answer = ask(f"{data['items'][data['lists'][way['i']][0]]['name']} {data['parties'][way['p']]['name']}")
    expect(words["path"] in answer or words["capacity"] in answer, f"why is not answered: {answer[:120]}")
    expect("q=" in browser.driver.current_url, "a question has no address")


def papers(browser, facts, number):
    browser.go(part(number, view="papers"))
    root = one(number, "papers")
    said = text(browser, root)
    for paper in facts["papers"] if number == 1 else []:
        expect(paper in said, f"the approval {paper} is not there")
    expect(words["calendar"] in said.lower() or number > 1, "there is no calendar")


def languages(browser):
    """To the other language and back."""
    other = "ja" if language == "en" else "en"
    for now in [other, language]:
        browser.run("document.querySelector(`[data-language=${arguments[0]}]`).click()", now)
        browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
        expect(browser.run("return document.documentElement.lang") == now, f"the language does not change to {now}")
        expect(WORDS[now]["findings"] in text(browser, "#page-nav") or business_count > 1, f"the ways are not in {now}")


def covering(browser, data, number):
    """The card of each arrow says which approval covers which of its items, and whether any of them is left."""
    for arrow in [one for one in data["flows"] if one["cover"]][:4]:
        browser.go(part(number, view="figure", flow=arrow["key"]))
        said = text(browser, one(number, "card"))
        expect(words["cover"] in said, f"the card of {arrow['number']} does not say what covers it: {said}")
        for party, papers, items, whole in arrow["cover"]:
            for place in papers:
                expect(str(data["words"][place]) in said, f"the card of {arrow['number']} lacks the approval {data['words'][place]}")
            for item in data["lists"][items]:
                expect(data["items"][item]["name"] in said, f"the card of {arrow['number']} lacks {data['items'][item]['name']}")
            expect(bool(count(browser, f"{one(number, 'card')} strong.open")) or whole == 1,
                   f"the card of {arrow['number']} hides what no approval covers")
    browser.go(part(number, view="figure"))


def portfolio(browser, facts):
    """The first sheet: every business with its verdict, who works for them, what ends when; each leads to its business and back."""
    browser.go("#view=all")
    root = "#page-portfolio"
    expect(shown(browser, root) == 1, "the first page is not over all businesses")
    said = text(browser, root)
    for title in facts["titles"]:
        expect(language == "en" or title in said, f"{title} is not on the first page")
    rows = count(browser, f"{root} .wide:first-of-type tbody tr th a")
    expect(rows == business_count, f"{rows} of {business_count} businesses have a row")
    verdicts = browser.run("return [...document.querySelectorAll(`${arguments[0]} td.verdict`)].map((one) => one.innerText.trim())", root)
    expect(len(verdicts) == business_count and all(len(one) > 3 for one in verdicts), f"the verdicts are {verdicts}")
    for party in facts["contractors"]:
        expect(party in said, f"the contractor {party} is not on the first page")
    expect(count(browser, f"{root} table.matrix td[data-mark]") > 0, "nobody has anything sensitive")
    ends = browser.run("return [...document.querySelectorAll(`${arguments[0]} table.facts`)].at(-1).querySelectorAll('tbody tr').length", root)
    expect(ends == facts["ending"], f"{ends} approvals have an end, not {facts['ending']}")
    head = f"{root} table.facts thead button"
    browser.run("document.querySelector(arguments[0]).click()", head)
    names = browser.run("return [...document.querySelectorAll(`${arguments[0]} tbody tr th a`)].slice(0, arguments[1]).map((one) => one.innerText)", root, business_count)
    expect(names == browser.run("return [...arguments[0]].sort()", names), f"the businesses are not sorted: {names}")
    for place in range(business_count):
        link = browser.run("return document.querySelectorAll(`${arguments[0]} tbody tr th a`)[arguments[1]]", root, place)
        number = int(re.search(r"b=(\d+)", link.get_attribute("href"))[1])
        browser.run("arguments[0].click()", link)
        browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
        expect(shown(browser, one(number, "figure")) == 1 and shown(browser, root) == 0, f"the row {place + 1} does not lead to its business")
        browser.driver.back()
        browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
        expect(shown(browser, root) == 1, "back does not go back to all businesses")


def keyboard(browser):
    """From the top to an arrow and its card with no pointer."""
    browser.go(part(1, view="figure"))
    browser.run("document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0)")
    body = browser.driver.find_element(By.TAG_NAME, "body")
    for _ in range(400):
        ActionChains(browser.driver).send_keys(Keys.TAB).perform()
        if browser.run("return document.activeElement.matches('g.arrow[data-flow]')"):
            break
    else:
        wrong.append("Tab does not come to an arrow")
        return
    expect(bool(text(browser, one(1, "card"))), "an arrow that has the focus says nothing")
    expect(bool(browser.run("return document.activeElement.getAttribute('aria-label')")), "an arrow has no name")
    ActionChains(browser.driver).send_keys(Keys.ENTER).perform()
    browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
    expect("flow=" in browser.driver.current_url, "Enter does not pick an arrow")
    ActionChains(browser.driver).send_keys(Keys.ESCAPE).perform()
    browser.driver.execute_async_script("setTimeout(arguments[0], 60)")
    expect("flow=" not in browser.driver.current_url, "Escape does not let go")
    del body


def narrow(browser):
    """At 360 px, and at 640, as which a window of 1280 px is at 200 %."""
    for width in [360, 640]:
        browser.resize(width, 800)
        for view in ["figure", "findings", "matrix", "ask", "papers", "tables"]:
            browser.go(part(1, view=view))
            room = browser.run("return [document.documentElement.scrollWidth, window.innerWidth]")
            expect(room[0] <= room[1], f"{view} at {width} px is {room[0]} px wide")
    browser.resize(1280, 900)


def printed(browser, facts):
    browser.go(part(1, view="figure"))
    with open(page + ".pdf", "wb") as file:
        file.write(browser.pdf())
    words = subprocess.run(["pdftotext", page + ".pdf", "-"], capture_output=True, text=True, check=True).stdout
    flat = "".join(words.split())
    for word in [re.split("[（(]", facts["verdict"])[0]] + facts["findings"][:1]:
        expect("".join(word.split()) in flat, f"printed, {word} is not there")


def without_scripts(facts):
    with Browser(scripts=False) as browser:
        browser.open(page)
        expect(not browser.run("return document.documentElement.classList.contains('alive')"), "scripts run though they are off")
        expect(facts["verdict"] in text(browser, "#page-verdict"), "without a script there is no verdict")
        for kind in ["figure", "findings", "matrix", "papers", "tables"]:
            expect(shown(browser, one(1, kind)) == 1, f"without a script, {kind} is not shown")
        for identity in facts["findings"][:3]:
            # What is out of sight is not laid out, and then is in no `innerText`.
            expect(identity in browser.run("return document.querySelector(arguments[0]).textContent", one(1, "findings")), f"without a script, {identity} is not there")
        expect(shown(browser, ".scripted") == 0, "controls are shown that do nothing")


def alone(browser):
    console = [words for words in browser.console()]
    expect(not console, f"the console says {console[:3]}")
    requests = browser.requests()
    expect(not requests, f"the page asks for {requests[:3]}")


page = sys.argv[1]
told = json.load(open(sys.argv[2], encoding="utf-8"))
language = told["language"]
words = WORDS[language]
with Browser() as browser:
    browser.open(page)
    business_count = browser.run("return nagarezu.businesses.length")
    verdict(browser, told)
    if business_count > 1:
        portfolio(browser, told)
    for number in range(1, business_count + 1):
        figure(browser, told, number)
        matrix(browser, told, number)
        findings(browser, told, number)
        asking(browser, told, number)
        papers(browser, told, number)
    languages(browser)
    keyboard(browser)
    narrow(browser)
    printed(browser, told)
    alone(browser)
    source = axe_source()
    for view in ["figure", "findings", "matrix", "ask", "papers", "tables"] + ["all"] * (business_count > 1):
        browser.go("#view=all" if view == "all" else part(1, view=view))
        for fault in browser.axe(source):
            wrong.append(f"axe, {view}: {fault}")
    note(f"axe-core {browser.run('return axe.version')}")
without_scripts(told)
tell()
