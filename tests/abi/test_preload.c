/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* test_preload.c -- plugins that are linked into the program with -dlpreopen, and a list
 * of symbols as libtool writes it. */
#include "tests/unit/suite.h"
#include "tests/unit/toy.h"

#include "core/base/mem.h"
#include "core/plug/registry.h"

#include <ltdl.h>

static const samsvar_plugin *toy_entry(uint32_t host_abi)
{
    return host_abi >= SAMSVAR_ABI ? &toy_plugin : NULL;
}

static const samsvar_plugin *no_entry(uint32_t host_abi)
{
    (void)host_abi;
    return NULL;
}

static void *address_of(samsvar_plugin_entry_fn *entry)
{
    void *address;
    memcpy(&address, &entry, sizeof address);
    return address;
}

static size_t count_built_in(const sv_registry *reg, sv_plugin_state state)
{
    size_t n = 0;
    for (size_t i = 0; i < reg->plugins.count; i++)
        n += reg->plugins.data[i].state == state &&
             strcmp(reg->plugins.data[i].path, "(built in)") == 0;
    return n;
}

static void test_own_list(void)
{
    const lt_dlsymlist list[] = {
        {"@PROGRAM@", NULL},
        {"toy.a", NULL},
        {"toy_LTX_samsvar_plugin_entry", address_of(toy_entry)},
        {"toy_LTX_something_else", address_of(toy_entry)},
        {"toy.so", NULL}, /* libtool lists a module under two names */
        {"toy_LTX_samsvar_plugin_entry", address_of(toy_entry)},
        {"no_LTX_samsvar_plugin_entry", address_of(no_entry)},
        {"samsvar_plugin_entry", address_of(no_entry)},
        {NULL, NULL},
    };
    const sv_registry_options options = {.preloaded = list, .no_dynamic = 1};
    sv_registry reg;
    CU_ASSERT(sv_registry_open(&reg, &options, NULL) == SAMSVAR_OK);
    CU_ASSERT(count_built_in(&reg, SV_PLUGIN_READY) == 1);
    CU_ASSERT(count_built_in(&reg, SV_PLUGIN_REFUSED) == 1);
    CU_ASSERT(sv_registry_find(&reg, "nb-NO")->plugin == &toy_plugin);
    CU_ASSERT(sv_registry_find(&reg, "en") == NULL);
    CU_ASSERT(sv_registry_find(&reg, "en-GB-x-a")->plugin == &toy_plugin);
    sv_registry_close(&reg);
    for (uint64_t n = 1; n < 40; n++) {
        int64_t live = sv_mem_live();
        sv_mem_fail_at(n, 1);
        samsvar_status status = sv_registry_open(&reg, &options, NULL);
        sv_mem_fail_at(0, 0);
        CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        if (status == SAMSVAR_OK)
            sv_registry_close(&reg);
        CU_ASSERT(sv_mem_live() == live);
    }
}

/* The list of this program, handed over and as libltdl's default. */
static void test_program(void)
{
    const sv_registry_options given = {.preloaded = lt_preloaded_symbols,
                                       .no_dynamic = 1};
    const sv_registry_options set = {.no_dynamic = 1};
    sv_registry reg;
    CU_ASSERT(sv_registry_open(&reg, &given, NULL) == SAMSVAR_OK);
    CU_ASSERT(count_built_in(&reg, SV_PLUGIN_READY) == 1);
    const sv_plugin_info *info = sv_registry_find(&reg, "zz");
    CU_ASSERT(info && strcmp(info->id, "good") == 0 && info->sha256[0] == '\0');
    sv_registry_close(&reg);
    LTDL_SET_PRELOADED_SYMBOLS();
    CU_ASSERT(sv_registry_open(&reg, &set, NULL) == SAMSVAR_OK);
    CU_ASSERT(count_built_in(&reg, SV_PLUGIN_READY) == 1 && sv_registry_find(&reg, "zz"));
    sv_registry_close(&reg);
}

SUITE_MAIN("abi_preload", TEST(test_own_list), TEST(test_program))
