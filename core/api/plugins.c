/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* plugins.c -- which plugins there are, and which answers for a language. */
#include "core/api/context.h"

#include "core/base/buf.h"
#include "core/base/path.h"

#include <string.h>

uint32_t samsvar_plugin_count(const samsvar *sv)
{
    return (uint32_t)sv->registry.plugins.count;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

samsvar_status samsvar_plugin_at(const samsvar *sv, uint32_t index,
                                 samsvar_plugin_entry *out)
{
    if (index >= sv->registry.plugins.count)
        return SAMSVAR_EINVAL;
    const sv_plugin_info *info = &sv->registry.plugins.data[index];
    const samsvar_plugin *p = info->plugin;
    *out = (samsvar_plugin_entry){
        .id = or_empty(info->id),
        .name = p ? or_empty(p->name) : "",
        .version = p ? or_empty(p->version) : "",
        .license = p ? or_empty(p->license) : "",
        .path = or_empty(info->path),
        .sha256 = info->sha256,
        .languages = or_empty(sv->languages[index]),
        .abi = p ? p->abi : 0,
        .hooks = p ? sv_registry_hooks(&sv->registry, p) : 0,
        .problem = info->state == SV_PLUGIN_READY ? NULL : or_empty(info->reason),
    };
    return SAMSVAR_OK;
}

const char *samsvar_plugin_path(const samsvar *sv)
{
    return or_empty(sv->registry.path);
}

samsvar_status samsvar_language_check(const char *lang)
{
    char tag[SV_LANG_SIZE];
    return sv_lang_normalise(lang, strlen(lang), tag);
}

const char *samsvar_language_plugin(const samsvar *sv, const char *lang)
{
    char tag[SV_LANG_SIZE];
    if (sv_lang_normalise(lang, strlen(lang), tag))
        return NULL;
    const sv_plugin_info *info = sv_registry_find(&sv->registry, tag);
    return info ? info->id : NULL;
}

/* ------------------------------------------------------------------ provenance */

static const char *keep(sv_result *r, const char *text)
{
    return sv_arena_strndup(&r->arena, or_empty(text), strlen(or_empty(text)));
}

static samsvar_status add_plugin(sv_result *r, const sv_plugin_info *info)
{
    for (size_t i = 0; i < r->plugins.count; i++)
        if (strcmp(r->plugins.data[i].id, info->id) == 0)
            return SAMSVAR_OK;
    sv_provenance p = {keep(r, info->id), keep(r, info->plugin->version),
                       keep(r, info->sha256), info->plugin->abi};
    if (!p.id || !p.version || !p.sha256 || !sv_vec_push(&r->plugins, p))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

static samsvar_status add_dictionary(sv_result *r, const char *id, const char *sha256)
{
    for (size_t i = 0; i < r->dictionaries.count; i++)
        if (strcmp(r->dictionaries.data[i].id, id) == 0)
            return SAMSVAR_OK;
    sv_provenance p = {keep(r, id), "", keep(r, sha256), 0};
    if (!p.id || !p.sha256 || !sv_vec_push(&r->dictionaries, p))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* "/usr/share/hunspell/is_IS.dic" -> "hunspell-is_IS" */
static samsvar_status add_speller(samsvar *sv, sv_result *r, const char *lang)
{
    const char *path, *sha256;
    sv_buf id;
    if (!sv_speller_info(sv->speller, lang, &path, &sha256))
        return SAMSVAR_OK;
    char *stem = sv_path_stem(path);
    if (!stem)
        return SAMSVAR_ENOMEM;
    sv_buf_init(&id, SV_LIMIT_LIST);
    sv_buf_printf(&id, "hunspell-%s", stem);
    sv_free(stem);
    samsvar_status status = id.status ? id.status : add_dictionary(r, id.data, sha256);
    sv_buf_clear(&id);
    return status;
}

samsvar_status sv_api_provenance(samsvar *sv, sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    for (size_t i = 0; i < r->documents.count && !status; i++) {
        const sv_plugin_info *info =
            sv_registry_find(&sv->registry, r->documents.data[i]->lang);
        if (info && info->plugin)
            status = add_plugin(r, info);
    }
    for (uint32_t i = 0; sv->lexicon && i < sv_lexicon_file_count(sv->lexicon) && !status;
         i++)
        status = add_dictionary(r, sv_lexicon_file_id(sv->lexicon, i),
                                sv_lexicon_file_sha256(sv->lexicon, i));
    for (size_t i = 0; i < r->documents.count && !status; i++)
        status = add_speller(sv, r, r->documents.data[i]->lang);
    return status;
}
