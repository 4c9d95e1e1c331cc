"""Operations as contracts: an `Api` of function stubs whose signatures say what is asked and what is answered.

Layers inside: `model <- markers, grammar <- paths <- signature <- answers <- api`.
"""
