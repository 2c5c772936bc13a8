"""Pages are read in the encoding they are in, whatever they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import NotReadableError
from claims.intake.text import declared

RUSSIAN = "Министерство сообщило, что семь мостов закрыли у границы летом прошлого года из-за ремонта."
JAPANESE = "昨年の夏、国境近くで橋が七つ閉鎖された。"
CHINESE = "去年夏天边境附近有七座桥被关闭。"
KOREAN = "지난여름 국경 근처에서 다리 일곱 개가 폐쇄되었다."
GREEK = "Επτά γέφυρες έκλεισαν κοντά στα σύνορα το περασμένο καλοκαίρι."
TURKISH = "Erdoğan geçen yaz sınırda yedi köprünün kapatıldığını söyledi."
ICELANDIC = "Sjö brýr voru lokaðar í fyrra, sagði Þórður Ægisson, það er allt."
WESTERN = "The café on the corner reopened in May, the owner’s cousin said."

# The text, the encoding it is really in, the header's charset, what the page says, and what was read.
PAGES = {
    "a header": (RUSSIAN, "cp1251", "windows-1251", "", "cp1251"),
    "a meta": (RUSSIAN, "koi8-r", None, '<meta charset="KOI8-R">', "koi8-r"),
    "an old meta": (
        RUSSIAN,
        "cp1251",
        None,
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "cp1251",
    ),
    "an XML declaration": (GREEK, "cp1253", None, '<?xml version="1.0" encoding="windows-1253"?>', "cp1253"),
    "nothing but Russian": (RUSSIAN, "cp1251", None, "", "cp1251"),
    "nothing but Western words": (WESTERN, "cp1252", None, "", "cp1252"),
    "a header for another alphabet": (RUSSIAN, "cp1251", "iso-8859-1", "", "cp1251"),
    "a header that is wrong, a meta that is right": (
        RUSSIAN,
        "cp1251",
        "iso-8859-1",
        "<meta charset=windows-1251>",
        "cp1251",
    ),
    "UTF-8 in the meta, and it is not": (WESTERN, "cp1252", None, "<meta charset=utf-8>", "cp1252"),
    "another encoding in the meta, and it is UTF-8": (RUSSIAN, "utf-8", None, "<meta charset=windows-1251>", "utf-8"),
    "another encoding in the header, and it is UTF-8": (JAPANESE, "utf-8", "shift_jis", "", "utf-8"),
    "Shift-JIS": (JAPANESE, "cp932", None, "<meta charset=Shift_JIS>", "cp932"),
    "Shift-JIS by its old name": (JAPANESE, "cp932", "x-sjis", "", "cp932"),
    "seven bits": (JAPANESE, "iso2022_jp", "ISO-2022-JP", "", "iso2022_jp"),
    "GB 2312, and it is wider": (CHINESE, "gb18030", "gb2312", "", "gb18030"),
    "Korean": (KOREAN, "cp949", "euc-kr", "", "cp949"),
    "Latin-5": (TURKISH, "cp1254", "iso-8859-9", "", "cp1254"),
    "Latin-1, and it is wider": (WESTERN, "cp1252", "ISO-8859-1", "", "cp1252"),
    "Latin-1 of the north": (ICELANDIC, "cp1252", "iso-8859-1", "", "cp1252"),
    "a mark": (RUSSIAN, "utf-16", "utf-8", "<meta charset=utf-8>", "utf-16"),
    "a mark of UTF-8": (RUSSIAN, "utf-8-sig", "windows-1251", "", "utf-8"),
    "UTF-16 without mark": (RUSSIAN, "utf-16-le", None, "<!doctype html>", "utf-16-le"),
    "what Python knows and the web does not": (WESTERN, "utf-8", "unicode_escape", "", "utf-8"),
    "nonsense": (WESTERN, "utf-8", "no-such-thing", "<meta charset=rot13>", "utf-8"),
}


@pytest.mark.parametrize(("text", "really", "charset", "said", "read"), PAGES.values(), ids=PAGES)
def test_a_page_is_read_in_the_encoding_it_is_in(text: str, really: str, charset: str, said: str, read: str) -> None:
    page = f"{said}<p>{text}</p>"

    found = declared.text(page.encode(really), charset, markup=True)

    assert (found.text, found.encoding) == (page, read)


def test_a_broken_byte_costs_only_itself() -> None:
    page = "<p>The owner’s “no” – twice.".encode() + b"\xe2\x80 and more"

    found = declared.text(page, "utf-8", markup=True)

    assert found.text == "<p>The owner’s “no” – twice.\ufffd and more"
    assert found.encoding == "utf-8 with damage"


def test_a_page_that_nothing_can_be_made_of_is_refused() -> None:
    with pytest.raises(NotReadableError, match="it is not text in an encoding that can be told"):
        declared.text(f"<p>{JAPANESE}".encode("cp932"), None, markup=True)


def test_a_plain_text_does_not_declare_an_encoding() -> None:
    text = f"A page begins with <meta charset=koi8-r>. {RUSSIAN}"

    assert declared.text(text.encode("cp1251"), None, markup=False).text == text


def test_a_plain_text_that_is_none_is_refused() -> None:
    with pytest.raises(NotReadableError):
        declared.text(bytes(range(256)), None, markup=False)


@given(
    st.binary(),
    st.sampled_from([None, "utf-8", "utf-16", "shift_jis", "big5", "latin-1"]),
    st.sampled_from(["markup", "plain"]),
)
def test_any_bytes_give_text_without_zeros_or_a_refusal(original: bytes, charset: str | None, kind: str) -> None:
    try:
        found = declared.text(original, charset, markup=kind == "markup")
    except NotReadableError:
        return

    assert "\0" not in found.text
    assert "\r" not in found.text
    assert found.text.encode().decode() == found.text


@given(st.text("あいうカキク漢字橋閉鎖、。ｱｲabc 1<>&", min_size=1))
def test_what_is_declared_and_fits_is_read_as_such(text: str) -> None:
    original = text.encode("cp932")

    found = declared.text(original, "shift_jis", markup=True)

    assert found.text == original.decode(found.encoding)
    assert found.encoding in {"cp932", "utf-8", "utf-16"}
