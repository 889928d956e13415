"""Exports of news databases as their users have them; every report and name is invented."""

LEXISNEXIS_GERMAN = """Suchbegriffe: Brücke
                              Dokument 1 von 2


                             Beispielzeitung

                            11. Januar 2010 Montag
                                   1. Ausgabe

Brücke in Neustadt für Wochen
gesperrt

AUTOR: Von Petra Muster

RUBRIK: Lokales; S. 4

LÄNGE: 55 Wörter

NEUSTADT: Die Brücke über den Fluss ist seit Montag gesperrt. Die Stadt rechnet
mit einer langen Pause.

Die Arbeiten dauern bis zum Herbst.

UPDATE: 12. Januar 2010

SPRACHE: GERMAN; DEUTSCH


                       Copyright 2010 Muster Verlag
                              Alle Rechte vorbehalten

                              Dokument 2 von 2

                       Copyright 2010 Muster Verlag

                             Beispielzeitung

Hafen wieder offen

                            Dienstag 12. Januar 2010

LÄNGE: 12 Wörter

Der Hafen ist wieder offen.

GRAFIK: Ein Schiff im Hafen
"""

LEXISNEXIS_OLD = """
                                4 of 9 DOCUMENTS

                       Copyright 2003 Agence France Presse
                        Agence France Presse -- English

                        July 3, 2003 Thursday 4:15 PM GMT

SECTION: International News

LENGTH: 30 words

HEADLINE: Two ferries collide off Port Examplia

BYLINE: JANE SAMPLE

DATELINE: PORT EXAMPLIA, July 3

BODY:
Two ferries collided on Thursday, the coast guard said, and both
were towed to the port.

UPDATE: the second ferry was repaired within a day, said its captain.

LOAD-DATE: July 3, 2003
"""

LEXISNEXIS_FRENCH_HTML = """<html><head><style>
.c0 { text-align: center; } .c3 { text-align: center; margin-left: 13%; } .c5 { text-align: left; }
</style></head><body>
<a name="DOC_ID_0_0"></a><br><div class="c0"><p><span>Document 1 de 2</span></p></div>
<br><div class="c3"><p>Gazette d'Exemple</p></div>
<br><div class="c3"><p><span>mercredi</span> 1er août 2012</p></div>
<br><div class="c5"><p><span>Deux bateaux se heurtent;<br>Personne n'est blessé</span></p></div>
<br><div class="c5"><p><span>AUTEUR: </span><span>Jeanne Exemple</span></p></div>
<br><div class="c5"><p><span>LONGUEUR: </span><span>44 mots</span></p></div>
<br><div class="c5"><p>Deux bateaux se sont heurtés.</p><p>Leurs passagers ont attendu au port.</p></div>
<br><div class="c5"><p>DATE-CHARGEMENT: 2 août 2012</p></div>
<br><div class="c3"><p>Copyright 2012 Gazette</p></div><div class="c10"/>
<a name="DOC_ID_0_1"></a><br><div class="c0"><p><span>Document 2 de 2</span></p></div>
<br><div class="c3"><p>Gazette d'Exemple</p></div>
<br><div class="c5"><p>Le port rouvre</p></div>
<br><div class="c3"><p>2 août 2012 jeudi</p></div>
<br><div class="c5"><p>LONGUEUR: 9 mots</p></div>
<br><div class="c5"><p>Le port a rouvert.</p></div>
</body></html>"""

NEXIS_GERMAN = """Date and Time: Freitag, 5. Juli 2019 09:31:00 CEST
Job Number: 1
Documents (2)
1. Brücke in Neustadt gesperrt
Client/Matter: -None-
2. Hafen offen
Client/Matter: -None-

Brücke in Neustadt gesperrt
Beispielzeitung
1. Juli 2019 Montag
Copyright 2019 Muster Verlag
Section: LOKALES; S. 5
Length: 33 words
Byline: Petra Muster
Body

Die Brücke ist gesperrt.
Sie bleibt es bis zum Herbst.
Load-Date: 2. Juli 2019

End of Document

Hafen offen
Beispielzeitung
Dienstag 2. Juli 2019
Copyright 2019 Muster Verlag
Ressort: Lokales
Länge: 10 Wörter

Der Hafen ist offen.
Classification
Language: GERMAN
Ende des Dokuments
"""

FACTIVA_DIVISIONS = """<html><body><div id="article-1"><div class="article enArticle"><p></p><div>World News</div>
<div id="hd"><span class="enHeadline">Ferries collide off Port Examplia </span></div>
<div class="author">By Jane Sample</div><div>1,234 words</div><div>3 July 2013</div><div>04:15 PM</div>
<div>Example Post</div><div>EXPOST</div><div>A12</div><div>English</div><div>(c) 2013 Example Post.</div>
<p class="articleParagraph enarticleParagraph">PORT EXAMPLIA, July 3 (Reuters) - Two ferries collided.</p>
<p class="articleParagraph enarticleParagraph">Nobody was <b>hurt</b>.</p>
<p>Document EXPOST0020130703e97300021</p></div></div>
<div class="article esArticle"><div id="hd"><span class="esHeadline">Chocan dos barcos</span></div>
<div>34 palabras</div><div>3 de julio de 2013</div><div>Diario Ejemplo</div><div>DIAEJE</div><div>(c) 2013</div>
<p class="articleParagraph esarticleParagraph">Dos barcos chocaron.</p>
<p>Documento DIAEJE0020130703e97300021</p></div></body></html>"""

FACTIVA_TABLE = """<html><body><div class="article deArticle"><table>
<tr><td class="index"><b>SE</b>&nbsp;</td><td>Lokales</td></tr>
<tr><td class="index"><b>HD</b>&nbsp;</td><td><span class='deHeadline'>Hafen offen</span></td></tr>
<tr><td class="index"><b>BY</b>&nbsp;</td><td>Von Petra Muster</td></tr>
<tr><td class="index"><b>WC</b>&nbsp;</td><td>1.295 Wörter</td></tr>
<tr><td class="index"><b>PD</b>&nbsp;</td><td>29. Dezember 2011</td></tr>
<tr><td class="index"><b>SN</b>&nbsp;</td><td>Beispielzeitung</td></tr>
<tr><td class="index"><b>LP</b>&nbsp;</td><td>
<p class="articleParagraph dearticleParagraph">Der Hafen ist offen.</p></td></tr>
<tr><td class="index"><b>TD</b>&nbsp;</td><td><p class="articleParagraph dearticleParagraph">Es war kalt.</p></td></tr>
<tr><td class="index"><b>AN</b>&nbsp;</td><td>Dokument BEISPI0020111229e7ct0001r</td></tr></table></div>
</body></html>"""

FACTIVA_LINES = """Ferries collide off Port Examplia
By Jane Sample
234 words
3 July 2013
Example Post
EXPOST
English
(c) 2013 Example Post. All Rights Reserved.

Two ferries collided.

Nobody was hurt.

Document EXPOST0020130703e97300021
"""

FACTIVA_XML = """<?xml version="1.0" encoding="utf-8"?><PPSResponse>
<ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="1"><ppsarticle><article>
<baseLanguage>ES</baseLanguage><byline>Por Ana Ejemplo</byline>
<headline><paragraph>Chocan <hlt>dos</hlt> barcos</paragraph></headline>
<leadParagraph><paragraph>Dos barcos chocaron.</paragraph></leadParagraph>
<publicationDate><date>2013-07-03</date></publicationDate><sourceName>Diario Ejemplo</sourceName>
<tailParagraphs><paragraph>Nadie fue herido.</paragraph></tailParagraphs></article></ppsarticle>
</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""

EUROPRESSE_NEW = """<html><body><article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">Gazette d'Exemple<br> </span></div>
<div class="rdp__DocHeader"><span class="DocHeader">Monde, mardi 3 juillet 2018 312 mots, p. 4</span></div>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">Deux bateaux se heurtent</p></div>
<p class="sm-margin-bottomNews">Jeanne Exemple</p></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer"><p>Deux bateaux se sont heurtés.</p>
<p>Personne n'est blessé.</p></div></div></section>
<footer><p>© 2018 Gazette. Tous droits réservés.</p><div class="publiC-lblNodoc">news·20180703·GE·0001</div></footer>
</article><article><header><span class="DocPublicationName">Example Times</span>
<span class="DocHeader">News, Tuesday, July 3, 2018, p. 2</span>
<div class="titreArticle"><p class="titreArticleVisu">Ferries collide</p></div></header>
<section><div class="docOcurrContainer">Two ferries collided.<br><br>Nobody was hurt.</div></section></article>
</body></html>"""

EUROPRESSE_OLD = """<html><body><table><tr><td><span class="DocPublicationName">Example Times</span><br>
<span class="DocHeader">News, </span><span class="DocHeader">Tuesday, </span><span class="DocHeader">July 3, 2012</span>
<br><br><span class="TitreArticleVisu">Ferries <span style="color:red">collide</span></span><br><br>
Jane Sample and Otto Beispiel<br><p></p>Two ferries collided.<p></p>Nobody was hurt.<p></p>
<b><i>© 2012 Example Times. All rights reserved.</i></b><p></p>Document number: news·20120703·ET·01<br>
<table><tr><td>This certificate is issued to a university.</td></tr></table></td></tr></table></body></html>"""
