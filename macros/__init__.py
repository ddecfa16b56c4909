"""The Jinja macros for hand-written pages. ``define_env`` registers them, nothing else."""

from macros.figures import guide


def define_env(env) -> None:
    """Called by mkdocs-macros-plugin. Each macro writes a part of ``templates/parts/for-pages.html``."""
    names = ("verdicts", "today", "red_flags", "emergency", "entries", "profiles", "counts", "go", "certainty_table",
             "asked_about")

    def part(name):
        def macro(*arguments):
            root = "../" * env.page.url.rstrip("/").count("/") + ("../" if env.page.url.strip("/") else "")
            return str(env.conf["book"].part(name, root, *arguments))

        macro.__name__ = name
        macro.__doc__ = f"The part '{name}' of parts/for-pages.html, as HTML."
        return macro

    for name in names:
        env.macro(part(name), name)
    for macro in (guide.bases, guide.props, guide.joints, guide.words):
        env.macro(macro, f"pose_{macro.__name__}")
