"""Charsets that nobody declares, on invented sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.charsets.decode import decode
from dateline.charsets.euc_tw import decode_euc_tw
from dateline.charsets.guess import CANDIDATES, guess, text_in

SENTENCES = {
    "Russian": "Министр Ольга Тарева заявила в среду, что мост через реку будет открыт к концу мая. Вода есть.",
    "Ukrainian": "Міністерка Оксана Тарів повідомила у середу, що міст через річку відкриють наприкінці травня.",
    "Bulgarian": "Министърът Ана Тарева съобщи в сряда, че мостът над реката ще бъде отворен в края на май.",
    "Serbian": "Министарка Ана Тарић рекла је у среду да ће мост преко реке бити отворен крајем маја.",
    "Greek": "Η υπουργός Άννα Ταρέα δήλωσε την Τετάρτη ότι η γέφυρα θα ανοίξει στο τέλος Μαΐου.",
    "Hebrew": "השרה אנה תארב אמרה ביום רביעי כי הגשר מעל הנהר ייפתח בסוף מאי.",
    "Arabic": "قالت الوزيرة آنا طارق يوم الأربعاء إن الجسر فوق النهر سيفتح في نهاية شهر مايو.",
    "Turkish": "Bakan Ayşe Tarlı çarşamba günü nehrin üzerindeki köprünün mayıs sonunda açılacağını söyledi.",
    "Polish": "Minister Anna Tarska powiedziała w środę, że most na rzece zostanie otwarty pod koniec maja.",
    "Czech": "Ministryně Anna Tarská ve středu řekla, že most přes řeku bude otevřen koncem května.",
    "Hungarian": "Tari Anna miniszter szerdán azt mondta, hogy a folyón átívelő hidat májusban nyitják meg.",
    "Romanian": "Ministra Ana Tărău a spus miercuri că podul peste râu va fi deschis la sfârşitul lui mai.",
    "French": "La ministre Odile Tarèze a déclaré mercredi que le pont serait rouvert à la fin de l’été, à Étienne.",
    "German": "Die Ministerin Anna Tärle sagte am Mittwoch, die Brücke über den Fluss werde Ende Mai geöffnet.",
    "English": "“The bridge at Karvo is open,” the minister said on Wednesday – and it’s a relief for the café owners.",
    "Thai": "รัฐมนตรีกล่าวเมื่อวันพุธว่าสะพานข้ามแม่น้ำจะเปิดในปลายเดือนพฤษภาคม หมู่บ้านมีน้ำและไฟฟ้าอีกครั้ง",
    "Chinese": "部长星期三说，河上的大桥将在五月底重新开放。她说，村里又有水和电了，学校下个星期也要上课。",
    "Taiwan": "部長星期三說，河上的大橋將在五月底重新開放。她說，村裡又有水和電了，學校下個星期也要上課。",
    "Japanese": "大臣は水曜日、川にかかる橋が五月末に再び開通すると述べた。村では水と電気が使えるようになったという。",
    "Korean": "장관은 수요일 강 위의 다리가 오월 말에 다시 열린다고 말했다. 마을에는 다시 물과 전기가 들어온다.",
}
CHARSETS = {
    "Russian": "cp1251 koi8_r iso8859_5 cp866 cp855 mac_cyrillic",
    "Ukrainian": "cp1251 koi8_u",
    "Bulgarian": "cp1251 iso8859_5 cp855 mac_cyrillic",
    "Serbian": "cp1251 iso8859_5",
    "Greek": "cp1253 iso8859_7",
    "Hebrew": "cp1255",
    "Arabic": "cp1256 iso8859_6",
    "Turkish": "cp1254 iso8859_9",
    "Polish": "cp1250 iso8859_2 cp852",
    "Czech": "cp1250 iso8859_2 mac_latin2",
    "Hungarian": "cp1250 iso8859_2",
    "Romanian": "cp1250 iso8859_2",
    "French": "cp1252 mac_roman",
    "German": "cp1252 mac_roman cp850",
    "English": "cp1252",
    "Thai": "cp874",
    "Chinese": "gb18030",
    "Taiwan": "big5",
    "Japanese": "cp932 euc_jp iso2022_jp",
    "Korean": "cp949 johab iso2022_kr",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_read_in_every_charset_of_its_language(language: str) -> None:
    for charset in CHARSETS[language].split():
        body = SENTENCES[language].encode(charset, "ignore")
        assert (charset, decode(body).text) == (charset, body.decode(charset))


def test_a_wrong_declaration_gives_way_and_a_right_one_stays() -> None:
    page = f'<meta charset="iso-8859-1"><p>{SENTENCES["Russian"]}</p>'.encode("cp1251")
    assert SENTENCES["Russian"] in decode(page, markup=True).text
    short = '<meta charset="iso-8859-2"><p>Tarić</p>'.encode("iso8859_2")
    assert "Tarić" in decode(short, markup=True).text


def test_euc_tw_is_read_by_way_of_big5() -> None:
    body = b"\xc4\xe3\xc5\xc6 ok \x8e\xa2\xa1\xa1 \x8e\xa1\xc4\xa1 \x8e\xae\xa1\xa1 \xff"
    text = decode_euc_tw(body)
    assert text.startswith("中") and text[2:6] == " ok "
    assert text.split()[2:] == ["乂", "一", "\ufffd", "\ufffd"]


def test_nothing_beyond_ascii_is_no_guess() -> None:
    assert guess(b"Rain fell on Karvo.") is None


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_get_a_charset_that_can_be_read(body: bytes) -> None:
    found = guess(body)
    assert found is None or (found.encoding in CANDIDATES and text_in(body, found.encoding).encode())
