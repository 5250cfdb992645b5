/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/nomem.h"
#include "tests/unit/suite.h"
#include "tests/unit/toy.h"

#include "core/base/mem.h"
#include "core/plug/registry.h"

static void test_add(void)
{
    sv_registry reg = {.dynamic = 0};
    CU_ASSERT(sv_registry_add(&reg, &toy_plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_add(&reg, &toy_plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_add(&reg, &toy_two, NULL) == SAMSVAR_OK);
    CU_ASSERT(reg.plugins.count == 3);
    CU_ASSERT(reg.plugins.data[0].state == SV_PLUGIN_READY);
    CU_ASSERT(reg.plugins.data[1].state == SV_PLUGIN_SHADOWED);
    CU_ASSERT_STRING_EQUAL(reg.plugins.data[1].reason,
                           "plugin \"toy\" of (built in) comes first");
    CU_ASSERT(reg.plugins.data[2].state == SV_PLUGIN_READY);
    CU_ASSERT_STRING_EQUAL(reg.plugins.data[2].id, "toy2");
    CU_ASSERT_STRING_EQUAL(reg.plugins.data[2].sha256, "");
    sv_registry_close(&reg);
    sv_registry_close(&reg); /* closed twice is closed */
}

static void test_find(void)
{
    static const struct {
        const char *tag, *id;
    } cases[] = {
        {"xx", "toy"}, {"XX", "toy"},    {"xx-Latn-NO", "toy"}, {"no", "toy"},
        {"nb", "toy"}, {"nn-NO", "toy"}, {"nb_no", "toy"},      {"yy", "toy2"},
        {"en", NULL},  {"en-US", NULL},  {"en-gb", "toy"},      {"en-GB-oxendict", "toy"},
        {"", NULL},    {"?", NULL},      {"xxx", NULL},         {"da", NULL},
    };
    sv_registry reg = {.dynamic = 0};
    sv_registry_add(&reg, &toy_plugin, NULL);
    sv_registry_add(&reg, &toy_two, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const sv_plugin_info *info = sv_registry_find(&reg, cases[i].tag);
        CU_ASSERT((info != NULL) == (cases[i].id != NULL));
        CU_ASSERT(!info || !cases[i].id || strcmp(info->id, cases[i].id) == 0);
    }
    CU_ASSERT(sv_registry_find(NULL, "xx") == NULL);
    sv_registry_close(&reg);
}

/* A descriptor with one thing wrong. */
static void refused(samsvar_plugin plugin, const char *why)
{
    sv_registry reg = {.dynamic = 0};
    sv_error err;
    sv_error_init(&err);
    CU_ASSERT(sv_registry_add(&reg, &plugin, &err) == SAMSVAR_EPLUGIN);
    CU_ASSERT(strstr(err.message, why) != NULL);
    CU_ASSERT(reg.plugins.count == 1 && reg.plugins.data[0].state == SV_PLUGIN_REFUSED);
    CU_ASSERT(strstr(reg.plugins.data[0].reason, why) != NULL);
    CU_ASSERT(sv_registry_find(&reg, "xx") == NULL);
    sv_registry_close(&reg);
}

static void test_refused(void)
{
    static const char *const many[] = {
        "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa",
        "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa",
        "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa",
        "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa",
        "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa", "aa",
        "aa", "aa", "aa", "aa", "aa", "aa", NULL};
    samsvar_plugin p = toy_plugin;
    char text[400];
    sv_registry reg = {.dynamic = 0};
    CU_ASSERT(sv_registry_add(&reg, NULL, NULL) == SAMSVAR_EPLUGIN);
    sv_registry_close(&reg);
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '\0';
    p.id = text, refused(p, "its id is not UTF-8 of at most 255 bytes");
    text[40] = '\0';
    refused(p, "its id is not made of at most 35");
    p.id = "a/b", refused(p, "its id is not made of");
    p = toy_plugin, p.name = "\xFF", refused(p, "its name is not UTF-8");
    p = toy_plugin, p.version = NULL, refused(p, "has no version");
    p = toy_plugin, p.languages = many, refused(p, "names too many languages");
    p = toy_plugin, p.languages = NULL, refused(p, "names no languages");
    p = toy_plugin, p.struct_size = 0, refused(p, "its descriptor has 0 bytes");
    p = toy_plugin, p.abi = 2, refused(p, "is made for ABI 2");
}

static void test_hooks(void)
{
    sv_registry reg = {.dynamic = 0};
    samsvar_plugin p = toy_plugin;
    CU_ASSERT(sv_registry_hooks(&reg, &p) == 7);
    p.analyze = NULL;
    CU_ASSERT(sv_registry_hooks(&reg, &p) == (SV_HOOK_SEGMENT | SV_HOOK_ALIGN));
    p.struct_size = offsetof(samsvar_plugin, align);
    CU_ASSERT(sv_registry_hooks(&reg, &p) == SV_HOOK_SEGMENT);
    reg.hooks_off = SV_HOOK_SEGMENT;
    CU_ASSERT(sv_registry_hooks(&reg, &p) == 0);
    char other[] = "other";
    reg.hooks_off_plugin = other;
    CU_ASSERT(sv_registry_hooks(&reg, &p) == SV_HOOK_SEGMENT);
}

static samsvar_status use(void)
{
    sv_registry reg;
    const sv_registry_options options = {
        .no_dynamic = 1, .hooks_off_plugin = "toy", .plugin_path = "relative:"};
    sv_error err;
    sv_error_init(&err);
    samsvar_status status = sv_registry_open(&reg, &options, &err);
    if (status == SAMSVAR_OK)
        status = sv_registry_add(&reg, &toy_plugin, &err);
    if (status == SAMSVAR_OK)
        status = sv_registry_add(&reg, &toy_plugin, &err);
    CU_ASSERT(err.code == status);
    sv_registry_close(&reg); /* fine after a failure, too */
    return status;
}

static void test_no_memory(void)
{
    fail_each_allocation(use, 5, 100);
}

SUITE_MAIN("plug_registry", TEST(test_add), TEST(test_find), TEST(test_refused),
           TEST(test_hooks), TEST(test_no_memory))
