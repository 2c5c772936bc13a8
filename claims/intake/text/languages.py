"""The language of a text, told by its commonest words; no library, since those that know more load for a second."""

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from claims.intake.page import Page

# Words that stand in every paragraph of a language, and hardly ever in one of the others here.
_WORDS = {
    "en": "the and that with for this from have has were was are not they which their would been said his her its who",
    "de": "und der die das nicht ist mit auf für dem den ein eine einen sich auch werden wurde von zu nach bei",
    "fr": "le les des est une dans pour pas qui sur avec ont été du au cette aux mais ses",
    "es": "el los las una por con del según más pero como fue su sus este está han al",
    "it": "il che di gli della sono dei nel alla è anche più delle con ha dal non",
    "pt": "não uma os as dos das com ao pelo pela mais foi são em mas seu sua",
    "nl": "het een van en niet dat zijn voor met op aan ook door naar werd wordt bij",
    "sv": "och att det som på är av för inte med till ett har den från om",
    "da": "og at det af på er ikke til med som blev har der den fra efter",
    "nb": "og at det av på er ikke til med som ble har fra etter også",
    "fi": "ja on että ei oli hän mutta kun myös ovat joka sen mukaan",
    "pl": "nie się jest na że do przez jak po dla został oraz który tym od",
    "cs": "je na že se v pro jako byl podle po ale jsou také která od",
    "hu": "a az és hogy nem egy is meg volt már csak szerint azt",
    "ro": "și în care cu pe nu este din pentru că mai fost prin sau",
    "tr": "ve bir bu için ile olarak da de çok daha sonra olan gibi",
    "id": "yang dan di dengan untuk dari ini pada tidak itu akan dalam oleh",
    "vi": "và của là không có được cho một trong các người với đã",
    "ca": "el els les amb per una és dels que però més va aquest",
    "hr": "je i u na se da su za koji od nije kako bi",
}
_NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "nb": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "id": "Indonesian",
    "vi": "Vietnamese",
    "ca": "Catalan",
    "hr": "Croatian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "be": "Belarusian",
    "el": "Greek",
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "hi": "Hindi",
    "th": "Thai",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
}
# By letters that make up so much of any text; where two languages share most, the first has some of its own.
_LETTERS = (
    ("be", re.compile("ў"), 0.01),
    ("uk", re.compile("[іїєґ]"), 0.03),
    ("ru", re.compile("[ыэ]"), 0.01),
    ("el", re.compile("[α-ωά-ώ]"), 0.5),
    ("he", re.compile("[א-ת]"), 0.5),
    ("fa", re.compile("[پچژگ]"), 0.01),
    ("ar", re.compile("[ء-ي]"), 0.5),
    ("hi", re.compile("[अ-ह]"), 0.3),
    ("th", re.compile("[ก-ฮ]"), 0.3),
    ("ja", re.compile("[ぁ-ゖァ-ヺ]"), 0.1),
    ("ko", re.compile("[가-힣]"), 0.5),
    ("zh", re.compile("[一-鿿]"), 0.5),
)
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-z]")
_SAMPLE = 20_000
# Fewer words, or letters where words are not divided, may be anything: names, a table.
_ENOUGH_WORDS = 60
_ENOUGH_LETTERS = 100
# English has a quarter of its words in the list above, others at least these shares.
_ENGLISH = 0.08
_OTHER = 0.05
_TIMES = 3
# Names have some of them, always the same: "von der", "de los".
_VARIOUS = 5
# A text in none of the languages above.
_UNKNOWN = "und"
_SAME = {"no": "nb", "nn": "nb", "iw": "he", "in": "id", "sr": "hr", "bs": "hr"}


def with_language(page: Page) -> Page:
    """Say of a page that is in another language than English that it is, with a notice.

    What its words show counts more than what it declares, since templates declare much; of few words nothing is told.
    """
    declared = _primary(page.language)
    shown = _told(page.text) or declared
    if shown in {None, "en"}:
        return replace(page, language="en") if declared not in {None, "en"} else page
    if shown == declared or (shown == _UNKNOWN and declared != "en"):
        known = page.language
    else:
        known = None if shown == _UNKNOWN else shown
    name = _NAMES.get(_primary(known) or "", f'"{known}"' if known else "another language")
    notice = f"the text is in {name}, and extraction is for English: what it finds here is not to be relied on"
    return replace(page, language=known, notices=(*page.notices, notice))


def _told(text: str) -> str | None:
    """Name the language of a text by its code (ISO 639-1, or "und" for none that is known here); None: not sure."""
    sample = unicodedata.normalize("NFC", text[:_SAMPLE]).lower()
    letters = sum(map(str.isalpha, sample))
    if not sample.isascii() and letters >= _ENOUGH_LETTERS and len(_LATIN.findall(sample)) < letters / 2:
        shares = ((code, len(form.findall(sample)) / letters >= share) for code, form, share in _LETTERS)
        return next((code for code, enough in shares if enough), _UNKNOWN)
    counts = Counter(_WORD.findall(sample))
    if (total := counts.total()) < _ENOUGH_WORDS:
        return None
    shares_of = {code: sum(counts[word] for word in words) / total for code, words in _SETS.items()}
    english = shares_of.pop("en")
    best = max(shares_of, key=shares_of.__getitem__)
    various = sum(word in counts for word in _SETS[best]) >= _VARIOUS
    if english >= _ENGLISH and english > shares_of[best]:
        return "en"
    return best if various and shares_of[best] >= max(_OTHER, english * _TIMES) else None


def _primary(language: str | None) -> str | None:
    code = (language or "").partition("-")[0].lower()
    return _SAME.get(code, code) or None
