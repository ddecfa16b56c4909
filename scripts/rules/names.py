"""Names of files and ids."""

from collections import defaultdict

from scripts.rules.base import Context, Example, Rule


def _id_is_file_name(context: Context):
    knowledge = context.knowledge
    for name, value in knowledge.raw.items():
        if not isinstance(value, dict) or "/" not in name:
            continue
        stem = name.rsplit("/", 1)[1].rsplit(".", 1)[0]
        if "id" in value and value["id"] != stem:
            yield knowledge.mark(name, ("id",)), f"the id is '{value['id']}', the file is called '{stem}'", \
                f"Write 'id: {stem}', or rename the file."


def _id_in_two_kinds(context: Context):
    owners = defaultdict(list)
    for ref in (*context.knowledge.entries, *context.knowledge.routines):
        owners[ref.split("/")[1]].append(ref)
    for name, refs in owners.items():
        for ref in sorted(refs)[1:]:
            yield context.knowledge.mark(f"{ref}.yml", ("id",)), f"the id '{name}' is taken by {sorted(refs)[0]}"


RULES = (
    Rule("ID-01", "An entry's id is its file name",
         "Addresses are made from ids; editors look for files by name.", "Make the two equal.", _id_is_file_name,
         (Example("exercises/heel-raise.yml", "id: heel-raise", "id: heel-rise"),)),
    Rule("ID-03", "No two kinds share an id",
         "Each id has one short address, /go/id.", "Choose another id for one of the two.", _id_in_two_kinds,
         (Example("exercises/osteoporosis.yml", "id: heel-raise", "id: osteoporosis", copy_of="exercises/heel-raise.yml"),)),
)
