import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.intake.exchange.schemaorg import labels

# Labels of real fact-checkers in seven languages, set down with what they mean before the table was written.
USUAL = [
    ("Pants on Fire", "refuted"),
    ("Mostly True", "verified"),
    ("Half True", "disputed"),
    ("Four Pinocchios", "refuted"),
    ("Mixture", "disputed"),
    ("Miscaptioned", "refuted"),
    ("Missing context", "disputed"),
    ("Labeled Satire", "refuted"),
    ("Altered photo", "refuted"),
    ("No evidence", "unproven"),
    ("Distorts the Facts", "disputed"),
    ("Partly false", "disputed"),
    ("Correct Attribution", "verified"),
    ("Falso", "refuted"),
    ("Engañoso", "disputed"),
    ("Verdadero", "verified"),
    ("Verdad a medias", "disputed"),
    ("Sin contexto", "disputed"),
    ("Bulo", "refuted"),
    ("Enganoso", "disputed"),
    ("Verdadeiro, mas...", "disputed"),
    ("É #FAKE", "refuted"),
    ("Não é bem assim", "disputed"),
    ("Sem contexto", "disputed"),
    ("Insustentável", "unproven"),
    ("Faux", "refuted"),
    ("Trompeur", "disputed"),
    ("Vrai", "verified"),
    ("Plutôt vrai", "verified"),
    ("C'est plus compliqué", "disputed"),
    ("Infox", "refuted"),
    ("झूठ", "refuted"),
    ("भ्रामक", "disputed"),
    ("सच", "verified"),
    ("फर्जी", "refuted"),
    ("زائف", "refuted"),
    ("مضلل", "disputed"),
    ("صحيح", "verified"),
    ("মিথ্যা", "refuted"),
    ("বিভ্রান্তিকর", "disputed"),
]
# Labels with what is put around them, and what turns them around.
DRESSED = [
    ("<strong>FALSE!</strong>", "refuted"),
    ("❌ Fake", "refuted"),
    ("✅", "verified"),
    ("Rating: Mostly False", "refuted"),
    ("This claim is true.", "verified"),
    ("not true", "refuted"),
    ("Not entirely true", "disputed"),
    ("True, but misleading", "disputed"),
    ("Partly true, partly false", "disputed"),
    ("half-true", "disputed"),
    ("Partially false: missing context", "disputed"),
    ("False. The picture is from another year and another country", "refuted"),
    ("FALSO", "refuted"),
    ("Parcialmente falso", "disputed"),
    ("não_é_bem_assim", "disputed"),
    ("Vrai en partie", "disputed"),
    ("Größtenteils richtig", "verified"),
    ("Teilweise falsch", "disputed"),
    ("Unbelegt", "unproven"),
    ("आंशिक रूप से गलत", "disputed"),
    ("दावा गलत है", "refuted"),
    ("صحيح جزئيًا", "disputed"),
    ("زائف جزئي", "disputed"),
    ("غير مؤكد", "unproven"),
    ("الخبر مضلل", "disputed"),
    ("المضلل", "disputed"),
    ("আংশিক মিথ্যা", "disputed"),
    ("部分錯誤", "disputed"),
    ("正確", "verified"),
    ("Yanlış", "refuted"),
    ("YANLIŞ", "refuted"),
    ("Częściowy fałsz", "disputed"),
    ("Скорее правда", "verified"),
    ("Opinion", "unproven"),
    ("No", "refuted"),
]
# What no table can decide: no label, one that contradicts what it says, one that is a sentence.
UNDECIDED = [
    "",
    "5",
    "Purple",
    "not misleading",
    "not false",
    "A picture shared as real",
    "Nobody has looked into what is true about the bridge and the river yet",
    "word " * 40 + "false",
]


@pytest.mark.parametrize(("label", "status"), [*USUAL, *DRESSED])
def test_a_label_means_what_fact_checkers_mean_by_it(label: str, status: str) -> None:
    assert labels.read(label) == status


@pytest.mark.parametrize("label", UNDECIDED)
def test_a_label_that_does_not_say_is_not_guessed(label: str) -> None:
    assert labels.read(label) is None


@given(st.text())
def test_any_label_is_read_or_not(label: str) -> None:
    labels.read(label)


@given(
    st.sampled_from([label for label, _ in USUAL]),
    st.sampled_from(["*{}*", "  {} ", "“{}”", "{}!", "<b>{}</b>", "⚠️ {}"]),
)
def test_emphasis_is_no_part_of_a_label(label: str, dress: str) -> None:
    assert labels.read(dress.format(label)) == labels.read(label)
