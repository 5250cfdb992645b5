/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/lex/lexline.h"

#include <string.h>

static samsvar_str trim(samsvar_str s)
{
    while (s.len && s.ptr[0] == ' ') {
        s.ptr++;
        s.len--;
    }
    while (s.len && s.ptr[s.len - 1] == ' ')
        s.len--;
    return s;
}

samsvar_str sv_lexline_field(const char **at, const char *end, char mark)
{
    const char *stop = memchr(*at, mark, (size_t)(end - *at));
    samsvar_str f = {*at, (uint32_t)((stop ? stop : end) - *at)};
    *at = stop ? stop + 1 : NULL;
    return trim(f);
}

uint8_t sv_lexline_pos(samsvar_str name)
{
    static const struct {
        const char *name;
        uint8_t bits;
    } table[] = {{"n", SAMSVAR_POS_NOUN}, {"v", SAMSVAR_POS_VERB},   {"a", SAMSVAR_POS_ADJ},
                 {"adv", SAMSVAR_POS_ADV}, {"prep", SAMSVAR_POS_OTHER}, {"conj", SAMSVAR_POS_OTHER},
                 {"pron", SAMSVAR_POS_OTHER}, {"det", SAMSVAR_POS_OTHER},
                 {"num", SAMSVAR_POS_OTHER}, {"interj", SAMSVAR_POS_OTHER},
                 {"phr", SAMSVAR_POS_OTHER}, {"name", SAMSVAR_POS_NAME},
                 {"x", SAMSVAR_POS_NOUN | SAMSVAR_POS_VERB | SAMSVAR_POS_ADJ |
                       SAMSVAR_POS_ADV | SAMSVAR_POS_OTHER}}; /* not known */
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strlen(table[i].name) == name.len && !memcmp(table[i].name, name.ptr, name.len))
            return table[i].bits;
    return 0;
}
