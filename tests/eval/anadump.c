/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* anadump.c -- prints what a plugin's analyze hook reports for lines of standard input.
 *
 *   anadump [-l] [-s] [-n TIMES] SRCDIR LEXDIR ID LANG < text
 *
 * -l: a line of output for each line of input, with the lemma candidates of its tokens;
 * -s: with hunspell; -n: analyse so often and print only the time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/anahost.h"

static void print_lemmas(const samsvar_feature *f, uint32_t n, uint32_t segments)
{
    uint32_t at = 0;
    for (uint32_t s = 0; s < segments; s++) {
        const char *sep = "";
        for (; at < n && f[at].segment == s; at++)
            if (f[at].kind == SAMSVAR_FEAT_LEMMA || f[at].kind == SAMSVAR_FEAT_PART) {
                printf("%s%s%.*s", sep, f[at].kind == SAMSVAR_FEAT_PART ? "+" : "",
                       (int)f[at].key.len, f[at].key.ptr);
                sep = " ";
            } else if (f[at].kind == SAMSVAR_FEAT_TOKEN && *sep) {
                printf(" |");
            }
        putchar('\n');
    }
}

static void print_features(anahost *h, const samsvar_feature *f, uint32_t n)
{
    sv_buf out;
    sv_buf_init(&out, 1u << 30);
    for (uint32_t i = 0; i < n; i++) {
        if (!i || f[i].segment != f[i - 1].segment)
            sv_buf_printf(&out, "--- %u\n", f[i].segment);
        sv_buf_printf(&out, "%s", f[i].parent == SAMSVAR_NONE ? "" : "    ");
        anahost_show(&f[i], anahost_text(h), &out);
        sv_buf_putc(&out, '\n');
    }
    fwrite(out.data, 1, out.len, stdout);
    sv_buf_clear(&out);
}

int main(int argc, char **argv)
{
    int opt, lemmas = 0, speller = 0, times = 0;
    while ((opt = getopt(argc, argv, "lsn:")) > 0) {
        lemmas |= opt == 'l';
        speller |= opt == 's';
        if (opt == 'n')
            times = (int)strtol(optarg, NULL, 10);
    }
    if (argc - optind != 4)
        return 2;
    anahost *h = anahost_new(argv[optind], argv[optind + 1], argv[optind + 2], speller);
    sv_buf text;
    char bytes[8192];
    size_t got;
    const samsvar_feature *f;
    uint32_t n = 0, lines = 0, tokens = 0;
    sv_buf_init(&text, 1u << 30);
    while ((got = fread(bytes, 1, sizeof bytes, stdin)) > 0)
        sv_buf_add(&text, bytes, got);
    for (size_t i = 0; i < text.len; i++)
        lines += text.data[i] == '\n';
    clock_t start = clock();
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < (times ? times : 1) && !status && h; i++)
        status = anahost_run(h, argv[optind + 3], text.data, text.len, &f, &n);
    if (!h || status) {
        fprintf(stderr, "failed: %d\n", status);
        return 1;
    }
    for (uint32_t i = 0; i < n; i++)
        tokens += f[i].kind == SAMSVAR_FEAT_TOKEN;
    if (times)
        printf("%u tokens, %.3f s each\n", tokens,
               (double)(clock() - start) / CLOCKS_PER_SEC / times);
    else if (lemmas)
        print_lemmas(f, n, lines);
    else
        print_features(h, f, n);
    sv_buf_clear(&text);
    anahost_free(h);
    return 0;
}
