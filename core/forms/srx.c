/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* srx.c -- SRX 2.0: the file, and the rules that hold for every language
 * (core/plug/seg_decide.c). A break is behind the mark and its closers; white space begins
 * the next segment, and tools cut it off. */
#include "core/forms/srx.h"

#include "core/base/limits.h"

#include <string.h>

static const char told[] =
    "\n"
    "Segmentation rules of samsvar, for tools that read SRX 2.0. Regular expressions are as\n"
    "in ICU and Java. Rules cascade: those of the language, then the default's; the first\n"
    "that matches at a place decides.\n"
    "\n"
    "What SRX cannot say, and samsvar does: whether a bracket or a quotation is open (here a\n"
    "mark is inside a bracket if one closes within 500 characters and none opens before);\n"
    "numbered lists inside a sentence behind their first number; lines that are wrapped, and\n"
    "a stop at a line's end that is no end; English \"I.\" by the kind of the word before;\n"
    "abbreviations in capitals; footnote marks before a small letter; the kinds of segments\n"
    "(heading, caption, byline), and that a credit (\"Foto: ...\") starts one. With a tool that\n"
    "cuts at line breaks the rules of line breaks do nothing.\n";

void sv_srx_rule(sv_srx *s, int breaks, const char *before, const char *after)
{
    if (s->status)
        return;
    s->rules++;
    sv_xmlw_open(&s->w, "rule");
    sv_xmlw_attr(&s->w, "break", breaks ? "yes" : "no");
    sv_xmlw_leaf(&s->w, "beforebreak", before, strlen(before));
    sv_xmlw_leaf(&s->w, "afterbreak", after, strlen(after));
    sv_xmlw_close(&s->w);
    sv_xmlw_line(&s->w);
}

/* ------------------------------------------------------------------ for all languages */

#define EMOJI "[\\p{So}]"

static void keep_rules(sv_srx *s)
{
    static const char *const rules[][2] = {
        /* a small letter follows, but not as in "iPhone" */
        {SV_SRX_MARK SV_SRX_CLOSE,
         SV_SRX_GAP "(?:[\"'“”„«»‹‘‚(\\[–—-]+" SV_SRX_SPACE "*){0,2}[\\p{Ll}](?![\\p{Lu}])"},
        /* punctuation follows */
        {SV_SRX_MARK SV_SRX_CLOSE, SV_SRX_GAP "[.,;:!?%&+=/)<>|\\]}~^]"},
        /* a short bracket, and the sentence goes on */
        {SV_SRX_MARK, SV_SRX_GAP "\\([^()]{0,20}\\)" SV_SRX_SPACE "*[\\p{Ll},]"},
        /* inside a bracket; "a) " and ":)" close none */
        {SV_SRX_MARK SV_SRX_QUOTES,
         SV_SRX_GAP "[^()\\n]{0,500}(?<!" SV_SRX_SPACE "[\\p{L}\\p{N}])(?<![:;=-])\\)"},
        {"[!?…]+" SV_SRX_QUOTES "[)\\]]" SV_SRX_QUOTES, SV_SRX_SPACE},
        /* "1. Anna" */
        {"(?:^|\\n)" SV_SRX_SPACE "*[0-9]{1,2}\\.", SV_SRX_SPACE},
        {":" SV_SRX_GAP "1\\.", SV_SRX_SPACE},
        /* footnote marks and emoji belong to the sentence before */
        {SV_SRX_MARK SV_SRX_CLOSE, SV_SRX_GAP "\\[[0-9]{1,3}\\]"},
        {SV_SRX_MARK SV_SRX_CLOSE, SV_SRX_SPACE "*" EMOJI},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        sv_srx_rule(s, 0, rules[i][0], rules[i][1]);
}

static void break_rules(sv_srx *s)
{
    static const char *const rules[][2] = {
        {"\\n" SV_SRX_SPACE "*\\n", ""},
        {"\\n", SV_SRX_SPACE "*(?:[^\\s\\p{Z}\\p{Ll}]|[\\p{L}]\\)" SV_SRX_SPACE ")"},
        {SV_SRX_MARK SV_SRX_CLOSE "(?:" SV_SRX_SPACE "?\\[[0-9]{1,3}\\])?[¹²³⁰⁴⁵⁶⁷⁸⁹]*", SV_SRX_SPACE},
        {SV_SRX_MARK SV_SRX_CLOSE SV_SRX_SPACE "*" EMOJI "+", SV_SRX_SPACE},
        /* "heim.Hún", and no name of a host */
        {"(?:^|[\\s\\p{Z}(\"«“„])[\\p{L}\\p{M}'’-]{0,40}[\\p{Ll}]{2}[.!?]",
         "(?!(?:Com|Net|Org|Edu|Gov|Js|Io|Tv)" SV_SRX_RIGHT ")"
         "[\\p{Lu}][\\p{Ll}][\\p{L}\\p{M}]*(?![\\p{N}/@\\\\_])"},
        {"[。！？]", ""},
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        sv_srx_rule(s, 1, rules[i][0], rules[i][1]);
}

/* ------------------------------------------------------------------ the file */

static void begin_rules(sv_srx *s, const char *name)
{
    sv_xmlw_open(&s->w, "languagerule");
    sv_xmlw_attr(&s->w, "languagerulename", name);
    sv_xmlw_line(&s->w);
}

static void end_element(sv_srx *s)
{
    sv_xmlw_close(&s->w);
    sv_xmlw_line(&s->w);
}

static void head(sv_srx *s, const char *version)
{
    static const char *const handles[][2] = {
        {"start", "no"}, {"end", "yes"}, {"isolated", "no"}};
    sv_xmlw_comment(&s->w, told);
    sv_xmlw_line(&s->w);
    sv_xmlw_open(&s->w, "srx");
    sv_xmlw_attr(&s->w, "xmlns", "http://www.lisa.org/srx20");
    sv_xmlw_attr(&s->w, "version", "2.0");
    sv_xmlw_line(&s->w);
    sv_buf_reset(&s->before);
    sv_buf_printf(&s->before, " samsvar %s ", version);
    sv_xmlw_comment(&s->w, s->before.data ? s->before.data : "");
    sv_xmlw_line(&s->w);
    sv_xmlw_open(&s->w, "header");
    sv_xmlw_attr(&s->w, "segmentsubflows", "yes");
    sv_xmlw_attr(&s->w, "cascade", "yes");
    sv_xmlw_line(&s->w);
    for (int i = 0; i < 3; i++) {
        sv_xmlw_open(&s->w, "formathandle");
        sv_xmlw_attr(&s->w, "type", handles[i][0]);
        sv_xmlw_attr(&s->w, "include", handles[i][1]);
        end_element(s);
    }
    end_element(s);
}

/* "(?:[Nn][Oo]|[Nn][Bb])(?:[-_].*)?": tags of any case, with and without a region. */
static void put_pattern(sv_buf *out, const char *const *tags)
{
    sv_buf_puts(out, "(?:");
    for (size_t i = 0; tags[i]; i++) {
        if (i)
            sv_buf_putc(out, '|');
        for (const char *p = tags[i]; *p; p++) {
            if (*p == '-')
                sv_buf_puts(out, "[-_]");
            else if (*p >= 'a' && *p <= 'z')
                sv_buf_printf(out, "[%c%c]", *p - 32, *p);
            else
                sv_buf_putc(out, *p);
        }
    }
    sv_buf_puts(out, ")(?:[-_].*)?");
}

static void maps(sv_srx *s, const sv_srx_lang *langs, size_t count)
{
    sv_xmlw_open(&s->w, "maprules");
    sv_xmlw_line(&s->w);
    for (size_t i = 0; i <= count; i++) {
        sv_buf_reset(&s->before);
        if (i < count)
            put_pattern(&s->before, langs[i].tags);
        else
            sv_buf_puts(&s->before, ".*");
        if (s->before.status)
            s->status = SAMSVAR_ENOMEM;
        sv_xmlw_open(&s->w, "languagemap");
        sv_xmlw_attr(&s->w, "languagepattern", s->before.data ? s->before.data : "");
        sv_xmlw_attr(&s->w, "languagerulename", i < count ? langs[i].name : "Default");
        end_element(s);
    }
    end_element(s);
}

static void body(sv_srx *s, const sv_srx_lang *langs, size_t count)
{
    sv_xmlw_open(&s->w, "body");
    sv_xmlw_line(&s->w);
    sv_xmlw_open(&s->w, "languagerules");
    sv_xmlw_line(&s->w);
    for (size_t i = 0; i < count && !s->status; i++) {
        s->lang = &langs[i];
        begin_rules(s, langs[i].name);
        sv_srx_lang_rules(s);
        end_element(s);
    }
    begin_rules(s, "Default");
    keep_rules(s);
    break_rules(s);
    end_element(s);
    end_element(s);
    maps(s, langs, count);
    sv_xmlw_close(&s->w);
}

samsvar_status sv_srx_write(const sv_srx_lang *langs, size_t count, const char *version,
                            sv_outset *set, uint64_t *rules, sv_error *err)
{
    sv_srx s = {.err = err};
    sv_out *out;
    *rules = 0;
    samsvar_status status = sv_outset_open(set, NULL, NULL, NULL, &out, NULL);
    if (status)
        return status;
    sv_buf_init(&s.before, SV_LIMIT_LIST);
    sv_buf_init(&s.after, SV_LIMIT_LIST);
    sv_buf_init(&s.starters, SV_LIMIT_LIST);
    status = sv_xmlw_start(&s.w, out, 1);
    if (!status) {
        head(&s, version);
        body(&s, langs, count);
        status = sv_xmlw_finish(&s.w);
    }
    if (s.status)
        status = s.status;
    *rules = s.rules;
    sv_xmlw_clear(&s.w);
    sv_buf_clear(&s.before);
    sv_buf_clear(&s.after);
    sv_buf_clear(&s.starters);
    if (status == SAMSVAR_ENOMEM)
        sv_fail(err, status, "out of memory");
    return sv_out_end(set, out, status);
}
