"""Regular expressions as data: read in the dialect they were written in, written in the dialect that is needed.

`ecma.translate` makes a published `pattern` compile in JavaScript, `wire.normalise` holds a contract's pattern to
what every engine agrees on, and `risk.exponential` names the piece of a pattern that a backtracking engine can be
made to hang on. All three raise `errors.PatternError`.

Inside, a tree of `nodes` is read by `parser`, which knows the grammar all dialects share, from the tables of one
dialect: `unicode_mode` (JavaScript with `u`), `sloppy` (as found in documents) or `rust` (what contracts are written
in). `printer` writes it out.
"""
