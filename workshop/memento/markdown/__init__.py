"""The mémento in Markdown: `markdown(outline)`."""

from workshop.memento.markdown.document import markdown

__all__ = ["markdown"]
