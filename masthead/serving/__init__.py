"""The preview in the browser: the set pages beside the page for the screen, live, for this machine only."""
