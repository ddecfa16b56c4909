"""The second MkDocs hook: adds the pages for editors that are made from records, rules and data."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from mkdocs.structure.files import File, InclusionLevel  # noqa: E402

from scripts.contribute.annotated import example_pages  # noqa: E402
from scripts.contribute.field_guide import fields_page  # noqa: E402
from scripts.contribute.rule_list import rules_page  # noqa: E402

FOLDER = "contribute/"


def made_pages(data: Path) -> dict[str, str]:
    """Name below the docs folder to Markdown."""
    pages = {"rules": rules_page(), "fields": fields_page(), **dict(example_pages(data))}
    return {f"{FOLDER}{name}.md": content for name, content in pages.items()}


def on_files(files, config):
    """Add the pages; none of them stands in the readers' navigation."""
    data = Path(os.environ.get("KNOWLEDGE_DATA") or ROOT / "data")
    for name, content in made_pages(data).items():
        files.append(File.generated(config, name, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


def on_page_context(context, page, config, nav):
    """A page that is made has no file to edit."""
    if page.file.src_uri.startswith(FOLDER) and page.file.abs_src_path is None:
        page.edit_url = None
    return context
