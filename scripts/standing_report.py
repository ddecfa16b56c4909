"""The standing report of what time does, as one issue edited in place: ``python -m scripts.standing_report``.

Run weekly by a workflow. The issue's own text carries the memory of dead links from round to round.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from scripts.decay import main as decay
from scripts.forge import ForgeError, api

TITLE = "What time did: overdue checks, fallen sources, dead links"
LABEL = "time"
BOT = "github-actions[bot]"


def main(links: tuple[str, ...] = ("--links",)) -> int:
    """Read the last report, make the new one, put it in its place."""
    try:
        mine = [i for i in api(f"issues?labels={LABEL}&state=open") if i["user"]["login"] == BOT and i["title"] == TITLE]
        with tempfile.TemporaryDirectory() as folder:
            last, new = Path(folder) / "last.md", Path(folder) / "new.md"
            last.write_text(mine[0]["body"] if mine else "", "utf-8")
            decay([*links, "--memory", str(last), "--out", str(new)])
            body = {"title": TITLE, "body": new.read_text("utf-8")}
        if mine:
            api(f"issues/{mine[0]['number']}", "PATCH", body)
        else:
            api("issues", "POST", {**body, "labels": [LABEL]})
    except ForgeError as failure:
        print(f"scripts.standing_report: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
