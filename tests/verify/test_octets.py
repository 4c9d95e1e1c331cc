from __future__ import annotations

from random import Random

from tallystick.verify.octets import octets

TEXTS = ['{"a":"\u00e9"}', "[1]"]


def made(seed: int, count: int = 200) -> list[bytes]:
    return list(octets(TEXTS, Random(seed), count))  # noqa: S311 - the same bytes every time


def is_text(octets_: bytes) -> bool:
    try:
        octets_.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_the_same_seed_makes_the_same_bytes() -> None:
    assert made(1) == made(1) != made(2)


def test_some_are_text_and_some_are_none() -> None:
    found = made(1)
    assert len(found) == 200
    assert TEXTS[0].encode() in found
    assert b"\xef\xbb\xbf[1]" in found
    assert b"[1]".decode().encode("utf-16") in found
    assert {is_text(each) for each in found} == {True, False}


def test_without_texts_there_are_none() -> None:
    assert list(octets([], Random(1), 5)) == []  # noqa: S311 - as above
