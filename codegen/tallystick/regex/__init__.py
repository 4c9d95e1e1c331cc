"""Regular expressions as data: read in the dialect they were written in, written in the dialect that is needed.

`ecma.translate` makes a published `pattern` compile in JavaScript, `wire.normalise` holds a contract's pattern to
what every engine agrees on, and `risk.exponential` names the piece of a pattern that a backtracking engine can be
made to hang on. Layers inside: `errors, nodes <- charset, spelling <- cursor, properties, escapes <- parser <- one
module a dialect <- the three above`.
"""
