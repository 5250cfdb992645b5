/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bench_analyze.c -- how many tokens a second analysis takes, on one core.
 *
 * usage: bench_analyze FOLDER [MEGABYTES] (50 a language)
 * FOLDER holds events with articles (tests/data/clusters). Their paragraphs are shuffled into
 * new articles of 40 paragraphs until there is as much text as wanted. CPU time of this thread
 * for segments and for analysis; a first pass over a tenth of the text fills the caches (and
 * counts only as "cold", with what loads lexicons and dictionaries). */
#include "core/api/context.h"
#include "core/base/num.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PARAGRAPHS = 4096, IN_ARTICLE = 40 };

typedef struct source {
    char *text[64]; /* of whole files */
    uint32_t files, count;
    struct {
        const char *at;
        size_t len;
    } part[PARAGRAPHS];
} source;

typedef struct tally {
    double segment, analyze;
    uint64_t tokens, bytes;
} tally;

static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    char *text = calloc(1, 1u << 20);
    if (f && text)
        text[fread(text, 1, (1u << 20) - 1, f)] = '\0';
    if (f)
        fclose(f);
    return text;
}

static void add_parts(source *s, char *text)
{
    for (char *p = text; *p && s->count < PARAGRAPHS;) {
        size_t len = strcspn(p, "\n");
        if (len) {
            s->part[s->count].at = p;
            s->part[s->count++].len = len;
        }
        p += len + (p[len] == '\n');
    }
}

/* The articles of a language: FOLDER/EVENT/LANG-N.txt. */
static void read_source(source *s, const char *folder, const char *lang)
{
    struct dirent **list;
    int n = scandir(folder, &list, NULL, alphasort);
    for (int i = 0; i < n; i++) {
        for (int k = 1; k < 3; k++) {
            char path[1024];
            snprintf(path, sizeof path, "%s/%s/%s-%d.txt", folder, list[i]->d_name, lang, k);
            char *text = s->files < 64 ? read_file(path) : NULL;
            if (text) {
                s->text[s->files++] = text;
                add_parts(s, text);
            }
        }
        free(list[i]);
    }
    if (n >= 0)
        free(list);
}

static uint32_t random_below(uint32_t *state, uint32_t n)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * n) >> 32);
}

static int run_article(samsvar *sv, const char *lang, const char *text, size_t len, tally *t)
{
    samsvar_article_options o = {.struct_size = sizeof o, .lang = lang, .input = "text"};
    samsvar_article *a = NULL;
    int failed = samsvar_article_parse(sv, "article", text, len, &o, &a) != SAMSVAR_OK;
    double start = cpu();
    failed = failed || samsvar_article_segment(sv, a) != SAMSVAR_OK;
    double middle = cpu();
    failed = failed || samsvar_article_analyze(sv, a) != SAMSVAR_OK;
    t->analyze += cpu() - middle;
    t->segment += middle - start;
    t->bytes += len;
    for (size_t i = 0; !failed && i < a->doc->features.count; i++)
        t->tokens += a->doc->features.data[i].kind == SAMSVAR_FEAT_TOKEN;
    samsvar_article_free(a);
    return failed;
}

static int run_text(samsvar *sv, const source *s, const char *lang, uint64_t bytes, tally *t)
{
    static char text[1u << 20];
    uint32_t state = 1;
    int failed = !s->count;
    *t = (tally){0};
    while (!failed && t->bytes < bytes) {
        size_t len = 0;
        for (int i = 0; i < IN_ARTICLE; i++) {
            uint32_t at = random_below(&state, s->count);
            if (len + s->part[at].len + 2 > sizeof text)
                break;
            memcpy(text + len, s->part[at].at, s->part[at].len);
            len += s->part[at].len;
            text[len++] = '\n';
            text[len++] = '\n';
        }
        failed = run_article(sv, lang, text, len, t);
    }
    return failed;
}

int main(int argc, char **argv)
{
    static const char *const files[] = {"no", "nn", "is", "en"};
    static const char *const langs[] = {"nb", "nn", "is", "en"};
    uint64_t megabytes = 50;
    if (argc < 2 || (argc > 2 && sv_num_u64(argv[2], strlen(argv[2]), 1, 1000, &megabytes)))
        return 64;
    printf("| language | MB  | tokens     | cold CPU s | segments CPU s | analysis CPU s | "
           "tokens/s |\n| -------- | --- | ---------- | ---------- | -------------- | "
           "-------------- | -------- |\n");
    for (int i = 0; i < 4; i++) {
        source *s = calloc(1, sizeof *s);
        samsvar *sv = NULL;
        tally cold, warm;
        if (!s || samsvar_open(NULL, &sv) != SAMSVAR_OK)
            return 1;
        read_source(s, argv[1], files[i]);
        if (run_text(sv, s, langs[i], megabytes * 100000, &cold) ||
            run_text(sv, s, langs[i], megabytes * 1000000, &warm)) {
            fprintf(stderr, "%s: %s\n", langs[i], samsvar_last_error(sv)->message);
            return 1;
        }
        printf("| %-8s | %3" PRIu64 " | %10" PRIu64 " | %10.2f | %14.2f | %14.2f | %8.0f |\n",
               langs[i], warm.bytes / 1000000, warm.tokens, cold.analyze, warm.segment,
               warm.analyze, (double)warm.tokens / warm.analyze);
        fflush(stdout);
        samsvar_close(sv);
        for (uint32_t k = 0; k < s->files; k++)
            free(s->text[k]);
        free(s);
    }
    return 0;
}
