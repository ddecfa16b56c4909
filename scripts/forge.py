"""The forge, asked through its own command line program ``gh``; and folders of past versions, from git.

Only the workflows use this. Every call names its repository, so that nothing else can be changed.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import tarfile
from pathlib import Path
from typing import Any


class ForgeError(Exception):
    """A call failed; the message holds what the program said."""


def run(*command: str, stdin: str = "") -> str:
    """Run one command and return what it printed. Raises ForgeError where it fails."""
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, check=False)
    except FileNotFoundError as missing:
        raise ForgeError(f"{command[0]} is not installed") from missing
    if done.returncode:
        raise ForgeError(f"{' '.join(command[:4])} …: {done.stderr.strip()}")
    return done.stdout


def api(path: str, method: str = "GET", body: dict[str, Any] | None = None) -> Any:
    """One call below ``/repos/<this repository>/``; lists come whole, over all pages."""
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if "/" not in repository:
        raise ForgeError("GITHUB_REPOSITORY names no repository: this runs in a workflow")
    command = ["gh", "api", f"repos/{repository}/{path}", "--method", method]
    if method == "GET":
        command += ["--paginate", "--slurp"]
    told = run(*command, *(["--input", "-"] if body is not None else []), stdin=json.dumps(body) if body is not None else "")
    if not told.strip():
        return None
    value = json.loads(told)
    return _joined(value) if method == "GET" else value


def _joined(answers: list[Any]) -> Any:
    """``gh --slurp`` gives a list of pages: lists are put together, a single object stands for itself."""
    if answers and isinstance(answers[0], list):
        return [row for page in answers for row in page]
    return answers[0] if answers else None


def data_of(revision: str, into: Path) -> Path:
    """The data folder of a revision, laid into ``into``: files alone, nothing that leads out of it."""
    try:
        packed = subprocess.run(["git", "archive", "--format=tar", revision, "data"], capture_output=True, check=True).stdout
    except subprocess.CalledProcessError as failure:
        raise ForgeError(f"git has no data folder at {revision}: {failure.stderr.decode(errors='replace').strip()}") from failure
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = [member for member in archive.getmembers() if member.isfile() or member.isdir()]
        archive.extractall(into, members=members, filter="data")
    return into / "data"
