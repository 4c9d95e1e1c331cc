"""Cross-field rules as data: the typed tree of an expression, its JSON form, and what it says of a value."""
