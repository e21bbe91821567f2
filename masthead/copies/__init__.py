"""Copies for distribution: from built documents and a list to sheets, labels, a ledger and a printer.

The stages, each a module or a package: ``lists`` (who gets what), ``plan`` (how many of which, on how much
paper),
``ledger`` (numbers, given once), ``imposition`` (pages on sheets), ``sets`` (files), ``printing`` (jobs).
What ``dist/`` holds is read and never touched.
"""
