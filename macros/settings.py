"""Settings with one place each: ``extra.guide`` of mkdocs.yml, read here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Settings:
    """Addresses and names that stand in one place."""

    site_name: str
    site_url: str
    repository: str
    branch: str
    contact: str
    styles: tuple[str, ...]

    def edit_url(self, file: str) -> str:
        """Where an editor changes a data file on the forge."""
        return f"{self.repository}/edit/{self.branch}/data/{file}"

    def line_url(self, file: str, line: int) -> str:
        """One line of a data file on the forge; from there a pencil leads to the editor."""
        return f"{self.repository}/blob/{self.branch}/data/{file}#L{line}"

    def report_url(self, address: str) -> str:
        """A message to the editors with the page's address filled in; needs no account."""
        return f"mailto:{self.contact}?subject=Problem%20on%20{self.site_url}{address}"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without running the Python tags that it may hold."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def settings_of(config: dict) -> Settings:
    """Settings from the parsed mkdocs configuration."""
    guide = config["extra"]["guide"]
    return Settings(config["site_name"], config["site_url"], guide["repository"], guide["branch"], guide["contact"],
                    tuple(str(name) for name in config["extra_css"]))


def read_settings(path: Path) -> Settings:
    """Settings from mkdocs.yml itself, for tools that run without the site engine."""
    return settings_of(yaml.load(path.read_text("utf-8"), _Loader))
