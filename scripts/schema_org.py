"""The part of schema.org that we use, as a table for the tests: ``python -m scripts.schema_org SCHEMA.D.TS VERSION``.

Reads ``dist/schema.d.ts`` of the npm package ``schema-dts`` (the vocabulary as types; ``npm pack schema-dts``) and
writes ``tests/pages/schema-org.json``: for each type below its parents and its own properties with their ranges.
Run it when ``USED`` grows or a new release of the vocabulary matters.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "tests" / "pages" / "schema-org.json"
USED = (
    "BreadcrumbList", "CollectionPage", "DataDownload", "Dataset", "DietarySupplement", "EntryPoint", "ExercisePlan",
    "LifestyleModification", "ListItem", "MedicalCondition", "MedicalProcedure", "MedicalRiskFactor", "MedicalSignOrSymptom",
    "MedicalTest", "MedicalTherapy", "MedicalWebPage", "Organization", "Person", "PhysicalTherapy", "Report",
    "ScholarlyArticle", "SearchAction", "Thing", "WebPage", "WebSite",
)
_BODY = re.compile(r"^(?:export )?interface (\w+?)(Base|Leaf) extends ([^{]+)\{(.*?)^\}", re.M | re.S)
_UNION = re.compile(r"^export type (\w+) = ([^;]+);", re.M)
_PROPERTY = re.compile(r'^    "(\w+)"\?: SchemaValue<(.+), "\1">;', re.M)


def table(text: str) -> dict[str, dict]:
    """Every type of the vocabulary: its parents, and its own properties with the types that may stand there."""
    parents: dict[str, set[str]] = {}
    for name, members in _UNION.findall(text):
        for member in members.split(" | "):
            if re.fullmatch(r"\w+", member) and member != f"{name}Leaf":
                parents.setdefault(member, set()).add(name)
    types = {name: {"parents": sorted(above), "properties": {}} for name, above in parents.items()}
    for name, part, _extends, body in _BODY.findall(text):
        if part == "Base":
            own = {key: sorted(set(values.split(" | ")) - {"IdReference"}) for key, values in _PROPERTY.findall(body)}
            types.setdefault(name, {"parents": [], "properties": {}})["properties"] = own
    return types


def with_parents(types: dict[str, dict], names: tuple[str, ...]) -> dict[str, dict]:
    """These types and all above them."""
    found: dict[str, dict] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = types[name]
            waiting += types[name]["parents"]
    return dict(sorted(found.items()))


def main(arguments: list[str]) -> int:
    """Write the table."""
    path, version = arguments
    types = with_parents(table(Path(path).read_text("utf-8")), USED)
    value = {"from": f"schema-dts {version}", "types": types}
    TABLE.write_text(json.dumps(value, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{len(types)} types written to {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
