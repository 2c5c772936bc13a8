"""Web pages, feeds and data, as articles and as sources."""

from claims.intake import documents, readable
from claims.intake.page import Material
from tests.hostile import laws, mutating
from tests.hostile.dice import Dice, target
from tests.hostile.watching import Watch

PAGE = b"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge collapse</title>
<base href="https://a.example/x/"><link rel="canonical" href="/bridge"><meta property="og:site_name" content="The Quay">
<meta name="author" content="Ana Lee"><meta property="article:published_time" content="2024-05-08T10:00:00Z">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-08"}</script>
<style>p { color: red }</style></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge collapse</h1>
<p>At least 12 people died when a road bridge fell on Monday, said <a href="../ruiz">Mayor Ana Ruiz</a>
in the town hall of Alden, where the council had met<sup><a href="#n1">1</a></sup>.</p>
<p>The city had set aside <b>$4</b> million for repairs, <del>not</del> 10<sup>6</sup>. <q>Nobody told us</q></p>
<table><tr><th>Year</th><td>2024</td></tr></table><ol><li id="n1">See <a href="https://b.example/">the log</a></li></ol>
<div hidden>unseen</div><img alt="x"><pre>a
b</pre></article><footer>About</footer></body></html>"""
FEED = b"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE rss [<!ENTITY x "y">]>
<rss version="2.0"><channel><title>News</title>
<item><title>Bridge &amp; fire</title><description>&lt;p&gt;12 &lt;b&gt;died&lt;/b&gt;&lt;/p&gt;</description></item>
<p xmlns="http://www.w3.org/1999/xhtml">words <s>struck</s></p><![CDATA[raw]]></channel></rss>"""
DATA = b"""{"title": "Bridge", "body": "<p>At least 12 &amp; died</p>", "n": [1, 2.50, true, null], "x": {"y": "z"}}"""
TAGS = (
    *(b"<p>", b"</p>", b"<div>", b"</div>", b"<table>", b"<tr>", b"<td>", b"<a href='x'>", b"</a>", b"<svg>"),
    *(b"<math>",),
    *(b"<template>", b"<script>", b"</script>", b"<style>", b"<!--", b"-->", b"<title>", b"<base href='http://[x'>"),
    *(b"<pre>",),
    *(b"<sup>", b"<article>", b"</article>", b"<body>", b"<html>", b"<head>", b"<meta charset=utf-7>", b"<li>"),
    *(b"<noscript>",),
    *(b"<br/>", b"&#xD800;", b"&#0;", b"&nbsp;", b"<time datetime='2024-13-45'>", b"<iframe>", b"<textarea>"),
    *(b"<select>",),
    *(b"2024-02-30", b"0000-00-00", b"99999-01-01", b"<p style='display:none'>", b"<a href='http://a:b@c:99999/'>"),
    *(b"<x:y>",),
)
XML = (
    *(b"<p>", b"</p>", b"<title>", b"</title>", b"<item>", b"<![CDATA[", b"]]>", b"&x;", b"&lt;", b"&eacute;"),
    *(b"<!ENTITY",),
    *(b"<?xml", b"?>", b"<!--", b"-->", b"<a:b>", b"xmlns='x'", b"encoding='utf-16'", b"SYSTEM 'file:///etc/passwd'"),
    *(b"<x/>",),
)
SIGNS = (
    *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\u0000", b"\\ud800", b"1e999", b"NaN", b"-", b"\n", b"9" * 5000),
    *(b"[" * 2000,),
)
SOURCES = (
    ("text/html", PAGE, TAGS),
    ("application/xhtml+xml", PAGE, TAGS),
    ("application/xml", FEED, XML),
    ("application/json", DATA, SIGNS),
    ("application/rss+xml", FEED, XML),
    ("application/x-ndjson", DATA + b"\n" + DATA, SIGNS),
)
ADDRESSES = (None, "https://a.example/y", "http://[::1]:1/")
# Of sixteen pages as many are read as articles, which takes five times as long.
ARTICLES = 8


@target
def test_any_page_feed_or_data_is_an_article_or_a_source_or_says_why_not(watch: Watch, dice: Dice) -> None:
    media_type, seed, pieces = dice.one(SOURCES)
    original = mutating.bytes_(dice, seed, pieces)
    charset, task = dice.one((None, None, "utf-8", "latin-1", "utf-16")), dice.below(16)

    with watch.over((media_type, charset, original)):
        if seed is PAGE and task < ARTICLES:
            material = Material("a.html", "/desk/a.html", original, dice.one(ADDRESSES), charset)
            laws.of_page(documents.read(material, "html", media_type))
            return
        laws.of_readable(readable.read(original, media_type, charset))
        if task == ARTICLES:
            laws.of_text(readable.main_text(original, media_type))
