"""The shape of the project: data flow one way, knowledge knows no engine, the lists that others rely on are complete."""

from __future__ import annotations

import ast
import re

from macros.knowledge.load import load
from scripts.check import ROOT


def imports_of(path):
    """Every module that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def python_files(folder):
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files, folder
    return files


def test_macros_never_import_scripts():
    for path in python_files("macros"):
        assert not {name for name in imports_of(path) if name.split(".")[0] == "scripts"}, path


def test_only_the_hook_knows_the_site_engine():
    for path in python_files("macros"):
        engine = {name for name in imports_of(path) if name.split(".")[0] in ("mkdocs", "mkdocs_macros", "material")}
        assert not engine or path.name == "site.py", path


def test_knowledge_is_pure_no_clock_no_network():
    barred = {"time", "datetime", "random", "socket", "urllib", "http", "requests", "subprocess"}
    for path in python_files("macros/knowledge"):
        assert not {name.split(".")[0] for name in imports_of(path)} & barred, path


def test_the_first_slice_is_complete():
    knowledge, _problems = load(ROOT / "data")
    wanted = """
        conditions/osteopenia conditions/osteoporosis conditions/osteoporotic-vertebral-fracture conditions/multiple-vertebral-fractures
        conditions/hyperkyphosis conditions/lumbar-spinal-stenosis conditions/lumbar-foraminal-stenosis conditions/risk-of-falling
        conditions/cauda-equina-syndrome exercises/walking exercises/jogging exercises/plank exercises/bicycle-crunch exercises/sit-up
        exercises/dead-bug exercises/bird-dog exercises/bridge exercises/prone-back-extension exercises/hip-kicks
        exercises/standing-leg-raise exercises/sit-to-stand exercises/heel-raise exercises/single-leg-stand
        exercises/seated-hamstring-stretch exercises/cat-cow exercises/inverted-exercise exercises/hanging-from-a-bar
        exercises/stationary-cycling exercises/hip-hinge exercises/lying-hamstring-stretch exercises/lying-back-extensor-press
        exercises/seated-row exercises/posture-practice treatments/bisphosphonates treatments/denosumab treatments/calcitonin
        treatments/vertebroplasty treatments/spinal-manipulation diagnostics/dxa-scan diagnostics/t-score nutrition/calcium
        nutrition/vitamin-d symptoms/weakness-in-both-legs symptoms/height-loss""".split()
    assert not [ref for ref in wanted if ref not in knowledge.entries]
    assert len(knowledge.profiles()) == 8
    for kind in ("causes", "symptoms", "diagnostics", "treatments", "nutrition"):
        assert len(knowledge.of_kind(kind)) >= 4
    assert "routines/osteoporosis-and-stenosis" in knowledge.routines
    assert sum(len(found) for found in knowledge.statements.values()) >= 20
    assert len(knowledge.sources) >= 540


def test_the_project_speaks_of_itself_alone():
    """No path of one machine, no word of how the work was organised, in any text file."""
    barred = re.compile("/" + "work/|\\.\\./" + "shared|" + "adjudi" + "cation|seed arti" + "cle|help" + "er-\\d", re.I)
    for folder in ("data", "docs", "macros", "scripts", "tests", ".github"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".yml", ".py", ".md", ".html", ".css", ".js", ".json", ".txt") and path.is_file():
                hit = barred.search(path.read_text("utf-8"))
                assert not hit, f"{path}: {hit.group(0)}"
