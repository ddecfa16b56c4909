"""Look at figures while editing: ``make figure id=plank``; without an id, a contact sheet of all.

Writes to ``build/figures/``: each picture as SVG (light and dark) and PNG, and one strip of all pictures
of the exercise. ``python -m scripts.figure [id=NAME …] [--width 220] [--sheet FILE]``.
"""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path
from typing import Any

import resvg_py
from PIL import Image, ImageDraw

from macros.figures.paint import alone, palette
from macros.figures.sheet import Drawn, figures_of
from macros.knowledge.load import load
from macros.knowledge.problems import nearest
from scripts.check import FORMATS, ROOT, data_folder

OUT = ROOT / "build" / "figures"
SHEET = ROOT / "docs" / "assets" / "figures-sheet.png"
GREY = (110, 120, 124)


def exercises(data: Path) -> dict[str, Any]:
    """Every exercise by id. Data that cannot be read are told, and left out."""
    knowledge, problems = load(data)
    broken = [problem for problem in problems if problem.mark.path.startswith("exercises/")]
    if broken:
        print(FORMATS["text"](broken, data.name), file=sys.stderr)
    return {exercise.id: exercise for exercise in knowledge.of_kind("exercises")}


def picture(figure: Drawn, scheme: str, width: int) -> Image.Image:
    """One figure as pixels on the colour of its card."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=alone(figure.svg, scheme), width=width))
    drawn = Image.open(io.BytesIO(png)).convert("RGBA")
    card = Image.new("RGB", drawn.size, palette(scheme)["--fig-card"])
    card.paste(drawn, (0, 0), drawn)
    return card


def strip(figures: list[Drawn], scheme: str, scale: float, name: str = "") -> Image.Image:
    """All pictures of an exercise in a row, numbered by step."""
    made = [picture(figure, scheme, max(round(figure.width * scale), 8)) for figure in figures]
    width = sum(one.width + 8 for one in made) + 8
    row = Image.new("RGB", (max(width, 7 * len(name) + 10), max(one.height for one in made) + 18), palette(scheme)["--fig-card"])
    pen, x = ImageDraw.Draw(row), 6
    pen.text((4, 2), name, fill=GREY)
    for figure, one in zip(figures, made, strict=True):
        row.paste(one, (x, 16))
        pen.text((x + 2, 18), f"{figure.step + 1}{'x' if figure.wrong else ''}", fill=GREY)
        pen.rectangle((x - 1, 15, x + one.width, 16 + one.height), outline=(200, 204, 202))
        x += one.width + 8
    return row


def stacked(rows: list[Image.Image], width: int, colour: str) -> Image.Image:
    """Rows set one after the other on a sheet, several on a line where they fit."""
    places, x, y, high = [], 0, 0, 0
    for row in rows:
        if x and x + row.width > width:
            x, y, high = 0, y + high + 6, 0
        places.append((row, x, y))
        x, high = x + row.width + 6, max(high, row.height)
    sheet = Image.new("RGB", (max(width, max(row.width + x for row, x, _y in places)), y + high), colour)
    for row, x, y in places:
        sheet.paste(row, (x, y))
    return sheet


def write_one(exercise: Any, width: int) -> list[Path]:
    """The pictures of one exercise, as SVG and PNG, light and dark. Says the words for each."""
    figures = figures_of(exercise)
    written = []
    for scheme in ("light", "dark"):
        for figure in figures:
            path = OUT / f"{exercise.id}-{figure.step + 1}-{scheme}.svg"
            path.write_text(alone(figure.svg, scheme), "utf-8")
            picture(figure, scheme, width).save(path.with_suffix(".png"))
            written += [path, path.with_suffix(".png")]
        if figures:
            path = OUT / f"{exercise.id}-{scheme}.png"
            strip(figures, scheme, width / max(figure.width for figure in figures)).save(path)
            written.append(path)
    for figure in figures:
        print(f"  step {figure.step + 1}: {figure.alt}")
        for part, gap in figure.state.missed.items():
            print(f"    {part} misses what it touches by {gap:.0f} cm")
    return written


def write_sheet(shelf: dict[str, Any], path: Path, scheme: str = "light") -> list[str]:
    """One picture of all figures; its names are kept inside the file, so that a test can read them."""
    drawn = {name: figures for name, exercise in sorted(shelf.items()) if (figures := figures_of(exercise))}
    rows = [strip(figures, scheme, 0.36, name) for name, figures in drawn.items()]
    sheet = stacked(rows, 1500, palette(scheme)["--fig-card"]).quantize(32)
    from PIL.PngImagePlugin import PngInfo

    names = PngInfo()
    names.add_text("exercises", " ".join(f"{name}:{len(figures)}" for name, figures in drawn.items()))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, optimize=True, pnginfo=names)
    return list(drawn)


def main(arguments: list[str] | None = None) -> int:
    """Write figures from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.figure", description=__doc__.splitlines()[0])
    parser.add_argument("ids", nargs="*", help="id=NAME or NAME; none: a contact sheet of all")
    parser.add_argument("--width", type=int, default=600, help="pixels of a picture's width")
    parser.add_argument("--sheet", type=Path, default=None, help="where the contact sheet goes (default: build/figures/; with --keep: docs/assets/)")
    parser.add_argument("--keep", action="store_true", help="write the contact sheet that lies in docs/assets/")
    options = parser.parse_args(arguments)
    shelf = exercises(data_folder())
    wanted = [part.strip() for item in options.ids for part in item.removeprefix("id=").split(",")]
    OUT.mkdir(parents=True, exist_ok=True)
    for name in wanted:
        if name not in shelf:
            print(f"scripts.figure: there is no exercise '{name}'. {nearest(name, shelf)}", file=sys.stderr)
            return 1
        print(name)
        written = write_one(shelf[name], options.width)
        print(f"  {written[-1]}" if written else "  no step of it has a pose")
    if not wanted:
        path = options.sheet or (SHEET if options.keep else OUT / "all.png")
        names = write_sheet(shelf, path)
        print(f"{len(names)} of {len(shelf)} exercises have figures: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
