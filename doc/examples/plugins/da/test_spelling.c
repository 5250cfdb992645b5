/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* test_spelling.c -- the correspondences, with a Bokmål of a few words. */
#include "spelling.h"

#include <stdio.h>
#include <string.h>

static const char *const cases[][2] = {
    {"mad", "mat"},               {"bog", "bok"},
    {"magt", "makt"},             {"nation", "nasjon"},
    {"frihed", "frihet"},         {"uddannelse", "utdannelse"},
    {"afgørelse", "avgjørelse"},  {"købmand", "kjøpmann"},
    {"arbejdsgiver", "arbeidsgiver"}, {"udenrigsminister", "utenriksminister"},
    {"indflydelse", "innflytelse"},   {"kærlighed", "kjærlighet"},
    {"xyz", ""},                  {"", ""},
    {"dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd", ""},
};
enum { CASES = sizeof cases / sizeof *cases };

static uint32_t asked;

static int known(void *data, samsvar_str word)
{
    (void)data;
    asked++;
    for (int i = 0; i < CASES; i++)
        if (word.len == strlen(cases[i][1]) && word.len &&
            memcmp(word.ptr, cases[i][1], word.len) == 0)
            return 1;
    return 0;
}

int main(void)
{
    int failed = 0;
    for (int i = 0; i < CASES; i++) {
        char out[DA_WORD];
        samsvar_str word = {cases[i][0], (uint32_t)strlen(cases[i][0])};
        asked = 0;
        uint32_t len = da_to_bokmal(word, known, NULL, out);
        if (len != strlen(cases[i][1]) || memcmp(out, cases[i][1], len) != 0 || asked > 300) {
            printf("%s: \"%.*s\", %u asked\n", cases[i][0], (int)len, out, (unsigned)asked);
            failed = 1;
        }
    }
    return failed;
}
