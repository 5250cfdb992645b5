/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* detect.c -- fingerprints, then words. */
#include "core/in/detect.h"

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/intern.h"
#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/path.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/base/vec.h"

#include <textcat.h>
#include <limits.h>
#include <math.h>
#include <pthread.h>
#include <string.h>

#ifndef SAMSVAR_FINGERPRINTS
#define SAMSVAR_FINGERPRINTS "/usr/share/libexttextcat/" /* with the slash behind */
#endif

enum {
    LANGS = 128,     /* languages that can be told apart, at most */
    WORD_LANGS = 32, /* of these, languages with words: bits of a mask */
    SAMPLE = 8192,   /* bytes that are looked at, at each of two places */
    LETTERS = 12,    /* a text with fewer letters says nothing */
    ENDING_MAX = 24, /* bytes of an ending */
    STEM_LEAST = 3   /* bytes before an ending */
};

/* Log-odds, fitted on sentences of 22 languages, where the optimum is flat: a word that
 * stands in a language's list is some ten times as likely there as elsewhere, and a
 * language that the fingerprints did not choose is far behind. tests/eval/detect.py
 * measures what comes out. */
static const double word_hit = 2.1, word_miss = -0.3, ending_hit = 1.6, not_chosen = -8.0,
                    sister_chosen = -0.5, score_weight = 50.0;
static const double sure_enough = 0.5;

struct sv_detector {
    pthread_mutex_t lock; /* of what is said of one text: candidates, new languages */
    void *textcat;        /* NULL: no fingerprints */
    candidate_t *candidates;
    sv_intern *words;                /* folded; endings with a '-' in front */
    SV_VEC(uint32_t) masks;          /* of each word: bits of langs */
    char langs[LANGS][SV_LANG_SIZE]; /* those with words first */
    uint32_t count, with_words;
    uint32_t family; /* bits of langs that the fingerprints take for each other */
};

/* ------------------------------------------------------------------ reading */

/* The number of a language, added if it is new; LANGS when there are too many. */
static uint32_t lang_number(sv_detector *d, const char *name, size_t len)
{
    for (uint32_t i = 0; i < d->count; i++)
        if (strlen(d->langs[i]) == len && memcmp(d->langs[i], name, len) == 0)
            return i;
    if (d->count == LANGS || len >= SV_LANG_SIZE || len == 0)
        return LANGS;
    memcpy(d->langs[d->count], name, len);
    d->langs[d->count][len] = '\0';
    return d->count++;
}

/* "word TAB nb nn da"; without a word it is the family. */
static samsvar_status add_line(sv_detector *d, const char *line, size_t len)
{
    const char *tab = memchr(line, '\t', len), *end = line + len;
    uint32_t mask = 0;
    if (!tab)
        return SAMSVAR_EDATA;
    for (const char *p = tab + 1, *next; p <= end; p = next + 1) {
        next = memchr(p, ' ', (size_t)(end - p));
        next = next ? next : end;
        uint32_t n = lang_number(d, p, (size_t)(next - p));
        if (n >= WORD_LANGS)
            return SAMSVAR_EDATA;
        mask |= 1u << n;
    }
    if (tab == line) {
        d->family = mask;
        return SAMSVAR_OK;
    }
    uint32_t id = sv_intern_add(d->words, line, (size_t)(tab - line));
    if (id == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (id != d->masks.count)
        return SAMSVAR_EDATA; /* twice */
    return sv_vec_push(&d->masks, mask) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

static samsvar_status read_words(sv_detector *d, const char *path, sv_error *err)
{
    sv_buf bytes;
    samsvar_str line;
    sv_buf_init(&bytes, SV_LIMIT_LIST);
    samsvar_status status = sv_file_read(path, SV_LIMIT_LIST, &bytes, NULL, err);
    const char *text = bytes.data ? bytes.data : "";
    sv_lines l = {text, text + bytes.len, 0};
    while (!status && sv_lines_next(&l, &line))
        if (line.len && line.ptr[0] != '#')
            status = add_line(d, line.ptr, line.len);
    if (status == SAMSVAR_EDATA)
        sv_fail_at(err, status, path, l.number, "want a new word, a tab, and languages");
    sv_buf_clear(&bytes);
    d->with_words = d->count;
    return status;
}

static void open_fingerprints(sv_detector *d)
{
    char *conf = sv_path_find_data("detect/fingerprints.conf");
    if (conf)
        d->textcat = special_textcat_Init(conf, SAMSVAR_FINGERPRINTS);
    sv_free(conf);
    if (d->textcat) {
        textcat_SetProperty(d->textcat, TCPROP_MINIMUM_DOCUMENT_SIZE, LETTERS);
        d->candidates = textcat_GetClassifyFullOutput(d->textcat);
    }
    if (!d->candidates)
        sv_log(SV_LOG_WARNING,
               "no fingerprints of languages in %s (libexttextcat-data): "
               "languages are recognised by words alone",
               SAMSVAR_FINGERPRINTS);
}

samsvar_status sv_detector_new(sv_detector **out, sv_error *err)
{
    sv_detector *d = sv_calloc(1, sizeof *d);
    if (!d)
        return sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    pthread_mutex_init(&d->lock, NULL);
    samsvar_status status = SAMSVAR_ENOMEM;
    char *path = sv_path_find_data("detect/words.tsv");
    d->words = sv_intern_new();
    if (!path)
        status = sv_fail(err, SAMSVAR_ENOENT,
                         "detect/words.tsv is in no data folder; set "
                         "SAMSVAR_DATA_PATH or install samsvar again");
    else if (d->words)
        status = read_words(d, path, err);
    sv_free(path);
    if (status) {
        sv_detector_free(d);
        return sv_fail(err, status, "%s", sv_status_text(status));
    }
    open_fingerprints(d);
    *out = d;
    return SAMSVAR_OK;
}

void sv_detector_free(sv_detector *d)
{
    if (!d)
        return;
    if (d->candidates)
        textcat_ReleaseClassifyFullOutput(d->textcat, d->candidates);
    if (d->textcat)
        textcat_Done(d->textcat);
    sv_intern_free(d->words);
    sv_vec_clear(&d->masks);
    pthread_mutex_destroy(&d->lock);
    sv_free(d);
}

/* ------------------------------------------------------------------ the sample */

/* Appends the words of text[from .. to), one space between them; returns the letters. */
static size_t add_words(const char *text, size_t from, size_t to, sv_buf *out)
{
    const char *p = text + from, *end = text + to, *next;
    size_t letters = 0;
    int space = 1;
    for (; p < end; p = next) {
        uint32_t cp = sv_utf8_next(p, end, &next), class = sv_uchar_class(cp);
        int letter = (class & (SV_CH_LETTER | SV_CH_MARK)) != 0;
        int inner = !space && (cp == '\'' || cp == 0x2019);
        if (letter)
            sv_buf_add(out, p, (size_t)(next - p));
        else if (inner)
            sv_buf_putc(out, '\'');
        else if (!space)
            sv_buf_putc(out, ' ');
        space = !letter && !inner;
        letters += (size_t)letter;
    }
    sv_buf_putc(out, ' ');
    return letters;
}

static size_t boundary(const char *text, size_t len, size_t at)
{
    while (!sv_utf8_boundary(text, len, at))
        at++;
    return at;
}

static size_t take_sample(const char *text, size_t len, sv_buf *out)
{
    if (len <= 2 * SAMPLE)
        return add_words(text, 0, len, out);
    size_t middle = boundary(text, len, len / 2);
    return add_words(text, 0, boundary(text, len, SAMPLE), out) +
           add_words(text, middle, boundary(text, len, middle + SAMPLE), out);
}

/* ------------------------------------------------------------------ scores */

/* "nb--utf8" */
static size_t name_len(const char *name)
{
    const char *encoding = strstr(name, "--");
    return encoding ? (size_t)(encoding - name) : strlen(name);
}

/* Adds to scores what the fingerprints say; 0 when they have no opinion. */
static int score_fingerprints(sv_detector *d, const sv_buf *sample, double scores[LANGS])
{
    const candidate_t *c = d->candidates;
    if (!c)
        return 0;
    int count =
        textcat_ClassifyFull(d->textcat, sample->data, sample->len, d->candidates);
    int best = INT_MAX;
    for (int i = 0; i < count; i++)
        best = c[i].score < best ? c[i].score : best;
    for (uint32_t i = 0; count > 0 && i < LANGS; i++)
        scores[i] += not_chosen;
    uint32_t chosen = 0;
    for (int i = 0; i < count; i++) {
        uint32_t n = lang_number(d, c[i].name, name_len(c[i].name));
        if (n < WORD_LANGS)
            chosen |= 1u << n;
        if (n < LANGS) /* scores are distances: a few percent apart at most */
            scores[n] -= not_chosen + score_weight * (c[i].score - best) / (best + 1.0);
    }
    for (uint32_t i = 0; i < WORD_LANGS && (chosen & d->family); i++)
        if (~chosen & d->family & 1u << i)
            scores[i] += sister_chosen - not_chosen;
    return count > 0;
}

static void add_hits(const sv_detector *d, uint32_t mask, double weight,
                     double scores[LANGS])
{
    for (uint32_t i = 0; i < d->with_words; i++)
        if (mask >> i & 1u)
            scores[i] += weight;
}

/* The longest ending that is in the list. */
static void score_ending(const sv_detector *d, const char *word, size_t len,
                         double scores[LANGS])
{
    char ending[ENDING_MAX + 1] = "-";
    size_t from = len > STEM_LEAST + ENDING_MAX ? len - ENDING_MAX : STEM_LEAST;
    for (; from < len; from++) {
        if (!sv_utf8_boundary(word, len, from))
            continue;
        memcpy(ending + 1, word + from, len - from);
        uint32_t id = sv_intern_find(d->words, ending, len - from + 1);
        if (id == SV_NO_ID)
            continue;
        add_hits(d, d->masks.data[id], ending_hit, scores);
        return;
    }
}

/* Returns the number of words. */
static size_t score_words(const sv_detector *d, const sv_buf *folded,
                          double scores[LANGS])
{
    size_t words = 0;
    const char *p = folded->data, *end = p + folded->len;
    while (p < end) {
        const char *space = memchr(p, ' ', (size_t)(end - p)),
                   *stop = space ? space : end;
        size_t len = (size_t)(stop - p);
        if (len > 0) {
            uint32_t id = *p == '-' ? SV_NO_ID : sv_intern_find(d->words, p, len);
            for (uint32_t i = 0; i < d->with_words; i++)
                scores[i] += word_miss;
            if (id != SV_NO_ID)
                add_hits(d, d->masks.data[id], word_hit, scores);
            else
                score_ending(d, p, len, scores);
            words++;
        }
        p = stop + 1;
    }
    return words;
}

/* ------------------------------------------------------------------ the answer */

static uint32_t find_lang(const sv_detector *d, const char *name)
{
    for (uint32_t i = 0; i < d->count; i++)
        if (strcmp(d->langs[i], name) == 0)
            return i;
    return LANGS;
}

/* From log-odds to the answer with its probability. */
static void answer(const sv_detector *d, const double scores[LANGS],
                   char lang[SV_LANG_SIZE], int32_t *confidence)
{
    double sum = 0, p[LANGS] = {0};
    uint32_t best = 0, nb = find_lang(d, "nb"), nn = find_lang(d, "nn");
    for (uint32_t i = 1; i < d->count; i++)
        if (scores[i] > scores[best])
            best = i;
    for (uint32_t i = 0; i < d->count; i++)
        sum += p[i] = exp(scores[i] - scores[best]);
    if (d->count == 0)
        return;
    double share = p[best] / sum;
    const char *name = d->langs[best];
    if (share < sure_enough && (best == nb || best == nn) && nb < LANGS && nn < LANGS) {
        share = (p[nb] + p[nn]) / sum;
        name = "no";
    }
    if (share < sure_enough)
        return;
    memcpy(lang, name, strlen(name) + 1);
    *confidence = (int32_t)(share * 1000.0);
}

samsvar_status sv_detect(sv_detector *d, const char *text, size_t len,
                         char lang[SV_LANG_SIZE], int32_t *confidence, sv_error *err)
{
    sv_buf sample, folded;
    double scores[LANGS] = {0};
    memcpy(lang, "und", 4);
    *confidence = 0;
    sv_buf_init(&sample, SV_LIMIT_BUF);
    sv_buf_init(&folded, SV_LIMIT_BUF);
    size_t letters = take_sample(text, len, &sample);
    samsvar_status status = sample.status;
    if (status == SAMSVAR_OK && letters >= LETTERS)
        status = sv_uchar_fold(sample.data, sample.len, &folded);
    if (status == SAMSVAR_OK && folded.len > 0) {
        pthread_mutex_lock(&d->lock);
        int known = score_fingerprints(d, &sample, scores);
        size_t words = score_words(d, &folded, scores);
        if (known || words > 2)
            answer(d, scores, lang, confidence);
        pthread_mutex_unlock(&d->lock);
    }
    sv_buf_clear(&sample);
    sv_buf_clear(&folded);
    return status ? sv_fail(err, status, "%s", sv_status_text(status)) : status;
}
