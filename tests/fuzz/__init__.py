"""Random input, guided by the code that it reaches: what is fuzzed, and what must always hold."""
