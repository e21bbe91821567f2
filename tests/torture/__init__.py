"""Texts that no sheet of paper is made for."""
