"""Printing: files become jobs at a printer, each once; what became of them is noted in the ledger."""
