"""A release of the data. ``--prepare`` writes the next version; ``--tag v1.2.3`` makes the files of a release.

Versions of the data: an address that disappears is breaking and raises the first number (before 1.0.0: the second),
new pages and claims raise the second, corrections the third. A version that says less than the change is refused.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts.api_schema import SCHEMAS
from scripts.check import ROOT, data_folder
from scripts.compare.difference import Difference, difference, read
from scripts.compare.tell import as_changelog
from scripts.export import api_files
from scripts.forge import ForgeError, data_of, run
from scripts.tables import csv_files

STEPS = ("major", "minor", "patch")
PAPERS = ("LICENSE", "LICENSE-CONTENT.md", "CITATION.cff")
Version = tuple[int, int, int]


class ReleaseError(Exception):
    """The release cannot be made; the message says why and what to do."""


def parse(text: str) -> Version:
    """``v1.2.3`` or ``1.2.3`` as numbers."""
    found = re.fullmatch(r"v?(\d+)\.(\d+)\.(\d+)", text)
    if not found:
        raise ReleaseError(f"'{text}' is no version: write three numbers, such as 1.2.3")
    return tuple(map(int, found.groups()))  # type: ignore[return-value]


def raised(version: Version, step: str) -> Version:
    """The next version after a change of this size. Before 1.0.0 a breaking change raises the second number."""
    major, minor, patch = version
    if step == "major" and major:
        return major + 1, 0, 0
    return (major, minor, patch + 1) if step == "patch" else (major, minor + 1, 0)


def version_here() -> Version:
    """The version that pyproject.toml names; CITATION.cff must name the same."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    if f"\nversion: {version}\n" not in (ROOT / "CITATION.cff").read_text("utf-8"):
        raise ReleaseError(f"CITATION.cff does not name version {version}, as pyproject.toml does; run the release with --prepare")
    return parse(version)


def last_tag(before: str = "") -> str:
    """The last version tag before a tag, or of all; empty where there is none."""
    tags = run("git", "tag", "--list", "v*", "--sort=version:refname").split()
    earlier = [tag for tag in tags if not before or parse(tag) < parse(before)]
    return earlier[-1] if earlier else ""


def since(tag: str) -> Difference:
    """What changed in the data since a tag."""
    with tempfile.TemporaryDirectory() as folder:
        return difference(read(data_of(tag, Path(folder))), read(data_folder()))


def refuse_too_small(version: Version, last: str, change: Difference) -> None:
    """A version that raises less than the change asks for would break those who rely on it."""
    needed = raised(parse(last), change.step)
    if version < needed:
        raise ReleaseError(f"the change since {last} is '{change.step}': the version must be {_dotted(needed)} or later, not {_dotted(version)}")


def changes_text(tag: str, last: str, change: Difference | None) -> str:
    """The changelog of one release, made from meaning."""
    told = as_changelog(change) if change else "The first release.\n"
    return f"# {tag}{f' since {last}' if last else ''}\n\n{told}"


def files(changes: str) -> dict[str, str]:
    """Everything that a release holds: path to text."""
    knowledge, _problems = load(data_folder())
    book = Book(knowledge, read_settings(ROOT / "mkdocs.yml"), link(knowledge))
    found = {f"json/{name}": json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n" for name, value in api_files(book).items()}
    found |= {f"schema/{name}.json": json.dumps(schema, sort_keys=True, indent=1) + "\n" for name, schema in SCHEMAS.items()}
    found |= {f"csv/{name}": text for name, text in csv_files(book).items()}
    found |= {name: (ROOT / name).read_text("utf-8") for name in PAPERS}
    return {**found, "CHANGES.md": changes}


def write_zip(path: Path, found: dict[str, str]) -> None:
    """The same bytes for the same files: sorted, without the time of day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(found.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, text)


def make(tag: str, out: Path) -> Path:
    """Make the files of a release. Raises ReleaseError where the version does not fit."""
    version = version_here()
    if parse(tag) != version:
        raise ReleaseError(f"the tag {tag} is not the version {_dotted(version)} of pyproject.toml")
    last = last_tag(tag)
    change = since(last) if last else None
    if change:
        refuse_too_small(version, last, change)
    out.mkdir(parents=True, exist_ok=True)
    changes = changes_text(tag, last, change)
    (out / "changes.md").write_text(changes, "utf-8")
    path = out / f"bone-spine-guide-data-{_dotted(version)}.zip"
    write_zip(path, files(changes))
    return path


def prepare() -> str:
    """Write the next version into pyproject.toml, CITATION.cff and CHANGELOG.md. Returns it."""
    last = last_tag()
    change = since(last) if last else None
    version = _dotted(raised(parse(last), change.step)) if change else _dotted(version_here())
    _replace(ROOT / "pyproject.toml", r'(?m)^version = ".*"$', f'version = "{version}"')
    _replace(ROOT / "CITATION.cff", r"(?m)^version: .*$", f"version: {version}")
    if change:
        told = changes_text(f"{version}", last, change).replace("### ", "#### ").replace("# ", "## ", 1)
        _replace(ROOT / "CHANGELOG.md", r"\A# Changes\n", lambda found: f"{found.group(0)}\n{told}")
    return version


def _replace(path: Path, pattern: str, by) -> None:
    text, count = re.subn(pattern, by, path.read_text("utf-8"), count=1)
    if not count:
        raise ReleaseError(f"{path.name} has no line like {pattern}")
    path.write_text(text, "utf-8")


def _dotted(version: Version) -> str:
    return ".".join(map(str, version))


def main(arguments: list[str] | None = None) -> int:
    """Release from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.release", description=__doc__.splitlines()[0])
    parser.add_argument("--prepare", action="store_true", help="write the next version, to be committed and tagged")
    parser.add_argument("--tag", help="make the files of this release")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "release")
    options = parser.parse_args(arguments)
    try:
        if options.prepare:
            print(f"version {prepare()} is written; look at it, commit it, and tag it v{_dotted(version_here())}")
        elif options.tag:
            print(f"made {make(options.tag, options.out)}")
        else:
            parser.error("say --prepare, or --tag with a version")
    except (ReleaseError, ForgeError, subprocess.CalledProcessError) as failure:
        print(f"scripts.release: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
