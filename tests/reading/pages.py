"""Invented web pages of every shape a news site has, for the tests."""

import json

SENTENCES = (
    "The harbour council of Lindvik closed the northern pier on Monday after divers found cracks in eleven pillars.",
    "Harbour master Runa Tveit said that ferries to the outer islands would leave from the fish market until autumn.",
    "Engineers measured the pillars for three days and sent their figures to the coastal office in the capital.",
    "The pier was built in 1934 and last repaired after the storm that sank two trawlers at its head.",
    "Shopkeepers on the quay asked the council for help with the rent while the promenade stays behind fences.",
    "A spokesman for the island villages called the detour bearable but said the last boat now leaves too early.",
)
TEASER = (
    "The council wants to hear from residents before it decides on the route; the first of four evening meetings "
    "takes place in the old customs house, and boat owners are asked to bring their own figures with them."
)


def body(first: int = 0, count: int = 6) -> str:
    return "".join(f"<p>{SENTENCES[(first + i) % len(SENTENCES)]}</p>" for i in range(count))


def page(inside: str, head: str = "", body_class: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "Town", "Harbour", "Sport"))
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{head}</head><body class="{body_class}">'
        f"<nav><ul>{menu}</ul></nav>{inside}"
        '<footer class="footer"><p>© 2021 The Lindvik Courier</p></footer></body></html>'
    )


def linked(thing: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def article(more: str = "", head: str = "") -> str:
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Lindvik closes its northern pier",
            "datePublished": "2021-03-02T08:10:00+01:00", "author": {"@type": "Person", "name": "Sunniva Aall"},
            "publisher": {"@type": "Organization", "name": "The Lindvik Courier"}}  # fmt: skip
    return page(
        f'<main><article><h1>Lindvik closes its northern pier</h1><p class="byline">By Sunniva Aall, 2 March 2021</p>'
        f"{body()}</article>{more}</main>",
        "<title>Lindvik closes its northern pier | The Lindvik Courier</title>"
        f'<meta property="og:type" content="article">{linked(told)}{head}',
        "single single-post",
    )


RELATED = (
    '<section class="more-stories"><h2>More from the harbour</h2>'
    + "".join(
        f'<div class="card"><h3><a href="/{i}">Story number {i} about boats and nets</a></h3><p>{TEASER}</p>'
        f'<time datetime="2021-02-{i:02}">{i} February 2021</time></div>'
        for i in range(1, 7)
    )
    + "</section>"
)
COMMENTS = (
    '<ol class="comment-list">'
    + "".join(
        f'<li class="comment"><h4>Reader {i}</h4>'
        f'<time datetime="2021-03-{i:02}T10:00">{i} March 2021</time>{body(i, 4)}</li>'
        for i in range(3, 9)
    )
    + "</ol>"
)

ARTICLE_WITH_BOXES = article(RELATED + COMMENTS)

WORDPRESS = page(
    '<div id="content">'
    + "".join(
        f'<article id="post-{i}" class="post-{i} post type-post category-{i}"><header><h2 class="entry-title">'
        f'<a href="/2021/03/{i:02}/pier">Pier report of day {i} from the quay</a></h2>'
        f'<time class="entry-date published" '
        f'datetime="2021-03-{i:02}T09:00:00+01:00">{i} March 2021</time></header>'
        f'<div class="entry-content">{body(i)}</div></article>'
        for i in range(5, 1, -1)
    )
    + "</div>",
    "<title>Harbour – The Lindvik Courier</title>",
    "archive category category-harbour",
)

BLOGGER = page(
    '<div class="blog-posts hfeed">'
    + "".join(
        f'<div class="date-outer"><h2 class="date-header">Tuesday, {i} March 2021</h2>'
        '<div class="date-posts"><div class="post-outer">'
        f'<div class="post hentry"><h3 class="post-title entry-title">'
        f'<a href="/2021/03/p{i}.html">Notes from pier {i} in the rain</a></h3>'
        f'<div class="post-body entry-content">{body(i)}</div>'
        f'<div class="post-footer"><span>Posted by R. T. at 10:0{i}</span></div></div></div></div></div>'
        for i in (9, 5, 2)
    )
    + "</div>",
    "<title>Notes from the pier</title>",
    "index",
)

UPDATES = [
    {"@type": "BlogPosting", "headline": "Divers go down again", "datePublished": "2021-03-02T11:40:00+01:00",
     "articleBody": "<p>Two divers have begun a second look at the pillars.</p>"
     "<p>Harbour master Runa Tveit &amp; her staff watch from a tug.</p>"},
    {"@type": "BlogPosting", "headline": "Ferries moved", "datePublished": "2021-03-02T10:15:00+01:00",
     "articleBody": "The first ferry has left from the fish market.\n\nIt carried forty passengers."},
    {"@type": "BlogPosting", "datePublished": "2021-03-01T22:05:00+01:00",
     "articleBody": "The council has closed the pier for the night."},
    {"@type": "BlogPosting", "headline": "", "articleBody": None},
    "broken",
]  # fmt: skip
LIVE_LINKED = page(
    "<main><h1>Live: pier of Lindvik closed</h1><p>All that happens at the harbour today.</p></main>",
    "<title>Live: pier of Lindvik closed</title>"
    + linked(
        {"@graph": [{"@type": "WebPage", "mainEntity": {"@type": ["LiveBlogPosting"], "liveBlogUpdate": UPDATES}}]}
    ),
)
LIVE_SHOWN = page(
    "<main><h1>Live: pier of Lindvik closed</h1><p>2 March 2021</p><div class='stream'>"
    + "".join(
        f"<div class='entry'><span class='clock'>{hour}:{10 + hour}</span>{body(hour, 2)}</div>"
        for hour in range(17, 10, -1)
    )
    + "</div></main>",
    "<title>Live: pier of Lindvik closed</title>"
    '<meta property="article:published_time" content="2021-03-02T09:00:00+01:00">',
)

FRONT = page(
    "<h1>The Lindvik Courier</h1><div class='grid'>"
    + "".join(
        f"<div class='card'><h2><a href='/news/{i}'>Headline number {i} tells of the harbour</a></h2>"
        f"<p>{TEASER}</p><span>{i} March 2021</span></div>"
        for i in range(1, 9)
    )
    + "</div>",
    '<title>The Lindvik Courier</title><meta property="og:type" content="website">',
    "home",
)
LINKS = page(
    "<h1>All news</h1><ul class='list'>"
    + "".join(f"<li><a href='/news/{i}'>Headline number {i} tells of the harbour again</a></li>" for i in range(40))
    + "</ul>",
    "<title>All news</title>",
)
QUESTIONS = page(
    f"<h1>Why was the pier closed?</h1>{body(0, 2)}"
    + "".join(
        f"<div class='answer'><h3>Answer {i} by a resident</h3>"
        f"<time datetime='2021-03-{i:02}'>{i} March</time>{body(i)}</div>"
        for i in range(1, 6)
    ),
    "<title>Why was the pier closed?</title>"
    + linked({"@type": "QAPage", "mainEntity": {"@type": "Question", "name": "Why was the pier closed?"}}),
)
GALLERY = page(
    "<article><h1>The pier in pictures</h1>"
    + body(0, 2)
    + "".join(
        f"<figure class='slide'><img src='/{i}.jpg'><figcaption>{SENTENCES[i]}</figcaption></figure>" for i in range(6)
    )
    + "</article>",
    "<title>The pier in pictures</title>",
)
SUBHEADED = page(
    "<h1>Questions about the pier of Lindvik</h1><p>2 March 2021</p>"
    + "".join(f"<section class='part'><h2>Chapter {i} of the long story</h2>{body(i)}</section>" for i in range(4)),
    "<title>Questions about the pier of Lindvik</title>",
)
#: Articles in full one after the other, without elements of their own.
DIGEST = page(
    "<div class='text'><h1>Lindvik press digest</h1>"
    + "".join(f"<h2>Report number {i} about the northern pier</h2><p>{i} March 2021</p>{body(i)}" for i in range(1, 5))
    + "</div>",
    "<title>Lindvik press digest</title>",
)
