"""Operations as contracts: an `Api` of function stubs whose signatures say what is asked and what is answered.

Layers inside: `model <- markers, paths <- signature <- answers <- api`.
"""
