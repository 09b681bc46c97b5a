"""What a typed text may find: names under keys without accents, and statements of the data under the words they are asked for with."""

from geo.search.by_name import is_inferred, names, radius
from geo.search.by_statement import asides, statements

__all__ = ["asides", "is_inferred", "names", "radius", "statements"]
