"""Import of AKN4UN: resolutions and statements in the Organization's machine-readable form."""

from masthead.importing.akn4un.importing import import_file

__all__ = ["import_file"]
