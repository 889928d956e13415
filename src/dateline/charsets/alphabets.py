"""The letters that languages use, most frequent first: what tells one charset from another.

General knowledge of the languages (letter frequencies as in any table of them), not counted in any collection.
"""

from collections.abc import Mapping

#: Of languages in Latin letters, only the letters beyond ASCII.
LATIN: Mapping[str, str] = {
    "English": "é",
    "French": "éèàêçôîûâùëïœ",
    "German": "üäöß",
    "Spanish": "óáíéñúü¿¡ªº",
    "Portuguese": "ãçáéíóõêúâàôªº",
    "Italian": "èàùòìé",
    "Catalan": "àéèóíúòçï·ü",
    "Swedish": "äöåé",
    "Danish": "øåæé",
    "Finnish": "äöå",
    "Icelandic": "íáðóéúþöæý",
    "Dutch": "ëéïóüè",
    "Polish": "łęąóżśćńź",
    "Czech": "íáéěřčžýšůúťďňó",
    "Slovak": "áíéčýúžšľťôóňďäŕĺ",
    "Hungarian": "éáöóőüíúű",
    "Romanian": "ăîâşţșț",
    "Croatian": "čžšćđ",
    "Turkish": "ıüşğçöİâî",
    "Albanian": "ëç",
    "Estonian": "äõüöšž",
    "Lithuanian": "ėšįąųžūčę",
    "Latvian": "āīēšņūžļķģč",
    "Vietnamese": "đươạáàảôâấếệêộịăíớờủúốóợầìềòọ",
}
#: Short words without letters beyond ASCII that are frequent in one of these languages and in few others.
SHORT_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "English": "the of and to in is that for on with as it was by at from have this are",
        "French": "le la les de des et du un une est que dans pour qui sur pas au ce par",
        "German": "der die das und in den von zu mit sich des auf ein eine ist dem im am",
        "Spanish": "el la los de que y en un una por con se las del para al su lo",
        "Portuguese": "o a os de que e do da em um uma para com no na por se dos",
        "Italian": "il la di che e un una in per del non con si da le dei al nel",
        "Catalan": "el la de i els les que en un una per amb del no al ha",
        "Swedish": "och att det som en av den med till har inte var om ett men",
        "Danish": "og i at det en den til er som af de for med der ikke var",
        "Finnish": "ja on ei se oli en ole kuin mutta niin joka nyt",
        "Icelandic": "og var um en er hann hun ekki sem til af",
        "Dutch": "de het een van en in is dat op te zijn met voor niet aan er",
        "Polish": "w i na z do nie to jest o od po za ale jak przy tym co ze",
        "Czech": "a se v na je to s z do ale za po by jako k od jeho pro",
        "Slovak": "a sa v na je to s z do ale za po by ako k od jeho pre",
        "Hungarian": "a az hogy nem is egy ez de ha volt van el meg mint csak",
        "Romanian": "de la a in pe cu un o nu din care sa mai este au ce ca se",
        "Croatian": "je i u da se na su za s od ne koji o bi te kao a li bilo",
        "Turkish": "ve bir bu da de ile olan ne en o kadar ama gibi daha var",
        "Albanian": "dhe e i me nga se po te ka nuk ishte por si",
        "Estonian": "ja on ei et see ka kui oli mis aga ta oma nii",
        "Lithuanian": "ir kad su i yra bet tai buvo apie per dar kaip po jau",
        "Latvian": "un ir no ar par ka uz ari bet lai pie to tas bija",
        "Vietnamese": "trong cho khi ra con theo anh ba nam hai thanh minh",
    }.items()
}
#: Of other languages, all letters.
OTHER: Mapping[str, str] = {
    "Russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "Bulgarian": "аиоентрсвлкдпмзгяуъбчщцжфхюйшь",
    "Ukrainian": "оаниівертслкдмупязьбгчхцюжйїшщєфґ",
    "Serbian": "аоиенртсјвкудплмгзбшчцжњхљфћђџ",
    "Greek": "αοιετνσρηκπυμλςίάόγδέθήχβφύωώξζψϊϋ",
    "Hebrew": "יוהלאתרמבשנםקדעחפטזגסכןצךףץ",
    "Arabic": "اليمونتربةعدفهسكقأحجشصىخإذضزطثئءغظآؤ",
    "Persian": "ایرندهموتبسشکزفگخقعجچحپصطآضغثژذئظ",
    "Thai": "านรอกเง่มยล้วดทสตะัปบิคีหจพแุ์ขใชำไูผึโื็ธซถศฟณฐญษฝฎฉภฑ",
}
CHINESE = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心"
    "多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但"
    "身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第"
    "這來國個說們為時會對後沒還發當開經頭見長樣現將與進實點種聲話兒問機給幾業間從動兩學過裡無著嗎體關網電"
)
HANGUL = frozenset(
    "이다는을에의가고하지을한로기사은리시어도나인자대서해있수그아를일정스들부장라전국과제보원조관동주게구성상여적중공"
    "비유신생세만연안경문선면오무마위소내니요으합습했때것년등개식학물방행발용당명운"
)
