"""Which language a text is in."""

import pytest

from dateline.reading.language_of import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The harbour office said on Monday that the ferry had been late for a week and that it was sorry.", "en"),
        ("Das Hafenamt teilte am Montag mit, dass die Fähre seit einer Woche verspätet sei und man es bedauere.", "de"),
        (
            "Le bureau du port a déclaré lundi que le ferry avait une semaine de retard et que tous étaient désolés.",
            "fr",
        ),
        (
            "Управління порту повідомило в понеділок, що пором запізнився на тиждень і що всі дуже шкодують про це.",
            "uk",
        ),
        ("قال مكتب الميناء يوم الاثنين إن العبارة تأخرت أسبوعا كاملا وإن الجميع يشعرون بالأسف الشديد على ذلك", "ar"),
        ("港务局星期一表示，渡轮已经晚点一个星期，所有人都感到非常抱歉，希望旅客谅解。", "zh"),
        ("Oren Tal, Mira Voss, Ana Holt", None),
        ("", None),
    ],
)
def test_prose_shows_its_language_and_a_few_words_do_not(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_a_list_of_names_is_not_taken_for_another_language() -> None:
    names = "Oren Tal Mira Voss Ana Holt Jan Brekke Lena Amsel Odile Varenne Karvo Lyon Geneva Kesk"
    assert language_of(names) in (None, "en")
