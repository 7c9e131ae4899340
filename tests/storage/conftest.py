"""Sessions on real files, in a folder of the test's own."""

from tests.support.libraries import code, definition, library

__all__ = ["code", "definition", "library"]
