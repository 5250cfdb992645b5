/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bench_lex.c -- how soon our lexicons are open, and how many words a second they answer.
 *
 * usage: bench_lex LIST.tsv...   (lists whose names begin with their language: is-en.tsv)
 * The lists' headwords are looked up in turn, over and over; times are CPU time of this thread. */
#include "core/lex/lexicon.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { WORDS = 100000, ROUNDS = 20, KEYS = 28, OPENED = 20 };

typedef struct words {
    char lang[WORDS][4];
    char text[WORDS][64];
    size_t count;
} words;

static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void read_list(words *w, const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    char line[4096];
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f) && w->count < WORDS) {
        size_t len = strcspn(line, "\t\n");
        if (*line == '#' || !len || len >= sizeof w->text[0])
            continue;
        memcpy(w->lang[w->count], name, 2);
        memcpy(w->text[w->count++], line, len);
    }
    if (f)
        fclose(f);
}

/* The least of some times that opening takes. */
static double open_seconds(void)
{
    double best = 1e9;
    for (int i = 0; i < OPENED; i++) {
        sv_lexicon *lex = NULL;
        double start = cpu();
        if (sv_lexicon_open(NULL, NULL, &lex, NULL) != SAMSVAR_OK)
            return -1;
        double took = cpu() - start;
        best = took < best ? took : best;
        sv_lexicon_free(lex);
    }
    return best;
}

int main(int argc, char **argv)
{
    words *w = calloc(1, sizeof *w);
    sv_lexicon *lex = NULL;
    sv_key found[KEYS];
    uint64_t keys = 0, asked = 0;
    for (int i = 1; w && i < argc; i++)
        read_list(w, argv[i]);
    double opened = open_seconds();
    if (!w || !w->count || opened < 0 || sv_lexicon_open(NULL, NULL, &lex, NULL) != SAMSVAR_OK ||
        !sv_lexicon_file_count(lex)) {
        fprintf(stderr, "bench_lex: no lexicons (SAMSVAR_DATA_PATH), or no list of headwords\n");
        sv_lexicon_free(lex);
        free(w);
        return 1;
    }
    double start = cpu();
    for (int round = 0; round < ROUNDS; round++)
        for (size_t i = 0; i < w->count; i++, asked++)
            keys += sv_lexicon_keys(lex, w->lang[i], w->text[i], strlen(w->text[i]), 0, found, KEYS);
    double took = cpu() - start;
    printf("lexicons open in %.2f ms; %.2f million look-ups a second, %.1f keys each (%zu headwords)\n",
           1e3 * opened, (double)asked / took / 1e6, (double)keys / (double)asked, w->count);
    sv_lexicon_free(lex);
    free(w);
    return 0;
}
