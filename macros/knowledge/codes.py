"""The problems that show when a file is read: what each code means, why it matters, how to mend it.

Problems between records have rules of their own (scripts/rules). The help pages show both.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.knowledge.problems import Mark, Problem


@dataclass(frozen=True)
class Code:
    """One kind of problem. ``bad`` and ``good``: the smallest example, as it stands in a file."""

    code: str
    title: str
    why: str
    fix: str
    bad: str = ""
    good: str = ""


_ALL = (
    Code("FILE-01", "Data files are ordinary files", "A link can lead out of the data folder.", "Put the file itself into the folder."),
    Code("FILE-02", "Data files are small", "Very large files slow everyone down and are usually a mistake.",
         "Split it, or remove what does not belong here."),
    Code("FILE-03", "Every file can be opened", "What cannot be read cannot be shown.", "Check its name and its permissions."),
    Code("FILE-04", "Files are saved as UTF-8", "In another encoding letters turn into others.",
         'Save it again with the encoding "UTF-8". In most editors the choice stands in "Save as".'),
    Code("FILE-05", "No invisible characters", "They can hide or turn round what the reader sees. They often come with pasted text.",
         "Delete it and type the word again, or run make fix."),
    Code("FILE-06", "No empty files", "An empty file makes an empty page.", "Fill it in, or delete the file."),
    Code("FILE-07", "Every file lies in the folder of its kind", "The file would never be shown.",
         "Move it into the folder of its kind. Its name ends in '.yml'.", "exercises/heel-raise.txt", "exercises/heel-raise.yml"),
    Code("FILE-08", "Shared files stay", "Verdicts and warning signs depend on them.", "Bring the file back from the history."),
    Code("YAML-01", "The file can be read", "Nothing after this place can be read, so the page would be missing.",
         "Look at this line and the one above. Often a quote, a space or a bracket is missing."),
    Code("YAML-02", "No field stands twice", "One of the two would quietly be forgotten.", "Keep one of the two.",
         "title: Plank\ntitle: The plank", "title: Plank"),
    Code("YAML-03", "No text begins with & or *", "These signs have a meaning of their own, so the text would be lost.",
         "Put the whole text in quotes, or remove the sign.", "text: *Slowly* stand up.", "text: '*Slowly* stand up.'"),
    Code("YAML-04", "No text begins with !", "The sign has a meaning of its own, so the text would be lost.",
         "Put the whole text in quotes, or remove the sign.", "text: !Stop", "text: 'Stop.'"),
    Code("YAML-05", "Dates, times and words such as no stand in quotes",
         "The file would be read as another value, and readers would be shown that.",
         "Put it in quotes. Where a field asks for yes or no, write true or false.", "checked: 2026-11-20", "checked: '2026-11-20'"),
    Code("YAML-06", "A field's name is one word", "The field cannot be named.", "Check the spaces at the beginning of this line."),
    Code("YAML-07", "One record a file", "What follows would never be read.", "Remove the line with three dashes."),
    Code("YAML-08", "Values are not nested too deep", "No record is that deep.", "Check the spaces at the beginning of this line."),
    Code("YAML-09", "No line of a text ends in a hyphen", "Lines are joined with a space, so the word would be torn in two.",
         "Move the whole word to one line.", "text: A well-\n  known move.", "text: A\n  well-known move."),
    Code("YAML-10", "Spaces, not tabs, at the beginning of a line", "How far a line is moved in says what belongs together, and tabs cannot say it.",
         "Replace the tab by spaces (2 for each level), or run make fix.", "steps:\n\t- text: Stand up.", "steps:\n  - text: Stand up."),
    Code("YAML-11", "A text with a colon stands in quotes", "A colon and a space begin a new field, so the text would be cut here.",
         "Put the whole text in quotes, or write a comma or a full stop.", "text: Remember: stand tall.", "text: 'Remember: stand tall.'"),
    Code("YAML-12", "Every quote is closed", "All that follows would be taken for this one text.", "Add the same quote at the end of the text.",
         "text: 'Stand tall.", "text: 'Stand tall.'"),
    Code("YAML-13", "An apostrophe in a quoted text is doubled", "The text would end at the apostrophe.",
         "Put the text in double quotes, or write the apostrophe twice.", "text: 'It's slow.'", "text: \"It's slow.\""),
    Code("YAML-14", "A space follows the colon", "Without it the field and its value are taken for one word.", "Add a space after the colon.",
         "title:Plank\nuse: everyday", "title: Plank\nuse: everyday"),
    Code("YAML-15", "A space follows the dash", "Without it the line is no item of the list.", "Begin the line with a dash from the keyboard and a space.",
         "steps:\n  -text: Stand up.", "steps:\n  - text: Stand up."),
    Code("YAML-16", "Lines that belong together begin at the same place", "How far a line is moved in says what it belongs to. This one would belong to something else, or to nothing.",
         "Move the line so that it begins under the fields it belongs to.", "id: plank\n title: Plank", "id: plank\ntitle: Plank"),
    Code("YAML-17", "Some signs cannot begin a text", "The sign has a meaning of its own there.", "Put the whole text in quotes.",
         "text: @home or in a class.", "text: '@home or in a class.'"),
    Code("YAML-18", "Every bracket is closed", "All that follows would be taken for part of this list.", "Add the closing bracket, or a comma between two items.",
         "cites: [demo-trial/steadier", "cites: [demo-trial/steadier]"),
    Code("YAML-19", "A number sign inside a text needs quotes", "Everything after a space and # is a note to editors: readers would see half a sentence.",
         "Put the whole text in quotes, or write 'number'.", "text: Use band # 2 at first.", "text: Use band number 2 at first."),
    Code("YAML-20", "A colon follows the field's name", "Without it nobody can tell the field from its value.",
         "Write the field's name, a colon and a space before the value.", "title Plank\nuse: everyday", "title: Plank\nuse: everyday"),
    Code("RECORD-01", "Records have fields with values", "The record is empty, or cannot be told from the next one.",
         "Write 'field: value', one a line. In a list, begin each record with '- '."),
    Code("RECORD-02", "Only known fields", "It would never be shown.", "Remove it, or look it up in the field guide.",
         "sumary: Bones that break more easily.", "summary: Bones that break more easily."),
    Code("RECORD-03", "No field is missing", "The page would lack it without saying so.",
         "Add it. If nothing is known, most sections take 'unknown: …' with one sentence."),
    Code("RECORD-04", "Values have the form of their field", "As it stands it would be read as something else.", "Write it in the form shown.",
         "title: 5", "title: '5 easy moves'"),
    Code("RECORD-05", "Only known values", "Only known values have a meaning.", "Use one of them.", "certainty: certain", "certainty: low"),
    Code("RECORD-06", "Values fit their field", "The page would be wrong or could not be made.", "Add what is missing or take out what does not go with it; the field guide and any neighbouring entry show how."),
    Code("ID-02", "No id stands twice in a list", "Only one of the two would be shown.", "Rename or remove one."),
    Code("NEW-01", "Every question is answered", "Readers would be shown a question mark in place of an answer.",
         "Write the answer in place of '?'. If the evidence is silent, write 'unknown: …' with one sentence.",
         "summary: '?'", "summary: Stand up from a chair and sit down slowly."),
)
CODES = {code.code: code for code in _ALL}


def told(mark: Mark, code: str, what: str, fix: str = "") -> Problem:
    """A problem in the words of its code; ``fix`` where this one place can be told better."""
    known = CODES[code]
    return Problem(mark, code, what, known.why, fix or known.fix)
