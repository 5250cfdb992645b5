/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* eval.c -- scores an alignment against gold. */
#include "core/eval/eval.h"

#include "core/base/file.h"
#include "core/base/path.h"
#include "core/eval/ladder.h"
#include "core/eval/links.h"
#include "core/out/alignread.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int is_folder(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int is_there(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0;
}

static samsvar_status written(sv_jsonw *w, sv_error *err)
{
    samsvar_status status = sv_jsonw_finish(w);
    return status ? sv_fail(err, status, "the figures could not be written") : SAMSVAR_OK;
}

static samsvar_status eval_links(const char *folder, const char *alignment, int as_json,
                                 sv_jsonw *w, double *f1, sv_error *err)
{
    sv_gold gold;
    sv_result *r = NULL;
    sv_links_score score = {0};
    sv_gold_init(&gold);
    samsvar_status status = sv_gold_read(&gold, folder, err);
    if (!status)
        status = sv_align_read(alignment, NULL, NULL, &r, err);
    if (!status && (status = sv_links_compare(&gold, r, &score)))
        sv_fail(err, status,
                status == SAMSVAR_ELIMIT ? "there are too many links (SV_LIMIT_LINKS)"
                                         : "out of memory");
    if (!status) {
        *f1 = score.rows.data[score.rows.count - 1].strict.f;
        sv_links_put(w, &score, as_json);
        status = written(w, err);
    }
    sv_links_clear(&score);
    sv_result_free(r);
    sv_gold_clear(&gold);
    return status;
}

/* An alignment file begins with a brace; path and ladder lines never do. */
static samsvar_status read_test(sv_groups *g, const char *path, sv_error *err)
{
    sv_result *r = NULL;
    sv_buf buf;
    int number = 0;
    sv_buf_init(&buf, SV_LIMIT_BUF);
    samsvar_status status = sv_file_read(path, SV_LIMIT_JSON, &buf, &number, err);
    const char *text = buf.data ? buf.data : "";
    size_t skip = buf.len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (skip < buf.len && memchr(" \t\r\n", text[skip], 4))
        skip++;
    if (status)
        status = number == ENOENT ? SAMSVAR_ENOENT : status;
    else if (skip < buf.len && text[skip] == '{')
        status = sv_align_parse(path, text, buf.len, NULL, NULL, &r, err);
    else
        status = sv_groups_parse(g, path, text, buf.len, err);
    sv_buf_clear(&buf);
    if (!status && r)
        status = sv_groups_of(g, r, err);
    sv_result_free(r);
    return status;
}

static samsvar_status eval_groups(const char *gold, const char *alignment, int as_json,
                                  sv_jsonw *w, double *f1, sv_error *err)
{
    sv_groups want, have;
    sv_ladder_score score;
    sv_groups_init(&want);
    sv_groups_init(&have);
    samsvar_status status = sv_groups_read(&want, gold, err);
    if (!status)
        status = read_test(&have, alignment, err);
    if (!status && (status = sv_ladder_compare(&want, &have, &score)))
        sv_fail(err, status, "out of memory");
    if (!status) {
        *f1 = score.f;
        sv_ladder_put(w, &score, as_json);
        status = written(w, err);
    }
    sv_groups_clear(&want);
    sv_groups_clear(&have);
    return status;
}

samsvar_status sv_eval(const char *gold, const char *alignment, int as_json,
                       sv_write_fn *write, void *data, int32_t *f1, sv_error *err)
{
    sv_jsonw w;
    double f = 0.0;
    char *links = sv_path_join(gold, "gold.json"), *groups = sv_path_join(gold, "gold");
    samsvar_status status;
    sv_jsonw_init(&w, write, data);
    if (!links || !groups)
        status = sv_fail(err, SAMSVAR_ENOMEM, "out of memory");
    else if (is_folder(gold) && (is_there(links) || !is_there(groups)))
        status = eval_links(gold, alignment, as_json, &w, &f, err);
    else
        status =
            eval_groups(is_folder(gold) ? groups : gold, alignment, as_json, &w, &f, err);
    if (!status && f1)
        *f1 = (int32_t)sv_milli_of(f);
    sv_free(links);
    sv_free(groups);
    return status;
}
