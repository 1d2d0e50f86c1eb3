"""Times pages for `Measure page`: prints a line `name milliseconds` each, medians of some rounds.

`timing.py live nagarezu folder model`: from a save, and from a box that is moved, until a client of `nagarezu view` has the new figure.
`timing.py page page.html`: until Chromium has opened it, and until a click has drawn what it asks for, the slowest of all views.
"""
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import time

ROUNDS = 7


def say(name, seconds):
    print(name, round(1000 * seconds, 1), flush=True)


class Client:
    """Whoever has the page of `view` open, without a browser."""

    def __init__(self, address):
        self.host, query = re.match(r"http://([^/]*)/(.*)", address).groups()
        answer = self.ask("GET", "/" + query, {})
        self.headers = {"Cookie": answer.headers["Set-Cookie"].split(";")[0]}
        page = self.ask("GET", "/", self.headers).text
        self.key = re.search(r'nagarezu-edit" content="([0-9a-f]+)"', page)[1]
        self.stream = http.client.HTTPConnection(self.host)
        self.stream.request("GET", "/events", headers=self.headers)
        self.events = self.stream.getresponse()

    def ask(self, method, path, headers, body=None):
        connection = http.client.HTTPConnection(self.host)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def told(self):
        """What the next event says."""
        while True:
            line = self.events.readline().decode()
            if line.startswith("data: {"):
                return json.loads(line[6:])

    def figure(self, told):
        """The figure of the first business as it is now."""
        place = [part["id"] for part in told["parts"]].index("b1-figure")
        return self.ask("GET", f"/parts/{place}", self.headers).text

    def post(self, body):
        return self.ask("POST", "/pin", {
            **self.headers, "Origin": f"http://{self.host}", "X-Nagarezu-Edit": self.key, "Content-Type": "application/json",
        }, json.dumps(body))

    def move(self, told, box):
        """Moves a box to the row below."""
        return self.post({"state": told["state"], "business": 0, "thing": box["name"], "column": box["column"], "row": box["row"] + 1})

    def undo(self):
        return self.post({"undo": True})


def timed(client, change):
    """Seconds from a change until the new figure is there, with what was told and the figure."""
    begun = time.monotonic()
    change()
    told = client.told()
    figure = client.figure(told)
    return time.monotonic() - begun, told, figure


def live(program, folder, model):
    path = os.path.join(folder, model)
    with open(path, encoding="utf-8") as file:
        text = file.read()

    def write(words):
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(words)
        os.replace(path + ".new", path)

    process = subprocess.Popen([os.path.abspath(program), "view", model, "--edit"], cwd=folder, stdout=subprocess.PIPE, text=True)
    try:
        client = Client(process.stdout.readline().split()[0])
        told = client.told()
        saves, remarks, moves = [], [], []
        for number in range(ROUNDS):
            # The figure shows its title.
            title = f"測定{number}"
            renamed = re.sub(r"(?m)^件名: .*$", f"件名: {title}", text, count=1)
            spent, told, figure = timed(client, lambda: write(renamed))
            assert title in figure, "the figure is not the new one"
            saves.append(spent)
            # Of what stands in no figure nothing is drawn.
            spent, told, _ = timed(client, lambda: write(f"# {number}\n" + renamed))
            remarks.append(spent)
        say("save", statistics.median(saves))
        say("comment", statistics.median(remarks))
        # Each box once, and back: what was drawn before would be there at once.
        for box in (told["grids"][0] or [])[:ROUNDS]:
            spent, told, _ = timed(client, lambda: check(client.move(told, box)))
            moves.append(spent)
            _, told, _ = timed(client, lambda: check(client.undo()))
        if moves:
            say("move", statistics.median(moves))
    finally:
        process.kill()
        process.wait()


def check(answer):
    assert answer.status == 200, answer.text


CLICK = """
const [address, done] = arguments;
const begun = performance.now();
location.hash = address;
requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun))));
"""


def page(path):
    sys.path.insert(0, os.path.dirname(__file__))
    from chromium import Browser
    with Browser() as browser:
        opened = []
        for _ in range(3):
            browser.open(path)
            opened.append(browser.run("return performance.getEntriesByType('navigation')[0].loadEventEnd"))
        say("open", statistics.median(opened) / 1000)
        # Two frames pass before anything counts as drawn, at which nothing else is to do.
        few = "b=1&" if browser.run("return nagarezu.businesses.length") > 1 else ""
        names = browser.run("const one = nagarezu.businesses[0]; return [one.items[0].name, one.parties[one.ways[0].p].name].map(encodeURIComponent)")
        item, party = names
        views = ["view=figure", "view=findings", "view=matrix", "view=papers", "view=tables", "view=ask",
                 f"item={item}&view=figure", f"party={party}&view=figure", f"item={item}&party={party}", f"view=ask&q={item}"]
        if few:
            views.append("view=all")
        slowest = {}
        for _ in range(5):
            for view in views:
                address = "#" + ("" if view == "view=all" else few) + view
                spent = browser.driver.execute_async_script(CLICK, address) / 1000
                slowest.setdefault(view.split("&")[0] if "%" not in view else re.sub("=%[^&]*", "", view), []).append(spent)
        for view, times in slowest.items():
            say("click:" + view.replace("view=", ""), statistics.median(times))
        say("click", max(statistics.median(times) for times in slowest.values()))


{"live": live, "page": page}[sys.argv[1]](*sys.argv[2:])
