/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* regfind.c -- which plugin answers for a language, and with which hooks. */
#include "core/plug/registry.h"

#include "core/base/lang.h"

#include <string.h>

static uint32_t declared(const samsvar_plugin *plugin)
{
    uint32_t hooks = 0;
    if (SAMSVAR_HAS(samsvar_plugin, plugin, segment))
        hooks |= SV_HOOK_SEGMENT;
    if (SAMSVAR_HAS(samsvar_plugin, plugin, analyze))
        hooks |= SV_HOOK_ANALYZE;
    if (SAMSVAR_HAS(samsvar_plugin, plugin, align))
        hooks |= SV_HOOK_ALIGN;
    return hooks;
}

uint32_t sv_registry_hooks(const sv_registry *reg, const samsvar_plugin *plugin)
{
    uint32_t hooks = declared(plugin);
    if (!reg->hooks_off_plugin || strcmp(reg->hooks_off_plugin, plugin->id) == 0)
        hooks &= ~reg->hooks_off;
    return hooks;
}

uint32_t sv_registry_lent(const sv_registry *reg, const sv_plugin_info *info)
{
    if (!info->pack || info->data_only)
        return 0;
    return sv_registry_hooks(reg, sv_packfile_plugin(info->pack)) & ~declared(info->plugin);
}

static const sv_plugin_info *find_tag(const sv_registry *reg, const char *tag)
{
    for (size_t i = 0; i < reg->plugins.count; i++) {
        const sv_plugin_info *info = &reg->plugins.data[i];
        if (info->state != SV_PLUGIN_READY)
            continue;
        for (const char *const *lang = info->plugin->languages; *lang; lang++)
            if (strcmp(*lang, tag) == 0)
                return info;
    }
    return NULL;
}

const sv_plugin_info *sv_registry_find(const sv_registry *reg, const char *lang)
{
    char tag[SV_LANG_SIZE];
    if (!reg || sv_lang_normalise(lang, strlen(lang), tag) != SAMSVAR_OK)
        return NULL;
    const sv_plugin_info *info;
    do {
        info = find_tag(reg, tag);
    } while (!info && sv_lang_parent(tag));
    const char *macro = info ? NULL : sv_lang_macro(tag);
    return macro ? find_tag(reg, macro) : info;
}
