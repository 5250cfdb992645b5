/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_decide.c -- decisions that the languages share; what differs is in their lists. */
#include "plugins/common/svp_seg.h"

#include <string.h>

static const svp_source sources[] = {
    {"abbreviations", "", SVP_NEVER, 0},
    {"abbreviations", "never", SVP_NEVER, 0},
    {"abbreviations", "number", SVP_NUMBER, 0},
    {"abbreviations", "maybe", SVP_MAYBE, 0},
    {"abbreviations", "end", SVP_END, 0},
    {"abbreviations", "amount", SVP_AMOUNT, 0},
    {"abbreviations", "word", SVP_WORD, 0},
    {"abbreviations", "time", SVP_TIME, 0},
    {"starters", NULL, SVP_STARTER, 0},
    {"before-capital", "ordinal", SVP_ORDINAL, 0},
    {"before-capital", "article", SVP_ARTICLE, 0},
    {"before-capital", "label", SVP_LABEL, 0},
    {"before-capital", "amount", SVP_CURRENCY, 0},
    {"before-capital", "time", SVP_ZONE, 0},
    {"before-capital", "mark", SVP_MARKED, 0},
    {"initial-words", NULL, SVP_LETTER, 0},
    {"reporting", "verb", SVP_REPORTING, 0},
    {"reporting", "behind", SVP_BEHIND, 0},
    {"openers", "caption", SVP_CAPTION, SVP_OPENS},
    {"openers", "boilerplate", SVP_BOILERPLATE, SVP_OPENS},
    {"openers", "alone", SVP_ALONE, SVP_OPENS},
    {"openers", "byline", SVP_BYLINE, SVP_OPENS},
    {"openers", "dated", SVP_DATED, SVP_OPENS},
    {"openers", "agency", SVP_AGENCY, SVP_OPENS},
    {"openers", "connect", SVP_CONNECT, 0},
};

samsvar_status svp_seg_init(svp_seg *seg, const samsvar_host *host)
{
    memset(seg, 0, sizeof *seg);
    seg->host = host;
    seg->text = host->extension(host, "samsvar.text/1");
    seg->service = host->extension(host, "samsvar.segment/1");
    if (!seg->text || !SAMSVAR_HAS(samsvar_text_v1, seg->text, nfc))
        return host->fail(host, SAMSVAR_ENOTSUP, "the host lacks samsvar.text/1");
    return svp_words_init(&seg->words, host, sources, sizeof sources / sizeof sources[0]);
}

void svp_seg_clear(svp_seg *seg)
{
    if (seg->host)
        svp_words_clear(&seg->words, seg->host);
}

samsvar_status svp_seg_run(svp_seg *seg, const samsvar_doc *doc,
                           const samsvar_segment_rules *rules, samsvar_emit_segment *emit,
                           void *sink)
{
    if (!seg->service || !SAMSVAR_HAS(samsvar_segment_v1, seg->service, run))
        return seg->host->fail(seg->host, SAMSVAR_ENOTSUP,
                               "the host lacks samsvar.segment/1");
    seg->next = SAMSVAR_NONE;
    return seg->service->run(seg->host, doc, rules, emit, sink);
}

int32_t svp_answer(const char **rule, const char *name, int32_t answer)
{
    *rule = name;
    return answer;
}

/* ------------------------------------------------------------------ abbreviations */

/* A number follows: digits, a roman number, or a section sign. */
static int number_follows(const svp_view *v)
{
    const samsvar_mark *m = v->m;
    if (m->next_first & SAMSVAR_CH_DIGIT)
        return 1;
    if (m->next_end - m->next >= 2 && (unsigned char)m->text.ptr[m->next] == 0xC2 &&
        (unsigned char)m->text.ptr[m->next + 1] == 0xA7)
        return 1;
    if (m->next_end - m->next == 1 && !(v->bits & SVP_NUMBER))
        return 0; /* "osv. V. Hansen" */
    return (m->next_first & SAMSVAR_CH_UPPER) && !(v->next & SVP_STARTER) &&
           svp_is_roman(m->text.ptr + m->next, m->next_end - m->next);
}

/* NUMBER and MAYBE: a closing quotation mark or a dash, or a starter word, ends. */
static int32_t weak(const svp_view *v, const char *name, const char **rule)
{
    if (v->m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH))
        return svp_answer(rule, "abbr.closed", SAMSVAR_DECIDE_BREAK);
    if (v->next & SVP_STARTER)
        return svp_answer(rule, "abbr.starter", SAMSVAR_DECIDE_BREAK);
    return svp_answer(rule, name, SAMSVAR_DECIDE_KEEP);
}

int32_t svp_abbreviation(const svp_view *v, const char **rule)
{
    int number = number_follows(v);
    if (v->bits & SVP_NEVER)
        return svp_answer(rule, "abbr.never", SAMSVAR_DECIDE_KEEP);
    if (v->bits & SVP_WORD)
        return number ? svp_answer(rule, "abbr.word", SAMSVAR_DECIDE_KEEP)
                      : svp_answer(rule, "stop", SAMSVAR_DECIDE_BREAK);
    if ((v->m->flags & SAMSVAR_MARK_LINE) && (v->m->next_first & SAMSVAR_CH_LOWER))
        return svp_answer(rule, "abbr.line", SAMSVAR_DECIDE_KEEP);
    if (number)
        return svp_answer(rule, "abbr.number", SAMSVAR_DECIDE_KEEP);
    if (v->bits & (SVP_NUMBER | SVP_MAYBE))
        return weak(v, v->bits & SVP_NUMBER ? "abbr.number" : "abbr.maybe", rule);
    if (((v->bits & SVP_AMOUNT) && (v->next & SVP_CURRENCY)) ||
        ((v->bits & SVP_TIME) && (v->next & SVP_ZONE)))
        return svp_answer(rule, "abbr.unit", SAMSVAR_DECIDE_KEEP);
    return svp_answer(rule, "abbr.end", SAMSVAR_DECIDE_BREAK);
}

/* ------------------------------------------------------------------ letters, dates */

int32_t svp_letter(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    if (svp_is_first(v)) /* "A. Innledning" */
        return svp_answer(rule, "letter.first", SAMSVAR_DECIDE_KEEP);
    if (m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH))
        return svp_answer(rule, "letter.closed", SAMSVAR_DECIDE_BREAK);
    if (v->prev & SVP_LABEL)
        return svp_answer(rule, "letter.label", SAMSVAR_DECIDE_BREAK);
    if ((m->next_first & SAMSVAR_CH_DIGIT) && (v->shape & SVP_IS_UPPER))
        return svp_answer(rule, "letter.number", SAMSVAR_DECIDE_BREAK);
    if (!(v->shape & SVP_IS_UPPER)) /* initials are capitals */
        return svp_answer(rule, "letter.small", SAMSVAR_DECIDE_BREAK);
    if ((v->next & SVP_STARTER) && !svp_prev_is_initial(v))
        return svp_answer(rule, "letter.starter", SAMSVAR_DECIDE_BREAK);
    return svp_answer(rule, "letter.initial", SAMSVAR_DECIDE_KEEP);
}

/* Is the letter listed as an abbreviation before numbers, as it is written ("S. 14")? */
static int is_number_letter(const svp_view *v)
{
    char word[SVP_WORD_MAX + 4];
    memcpy(word, v->token, v->len);
    word[v->len] = '.';
    return (svp_words_get(&v->seg->words, word, v->len + 1) & SVP_NUMBER) != 0;
}

int32_t svp_letter_or_word(const svp_view *v, const char **rule)
{
    if ((v->m->next_first & SAMSVAR_CH_DIGIT) && (v->shape & SVP_IS_UPPER) &&
        is_number_letter(v))
        return svp_answer(rule, "abbr.number", SAMSVAR_DECIDE_KEEP);
    if (!(v->shape & SVP_IS_UPPER)) {
        if (svp_words_get(&v->seg->words, v->token, v->len) & SVP_LETTER)
            return svp_answer(rule, "letter.word", SAMSVAR_DECIDE_BREAK);
        if (v->bits)
            return svp_abbreviation(v, rule);
    }
    return svp_letter(v, rule);
}

int32_t svp_roman(const svp_view *v, const char **rule)
{
    if (v->m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH))
        return SAMSVAR_DECIDE_DEFAULT;
    if (!(v->m->next_first & SAMSVAR_CH_LETTER) || (v->next & SVP_STARTER))
        return svp_answer(rule, "roman.starter", SAMSVAR_DECIDE_BREAK);
    return svp_answer(rule, "roman.ordinal", SAMSVAR_DECIDE_KEEP);
}

int32_t svp_number(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    if (m->next_first & SAMSVAR_CH_LOWER) /* asked at a line's end: "17." / "maí" */
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH | SAMSVAR_MARK_OPENED))
        return SAMSVAR_DECIDE_DEFAULT;
    if (v->len <= 3 && (v->next & SVP_ORDINAL))
        return svp_answer(rule, "number.ordinal", SAMSVAR_DECIDE_KEEP);
    if (v->len <= 2 && (v->prev & SVP_ARTICLE) && (m->next_first & SAMSVAR_CH_UPPER) &&
        !(v->next & SVP_STARTER))
        return svp_answer(rule, "number.article", SAMSVAR_DECIDE_KEEP);
    if (v->len <= 2 && svp_is_date(v))
        return svp_answer(rule, "number.date", SAMSVAR_DECIDE_KEEP);
    return svp_answer(rule, "number", SAMSVAR_DECIDE_BREAK);
}

/* Top-level domains that could end a dotted token in running text. */
static int is_domain(const char *p, uint32_t len)
{
    static const char names[] =
        ".ai.app.at.be.ca.ch.com.cz.de.dev.dk.edu.ee.es.eu.fi.fm.fo.fr."
        "gl.gov.ie.in.info.int.io.is.it.jp.lt.lv.me.mil.net.news.nl.no."
        "nu.org.pl.pt.ru.se.tv.ua.uk.us.";
    char last[8];
    uint32_t at = len;
    while (at > 0 && p[at - 1] != '.')
        at--;
    if (len - at < 2 || len - at > 4)
        return 0;
    last[0] = '.';
    memcpy(last + 1, p + at, len - at);
    last[len - at + 1] = '.';
    last[len - at + 2] = 0;
    return strstr(names, last) != NULL;
}

int32_t svp_unlisted(const svp_view *v, const char **rule)
{
    const samsvar_mark *m = v->m;
    int dotted = (v->shape & SVP_IS_DOTTED) && !is_domain(v->token, v->len);
    if (!(v->shape & (SVP_IS_INITIALS | SVP_IS_VOWELLESS)) && !dotted)
        return SAMSVAR_DECIDE_DEFAULT;
    if ((m->flags & (SAMSVAR_MARK_CLOSED | SAMSVAR_MARK_DASH)) ||
        !(m->next_first & SAMSVAR_CH_LETTER))
        return SAMSVAR_DECIDE_DEFAULT;
    if ((v->next & SVP_STARTER) && !svp_is_first(v))
        return svp_answer(rule, "initials.starter", SAMSVAR_DECIDE_BREAK);
    return svp_answer(rule, dotted ? "dotted" : "initials", SAMSVAR_DECIDE_KEEP);
}

/* At most two digits, a stop, a space, and "5." or a year. */
int svp_is_date(const svp_view *v)
{
    const samsvar_mark *m = v->m;
    const char *next = m->text.ptr + m->next;
    uint32_t len = m->next_end - m->next;
    if (!(m->next_first & SAMSVAR_CH_DIGIT) || memchr(next, '.', len))
        return 0;
    if (len <= 2) /* "17. 5." and a year, or the like */
        return m->next_end + 2 < m->text.len && next[len] == '.' &&
               (next[len + 1] == ' ' || (unsigned)(next[len + 1] - '0') < 10u) &&
               (unsigned)(next[len + 2] - '0') < 10u;
    return len == 4 && m->prev_end > m->prev && m->text.ptr[m->prev_end - 1] == '.' &&
           (unsigned)(m->text.ptr[m->prev] - '0') < 10u;
}

/* ------------------------------------------------------------------ other marks */

/* The token with its mark, "yahoo!". */
static int is_marked_name(const svp_view *v)
{
    char word[SVP_WORD_MAX];
    const samsvar_mark *m = v->m;
    uint32_t len = m->mark_end - m->token;
    if (m->token == m->mark || len >= SVP_WORD_MAX || (m->flags & SAMSVAR_MARK_CLOSED))
        return 0;
    len = svp_copy(v->seg, m->text.ptr + m->token, len, 1, word, sizeof word);
    return (svp_words_get(&v->seg->words, word, len) & SVP_MARKED) != 0;
}

int32_t svp_strong(const svp_view *v, const char **rule)
{
    if (is_marked_name(v) &&
        !(svp_bits(v->seg, v->m->text, v->m->next, v->m->next_end) & SVP_STARTER))
        return svp_answer(rule, "name.mark", SAMSVAR_DECIDE_KEEP);
    return SAMSVAR_DECIDE_DEFAULT;
}

int32_t svp_bracket(const svp_view *v, const char **rule)
{
    if ((v->m->flags & SAMSVAR_MARK_STOP) && (v->next & SVP_STARTER) &&
        !(v->bits & (SVP_NEVER | SVP_NUMBER)))
        return svp_answer(rule, "bracket.starter", SAMSVAR_DECIDE_BREAK);
    return SAMSVAR_DECIDE_DEFAULT;
}

int32_t svp_colon(const svp_view *v, const char **rule)
{
    char word[SVP_WORD_MAX];
    const samsvar_mark *m = v->m;
    uint32_t len = m->mark_end - m->token;
    if (!(m->flags & SAMSVAR_MARK_COLON) || len >= SVP_WORD_MAX)
        return SAMSVAR_DECIDE_DEFAULT;
    len = svp_copy(v->seg, m->text.ptr + m->token, len, 1, word, sizeof word);
    if (svp_words_get(&v->seg->words, word, len) & (SVP_CAPTION | SVP_BOILERPLATE))
        return svp_answer(rule, "colon.label", SAMSVAR_DECIDE_KEEP);
    return SAMSVAR_DECIDE_DEFAULT;
}
