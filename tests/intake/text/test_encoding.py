"""Bytes become text or a refusal, and never the wrong letters."""

from hashlib import sha256

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from claims.errors import NotReadableError
from claims.intake.text import encoding

WESTERN = (
    "The café on the corner reopened in May, the owner’s cousin said — seven years after the fire.",
    "Mr. Muñoz, 47, paid £3 million for it.",
    "Le ministère a déclaré que sept ponts ont été fermés à l’été 2020, selon un porte-parole.",
    "Der Präsident erklärte, daß fünf Brücken gesperrt würden.",
    "El año pasado cerraron 45 escuelas, según informó el portavoz.",
)
RUSSIAN = "Министерство сообщило, что семь мостов закрыли у границы летом прошлого года из-за ремонта."
NUL_FREE = st.text().filter(lambda text: "\0" not in text)


@pytest.mark.parametrize("text", WESTERN)
def test_western_prose_in_windows_1252_is_read(text: str) -> None:
    decoded = encoding.decode(text.encode("cp1252"), "x.txt")

    assert decoded == encoding.Decoded(text, "cp1252")


def test_latin_1_prose_is_read() -> None:
    decoded = encoding.decode("Señor Núñez sold 12 cows.".encode("latin-1"), "x.txt")

    assert decoded.text == "Señor Núñez sold 12 cows."


@pytest.mark.parametrize("name", ["cp1251", "koi8_r"])
def test_a_language_that_can_be_recognised_is_read(name: str) -> None:
    decoded = encoding.decode(RUSSIAN.encode(name), "x.txt")

    assert decoded == encoding.Decoded(RUSSIAN, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lech Wałęsa was elected in 1990, the paper said.", "cp1250"),
        ("President Erdoğan spoke in May about the bridge.", "cp1254"),
        ("The café on the corner reopened in May.", "mac_roman"),
        ("The café on the corner reopened in May.", "cp437"),
        ("昨年の夏、国境近くで橋が七つ閉鎖された。", "shift_jis"),
    ],
)
def test_a_name_that_might_be_misread_is_refused(text: str, name: str) -> None:
    with pytest.raises(NotReadableError, match=r"x\.txt is not text in an encoding that can be told: save it as UTF-8"):
        encoding.decode(text.encode(name), "x.txt")


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_told_by_its_mark_or_its_zero_bytes(name: str) -> None:
    decoded = encoding.decode("Señor Núñez sold\r\n12 cows.".encode(name), "x.txt")

    assert decoded == encoding.Decoded("Señor Núñez sold\n12 cows.", name.removesuffix("-sig"))


@pytest.mark.parametrize("mark", ["fffe", "feff", "fffe0000"])
def test_a_mark_that_lies_is_refused(mark: str) -> None:
    with pytest.raises(NotReadableError, match="encoding that can be told"):
        encoding.decode(bytes.fromhex(mark) + b"\x00\xd8\x41", "x.txt")


def test_a_nul_character_is_refused() -> None:
    with pytest.raises(NotReadableError, match=r"x\.txt has a NUL character in it, so it is not plain text"):
        encoding.decode(b"Seven cows\0 were sold.", "x.txt")


def test_utf_8_that_lost_a_byte_is_not_read_as_something_else() -> None:
    damaged = "The owner’s cousin said “no” – twice.".encode()[:-1] + b"\xe2\x80"

    with pytest.raises(NotReadableError, match=r"x\.txt is UTF-8 with broken bytes in it: save it again as UTF-8"):
        encoding.decode(damaged, "x.txt")


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_are_no_text(seed: int) -> None:
    with pytest.raises(NotReadableError):
        encoding.decode(b"".join(sha256(bytes([seed, i])).digest() for i in range(10)), "x.bin")


@given(NUL_FREE)
def test_any_utf_8_comes_back_with_its_line_ends_folded(text: str) -> None:
    assume(not text.startswith("\ufeff"))

    decoded = encoding.decode(text.encode(), "x.txt")

    assert decoded.text == "\n".join(text.replace("\r\n", "\n").split("\r"))
    assert decoded.encoding == "utf-8"


@given(NUL_FREE)
def test_one_leading_mark_is_dropped_and_no_more(text: str) -> None:
    decoded = encoding.decode(b"\xef\xbb\xbf" + text.encode(), "x.txt")

    assert decoded.text == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes_give_unicode_without_nul_or_a_refusal(original: bytes) -> None:
    try:
        decoded = encoding.decode(original, "x.txt")
    except NotReadableError:
        return

    assert "\0" not in decoded.text
    assert "\r" not in decoded.text
    assert decoded.text.encode().decode() == decoded.text
