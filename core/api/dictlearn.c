/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictlearn.c -- lexicons: learned from texts and their translations. */
#include "core/api/context.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/dict/import_run.h"
#include "core/dict/learn.h"
#include "core/out/alignread.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { LEARN_SCORE = 800, LEARN_WEIGHT = 900 }; /* thousandths */

typedef struct job {
    samsvar *sv;
    sv_learn *learn;
    sv_lexicon *lex;
    sv_worker *worker;
    sv_import *list;
    char langs[2][SV_LANG_SIZE];
    sv_import_job import;
    uint32_t pairs; /* of documents, in our languages */
} job;

/* ------------------------------------------------------------------ texts */

typedef struct reading {
    sv_learn *learn;
    int side;
    sv_learn_text *out;
} reading;

static samsvar_status read_block(void *data, samsvar_doc *doc)
{
    const reading *r = data;
    return sv_learn_read(r->learn, r->side, doc, r->out);
}

static samsvar_status analyse(job *j, int side, samsvar_doc *doc, sv_learn_text *out)
{
    reading r = {j->learn, side, out};
    samsvar_status status = sv_worker_analyze_blocks(j->worker, doc, read_block, &r,
                                                     "lines analysed", &j->sv->error);
    sv_doc_drop_features(doc);
    return status;
}

/* Takes the bytes: a document of lines, analysed. */
static samsvar_status read_lines(job *j, int side, sv_buf *bytes, sv_learn_text *out,
                                 const char *file)
{
    size_t len = 0;
    samsvar_doc *doc = sv_doc_new();
    char *text = bytes->len ? sv_buf_take(bytes, &len) : sv_strdup("");
    if (!doc || !text) {
        sv_doc_free(doc);
        sv_free(text);
        return SAMSVAR_ENOMEM;
    }
    memcpy(doc->lang, j->langs[side], SV_LANG_SIZE);
    samsvar_status status = sv_doc_set_string(doc, &doc->source, file, strlen(file));
    if (status == SAMSVAR_OK)
        status = sv_doc_set_text(doc, text, len, SV_INPUT_LINES, &j->sv->error);
    else
        sv_free(text);
    if (status == SAMSVAR_OK)
        status = sv_doc_split_lines(doc, &j->sv->error);
    if (status == SAMSVAR_OK)
        status = analyse(j, side, doc, out);
    sv_doc_free(doc);
    return status;
}

static samsvar_status learn_lines(job *j, sv_buf bytes[2], const char *const names[2])
{
    sv_learn_text text[2] = {{{0}, {0}}, {{0}, {0}}};
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < 2 && status == SAMSVAR_OK; i++)
        status = read_lines(j, i, &bytes[i], &text[i], names[i]);
    if (status == SAMSVAR_OK && text[0].ends.count != text[1].ends.count)
        status = sv_fail(&j->sv->error, SAMSVAR_EDATA,
                         "the files have %zu and %zu lines; line n of one must be the "
                         "translation of line n of the other",
                         text[0].ends.count, text[1].ends.count);
    for (uint32_t i = 0; status == SAMSVAR_OK && i < text[0].ends.count; i++)
        status = sv_learn_pair(j->learn, &text[0], &i, 1, &text[1], &i, 1);
    sv_learn_text_clear(&text[0]);
    sv_learn_text_clear(&text[1]);
    return status;
}

static samsvar_status learn_bitext(job *j, const char *const *files)
{
    sv_buf bytes[2];
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < 2; i++)
        sv_buf_init(&bytes[i], SV_LIMIT_TEXT);
    for (int i = 0; i < 2 && status == SAMSVAR_OK; i++) {
        int number = 0;
        status = sv_file_read(files[i], SV_LIMIT_TEXT, &bytes[i], &number, &j->sv->error);
        if (status && number == ENOENT)
            status = SAMSVAR_ENOENT;
    }
    if (status == SAMSVAR_OK)
        status = learn_lines(j, bytes, files);
    sv_buf_clear(&bytes[0]);
    sv_buf_clear(&bytes[1]);
    if (status == SAMSVAR_OK)
        sv_buf_printf(&j->list->sources, "%s, %s", files[0], files[1]);
    return status;
}

static samsvar_status learn_gettext(job *j)
{
    static const char *const names[2] = {"gettext", "gettext"};
    sv_buf bytes[2];
    uint32_t count;
    sv_buf_init(&bytes[0], SV_LIMIT_TEXT);
    sv_buf_init(&bytes[1], SV_LIMIT_TEXT);
    samsvar_status status = sv_learn_gettext(j->import.root, j->langs[0], j->langs[1], &bytes[0],
                                             &bytes[1], &count, &j->sv->error);
    if (status == SAMSVAR_OK)
        sv_buf_printf(&j->list->sources, "%u gettext catalogues of installed programs", count);
    if (status == SAMSVAR_OK)
        status = learn_lines(j, bytes, names);
    sv_buf_clear(&bytes[0]);
    sv_buf_clear(&bytes[1]);
    return status;
}

/* ------------------------------------------------------------------ alignments */

static int is_sure(const sv_link *l)
{
    if (l->status == SV_LINK_REJECTED || !l->source_count || !l->target_count)
        return 0;
    return l->status == SV_LINK_CONFIRMED || l->status == SV_LINK_EDITED ||
           (l->score >= LEARN_SCORE && l->relation == SAMSVAR_REL_EQUAL);
}

/* The links of a pair, if it is of our languages; turned round if need be. */
static samsvar_status learn_pair(job *j, sv_result *r, const sv_pair *p)
{
    samsvar_doc *a = r->documents.data[p->source], *b = r->documents.data[p->target];
    int turned = 0;
    if (!j->langs[0][0]) {
        memcpy(j->langs[0], a->lang, SV_LANG_SIZE);
        memcpy(j->langs[1], b->lang, SV_LANG_SIZE);
    }
    if (!sv_lang_same(a->lang, j->langs[0]) || !sv_lang_same(b->lang, j->langs[1])) {
        if (!sv_lang_same(b->lang, j->langs[0]) || !sv_lang_same(a->lang, j->langs[1]))
            return SAMSVAR_OK;
        turned = 1;
    }
    j->pairs++;
    sv_learn_text x = {{0}, {0}}, y = {{0}, {0}};
    samsvar_status status = analyse(j, turned, a, &x);
    if (status == SAMSVAR_OK)
        status = analyse(j, !turned, b, &y);
    for (size_t i = 0; i < p->links.count && status == SAMSVAR_OK; i++) {
        const sv_link *l = &p->links.data[i];
        if (is_sure(l))
            status = turned ? sv_learn_pair(j->learn, &y, l->target, l->target_count, &x,
                                            l->source, l->source_count)
                            : sv_learn_pair(j->learn, &x, l->source, l->source_count, &y,
                                            l->target, l->target_count);
    }
    sv_learn_text_clear(&x);
    sv_learn_text_clear(&y);
    return status;
}

/* Nothing can be learned from an alignment that was written without text. */
static samsvar_status check_text(job *j, const sv_result *r, const char *file)
{
    for (size_t i = 0; i < r->documents.count; i++)
        if (r->documents.data[i]->segments.count && !r->documents.data[i]->len)
            return sv_fail_at(&j->sv->error, SAMSVAR_EDATA, file, 0,
                              "the alignment is without text (--no-text)");
    return SAMSVAR_OK;
}

static samsvar_status learn_alignments(job *j, const char *const *files, uint32_t count)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < count && status == SAMSVAR_OK; i++) {
        sv_result *r = NULL;
        status = sv_align_read(files[i], NULL, NULL, &r, &j->sv->error);
        if (status == SAMSVAR_OK)
            status = check_text(j, r, files[i]);
        for (size_t k = 0; status == SAMSVAR_OK && k < r->pairs.count; k++)
            status = learn_pair(j, r, &r->pairs.data[k]);
        sv_result_free(r);
        if (status == SAMSVAR_OK)
            sv_buf_printf(&j->list->sources, "%s%s", i ? ", " : "", files[i]);
    }
    if (status == SAMSVAR_OK && !j->pairs && j->langs[0][0])
        status = sv_fail(&j->sv->error, SAMSVAR_EDATA,
                         "the alignments have no pair of documents in %s and %s", j->langs[0],
                         j->langs[1]);
    return status;
}

/* ------------------------------------------------------------------ all */

static int is_alignment(const char *path)
{
    size_t n = strlen(path);
    return (n > 5 && !strcmp(path + n - 5, ".json")) || (n > 6 && !strcmp(path + n - 6, ".jsonl"));
}

static samsvar_status open_job(job *j)
{
    j->learn = sv_learn_new();
    j->list = sv_import_new();
    if (!j->learn || !j->list)
        return SAMSVAR_ENOMEM;
    samsvar_status status = sv_api_lexicon(j->sv, &j->lex);
    return status ? status : sv_api_worker(j->sv, &j->worker);
}

static samsvar_status collect(job *j, const char *const *files, uint32_t count, uint32_t gettext)
{
    sv_error *err = &j->sv->error;
    if (gettext)
        return learn_gettext(j);
    for (uint32_t i = 0; i < count; i++)
        if (!is_alignment(files[i]) && (count != 2 || is_alignment(files[1 - i])))
            return sv_fail(err, SAMSVAR_EINVAL,
                           "alignments (.json, .jsonl) are wanted, or two files of lines");
    if (is_alignment(files[0]))
        return learn_alignments(j, files, count);
    if (!j->langs[0][0])
        return sv_fail(err, SAMSVAR_EINVAL, "say the languages with --lang, like --lang is,en");
    return learn_bitext(j, files);
}

static samsvar_status save(job *j, const char *name, uint32_t gettext, sv_jsonw *w)
{
    sv_import *im = j->list;
    memcpy(im->from, j->langs[0], SV_LANG_SIZE);
    memcpy(im->to, j->langs[1], SV_LANG_SIZE);
    snprintf(im->name, sizeof im->name, "%s", name ? name : gettext ? "gettext" : "learned");
    snprintf(im->license, sizeof im->license, "%s",
             j->import.license ? j->import.license : "of the texts it was learned from");
    im->format = "learned";
    im->weight = j->import.weight > 0 ? j->import.weight : LEARN_WEIGHT / 1000.0;
    if (im->sources.status)
        return im->sources.status;
    samsvar_status status = sv_learn_run(j->learn, im, &j->sv->error);
    if (status == SAMSVAR_OK)
        status = sv_import_finish(im);
    if (status == SAMSVAR_OK && j->import.as_json)
        sv_jsonw_array(w, NULL);
    if (status == SAMSVAR_OK)
        status = sv_import_save(&j->import, im, w, &j->sv->error);
    if (status == SAMSVAR_OK && j->import.as_json) {
        sv_jsonw_close(w);
        sv_jsonw_newline(w);
    }
    return status;
}

samsvar_status samsvar_dict_learn(samsvar *sv, const char *const *files, uint32_t count,
                                  uint32_t gettext, const samsvar_dict_options *options,
                                  samsvar_write_fn *write, void *data, uint64_t *lines)
{
    job j = {.sv = sv};
    sv_jsonw w;
    char *folder = NULL;
    *lines = 0;
    sv_api_begin(sv);
    samsvar_status status = sv_api_import_job(sv, options, &j.import, &folder);
    if (status == SAMSVAR_OK && !count && !gettext)
        status = sv_fail(&sv->error, SAMSVAR_EINVAL, "there is nothing to learn from");
    if (status == SAMSVAR_OK && gettext && !j.import.langs[0][0])
        status = sv_fail(&sv->error, SAMSVAR_EINVAL, "which languages are to be learned?");
    if (status == SAMSVAR_OK && j.import.name && !sv_import_name_ok(j.import.name))
        status = sv_fail(&sv->error, SAMSVAR_EINVAL,
                         "a list's name is of letters, digits, - and _");
    memcpy(j.langs, j.import.langs, sizeof j.langs);
    if (status == SAMSVAR_OK)
        status = open_job(&j);
    if (status == SAMSVAR_OK)
        status = collect(&j, files, count, gettext);
    if (status == SAMSVAR_OK) {
        sv_jsonw_init(&w, write, data);
        *lines = sv_learn_lines(j.learn);
        status = save(&j, j.import.name, gettext, &w);
        if (status == SAMSVAR_OK)
            status = sv_jsonw_finish(&w);
    }
    sv_learn_free(j.learn);
    sv_import_free(j.list);
    sv_free(folder);
    return sv_api_done(sv, status);
}
