"""Pure functions from the model to a format; pages and exports share them."""
