"""Pure functions from lines to findings."""
