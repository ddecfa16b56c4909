"""What people read elsewhere: each ruling has its ground."""

from scripts.rules.base import Context, Example, Rule


def _groundless(context: Context):
    for article in context.knowledge.statements:
        for index, statement in context.knowledge.rows[f"statements/{article}.yml"]:
            if statement.ruling != "no-evidence" and not statement.claims:
                yield (context.knowledge.mark(f"statements/{article}.yml", (index,)),
                       f"'{statement.id}' is called {statement.ruling}, but no claim says why")


def _unknown_article(context: Context):
    for article in context.knowledge.statements:
        source = context.knowledge.sources.get(article)
        if context.knowledge.unread("sources", article):
            continue
        if source is None or source.design != "patient-article":
            yield context.knowledge.mark(f"statements/{article}.yml"), f"'{article}' is no article among the sources"


RULES = (
    Rule("STAT-01", "A ruling has its ground", "It would be our word against theirs.",
         "Add a claim with its findings, or write ruling: no-evidence.", _groundless,
         (Example("statements/demo-article.yml", "ruling: no-evidence", "ruling: outdated"),)),
    Rule("STAT-02", "Statements belong to an article", "Readers could not tell where they stood.",
         "Name the file after the article's source, with design: patient-article.", _unknown_article,
         (Example("sources/demo-article.yml", "design: patient-article", "design: hospital-page", at="statements/demo-article.yml"),)),
)
