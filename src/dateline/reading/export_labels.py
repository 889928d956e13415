"""The words by which news databases label the fields of a record, in the languages of their exports."""

import re
from dataclasses import dataclass

#: Fields above the text, by what they hold; LexisNexis writes the labels in capitals, Nexis Uni does not.
_ABOVE = {
    "byline": "byline author auteur auteurs autor autoren autores autore autori",
    "section": "section rubrique rubrik ressort sección seccion sezione sectie seção secao",
    "length": "length longueur länge lnge laenge longitud extensión lunghezza lengte tamanho comprimento",
    "headline": "headline titre titel schlagzeile titular título titulo titolo kop",
    "dateline": "dateline",
    "highlight": "highlight abstract encart series correction-appended",
    "body": "body texte text",
}
#: Fields below the text; each of them ends it.
_BELOW = """
load-date date-chargement ladedatum fecha-de-carga language langue sprache idioma lengua lingua taal
publication-type type-publication publikationstyp publikationsart tipo-de-publicación journal-code zeitungs-code
document-type graphic grafik graphique gráfico update correction-date copyright-notice acc-no pub-type doc-type
"""
#: Fields below the text of some reports, by words that a report may use itself.
_INDEXED = frozenset(
    "subject sujet company organization organisation person people city state country ticker industry notes note"
    " correction url distribution name enhancement category geographic type photo photos".split()
)
_KINDS = {label: kind for kind, labels in _ABOVE.items() for label in labels.split()}
_ENDING = frozenset(_BELOW.split())
_LANGUAGE_LABELS = frozenset("language langue sprache idioma lengua lingua taal".split())
_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][^\W\d_]*(?:-[^\W\d_]+){0,3})[ \u00a0]?:(?=\s|$)\s*")
#: "355 words", "1.234 Wörter": what only the length of a report looks like, in any language.
COUNT = re.compile(r"\d[\d.,\u00a0\u202f ]*[ \u00a0](?:[^\W\d_]+)\s*")
MAX_LABEL_CHARACTERS = 28

_COPYRIGHT = re.compile(
    r"\s*(?:copyright\b|©|\(c\)\s|all rights reserved|tous droits réservés|alle rechte vorbehalten"
    r"|todos los derechos reservados|tutti i diritti riservati|todos os direitos reservados"
    r"|alle rechten voorbehouden)",
    re.I,
)
_BODY_MARK = frozenset(
    "body|hauptteil|textkörper|text|volltext|corps|corps du texte|texte intégral|cuerpo|texto|corpo|testo|tekst".split(
        "|"
    )
)
_AFTER_MARK = frozenset(
    "classification|klassifizierung|klassifikation|clasificación|classificazione|classificatie|classificação|graphic|grafik"
    "|graphique|gráfico|correction|notes".split("|")
)
_LOAD_DATE = re.compile(
    r"\s*(?:load-date|ladedatum|date de chargement|fecha de carga|data caricamento)[ \u00a0]?:", re.I
)
#: The line below a record of Nexis Uni.
END_OF_DOCUMENT = re.compile(
    r"[ \t\u00a0]*(?:end of document|ende des dokuments|dokumentende|fin du document|fin del? documento"
    r"|final del documento|fine del documento|fim do documento|einde (?:van het )?document)[ \t\u00a0\r]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field. ``kind``: byline, section, length, headline, dateline, highlight or body; "language" or
    "below" for those that stand below the text. ``value``: where its value begins."""

    kind: str
    value: int

    @property
    def below(self) -> bool:
        """Whether fields of this kind stand below the text."""
        return self.kind in ("below", "language")

    @property
    def sure(self) -> bool:
        """Whether hardly any other text has such a field."""
        return self.below or self.kind in ("byline", "length")


def field_in(text: str) -> Field | None:
    """The field that ``text`` is; None if it begins with no known label."""
    match = _LABEL.match(text[: MAX_LABEL_CHARACTERS + 40])
    if match is None or not match["label"][0].isupper():
        return None
    label = match["label"].casefold()
    kind = _KINDS.get(label) or ("length" if COUNT.fullmatch(text[match.end() : match.end() + 40]) else None)
    dated = label != "update" or re.search(r"\b(?:19|20)\d\d\b", text[match.end() : match.end() + 40])
    if kind is None and label in _ENDING and dated:
        kind = "language" if label in _LANGUAGE_LABELS else "below"
    return Field(kind, match.end()) if kind else None


def capital_field(text: str) -> Field | None:
    """:func:`field_in`, but only for a label in capitals, as LexisNexis writes it."""
    found = field_in(text)
    return found if found and text[: found.value].isupper() else None


def may_stand_below(text: str) -> bool:
    """Whether ``text`` is a field with a label in capitals that stands below some reports, or a copyright notice."""
    match = _LABEL.match(text[: MAX_LABEL_CHARACTERS + 40])
    indexed = match is not None and match["label"].isupper() and match["label"].casefold() in _INDEXED
    return indexed or is_copyright(text)


def is_copyright(text: str) -> bool:
    """Whether ``text`` is a notice of copyright."""
    return _COPYRIGHT.match(text) is not None


def opens_body(text: str) -> bool:
    """Whether ``text`` is the line of Nexis Uni over the text of a record."""
    return text.strip().casefold() in _BODY_MARK


def ends_body(text: str) -> bool:
    """Whether ``text`` is a line of Nexis Uni below the text of a record."""
    return text.strip().casefold() in _AFTER_MARK or _LOAD_DATE.match(text) is not None
