/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* packfile.h -- packs that are plugins by themselves: folders with a pack.json, which says
 * what a descriptor says (samsvar-pack(5)). No code is loaded for one: its hooks are the
 * host's own (plugins/common/svp_default.h), driven by the lists of the folder. */
#ifndef SV_PLUG_PACKFILE_H
#define SV_PLUG_PACKFILE_H

#include "core/base/arena.h"
#include "core/base/status.h"

/* A related language whose lexicons are tried, too; weight in thousandths, 1..1000. */
typedef struct sv_pack_fallback {
    const char *lang;
    uint32_t weight;
} sv_pack_fallback;

typedef struct sv_packfile sv_packfile;

/* Reads DIR/pack.json and nothing else. ENOENT when there is none; EDATA with the file and
 * the line for what is wrong in it; EPLUGIN for a folder that is not trusted (anybody may
 * write to it, or it is another user's; not checked with trust_all). Unknown keys are
 * warnings: sv_packfile_warning(). */
samsvar_status sv_packfile_open(const char *dir, int trust_all, sv_packfile **out,
                                sv_error *err);
/* The same from bytes, for tests and fuzzing; `file` is what messages call it. */
samsvar_status sv_packfile_parse(const char *dir, const char *file, const char *bytes,
                                 size_t len, sv_packfile **out, sv_error *err);
void sv_packfile_free(sv_packfile *p); /* NULL is fine */

/* All live as long as the packfile. */
const samsvar_plugin *sv_packfile_plugin(const sv_packfile *p);
const char *sv_packfile_dir(const sv_packfile *p);
uint32_t sv_packfile_fallbacks(const sv_packfile *p, const sv_pack_fallback **out);
/* The dictionary (a tag or a name like "de_AT") to ask instead of that of the language;
 * NULL: that of the language; "": none. */
const char *sv_packfile_dictionary(const sv_packfile *p);
/* Warnings, one a line each; NULL behind the last. */
const char *sv_packfile_warning(const sv_packfile *p, uint32_t index);

/* SHA-256 of all lists of the folder with their names, in the order of their names. */
samsvar_status sv_packfile_sum(const char *dir, char out[65], sv_error *err);

#endif
