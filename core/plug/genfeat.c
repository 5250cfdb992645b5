/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* genfeat.c -- analysis without knowledge of the language.
 *
 * A segment is worked off in windows of tokens, so that a line of any length takes little
 * memory; a name or an amount that a window's edge cuts is found in part. */
#include "core/plug/genfeat.h"

#include "core/base/mem.h"
#include "core/base/utf8.h"
#include "core/plug/genint.h"

#include <string.h>

enum {
    WINDOW = 4096,
    LONG_WORD = 80, /* of a longer word than a key may hold, these bytes */
    MAX_LEMMAS = 4,
    MAX_NAME = 8, /* words of a name                               */
    MAX_PARTS = 8
};

/* ------------------------------------------------------------------ small helpers */

samsvar_str sv_gen_part(const sv_genwork *w, uint32_t start, uint32_t end)
{
    samsvar_str s = {w->doc.ptr + start, end - start};
    return s;
}

samsvar_status sv_gen_report(sv_genwork *w, uint32_t kind, uint32_t start, uint32_t end,
                             uint32_t flags, uint32_t parent, int32_t weight,
                             samsvar_str key)
{
    samsvar_feature f = {.segment = w->segment,
                         .start = start,
                         .end = end,
                         .kind = kind,
                         .flags = flags,
                         .parent = parent,
                         .weight = weight,
                         .key = key};
    samsvar_status status = w->emit(w->sink, &f, sizeof f);
    w->emitted++;
    return status;
}

/* The folded form of a word as a key; what is too long for one is cut. */
samsvar_str sv_gen_fold(const sv_genwork *w, samsvar_str word, char out[SV_GEN_KEY])
{
    samsvar_str key = {out, 0};
    uint32_t len = SAMSVAR_NONE;
    if (word.len < SV_GEN_KEY)
        len = w->text->fold(word, out, SV_GEN_KEY);
    if (len == SAMSVAR_NONE && word.len > LONG_WORD) {
        word.len = LONG_WORD;
        while (!sv_utf8_boundary(word.ptr, LONG_WORD + 1, word.len))
            word.len--;
        len = w->text->fold(word, out, SV_GEN_KEY);
    }
    key.len = len == SAMSVAR_NONE ? 0 : len;
    return key;
}

int sv_gen_equals(samsvar_str s, const char *text)
{
    return s.len == strlen(text) && memcmp(s.ptr, text, s.len) == 0;
}

/* ------------------------------------------------------------------ tokens and lemmas */

typedef struct lemma_sink {
    sv_genwork *w;
    const sv_gentok *token;
    uint32_t count;
    samsvar_status status;
    char keys[MAX_LEMMAS][SV_GEN_KEY];
} lemma_sink;

static samsvar_status report_lemma(sv_genwork *w, const sv_gentok *t, samsvar_str key,
                                   int32_t weight)
{
    return sv_gen_report(w, SAMSVAR_FEAT_LEMMA, t->start, t->end, 0, t->index, weight,
                         key);
}

/* A stem becomes a lemma, best first; two stems that fold alike are one. */
static samsvar_status take_stem(void *data, samsvar_str stem)
{
    lemma_sink *s = data;
    if (s->count == MAX_LEMMAS)
        return SAMSVAR_OK;
    samsvar_str key = sv_gen_fold(s->w, stem, s->keys[s->count]);
    for (uint32_t i = 0; i < s->count; i++)
        if (strcmp(s->keys[i], key.ptr) == 0)
            return SAMSVAR_OK;
    if (key.len == 0)
        return SAMSVAR_OK;
    int32_t weight = 1000 - 100 * (int32_t)s->count++;
    return report_lemma(s->w, s->token, key, weight);
}

/* A word without a stem is its own lemma. */
static samsvar_status report_lemmas(sv_genwork *w, const sv_gentok *t, samsvar_str key)
{
    lemma_sink s;
    s.w = w;
    s.token = t;
    s.count = 0;
    samsvar_status status = w->speller->stems(
        w->host, w->lang, sv_gen_part(w, t->start, t->end), take_stem, &s);
    if (status == SAMSVAR_OK && s.count == 0 && key.len > 0)
        status = report_lemma(w, t, key, 500);
    return status;
}

/* "nordvest-europeisk": what stands between the hyphens. */
static samsvar_status report_parts(sv_genwork *w, const sv_gentok *t)
{
    uint32_t at = t->start, count = 0;
    char key[SV_GEN_KEY];
    samsvar_str word = sv_gen_part(w, t->start, t->end);
    if (!memchr(word.ptr, '-', word.len))
        return SAMSVAR_OK;
    while (at < t->end && count < MAX_PARTS) {
        const char *hyphen = memchr(w->doc.ptr + at, '-', t->end - at);
        uint32_t stop = hyphen ? (uint32_t)(hyphen - w->doc.ptr) : t->end;
        if (stop - at >= 2) {
            samsvar_str folded = sv_gen_fold(w, sv_gen_part(w, at, stop), key);
            samsvar_status status =
                sv_gen_report(w, SAMSVAR_FEAT_PART, at, stop, 0, t->index, 700, folded);
            if (status)
                return status;
            count++;
        }
        at = stop + 1;
    }
    return SAMSVAR_OK;
}

/* Before names are looked for: a closed word with a capital is none. */
static void mark_closed(sv_genwork *w)
{
    char buf[SV_GEN_KEY];
    for (uint32_t i = 0; w->closed && i < w->count; i++) {
        sv_gentok *t = &w->tokens[i];
        if ((t->flags & SAMSVAR_TOK_WORD) &&
            w->pack
                ->find(w->closed, sv_gen_fold(w, sv_gen_part(w, t->start, t->end), buf))
                .ptr)
            t->flags |= SAMSVAR_TOK_CLOSED;
    }
}

static samsvar_status report_token(sv_genwork *w, sv_gentok *t)
{
    char buf[SV_GEN_KEY];
    samsvar_str key = sv_gen_fold(w, sv_gen_part(w, t->start, t->end), buf);
    t->index = w->emitted;
    samsvar_status status = sv_gen_report(w, SAMSVAR_FEAT_TOKEN, t->start, t->end,
                                          t->flags, SAMSVAR_NONE, 1000, key);
    if (status || !(t->flags & SAMSVAR_TOK_WORD))
        return status;
    status = report_lemmas(w, t, key);
    return status ? status : report_parts(w, t);
}

/* ------------------------------------------------------------------ names */

/* May the words on both sides be of one name? One space, or "J. K. R" between initials.
 */
static int is_name_gap(const sv_genwork *w, const sv_gentok *a, const sv_gentok *b)
{
    samsvar_str gap = sv_gen_part(w, a->end, b->start);
    if (a->letters == 1 && gap.len > 0 && gap.ptr[0] == '.') {
        gap.ptr++;
        gap.len--;
    }
    return sv_gen_equals(gap, " ") || sv_gen_equals(gap, "\xC2\xA0");
}

/* Small words inside of names in many languages. */
static int is_particle(const sv_genwork *w, const sv_gentok *t)
{
    static const char *const particles[] = {"af",  "al", "bin", "da", "de", "del", "den",
                                            "der", "di", "du",  "el", "la", "van", "von"};
    samsvar_str word = sv_gen_part(w, t->start, t->end);
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (sv_gen_equals(word, particles[i]))
            return 1;
    return 0;
}

static int is_capital(const sv_gentok *t)
{
    return (t->flags & SAMSVAR_TOK_CAPITAL) && !(t->flags & SAMSVAR_TOK_CLOSED);
}

/* How many tokens from i on are one run of capitals. */
static uint32_t name_len(const sv_genwork *w, uint32_t i)
{
    uint32_t n = 1;
    while (n < MAX_NAME && i + n < w->count) {
        const sv_gentok *t = &w->tokens[i + n];
        if (!is_name_gap(w, t - 1, t))
            break;
        if (is_capital(t)) {
            n++;
            continue;
        }
        if (n + 1 >= MAX_NAME || i + n + 1 >= w->count || !is_particle(w, t) ||
            !is_name_gap(w, t, t + 1) || !is_capital(t + 1))
            break;
        n += 2;
    }
    return n;
}

/* Is the capital there because a sentence begins? So it is where the dictionary knows the
 * word in small letters; without a dictionary nobody knows. */
static int is_sentence_capital(const sv_genwork *w, const sv_gentok *t)
{
    char buf[SV_GEN_KEY];
    if (!(t->flags & SAMSVAR_TOK_INITIAL))
        return 0;
    samsvar_str small = sv_gen_fold(w, sv_gen_part(w, t->start, t->end), buf);
    return w->speller->known(w->host, w->lang, small) != 0;
}

static int is_name(const sv_genwork *w, uint32_t i, uint32_t n)
{
    const sv_gentok *t = &w->tokens[i];
    if (n > 1)
        return 1;
    if (t->letters < 2 || (t->flags & SAMSVAR_TOK_ACRONYM))
        return 0;
    if (!(t->flags & SAMSVAR_TOK_INITIAL))
        return 1;
    /* an initial word by itself: only one that a dictionary knows with its capital alone
     */
    return !is_sentence_capital(w, t) &&
           w->speller->known(w->host, w->lang, sv_gen_part(w, t->start, t->end));
}

/* Marks the tokens of names, before they are reported; names[i] is the length of the name
 * that begins at token i. */
static void find_names(sv_genwork *w, uint8_t *names)
{
    memset(names, 0, WINDOW);
    for (uint32_t i = 0; i < w->count;) {
        uint32_t n = is_capital(&w->tokens[i]) ? name_len(w, i) : 0;
        if (n > 1 && is_sentence_capital(w, &w->tokens[i])) {
            i++; /* "Later Tony Blair": the name begins behind it */
            continue;
        }
        if (n > 0 && is_name(w, i, n)) {
            names[i] = (uint8_t)n;
            for (uint32_t k = 0; k < n; k++)
                w->tokens[i + k].flags |= SAMSVAR_TOK_NAME;
        }
        i += n ? n : 1;
    }
}

static samsvar_status report_name(sv_genwork *w, uint32_t i, uint32_t n)
{
    char key[SV_GEN_KEY], word[SV_GEN_KEY];
    uint32_t len = 0;
    for (uint32_t k = 0; k < n; k++) {
        const sv_gentok *t = &w->tokens[i + k];
        samsvar_str folded = sv_gen_fold(w, sv_gen_part(w, t->start, t->end), word);
        if (len + folded.len + 2 > SV_GEN_KEY)
            return SAMSVAR_OK; /* nobody is called that */
        if (k > 0)
            key[len++] = ' ';
        memcpy(key + len, folded.ptr, folded.len);
        len += folded.len;
    }
    samsvar_str all = {key, len};
    return sv_gen_report(w, SAMSVAR_FEAT_NAME, w->tokens[i].start,
                         w->tokens[i + n - 1].end, 0, w->tokens[i].index,
                         n > 1 ? 900 : 700, all);
}

static samsvar_status report_acronym(sv_genwork *w, const sv_gentok *t)
{
    char buf[SV_GEN_KEY];
    uint32_t len = 0;
    samsvar_str word = sv_gen_part(w, t->start, t->end), key = {buf, 0};
    uint32_t n =
        word.len < SV_GEN_KEY ? w->text->nfc(word, buf, SV_GEN_KEY) : SAMSVAR_NONE;
    if (n == SAMSVAR_NONE)
        return SAMSVAR_OK;
    for (uint32_t i = 0; i < n; i++)
        if (buf[i] != '.')
            buf[len++] = buf[i];
    key.len = len;
    return sv_gen_report(w, SAMSVAR_FEAT_ACRONYM, t->start, t->end, 0, t->index, 1000,
                         key);
}

/* ------------------------------------------------------------------ segments */

static samsvar_status report_window(sv_genwork *w, uint8_t *names, int shouting)
{
    samsvar_status status = SAMSVAR_OK;
    mark_closed(w);
    if (shouting)
        memset(names, 0, WINDOW);
    else
        find_names(w, names);
    for (uint32_t i = 0; i < w->count && status == SAMSVAR_OK; i++)
        status = report_token(w, &w->tokens[i]);
    for (uint32_t i = 0; i < w->count && status == SAMSVAR_OK; i++) {
        const sv_gentok *t = &w->tokens[i];
        if (names[i])
            status = report_name(w, i, names[i]);
        if (status == SAMSVAR_OK && (t->flags & SAMSVAR_TOK_ACRONYM))
            status = report_acronym(w, t);
        if (status == SAMSVAR_OK && t->kind)
            status = sv_gen_report_number(w, t);
    }
    return status;
}

static samsvar_status report_segment(sv_genwork *w, const samsvar_segment *segment,
                                     uint8_t *names)
{
    static const samsvar_str no_key = {"", 0};
    sv_gentok_scan scan;
    int more = 1;
    w->start = segment->start;
    w->end = segment->end;
    if (w->start == w->end)
        return SAMSVAR_OK;
    samsvar_status status =
        sv_gen_report(w, SAMSVAR_FEAT_CLAUSE, w->start, w->end, SAMSVAR_CLAUSE_MAIN,
                      SAMSVAR_NONE, 1000, no_key);
    sv_gentok_open(&scan, w->doc.ptr, w->start, w->end, w->decimal);
    while (more && status == SAMSVAR_OK) {
        w->count = 0;
        while (w->count < WINDOW && (more = sv_gentok_next(&scan, &w->tokens[w->count])))
            w->count++;
        status = report_window(w, names, scan.shouting);
        if (status == SAMSVAR_OK && w->host->canceled(w->host))
            status = SAMSVAR_ECANCELED;
    }
    return status;
}

samsvar_status sv_genfeat_run(const samsvar_host *host, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    sv_genwork w = {.host = host, .emit = emit, .sink = sink};
    w.text = host->extension(host, "samsvar.text/1");
    w.speller = host->extension(host, "samsvar.speller/1");
    w.pack = host->extension(host, "samsvar.pack/1");
    w.closed = w.pack->list(host, "closed");
    w.scales = w.pack->list(host, "scales");
    w.units = w.pack->list(host, "units");
    w.lang = host->doc_lang(doc).ptr;
    w.doc = host->doc_text(doc);
    w.decimal = sv_gen_decimal(&w);
    samsvar_status status = SAMSVAR_OK;
    uint32_t count = host->doc_segment_count(doc);
    uint8_t *names = sv_calloc(WINDOW, sizeof *names);
    w.tokens = sv_calloc(WINDOW, sizeof *w.tokens);
    if (!names || !w.tokens)
        status = SAMSVAR_ENOMEM;
    for (w.segment = 0; w.segment < count && status == SAMSVAR_OK; w.segment++)
        status = report_segment(&w, host->doc_segment(doc, w.segment), names);
    sv_free(w.tokens);
    sv_free(names);
    return status;
}
