"""Document symbols: grammar, parts, masthead form, file name, address, order, and finding them in a text.

The rules are those of the research guide "UN Document Symbols"; the tables are in ``symbols.toml``.
"""

from masthead.symbols.errors import SymbolSyntaxError
from masthead.symbols.finding import find_symbols
from masthead.symbols.parts import Part, Role, SessionType
from masthead.symbols.single import Single
from masthead.symbols.symbol import QrForm, Symbol
from masthead.symbols.tables import Organ

__all__ = [
    "Organ",
    "Part",
    "QrForm",
    "Role",
    "SessionType",
    "Single",
    "Symbol",
    "SymbolSyntaxError",
    "find_symbols",
]
