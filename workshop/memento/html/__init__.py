"""The mémento as one web page that needs nothing else: `page(outline)`."""

from workshop.memento.html.document import page

__all__ = ["page"]
