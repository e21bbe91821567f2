"""Readers fed with what nobody wrote: ``python -m tests.fuzzing``."""
