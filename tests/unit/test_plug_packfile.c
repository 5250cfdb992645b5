/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/jsonin.h"
#include "core/base/mem.h"
#include "core/plug/packfile.h"
#include "core/plug/packfind.h"

#define ABOUT                                                                      \
    "\"format\": \"samsvar-pack/1\", \"id\": \"xx\", \"name\": \"X\",\n"             \
    "\"version\": \"1\", \"license\": \"CC0-1.0\""
#define HEAD ABOUT ", \"languages\": [\"xx\", \"xx-AT\"]"
#define FOUR(tag) tag ", " tag ", " tag ", " tag

static samsvar_status parse(const char *text, sv_packfile **out, sv_error *err)
{
    sv_error_init(err);
    *out = NULL;
    return sv_packfile_parse("/d", "/d/pack.json", text, strlen(text), out, err);
}

static void test_good(void)
{
    sv_packfile *p;
    sv_error err;
    const sv_pack_fallback *f;
    CU_ASSERT(parse("{" HEAD "}", &p, &err) == SAMSVAR_OK);
    const samsvar_plugin *plugin = sv_packfile_plugin(p);
    CU_ASSERT_STRING_EQUAL(plugin->id, "xx");
    CU_ASSERT_STRING_EQUAL(plugin->languages[1], "xx-AT");
    CU_ASSERT(plugin->languages[2] == NULL);
    CU_ASSERT(plugin->create && plugin->segment && plugin->analyze && plugin->align);
    CU_ASSERT_STRING_EQUAL(sv_packfile_dir(p), "/d");
    CU_ASSERT(sv_packfile_dictionary(p) == NULL && sv_packfile_fallbacks(p, &f) == 0);
    CU_ASSERT(sv_packfile_warning(p, 0) == NULL);
    sv_packfile_free(p);

    CU_ASSERT(parse("{" HEAD ", \"decimal\": \".\", \"ordinal_stop\": true,\n"
                    "\"dictionary\": \"de_AT\", \"colour\": 1,\n"
                    "\"fallback\": [\"is\", {\"language\": \"nb\", \"weight\": 0.25}]}",
                    &p, &err) == SAMSVAR_OK);
    CU_ASSERT_STRING_EQUAL(sv_packfile_dictionary(p), "de-AT");
    CU_ASSERT(sv_packfile_fallbacks(p, &f) == 2);
    CU_ASSERT_STRING_EQUAL(f[1].lang, "nb");
    CU_ASSERT(f[1].weight == 250 && f[0].weight == 600);
    CU_ASSERT_STRING_EQUAL(sv_packfile_warning(p, 0),
                           "/d/pack.json:3: \"colour\" is unknown and is passed over");
    CU_ASSERT(sv_packfile_warning(p, 1) == NULL);
    sv_packfile_free(p);
}

static void refused(const char *text, uint32_t line, const char *why)
{
    sv_packfile *p;
    sv_error err;
    CU_ASSERT(parse(text, &p, &err) == SAMSVAR_EDATA && p == NULL);
    CU_ASSERT(err.line == line);
    CU_ASSERT_STRING_EQUAL(err.file, "/d/pack.json");
    CU_ASSERT(strstr(err.message, why) != NULL);
    if (!strstr(err.message, why) || err.line != line)
        printf("%s: line %u: %s\n", text, (unsigned)err.line, err.message);
}

static void test_refused(void)
{
    refused("{", 1, "not valid JSON");
    refused("{\n\"id\": \"a\",\n\"id\": \"b\"}", 3, "duplicate");
    refused("[]", 1, "not a JSON object");
    refused("{}", 0, "\"format\" is missing");
    refused("{\"format\": \"samsvar-pack/2\"}", 1, "samsvar-pack/1");
    refused("{" HEAD ",\n\"id2\": 1, \"decimal\": \";\"}", 3, "\"decimal\"");
    refused("{" HEAD ", \"compounds\": 1}", 2, "true or false");
    refused("{" ABOUT ", \"languages\": []}", 2, "1 to 16");
    refused("{" ABOUT ", \"languages\": [" FOUR(FOUR("\"xx\"")) ", \"xx\"]}", 2, "1 to 16");
    refused("{" HEAD ", \"fallback\": \"is\"}", 2, "list");
    refused("{" HEAD ", \"fallback\": [\"n_b\"]}", 2, "BCP 47");
    refused("{" HEAD ", \"fallback\": [\"a\", \"b\", \"c\", \"d\", \"e\"]}", 2, "at most 4");
    refused("{" HEAD ", \"fallback\": [{\"language\": \"is\", \"weight\": 2}]}", 2, "weight");
    refused("{" HEAD ", \"fallback\": [{\"language\": \"is\", \"w\": 2}]}", 2, "more than");
    refused("{" HEAD ", \"dictionary\": \"../x\"}", 2, "tag");
    refused("{" HEAD ", \"comment\": 3}", 2, "text");
    refused("{\"format\": \"samsvar-pack/1\", \"id\": \"X/..\"}", 1, "a-z");
    refused("{\"format\": \"samsvar-pack/1\", \"id\": \"x\", \"name\": \"\"}", 1, "255");
    refused("{\"format\": \"samsvar-pack/1\", \"id\": \"x\", \"name\": \"a\", "
            "\"version\": \"1\", \"license\": \"MIT\", \"languages\": [\"xx-at\"]}",
            1, "BCP 47");
    refused("{\"format\": \"samsvar-pack/1\", \"id\": \"x\", \"name\": \"a\", "
            "\"version\": \"1\", \"license\": \"MIT\", \"languages\": []}",
            1, "1 to 16");
}

/* Jansson 2.14 itself does not survive every failed allocation: all but its own fail. */
static void test_memory(void)
{
    static const char text[] = "{" HEAD ", \"colour\": 1, \"fallback\": [\"is\"]}";
    json_t *json = NULL;
    sv_mem_fail_at(0, 0);
    CU_ASSERT(sv_json_parse(text, strlen(text), "x", 1, &json, NULL) == SAMSVAR_OK);
    uint64_t parsing = sv_mem_count();
    json_decref(json);
    for (uint64_t n = 1; n < parsing + 200; n = n == 1 ? parsing + 2 : n + 1) {
        sv_packfile *p;
        sv_error err;
        sv_mem_fail_at(n, 0);
        samsvar_status status = parse(text, &p, &err);
        sv_mem_fail_at(0, 0);
        if (status == SAMSVAR_OK) {
            CU_ASSERT(n > parsing + 2);
            sv_packfile_free(p);
            return;
        }
        CU_ASSERT(status == SAMSVAR_ENOMEM && p == NULL);
    }
    CU_FAIL("never enough memory");
}

static const sv_plugin_info *find(const sv_registry *reg, const char *id)
{
    for (size_t i = 0; i < reg->plugins.count; i++)
        if (strcmp(reg->plugins.data[i].id, id) == 0)
            return &reg->plugins.data[i];
    return NULL;
}

/* A pack is found, named as a plugin, and one that others may write to is refused. */
static void test_folders(void)
{
    sv_registry reg;
    sv_error err;
    sv_error_init(&err);
    temp_open();
    temp_mkdir("a");
    temp_mkdir("b");
    temp_mkdir("c");
    temp_write("a/pack.json", "{" HEAD "}");
    temp_write("b/pack.json", "{\n?");
    temp_write("c/pack.json", "{" HEAD "}");
    sv_registry_options options = {.plugin_path = temp_path("")};
    unsetenv("SAMSVAR_TRUST_PLUGINS");
    CU_ASSERT(sv_registry_open(&reg, &options, &err) == SAMSVAR_OK);
    const sv_plugin_info *info = sv_registry_find(&reg, "xx-CH");
    CU_ASSERT(info && info->data_only && info->state == SV_PLUGIN_READY);
    CU_ASSERT(info && strlen(info->sha256) == 64);
    info = find(&reg, "b");
    CU_ASSERT(info && info->state == SV_PLUGIN_REFUSED && strstr(info->reason, "pack.json:2:"));
    size_t shadowed = 0;
    for (size_t i = 0; i < reg.plugins.count; i++)
        shadowed += strcmp(reg.plugins.data[i].id, "xx") == 0 &&
                    reg.plugins.data[i].state == SV_PLUGIN_SHADOWED;
    CU_ASSERT(shadowed == 1);
    sv_registry_close(&reg);

    chmod(temp_path("a/pack.json"), 0666);
    CU_ASSERT(sv_registry_open(&reg, &options, &err) == SAMSVAR_OK);
    info = find(&reg, "a");
    CU_ASSERT(info && info->state == SV_PLUGIN_REFUSED && strstr(info->reason, "chmod"));
    sv_registry_close(&reg);
    temp_close();
}

SUITE_MAIN("plug_packfile", TEST(test_good), TEST(test_refused), TEST(test_memory),
           TEST(test_folders))
