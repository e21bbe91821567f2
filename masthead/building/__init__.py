"""The project, its documents, what is to be built, and what came of it."""
