"""Which file holds which record, and where its page lives. The one table of kinds."""

from __future__ import annotations

from dataclasses import dataclass

from macros.knowledge.records import entries, safety, shared, sources, treatments
from macros.knowledge.records.base import Record


@dataclass(frozen=True)
class Kind:
    """One folder of records: its record, the word readers see for one and for many."""

    folder: str
    record: type[Record]
    one: str
    many: str


ENTRY_KINDS = {
    kind.folder: kind
    for kind in (
        Kind("conditions", entries.Condition, "Condition", "Conditions"),
        Kind("symptoms", entries.Symptom, "Symptom", "Symptoms"),
        Kind("causes", entries.Cause, "Cause", "Causes"),
        Kind("diagnostics", entries.Diagnostic, "Test", "Tests"),
        Kind("treatments", treatments.Treatment, "Treatment", "Treatments"),
        Kind("nutrition", treatments.Nutrition, "Food and drink", "Food and drink"),
        Kind("exercises", entries.Exercise, "Exercise", "Exercises"),
    )
}
ROUTINES = Kind("routines", shared.Routine, "Routine", "Routines")
PAGE_KINDS = {**ENTRY_KINDS, "routines": ROUTINES}

# Folders with one record a file.
FOLDERS: dict[str, type[Record]] = {
    **{folder: kind.record for folder, kind in PAGE_KINDS.items()},
    "sources": sources.Source,
    "disagreements": shared.Disagreement,
}
# Folders whose files are lists of records.
LIST_FOLDERS: dict[str, type[Record]] = {"statements": shared.Statement}
# Single files that are lists of records.
LISTS: dict[str, type[Record]] = {
    "red-flags.yml": shared.RedFlag,
    "movements.yml": safety.Axis,
    "circumstances.yml": safety.Circumstance,
    "glossary.yml": shared.Term,
    "emergency-numbers.yml": shared.EmergencyNumber,
    "moved.yml": shared.Moved,
}
# Single files that are one record.
SINGLES: dict[str, type[Record]] = {"safety-rules.yml": safety.SafetyRules}
