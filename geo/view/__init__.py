"""What a reader looks at and filters by, and its spelling in a link."""

from geo.view.view import NAMES, Background, View, misread, parse, query, reader_language, schema, spell, view_of, view_parts

__all__ = ["NAMES", "Background", "View", "misread", "parse", "query", "reader_language", "schema", "spell", "view_of", "view_parts"]
