"""One comment on a pull request, edited in place: what the change means.

``python -m scripts.pull_request --number-file FILE --head SHA [--preview URL]``, run by a workflow on main after
the check of the pull request has ended. It takes only the data of the pull request, and reads them as data.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from scripts.compare.difference import CannotCompare, Difference, difference, read
from scripts.compare.tell import MARK, as_comment
from scripts.forge import ForgeError, api, data_of, run

LABEL = "safety review"
LIMIT = 65_000  # signs; the forge takes 65,536
BOT = "github-actions[bot]"


def number_in(path: Path) -> int:
    """The number of the pull request. The file comes from a run of foreign code: anything but a small number is refused."""
    text = path.read_text("utf-8").strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ForgeError(f"{path} holds no number of a pull request")
    return int(text)


def compare_pull_request(number: int, head: str) -> Difference:
    """Compare the data of the pull request with those it started from. Raises ForgeError where it is another one."""
    request = api(f"pulls/{number}")
    if request["head"]["sha"] != head:
        raise ForgeError(f"pull request {number} has moved on from {head}: the next run tells it")
    run("git", "fetch", "--no-tags", "--quiet", "origin", f"pull/{number}/head")
    start = run("git", "merge-base", head, request["base"]["sha"]).strip()
    with tempfile.TemporaryDirectory() as folder:
        old, new = (data_of(revision, Path(folder) / name) for revision, name in ((start, "old"), (head, "new")))
        return difference(read(old), read(new))


def say(number: int, body: str) -> None:
    """Write the comment, or edit the one that is there."""
    text = body if len(body) <= LIMIT else body[:LIMIT] + "\n\n… cut here; `python -m scripts.compare` tells all.\n"
    mine = [c for c in api(f"issues/{number}/comments") if c["user"]["login"] == BOT and c["body"].startswith(MARK)]
    if mine:
        api(f"issues/comments/{mine[0]['id']}", "PATCH", {"body": text})
    else:
        api(f"issues/{number}/comments", "POST", {"body": text})


def label(number: int, needed: bool) -> None:
    """Set or take away the label that calls the safety reviewers."""
    present = LABEL in [row["name"] for row in api(f"issues/{number}/labels")]
    if needed and not present:
        api(f"issues/{number}/labels", "POST", {"labels": [LABEL]})
    elif present and not needed:
        api(f"issues/{number}/labels/{LABEL.replace(' ', '%20')}", "DELETE")


def main(arguments: list[str] | None = None) -> int:
    """Comment from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.pull_request", description=__doc__.splitlines()[0])
    parser.add_argument("--number-file", type=Path, required=True)
    parser.add_argument("--head", required=True)
    parser.add_argument("--preview", default="")
    options = parser.parse_args(arguments)
    try:
        number = number_in(options.number_file)
        try:
            found = compare_pull_request(number, options.head)
        except CannotCompare:
            say(number, f"{MARK}\n## What this change means\n\nThe data cannot be read yet. The check says where and how to mend it.\n")
            label(number, True)  # unread is not harmless
            return 0
        say(number, as_comment(found, options.preview))
        label(number, found.needs_safety)
    except ForgeError as failure:
        print(f"scripts.pull_request: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
