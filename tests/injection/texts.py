"""The texts that no document should be able to do harm with.

Ends of comments and strings, line ends, what hides, names that mean something to JavaScript, to a file system or to a
template.
"""

from __future__ import annotations

INHERITED = frozenset({"__proto__", "constructor"})
"""Texts that name members of `Object.prototype`: objects with such a property have a check more, or another form."""

TEXTS: dict[str, str] = {
    "end of comment": "*/",
    "end of comment, two stars": "**/",
    "end of comment, escaped and not": "*\\/ */ ;globalThis.PWNED=1 /*",
    "start of comment": "/*",
    "line comment": "//",
    "single quote": "'",
    "double quote": '"',
    "backtick": "`",
    "template hole": "${globalThis.PWNED=1}",
    "backslash": "\\",
    "backslash and quote": "\\\\'",
    "escaped quote": "\\u0022;globalThis.PWNED=1;\\u0022",
    "line feed": "a\nglobalThis.PWNED=1",
    "carriage return": "a\rglobalThis.PWNED=1",
    "both": "a\r\nglobalThis.PWNED=1",
    "line separator": "a\u2028globalThis.PWNED=1",
    "paragraph separator": "a\u2029globalThis.PWNED=1",
    "next line": "a\x85globalThis.PWNED=1",
    "vertical tab and form feed": "a\x0bb\x0cc",
    "tab": "a\tb",
    "end of script": "</script><script>globalThis.PWNED=1</script>",
    "start of HTML comment": "<!--",
    "end of HTML comment": "-->",
    "end of CDATA": "]]>",
    "right-to-left override": "a\u202eb",
    "isolate": "a\u2066b",
    "zero-width space": "a\u200bb",
    "byte order mark": "a\ufeffb",
    "NUL": "a\0b",
    "high surrogate": "a\ud800",
    "low surrogate": "\udc00b",
    "joined emoji": "\U0001f469\u200d\U0001f4bb\U0001f3fd",
    "decomposed": "Cafe\u0301",
    "long": "x" * 10_000,
    "empty": "",
    "blank": "  ",
    "two blanks within": "a  b\u3000c",
    "digit first": "1st",
    "keyword": "class",
    "prototype": "__proto__",
    "inherited": "constructor",
    "way out": "../../x",
    "device": "CON",
    "triple quotes": '"""' + "'''",
    "template languages": "{{7*7}}{% x %}<%= x %>",
    "format": "%s {0} {x}",
    "tag": "@internal @type {any} {@link x}",
    "statement": "x;globalThis.PWNED=1",
    "end of string": '"+(globalThis.PWNED=1)+"',
    "end of single-quoted string": "'+(globalThis.PWNED=1)+'",
    "end of call": '");globalThis.PWNED=1;("',
    "end of key": '":0,["x"+(globalThis.PWNED=1)]:0,"',
    "end of number": "1};globalThis.PWNED=1;({x:1",
    "end of regular expression": "x/u,globalThis.PWNED=1,/x",
    "end of type": "string }; declare global { var x: any }; type y = { z: ",
    "directive": "/ <reference path='x' />",
}
"""What each is -> the text."""

LONE_SURROGATES = frozenset({"high surrogate", "low surrogate"})
"""What no UTF-8 can hold, so that every document with it is refused."""


def twin(text: str, word: str) -> str:
    """The harmless word whose output has the same shape: `word`, or another name from the prototype."""
    return "toString" if text in INHERITED else word
