"""Texts that are JSON, nearly JSON, or hostile: a table of edges, and mutations by seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

REFUSED: Final = "refused"
ONE_MORE_THAN_A_DOUBLE: Final = str(2**1024 - 2**970)
"""The smallest integer that rounds to infinity."""

# What both sides have to answer: `REFUSED`, or the canonical text of the value.
EDGES: Final[dict[str, tuple[bytes | str, str]]] = {
    # -- blanks and ends
    "nothing": ("", REFUSED),
    "blanks alone": (" \t\n\r", REFUSED),
    "blanks around": ("\t\n\r 1 \t\n\r", "1.0"),
    "vertical tab": ("\x0b1", REFUSED),
    "no-break space": ("\u00a01", REFUSED),
    "line separator": ("\u20281", REFUSED),
    "NUL after": ("1\x00", REFUSED),
    "two documents": ("1 2", REFUSED),
    "byte order mark, text": ("\ufeff1", REFUSED),
    "byte order mark, bytes": (b"\xef\xbb\xbf1", REFUSED),
    "byte order mark in a string": ('"\ufeff"', '"\\ufeff"'),
    "UTF-16": ('"a"'.encode("utf-16"), REFUSED),
    "UTF-16 without a mark": ('"a"'.encode("utf-16-le"), REFUSED),
    "trailing comma, array": ("[1,]", REFUSED),
    "trailing comma, object": ('{"a":1,}', REFUSED),
    "comment": ("/**/1", REFUSED),
    "single quotes": ("'a'", REFUSED),
    "bare key": ("{a:1}", REFUSED),
    "capital": ("True", REFUSED),
    "unclosed string": ('"a', REFUSED),
    "unclosed string, escape": ('"a\\', REFUSED),
    # -- encodings
    "UTF-8": ('"\u00e9\U0001f600"'.encode(), '"\\u00e9\\ud83d\\ude00"'),
    "Latin-1": (b'"\xe9"', REFUSED),
    "overlong": (b'"\xc0\x80"', REFUSED),
    "surrogate in UTF-8": (b'"\xed\xa0\x80"', REFUSED),
    "beyond Unicode": (b'"\xf4\x90\x80\x80"', REFUSED),
    "cut off": (b'"\xe2\x82"', REFUSED),
    "invalid after the document": (b"1\xff", REFUSED),
    "noncharacter": ('"\uffff\U0010ffff"', '"\\uffff\\udbff\\udfff"'),
    "lone surrogate, raw": ('"\ud800"', REFUSED),
    "lone surrogate, raw, as a key": ('{"\udc00":1}', REFUSED),
    "surrogates in the wrong order": ('"\udc00\ud800"', REFUSED),
    # -- strings
    "every escape": (r'"\"\\\/\b\f\n\r\t\u0041"', '"\\"\\\\/\\b\\f\\n\\r\\tA"'),
    "unknown escape": (r'"\x41"', REFUSED),
    "escaped quote": (r'"\'"', REFUSED),
    "short escape": (r'"\u004"', REFUSED),
    "no hexadecimal": (r'"\u00zz"', REFUSED),
    "escaped NUL": (r'"\u0000"', '"\\u0000"'),
    "raw NUL": ('"\x00"', REFUSED),
    "raw tab": ('"\t"', REFUSED),
    "raw newline": ('"\n"', REFUSED),
    "highest control": ('"\x1f"', REFUSED),
    "delete": ('"\x7f"', '"\\u007f"'),
    "C1 control": ('"\x85"', '"\\u0085"'),
    "pair": (r'"\ud83d\ude00"', '"\\ud83d\\ude00"'),
    "pair in capitals": (r'"\uD83D\uDE00"', '"\\ud83d\\ude00"'),
    "high surrogate": (r'"\ud800"', REFUSED),
    "high surrogate and more": (r'"\ud800x"', REFUSED),
    "high surrogate and an escape": (r'"\ud800\n"', REFUSED),
    "high surrogate twice": (r'"\ud800\ud800"', REFUSED),
    "high surrogate and a raw low one": ('"\\ud83d\ude00"', REFUSED),
    "low surrogate": (r'"\udc00"', REFUSED),
    "surrogate in a key": (r'{"\ud800":1}', REFUSED),
    "surrogate in a lost value": (r'{"a":"\ud800","a":1}', REFUSED),
    "escaped backslash before ud800": (r'"\\ud800"', '"\\\\ud800"'),
    # -- numbers
    "negative zero": ("-0", "0.0"),
    "negative zero, fraction": ("-0.0", "0.0"),
    "leading zero": ("01", REFUSED),
    "leading zero, negative": ("-01", REFUSED),
    "plus": ("+1", REFUSED),
    "minus alone": ("-", REFUSED),
    "minus and a blank": ("- 1", REFUSED),
    "point first": (".5", REFUSED),
    "point last": ("1.", REFUSED),
    "exponent without digits": ("1e", REFUSED),
    "exponent with a sign alone": ("1e+", REFUSED),
    "exponents": ("[1e2,1E2,1e+2,1E+2,1e-2,1E-2,0e5,1e0002]", "[100.0,100.0,100.0,100.0,0.01,0.01,0.0,100.0]"),
    "fractional exponent": ("1e1.5", REFUSED),
    "hexadecimal": ("0x1", REFUSED),
    "underscore": ("1_0", REFUSED),
    "NaN": ("NaN", REFUSED),
    "NaN inside": ('{"a":[NaN]}', REFUSED),
    "Infinity": ("Infinity", REFUSED),
    "negative Infinity": ("[-Infinity]", REFUSED),
    "NaN in a lost value": ('{"a":NaN,"a":1}', REFUSED),
    "the words in a string": ('["NaN","Infinity","-Infinity"]', '["NaN","Infinity","-Infinity"]'),
    "largest double": ("1.7976931348623157e308", "1.7976931348623157e+308"),
    "still the largest double": ("1.7976931348623158e308", "1.7976931348623157e+308"),
    "more than the largest double": ("1.7976931348623159e308", REFUSED),
    "overflow": ("1e309", REFUSED),
    "overflow, capital": ("[1E400]", REFUSED),
    "overflow, sign": ("-1e+400", REFUSED),
    "overflow, leading zeros": ("1e0000000309", REFUSED),
    "overflow in a lost value": ('{"a":1e309,"a":1}', REFUSED),
    "overflow in a string": ('["1e309"," 1e309,"]', '["1e309"," 1e309,"]'),
    "overflow, two digits of exponent": ("1" + "0" * 250 + "e60", REFUSED),
    "no overflow, many digits": ("1" + "0" * 400 + "e-400", "1.0"),
    "underflow": ("[1e-400,5e-324,2e-324]", "[0.0,5e-324,0.0]"),
    "huge exponents": ("[1e-99999999999999999999,0e99999999999999999999]", "[0.0,0.0]"),
    "huge exponent": ("1e99999999999999999999", REFUSED),
    "integer of 309 digits": ("1" + "0" * 308, "1e+308"),
    "integer of 310 digits": ("1" + "0" * 309, REFUSED),
    "largest integer that is a double": (str(int(ONE_MORE_THAN_A_DOUBLE) - 1), "1.7976931348623157e+308"),
    "one more": (ONE_MORE_THAN_A_DOUBLE, REFUSED),
    "beyond what is safe": ("[9007199254740993,-9007199254740995]", "[9007199254740992.0,-9007199254740996.0]"),
    "beyond 64 bits": ("[18446744073709551617]", "[1.8446744073709552e+19]"),
    "beyond what is safe, fraction": ("9007199254740993.5", "9007199254740994.0"),
    "4,300 digits": ("0." + "0" * 4300 + "1", "0.0"),
    "4,300 digits before the point": ("1" * 4300 + ".5e-4299", repr(float("1" * 4300 + ".5e-4299"))),
    "4,301 digits before the point": ("1" * 4301 + ".5e-4300", REFUSED),
    "4,301 digits before an exponent": ("1" * 4301 + "e-4300", REFUSED),
    "4,300 digits and a minus": ("-" + "1" * 4300 + "e-4299", repr(-float("1" * 4300 + "e-4299"))),
    "4,301 digits after the point": ("1." + "1" * 4301, "1.1111111111111112"),
    # -- nesting
    "200 arrays around a number": ("[" * 200 + "1" + "]" * 200, "[" * 200 + "1.0" + "]" * 200),
    "201 arrays around a number": ("[" * 201 + "1" + "]" * 201, REFUSED),
    "201 arrays around nothing": ("[" * 201 + " " + "]" * 201, "[" * 201 + "]" * 201),
    "202 arrays": ("[" * 202 + "]" * 202, REFUSED),
    "200 objects": ('{"a":' * 200 + "1" + "}" * 200, '{"a":' * 200 + "1.0" + "}" * 200),
    "200 objects around an empty one": ('{"a":' * 200 + "{}" + "}" * 200, '{"a":' * 200 + "{}" + "}" * 200),
    "201 objects": ('{"a":' * 201 + "1" + "}" * 201, REFUSED),
    "200 and a string": ("[" * 201 + '"a"' + "]" * 201, REFUSED),
    "200 and a word": ("[" * 201 + "null" + "]" * 201, REFUSED),
    "many beside each other": ("[" + "[]," * 500 + "[[]]]", "[" + "[]," * 500 + "[[]]]"),
    "brackets in strings": ('["' + "[{" * 500 + '"]', '["' + "[{" * 500 + '"]'),
    "closing brackets in strings": ('["]]]"' + ",[" * 200 + "1" + "]" * 201, REFUSED),
    "deep in a lost value": ('{"a":' + "[" * 250 + "]" * 250 + ',"a":1}', REFUSED),
    # -- keys
    "the last counts": ('{"a":1,"b":2,"a":3}', '{"a":3.0,"b":2.0}'),
    "the last counts, escaped": (r'{"a":1,"\u0061":2}', '{"a":2.0}'),
    "composed and decomposed are two": ('{"\u00e9":1,"e\u0301":2}', '{"\\u00e9":1.0,"e\\u0301":2.0}'),
    "empty key": ('{"":1}', '{"":1.0}'),
    "names of JavaScript's": (
        '{"constructor":1,"toString":2,"hasOwnProperty":3,"prototype":4}',
        '{"constructor":1.0,"hasOwnProperty":3.0,"prototype":4.0,"toString":2.0}',
    ),
    "indices": ('{"1":1,"0":2}', '{"0":2.0,"1":1.0}'),
    "__proto__": ('{"__proto__":1}', REFUSED),
    "__proto__ and a blank": ('{"__proto__" \n :1}', REFUSED),
    "__proto__ inside": ('[{"a":{"__proto__":{}}}]', REFUSED),
    "__proto__ in a lost value": ('{"a":{"__proto__":1},"a":1}', REFUSED),
    "__proto__ as a value": ('["__proto__",{"a":"__proto__"}]', '["__proto__",{"a":"__proto__"}]'),
    "__proto__ within a key": ('{"__proto__x":1," __proto__":2}', '{" __proto__":2.0,"__proto__x":1.0}'),
    **{
        f"__proto__ with {letter} escaped, {form}": ('{"' + "__proto__".replace(letter, form, 1) + '":1}', REFUSED)
        for letter in "_prot"
        for form in (f"\\u{ord(letter):04x}", f"\\u{ord(letter):04X}")
    },
    "__proto__ after an escaped quote": (r'{"\"":1,"__pr\u006fto__":1}', REFUSED),
    "__proto__ in other words": (r'{"\\u005f_proto__":1}', '{"\\\\u005f_proto__":1.0}'),
}

SEEDS: Final = (
    '{"a":1,"b":[true,false,null],"c":{"d":"e"}}',
    '{"a":1,"a":[2,{"a":3,"a":4}]}',
    '["\\u00e9\\ud83d\\ude00\\n","\u00e9\U0001f600"]',
    '{"__proto__":1}',
    '{"\\u005f_proto__":[]}',
    '["__proto__"]',
    "[NaN,Infinity,-Infinity]",
    "[1e308,1E+309,-1e-400,123.456e7,0.0,-0]",
    "[9007199254740993,18446744073709551616,12345678901234567890123]",
    f"[{'9' * 308},{'9' * 309}]",
    f"{'[' * 199}1{']' * 199}",
    '[{"a":' * 100 + "1" + "}]" * 100,
    ' { "x" : [ ] , "y" : { } } ',
    '"\\ud800"',
)
_PIECES: Final = (
    *b'[]{},:"\\-+.eE0123456789 \t\n\r/_u\x00\x0b\x1f\x7f\xc3\xff',
    *(b"[[", b"]]", b'{"a":', b'"a":1,', b"}", b"true", b"null", b"NaN", b"Infinity", b"e309", b"E+99"),
    *(b"1" * 310, b"0" * 210, b"__proto__", b'"__proto__":', b"\\u005f", b"\\ud83d", b"\\ude00", b"\\u00e9", b'\\"'),
    *(letter.encode("utf-8", "surrogatepass") for letter in "\u00e9\u2028\ud800\ufeff\U0001f600"),
)


def _octets(piece: bytes | int) -> bytes:
    return piece if isinstance(piece, bytes) else bytes([piece])


def mutations(seed: int, count: int) -> Iterator[bytes]:
    """`count` texts, each a seed changed in one to three places: octets dropped, doubled, swapped or put in."""
    source = random.Random(seed)  # noqa: S311 - reproducible texts
    for _ in range(count):
        text = bytearray(source.choice(SEEDS).encode())
        for _ in range(source.randint(1, 3)):
            at, until = sorted(source.choices(range(len(text) + 1), k=2))
            until = min(until, at + 8)
            match source.randrange(4):
                case 0:
                    del text[at : min(until, at + 2)]
                case 1:
                    text[at:at] = text[at:until]
                case 2:
                    text[at : at + 1] = _octets(source.choice(_PIECES))
                case _:
                    text[at:at] = _octets(source.choice(_PIECES))
        yield bytes(text)
