/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Compiled lexicons, behind the checksum. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/lex/lexmap.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void ask(sv_lexicon *lex)
{
    static const char *const words[] = {"fundur", "leggja fram", "russland", "x"};
    static const char *const langs[] = {"is", "nn", "en"};
    sv_key keys[8];
    sv_lemma_list list[3] = {{{0}, 1}, {{0}, 1}, {{0}, 1}};
    uint32_t whole = 0, covered[SV_PHRASE_WORDS];
    for (size_t i = 0; i < 4; i++)
        for (size_t l = 0; l < 3; l++) {
            (void)sv_lexicon_keys(lex, langs[l], words[i], strlen(words[i]), 0, keys, 8);
            (void)sv_lexicon_pos(lex, langs[l], words[i], strlen(words[i]));
        }
    for (uint32_t id = 0; id < 40; id++) {
        (void)sv_intern_text(sv_lexicon_intern(lex), id);
        (void)sv_lexicon_expand(lex, id, 1, keys, 8);
        list[0].keys[0] = id;
        for (uint32_t k = 0; k < 12; k++)
            list[1].keys[k] = list[2].keys[k] = id + k;
        list[1].count = list[2].count = 12;
        (void)sv_lexicon_phrase(lex, list, 3, &whole, covered);
        (void)sv_lexicon_spread(lex, id);
    }
    for (uint32_t i = 0; i < sv_lexicon_file_count(lex); i++)
        (void)sv_lexicon_file_id(lex, i);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char list[] = "fundur\tn\tmeeting\nleggja fram\tv\tput forward\nx\tn\ty z\n";
    sv_image *image = NULL;
    sv_lexicon *lex = NULL;
    char *copy = malloc(size ? size : 1); /* aligned as a mapped file is */
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    if (sv_image_view(copy, size, SV_LEXMAP_KIND, SV_LEXMAP_VERSION, &image, NULL) ==
            SAMSVAR_OK &&
        sv_lexmap_from(image, &lex, NULL) == SAMSVAR_OK) {
        ask(lex);
        (void)sv_lexicon_add(lex, "is-en", "list", list, sizeof list - 1, NULL);
        ask(lex);
        sv_lexicon_free(lex);
    }
    free(copy);
    return 0;
}
