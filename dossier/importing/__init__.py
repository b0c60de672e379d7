"""From a file as it was received to a draft document, every guess with its grounds."""
