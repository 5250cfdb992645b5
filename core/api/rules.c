/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* rules.c -- the rules that sentences are cut by, for translators' tools. */
#include "core/api/context.h"

#include "core/base/lang.h"
#include "core/base/mem.h"
#include "core/forms/srx.h"

#include <string.h>

typedef struct rules {
    sv_srx_lang langs[SV_LIMIT_RULE_LANGS];
    char tags[SV_LIMIT_RULE_LANGS][SV_LANG_SIZE]; /* of those without a plugin */
    const char *own[SV_LIMIT_RULE_LANGS][2];      /* the same, as a list       */
    size_t count;
} rules;

/* Is the plugin, or the language without one, there already? */
static int is_there(const rules *r, const char *id)
{
    for (size_t i = 0; i < r->count; i++)
        if (strcmp(r->langs[i].id, id) == 0)
            return 1;
    return 0;
}

static samsvar_status add_language(samsvar *sv, rules *r, const char *text, size_t len)
{
    if (r->count == SV_LIMIT_RULE_LANGS)
        return sv_fail(&sv->error, SAMSVAR_ELIMIT, "more than %u languages",
                       SV_LIMIT_RULE_LANGS);
    char *tag = r->tags[r->count];
    sv_srx_lang *l = &r->langs[r->count];
    if (sv_lang_normalise(text, len, tag))
        return sv_fail(&sv->error, SAMSVAR_EINVAL, "\"%.*s\" is no language tag",
                       len > 40 ? 40 : (int)len, text);
    const sv_plugin_info *info = sv_registry_find(&sv->registry, tag);
    memset(l, 0, sizeof *l);
    l->id = info ? info->id : tag;
    if (is_there(r, l->id))
        return SAMSVAR_OK;
    samsvar_status status = info && info->pack
                                ? sv_pack_open_dir(sv_packfile_dir(info->pack), &l->pack,
                                                   &sv->error)
                                : sv_pack_open(l->id, &l->pack, &sv->error);
    if (status)
        return status;
    r->count++; /* from here on it is released */
    r->own[r->count - 1][0] = tag;
    l->name = info ? info->plugin->name : tag;
    l->tags = info ? info->plugin->languages : r->own[r->count - 1];
    l->plain = !info;
    if (!info && !sv_pack_dir(l->pack))
        return sv_fail(&sv->error, SAMSVAR_ENOTSUP, "no rules for language %s", tag);
    return SAMSVAR_OK;
}

samsvar_status samsvar_rules_export(samsvar *sv, const char *languages, const char *path,
                                    samsvar_export_report *report)
{
    samsvar_export_report done = {0};
    sv_outset set;
    sv_api_begin(sv);
    samsvar_status status = SAMSVAR_OK;
    rules *r = sv_calloc(1, sizeof *r);
    if (!r)
        return sv_api_done(sv, SAMSVAR_ENOMEM);
    for (const char *p = languages; !status; p++) {
        size_t len = strcspn(p, ",");
        status = add_language(sv, r, p, len);
        p += len;
        if (!*p)
            break;
    }
    if (!status)
        status = sv_outset_path(&set, path, 0, &sv->error);
    if (!status) {
        status = sv_srx_write(r->langs, r->count, samsvar_version(), &set, &done.units,
                              &sv->error);
        done.files = set.files;
        sv_outset_clear(&set);
    }
    for (size_t i = 0; i < r->count; i++)
        sv_pack_free(r->langs[i].pack);
    sv_free(r);
    if (report)
        *report = done;
    return sv_api_done(sv, status);
}
