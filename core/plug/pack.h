/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* pack.h -- a language pack: a folder packs/ID in a data folder, with lists (text files).
 * Lists are read when they are first asked for and live as long as the pack. */
#ifndef SV_PLUG_PACK_H
#define SV_PLUG_PACK_H

#include "core/base/status.h"

typedef struct sv_pack sv_pack;

/* The pack of a plugin id; a pack without a folder is empty and no error. */
samsvar_status sv_pack_open(const char *id, sv_pack **out, sv_error *err);
/* The pack in a folder. */
samsvar_status sv_pack_open_dir(const char *dir, sv_pack **out, sv_error *err);
void sv_pack_free(sv_pack *pack);
/* The pack's folder, or NULL when it has none. */
const char *sv_pack_dir(const sv_pack *pack);

/* Reads NAME.tsv or NAME.txt; *out NULL when the pack has neither. EDATA with file and line
 * for bad UTF-8, a NUL, an empty key, a key twice, or an entry out of (byte) order;
 * EINVAL for a name that is not [a-z0-9_-]. Lines that are empty are skipped. */
samsvar_status sv_pack_list(sv_pack *pack, const char *name, const samsvar_list **out, sv_error *err);

/* Parses bytes as a list: what sv_pack_list() does with a file. For tests and fuzzing. */
samsvar_status sv_list_parse(const char *file, const char *bytes, size_t len, samsvar_list **out,
                             sv_error *err);
void sv_list_free(samsvar_list *list);
samsvar_str sv_list_find(const samsvar_list *list, samsvar_str key);
uint32_t sv_list_count(const samsvar_list *list);
void sv_list_entry(const samsvar_list *list, uint32_t index, samsvar_str *key, samsvar_str *value);

#endif
