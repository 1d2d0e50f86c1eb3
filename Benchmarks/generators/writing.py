"""What the generators share: names with kanji numerals, model files from plain values, and the command line.

A model file is a dict from section to value, as docs/model.md lists them:
  a text or a list of texts   stands behind its key (件名, 取込)
  a dict of dicts             one line an entry, by name (主体, システム)
  a list of dicts             one line an entry (流れ, 承認)
A dict inside an entry becomes {key: value, …}, a list [value, …]; a key whose value is None is left out.
"""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ModelFile = dict[str, Any]
"""Section → its value."""


def numeral(number: int) -> str:
    """A number digit by digit in kanji, which no name is mistaken for: 12 is 一二."""
    return "".join("零一二三四五六七八九"[int(digit)] for digit in str(number))


def names(pattern: str, count: int) -> list[str]:
    """Names with a numeral in the place of *."""
    return [pattern.replace("*", numeral(index)) for index in range(count)]


def inline(value: object) -> str:
    """A value on one line."""
    if isinstance(value, Mapping):
        pairs = (f"{key}: {inline(part)}" for key, part in value.items() if part is not None)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(part) for part in value) + "]"
    return str(value)


def text(file: ModelFile) -> str:
    """The YAML of a model or a part, between the marks that tell a whole file from one that was cut off."""
    lines = ["---", "nagarezu: 1"]
    for section, value in file.items():
        if isinstance(value, Mapping):
            lines += [f"{section}:"] if value else []
            lines += [f"  {name}: {inline(entry)}" for name, entry in value.items()]
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += [f"{section}:"] + [f"  - {inline(entry)}" for entry in value]
        elif value:
            lines.append(f"{section}: {inline(value)}")
    return "\n".join(lines + ["..."]) + "\n"


def write(files: Mapping[str, ModelFile], folder: Path) -> None:
    """Writes files by their paths below a folder, making folders on the way."""
    for name, file in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(file), encoding="utf-8")


def parser(
    description: str | None, families: Mapping[str, Callable[..., object]], *, seed: int, required: bool = True
) -> argparse.ArgumentParser:
    """The options that all generators have; --help ends with the families and the first line of their docstrings."""
    width = max(map(len, families))
    about = {name: (function.__doc__ or "").splitlines()[0] for name, function in families.items()}
    result = argparse.ArgumentParser(
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="families:\n" + "\n".join(f"  {name:{width}}  {line}" for name, line in about.items()),
    )
    result.add_argument("out", type=Path, help="the folder to write to")
    result.add_argument("--family", choices=list(families), metavar="FAMILY", required=required, help="see below")
    result.add_argument("--size", type=int, metavar="N", required=required, help="how large; 1 or more")
    result.add_argument("--seed", type=int, default=seed, help="the same seed gives the same bytes (%(default)s)")
    return result
