"""A text in another language is called by its name, and no English one ever is."""

import pytest

from claims.intake.page import Page
from claims.intake.text import languages
from tests.intake.readable.html.pages import prose


def page(text: str, language: str | None = None) -> Page:
    return Page(
        text=text,
        title="Bridge",
        language=language,
        media_type="text/plain",
        read_by="tests",
        location="/desk/bridge.txt",
        original=text.encode(),
    )


OTHERS = {
    "de": "Der Rat der Stadt hat die alte Brücke am Montag gesperrt, nachdem ein Lastwagen das Geländer gerammt hatte. "
    "Niemand wurde verletzt, aber auf der anderen Seite waren die Häuser bis zum Abend ohne Wasser. ",
    "fr": "Le conseil de la ville a fermé le vieux pont lundi, après qu'un camion a heurté le parapet. Personne n'a "
    "été blessé, mais les maisons de la rive sont restées sans eau dans la soirée, et des bus passent par le moulin. ",
    "es": "El ayuntamiento cerró el puente viejo el lunes después de que un camión chocara con el pretil. Nadie "
    "resultó herido, pero las casas de la otra orilla se quedaron sin agua hasta la noche, según los vecinos. ",
    "it": "Il consiglio della città ha chiuso il vecchio ponte lunedì dopo che un camion ha urtato il muro. Nessuno "
    "è rimasto ferito, ma le case della riva sono rimaste senza acqua fino alla sera, anche nel borgo. ",
    "nl": "De gemeenteraad heeft de oude brug maandag gesloten nadat een vrachtwagen het hek had geraakt. Niemand werd "
    "gewond, maar de huizen aan de overkant zaten tot de avond zonder water en het verkeer gaat om. ",
    "pl": "Rada miasta zamknęła stary most w poniedziałek po tym, jak ciężarówka uderzyła w barierę. Nikt nie został "
    "ranny, ale domy na drugim brzegu do wieczora nie miały wody, a autobusy jeżdżą przez młyn. ",
    "tr": "Belediye, bir kamyonun korkuluğa çarpması üzerine eski köprüyü pazartesi günü kapattı. Yaralanan olmadı, "
    "ama karşı kıyıdaki evler akşama kadar susuz kaldı ve otobüsler daha sonra bu yoldan değil köy için gitti. ",
    "ru": "Городской совет закрыл старый мост в понедельник, после того как грузовик врезался в парапет. ",
    "uk": "Міська рада закрила старий міст у понеділок, після того як вантажівка врізалася в парапет. ",
    "el": "Το συμβούλιο της πόλης έκλεισε την παλιά γέφυρα τη Δευτέρα, αφού ένα φορτηγό χτύπησε το στηθαίο. ",
    "ar": "أغلق مجلس المدينة الجسر القديم يوم الاثنين بعد أن اصطدمت شاحنة بالحاجز ولم يصب أحد بأذى. ",
    "ja": "市議会は月曜日、トラックが欄干に衝突したため、古い橋を閉鎖した。けが人はいなかった。 ",
    "zh": "市议会星期一关闭了旧桥，因为一辆卡车撞上了护栏。没有人受伤，但对岸的房屋停水到晚上。 ",
    "ko": "시의회는 월요일 트럭이 난간을 들이받은 뒤 낡은 다리를 폐쇄했다. 다친 사람은 없었다. ",
}


@pytest.mark.parametrize(("code", "text"), OTHERS.items())
@pytest.mark.parametrize("declared", [None, "en-GB"])
def test_a_text_in_another_language_is_known_by_its_words(code: str, text: str, declared: str | None) -> None:
    found = languages.with_language(page(text * 4, declared))

    assert found.language == code
    (notice,) = found.notices
    assert notice.startswith("the text is in ")
    assert notice.endswith(", and extraction is for English: what it finds here is not to be relied on")


def test_a_variety_that_is_declared_is_kept() -> None:
    found = languages.with_language(page(OTHERS["de"] * 4, "de-AT"))

    assert found.language == "de-AT"
    assert found.notices[0].startswith("the text is in German, ")


def test_a_language_that_is_not_known_by_its_words_is_believed_where_it_is_declared() -> None:
    found = languages.with_language(page("Baraza la mji limefunga daraja la zamani. " * 20, "sw"))

    assert found.language == "sw"
    assert found.notices[0].startswith('the text is in "sw", ')


NAMES = "Juan de la Cruz, José Luis de los Santos, Jürgen von der Heide, Ludwig van den Berg, Anne-Marie du Pré"
ENGLISH = {
    "prose": prose(8),
    "prose among foreign names": f"{NAMES} were there. {prose(4)} {NAMES} said so too, and left. {prose(3)}",
    "a quotation": f"{prose(8)} {OTHERS['de']}",
    "names alone": f"{NAMES}\n" * 3,
    "results": "Real Madrid 2 Bayern 1 (van Dijk 12, de Jong 45)\n" * 12 + "The home side won at the end. " * 3,
    "a table": "| 1990 | seven | Oak |\n" * 60,
    "code": "for each in range(9): print(each)\n" * 30,
    "a heading with other letters": f"Мост закрыт {prose(6)}",
    "few words": "Der alte Hut und die Sonne.",
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_an_english_text_is_left_alone(text: str) -> None:
    assert languages.with_language(page(text)) == page(text)
    assert languages.with_language(page(text, "en-GB")) == page(text, "en-GB")


def test_an_english_text_that_is_declared_as_another_is_english() -> None:
    assert languages.with_language(page(prose(9), "de")) == page(prose(9), "en")
