"""Every rule is a module in this folder that holds ``RULE`` or ``RULES``."""

from __future__ import annotations

import importlib
import pkgutil

from scripts.rules.base import Rule

NOT_RULES = {"base", "text", "written", "plainer"}


def all_rules() -> list[Rule]:
    """All rules, by code."""
    rules: list[Rule] = []
    for module in pkgutil.iter_modules(__path__):
        if module.name in NOT_RULES:
            continue
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        rules += getattr(loaded, "RULES", ()) or (loaded.RULE,)
    return sorted(rules, key=lambda rule: rule.code)
