"""The mémento in Markdown: `markdown(outline)`."""

from workshop.memento.commonmark.document import markdown

__all__ = ["markdown"]
