/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"

#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/in/html.h"

#include <stdlib.h>
#include <string.h>

#define LONG_ENOUGH                                                                       \
    "<p>Utenriksministrene møttes i byen fredag for å tale om det som hadde hendt, og " \
    "de "                                                                                 \
    "skal møtes igjen neste uke for å tale om det samme enda en gang.</p>"              \
    "<p>Det ble ikke klart hva de var blitt enige om, og ingen av dem ville svare.</p>"

static samsvar_status extract(const char *page, sv_html *out)
{
    return sv_html_extract("page.html", page, strlen(page), out, NULL);
}

/* The text of a page is this. */
static void expect(const char *page, const char *text)
{
    sv_html html;
    CU_ASSERT_EQUAL(extract(page, &html), SAMSVAR_OK);
    const char *got = html.text.data ? html.text.data : "";
    if (strcmp(got, text) != 0)
        fprintf(stderr, "\n--- wanted\n%s--- got\n%s", text, got);
    CU_ASSERT_STRING_EQUAL(got, text);
    sv_html_clear(&html);
}

static void test_blocks(void)
{
    expect("", "");
    expect("<html></html>", "");
    expect("<p>En</p><p>To\n  tre", "En\n\nTo tre\n");
    expect("<div>En<div>To</div>tre</div>", "En\n\nTo\n\ntre\n");
    expect("<p>a<br>b<br><br>c</p>", "a\nb\n\nc\n");
    expect("<p>f<b>e</b>t <i> mye </i>, &amp; &aring;", "fet mye , & å\n");
    expect("<ul><li>En<li>To</ul>", "En\n\nTo\n");
    expect("<pre>a  b\nc</pre>", "a b\nc\n");
    expect("<p>a&nbsp;b", "a\xC2\xA0"
                          "b\n");
    expect("<table><tr><td>a<td>b</table>", "a\n\nb\n");
    expect("<p>a<!-- not this -->b<span></span>c", "abc\n");
}

static void test_left_out(void)
{
    expect("<head><title>t</title><style>p{}</style></head><body><script>var x;</script>"
           "<nav>n</nav><header>h</header><p>a</p><aside>s</aside><form>f<input></form>"
           "<footer>o</footer><noscript>i</noscript><button>b</button>",
           "a\n");
    expect("<p>a</p><p hidden>b</p><p style='color:red; display : none'>c</p>"
           "<p aria-hidden=true>d</p><p style='visibility:hidden'>e</p><p "
           "style='display:'>f</p>",
           "a\n\nf\n");
    expect("<div role=navigation>a</div><p>b", "b\n");
}

static void test_main_element(void)
{
    expect(
        "<body><div>Meny og annet</div><article><header><h1>T</h1></header>" LONG_ENOUGH
        "<figure><figcaption>Foto: NN</figcaption></figure><footer>x</footer></article>"
        "<div>Mer</div>",
        "T\n\nUtenriksministrene møttes i byen fredag for å tale om det som hadde hendt, "
        "og "
        "de skal møtes igjen neste uke for å tale om det samme enda en gang.\n\nDet ble "
        "ikke "
        "klart hva de var blitt enige om, og ingen av dem ville svare.\n\nFoto: NN\n");
    sv_html html;
    /* <main> where there is no article; the densest block where there is neither. */
    CU_ASSERT_EQUAL(extract("<p>bort</p><main>" LONG_ENOUGH "</main><p>bort</p>", &html),
                    0);
    CU_ASSERT(html.text.data && !strstr(html.text.data, "bort"));
    sv_html_clear(&html);
    CU_ASSERT_EQUAL(
        extract("<div><div>bort</div><div id=a><div>" LONG_ENOUGH "</div></div>"
                "<ul><li><a>bort og mye mer av det som er bort</a></ul></div>",
                &html),
        0);
    CU_ASSERT(html.text.data && !strstr(html.text.data, "bort"));
    sv_html_clear(&html);
    /* A page of teasers is no article: the biggest does not win over the rest. */
    CU_ASSERT_EQUAL(
        extract("<article><p>kort</p></article><div>" LONG_ENOUGH "</div>", &html), 0);
    CU_ASSERT(html.text.data && strstr(html.text.data, "Utenriks"));
    sv_html_clear(&html);
}

static void test_facts(void)
{
    sv_html html;
    CU_ASSERT_EQUAL(
        extract("<html lang=nn-NO><head><title> Ein\n tittel </title><meta "
                "name=date content=2020-01-01><meta property=og:title "
                "content='Den &amp; betre'><meta property='article:published_time'"
                " content='2022-01-21T10:00:00+01:00'></head>"
                "<body><h1>H</h1>" LONG_ENOUGH,
                &html),
        0);
    CU_ASSERT_STRING_EQUAL(html.title.data, "Den & betre");
    CU_ASSERT_STRING_EQUAL(html.date, "2022-01-21");
    CU_ASSERT_STRING_EQUAL(html.lang.data, "nn-NO");
    sv_html_clear(&html);
    CU_ASSERT_EQUAL(
        extract("<title>t</title><script type='application/ld+json'>{\"a\": 1, "
                "\"datePublished\" : \"2021-12-31T23:59\"}</script><body><h1>Over "
                "<i>skrift</i></h1>" LONG_ENOUGH "<time datetime=2019-01-01>",
                &html),
        0);
    CU_ASSERT_STRING_EQUAL(html.title.data, "Over skrift");
    CU_ASSERT_STRING_EQUAL(html.date, "2021-12-31");
    sv_html_clear(&html);
    CU_ASSERT_EQUAL(extract("<title> t </title><svg><title>x</title></svg><time "
                            "datetime='yesterday'>i går</time>" LONG_ENOUGH,
                            &html),
                    0);
    CU_ASSERT_STRING_EQUAL(html.title.data, "t");
    CU_ASSERT_STRING_EQUAL(html.date, "");
    CU_ASSERT_EQUAL(html.lang.len, 0);
    sv_html_clear(&html);
}

static void test_sniff(void)
{
    static const char *const yes[] = {"<!doctype html>", "  <!DOCTYPE  HTML PUBLIC",
                                      "<html>", "\xEF\xBB\xBF<HTML lang=x>",
                                      "<?xml version='1.0'?><!-- c --><!DOCTYPE html>"};
    static const char *const no[] = {"",      "html", "<!doctype svg>", "<htmlx>",
                                     "<html", "<p>",  "Teksten <html>", "<!-- <html>",
                                     "<?xml"};
    char charset[40];
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++)
        CU_ASSERT(sv_html_looks(yes[i], strlen(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
        CU_ASSERT(!sv_html_looks(no[i], strlen(no[i])));
    CU_ASSERT(sv_html_charset("<meta charset=\"iso-8859-1\">", 27, charset));
    CU_ASSERT_STRING_EQUAL(charset, "iso-8859-1");
    CU_ASSERT(sv_html_charset("content='text/html; charset=utf-8'", 34, charset));
    CU_ASSERT_STRING_EQUAL(charset, "utf-8");
    CU_ASSERT(!sv_html_charset("<meta charset=", 14, charset));
    CU_ASSERT(!sv_html_charset("", 0, charset));
}

/* n times the same, in a block of its own. */
static char *repeat(const char *text, size_t n, size_t *len)
{
    size_t one = strlen(text);
    char *all = malloc(one * n);
    for (size_t i = 0; all && i < n; i++)
        memcpy(all + i * one, text, one);
    *len = all ? one * n : 0;
    return all;
}

static void test_hostile(void)
{
    static const char *const pieces[] = {"<div>",
                                         "<b a>",
                                         "<table>",
                                         "<p><b><i>",
                                         "</p>",
                                         "<svg><title>",
                                         "<!--",
                                         "<a href=\"",
                                         "&#x0;",
                                         "\0x",
                                         "<li><a>x",
                                         "<template>",
                                         "<select><option>",
                                         "<h1>",
                                         "<font color=red><p>",
                                         "<![CDATA["};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        size_t len;
        sv_html html;
        char *text = repeat(pieces[i], 20000, &len);
        samsvar_status status = sv_html_extract("x", text ? text : "", len, &html, NULL);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ELIMIT);
        if (status == SAMSVAR_OK)
            sv_html_clear(&html);
        free(text);
    }
}

static void test_deep(void)
{
    size_t len;
    sv_html html;
    sv_error err;
    sv_error_init(&err);
    char *text = repeat("<div>", 300000, &len);
    samsvar_status status = sv_html_extract("deep.html", text, len, &html, &err);
    CU_ASSERT_EQUAL(status, SAMSVAR_ELIMIT);
    CU_ASSERT_STRING_EQUAL(err.file, "deep.html");
    free(text);
    sv_cancel();
    text = repeat("<p>a", 20000, &len);
    CU_ASSERT_EQUAL(sv_html_extract("x", text, len, &html, NULL), SAMSVAR_ECANCELED);
    sv_cancel_reset();
    free(text);
}

static void test_memory(void)
{
    static const char page[] =
        "<html lang=nb><title>t</title><article><h1>H</h1>" LONG_ENOUGH "</article>";
    int64_t live = sv_mem_live();
    samsvar_status status = SAMSVAR_ENOMEM;
    for (uint64_t n = 1; status != SAMSVAR_OK && n < 1000; n++) {
        sv_html html;
        sv_mem_fail_at(n, n & 1);
        status = extract(page, &html);
        sv_mem_fail_at(0, 0);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        if (status == SAMSVAR_OK)
            sv_html_clear(&html);
        CU_ASSERT_EQUAL(sv_mem_live(), live);
    }
    CU_ASSERT_EQUAL(status, SAMSVAR_OK);
}

SUITE_MAIN("in_html", TEST(test_blocks), TEST(test_left_out), TEST(test_main_element),
           TEST(test_facts), TEST(test_sniff), TEST(test_hostile), TEST(test_deep),
           TEST(test_memory))
