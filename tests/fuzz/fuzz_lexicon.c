/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Lexicon files: the first byte chooses the form. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "core/align/params.h"
#include "core/lex/lexicon.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"is-en", "names", "nn-nb"};
    sv_lexicon *lex = NULL;
    sv_params params;
    sv_key keys[8];
    if (!size || sv_lexicon_new(&lex) != SAMSVAR_OK)
        return 0;
    const char *text = (const char *)data + 1;
    (void)sv_lexicon_add(lex, names[data[0] % 3], "fuzz.tsv", text, size - 1, NULL);
    (void)sv_lexicon_keys(lex, "is", text, size > 9 ? 8 : size - 1, 0, keys, 8);
    (void)sv_params_parse("fuzz.tsv", text, size - 1, &params, NULL);
    sv_lexicon_free(lex);
    return 0;
}
