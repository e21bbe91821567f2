"""Masthead typesets United Nations documents, print-ready, from structured Markdown."""

__version__ = "0.1.0"
