"""The live preview: content on the disk → pages in memory → the browser, as it is edited."""
