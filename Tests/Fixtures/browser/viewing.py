"""What scripts that have `nagarezu view` open share: the program, its model, and patience."""
import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(__file__))
from chromium import Browser, tell, wrong  # noqa: E402

PROGRAM, FOLDER = sys.argv[1:]
MODEL = os.path.join(FOLDER, "m.yaml")
PATIENCE = 90


class Never(Exception):
    pass


def until(holds, words, said):
    """Waits until something holds; `said` gives what the page says, for the case that it never does."""
    end = time.time() + PATIENCE
    while time.time() < end:
        if holds():
            return
        time.sleep(0.02)
    raise Never(f"never: {words}; the page says: {said()}")


def view(use, *options):
    """Lets `use` have a browser, the running program and the address that it prints; prints what is wrong."""
    process = subprocess.Popen(
        [PROGRAM, "view", "m.yaml", *options], cwd=FOLDER, stdout=subprocess.PIPE, text=True, env={"NAGAREZU_LANG": "ja"})
    try:
        with Browser() as browser:
            use(browser, process, process.stdout.readline().split()[0])
    except Never as fault:
        wrong.append(str(fault))
    finally:
        process.kill()
    tell()
