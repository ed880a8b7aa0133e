"""The metamorphic suite: composed articles whose records follow by construction, and what may be swapped in them."""
