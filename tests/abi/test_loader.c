/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* test_loader.c -- every broken module is refused, or its nonsense is, with the reason.
 * ABI_MODULES: the folder that the modules of this directory were built into. */
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/plug/run.h"

/* Copies a module (or any file) into the test's folder under another name. */
static void copy_module(const char *module, const char *name)
{
    char from[1024];
    sv_buf bytes;
    snprintf(from, sizeof from, "%s/%s", ABI_MODULES, module);
    sv_buf_init(&bytes, 64u << 20);
    CU_ASSERT(sv_file_read(from, 64u << 20, &bytes, NULL, NULL) == SAMSVAR_OK);
    temp_write_bytes(name, bytes.data, bytes.len);
    sv_buf_clear(&bytes);
}

static void copy_one(const char *stem)
{
    char name[128], to[128];
    snprintf(name, sizeof name, "%s.so", stem);
    snprintf(to, sizeof to, "p/%s.so", stem);
    copy_module(name, to);
}

static void open_folder(sv_registry *reg, const char *folder)
{
    const sv_registry_options options = {.plugin_path = folder};
    sv_error err;
    sv_error_init(&err);
    unsetenv("SAMSVAR_TRUST_PLUGINS"); /* the test environment sets it: here trust is tested */
    CU_ASSERT(sv_registry_open(reg, &options, &err) == SAMSVAR_OK);
    if (err.code)
        printf("[%s]", err.message);
}

/* The entry of a file in the folder p of the test; NULL: not listed. */
static const sv_plugin_info *find_file(const sv_registry *reg, const char *stem)
{
    char path[1100];
    snprintf(path, sizeof path, "%s/p/%s.so", temp_dir, stem);
    for (size_t i = 0; i < reg->plugins.count; i++)
        if (reg->plugins.data[i].path && strcmp(reg->plugins.data[i].path, path) == 0)
            return &reg->plugins.data[i];
    return NULL;
}

static void refused(const sv_registry *reg, const char *stem, const char *why)
{
    const sv_plugin_info *info = find_file(reg, stem);
    CU_ASSERT(info != NULL);
    if (!info) {
        printf("[%s is not listed]", stem);
        return;
    }
    CU_ASSERT(info->state == SV_PLUGIN_REFUSED && !info->plugin && !info->handle);
    CU_ASSERT_STRING_EQUAL(info->id, stem);
    CU_ASSERT(info->reason && strstr(info->reason, why));
    if (!info->reason || !strstr(info->reason, why))
        printf("[%s: %s]", stem, info->reason ? info->reason : "no reason");
}

static void test_set_up(void)
{
    static const char *const stems[] = {
        "abi_good",     "abi_plain",     "bad_no_entry",   "bad_null",
        "bad_abi0",     "bad_abi99",     "bad_short",      "bad_id",
        "bad_no_id",    "bad_no_name",   "bad_no_license", "bad_no_language",
        "bad_language", "bad_no_create", "bad_no_destroy", "bad_undefined"};
    temp_open();
    temp_mkdir("p");
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++)
        copy_one(stems[i]);
    temp_write("p/bad_garbage.so",
               "this is no shared object, whatever its name says, and it "
               "is long enough to be looked at\n");
    temp_write("p/bad_empty.so", "");
    temp_mkdir("p/bad_folder.so");
    copy_module("abi_good.so", "p/bad_writable.so");
    chmod(temp_path("p/bad_writable.so"), 0666);
    copy_module("abi_good.so", "p/abi_good_again.so"); /* an entry of another name */
    copy_module("abi_good.so", "p/readme.txt");
    copy_module("abi_good.so", "p/.hidden.so");
    copy_module("abi_good.so", "p/real.name");
    CU_ASSERT(symlink(temp_path("p/real.name"), temp_path("p/bad_link.so")) == 0);
    CU_ASSERT(symlink("nothing", temp_path("p/bad_dangling.so")) == 0);
    setenv("SAMSVAR_DATA_PATH", temp_dir, 1);
}

static void test_refused(void)
{
    sv_registry reg;
    open_folder(&reg, temp_path("p"));
    refused(&reg, "bad_no_entry", "has no entry: no function samsvar_plugin_entry");
    refused(&reg, "bad_null", "does not work with ABI 1");
    refused(&reg, "bad_abi0", "is made for ABI 0; this program takes 1 to 1");
    refused(&reg, "bad_abi99", "is made for ABI 99");
    refused(&reg, "bad_short", "its descriptor has");
    refused(&reg, "bad_id", "its id is not made of");
    refused(&reg, "bad_no_id", "has no id");
    refused(&reg, "bad_no_name", "has no name");
    refused(&reg, "bad_no_license", "has no license");
    refused(&reg, "bad_no_language", "names no languages");
    refused(&reg, "bad_language", "language 1 is not a canonical BCP 47 tag");
    refused(&reg, "bad_no_create", "has no create()");
    refused(&reg, "bad_no_destroy", "has no destroy()");
    refused(&reg, "bad_undefined", "undefined symbol: samsvar_missing_function");
    refused(&reg, "bad_garbage", "invalid ELF header");
    refused(&reg, "bad_empty", "file too short");
    refused(&reg, "bad_folder", "is not a regular file");
    refused(&reg, "bad_writable", "everybody may write to it: chmod o-w it");
    refused(&reg, "bad_link", "a link to a file whose name has no \".so\"");
    refused(&reg, "bad_dangling", "cannot be found");
    refused(&reg, "abi_good_again", "has no entry");
    CU_ASSERT(find_file(&reg, "abi_good") && find_file(&reg, "abi_plain"));
    for (size_t i = 0; i < reg.plugins.count; i++)
        CU_ASSERT(!strstr(reg.plugins.data[i].path, "readme") &&
                  !strstr(reg.plugins.data[i].path, "hidden"));
    for (size_t i = 1; i < reg.plugins.count; i++) /* by name */
        CU_ASSERT(strncmp(reg.plugins.data[i].path, temp_dir, strlen(temp_dir)) != 0 ||
                  strcmp(reg.plugins.data[i - 1].path, reg.plugins.data[i].path) < 0);
    sv_registry_close(&reg);
}

static void test_good(void)
{
    char sum[65];
    sv_registry reg;
    sv_worker *w;
    open_folder(&reg, temp_path("p"));
    const sv_plugin_info *good = find_file(&reg, "abi_good"), *plain;
    CU_ASSERT(good && good->state == SV_PLUGIN_READY &&
              sv_registry_find(&reg, "zz") == good);
    CU_ASSERT(sv_sha256_file(temp_path("p/abi_good.so"), sum, NULL) == SAMSVAR_OK);
    CU_ASSERT(good && strcmp(good->sha256, sum) == 0);
    plain = find_file(&reg, "abi_plain");
    CU_ASSERT(plain && plain->state == SV_PLUGIN_READY &&
              sv_registry_find(&reg, "zp") == plain);
    CU_ASSERT(plain && sv_registry_hooks(&reg, plain->plugin) == 0);
    CU_ASSERT(strstr(reg.path, temp_dir) == reg.path);
    CU_ASSERT(sv_worker_new(&reg, NULL, &w, NULL) == SAMSVAR_OK);
    for (int i = 0; i < 2; i++) {
        samsvar_doc *doc = sv_doc_new();
        memcpy(doc->lang, i ? "zp" : "zz", 3);
        CU_ASSERT(sv_doc_set_text(doc, sv_strdup("One two. Three."), 15, SV_INPUT_TEXT,
                                  NULL) == 0);
        CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
        CU_ASSERT(doc->segments.count == (i ? 2 : 3));
        CU_ASSERT(sv_worker_analyze(w, doc, 0, 2, NULL) == SAMSVAR_OK);
        CU_ASSERT(doc->features.count >= 2);
        sv_doc_free(doc);
    }
    sv_worker_free(w);
    sv_registry_close(&reg);
}

/* A module whose hook misbehaves: what the call says, and what the document then holds.
 */
static void misbehaves(const char *stem, const char *segment_rule,
                       const char *analyze_rule)
{
    static const char text[] = "Einn tveir þrír \xC3\xB0ld fimm sex";
    sv_registry reg;
    sv_worker *w;
    sv_error err;
    temp_mkdir("p");
    copy_one(stem);
    open_folder(&reg, temp_path("p"));
    sv_error_init(&err);
    samsvar_doc *doc = sv_doc_new();
    memcpy(doc->lang, "zz", 3);
    CU_ASSERT(sv_doc_set_text(doc, sv_strdup(text), strlen(text), SV_INPUT_TEXT, NULL) ==
              0);
    CU_ASSERT(sv_worker_new(&reg, NULL, &w, NULL) == SAMSVAR_OK);
    samsvar_status status = sv_worker_segment(w, doc, &err);
    CU_ASSERT((status != SAMSVAR_OK) == (segment_rule != NULL));
    CU_ASSERT(!segment_rule || strstr(err.message, segment_rule));
    CU_ASSERT(!segment_rule || strstr(err.message, "plugin abi: segment: "));
    CU_ASSERT(doc->segments.count == (segment_rule ? 0 : 6));
    if (segment_rule && !strstr(err.message, segment_rule))
        printf("[%s: %s]", stem, err.message);
    sv_error_init(&err);
    doc->input = SV_INPUT_LINES;
    for (char *p = (char *)doc->owned_text; segment_rule && *p; p++)
        if (*p == ' ')
            *p = '\n'; /* so that there are segments to analyse */
    CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK || !segment_rule);
    if (!segment_rule) {
        doc->input = SV_INPUT_TEXT;
        CU_ASSERT(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    }
    status = sv_worker_analyze(w, doc, 0, 6, &err);
    CU_ASSERT((status != SAMSVAR_OK) == (analyze_rule != NULL));
    CU_ASSERT(!analyze_rule || strstr(err.message, analyze_rule));
    CU_ASSERT(!analyze_rule || strstr(err.message, "plugin abi: analyze: "));
    CU_ASSERT(doc->features.count == (analyze_rule ? 0 : 6));
    if (analyze_rule && !strstr(err.message, analyze_rule))
        printf("[%s: %s]", stem, err.message);
    sv_worker_free(w);
    sv_doc_free(doc);
    sv_registry_close(&reg);
    temp_remove_below(temp_path("p"));
    rmdir(temp_path("p"));
}

static void test_misbehaving(void)
{
    temp_remove_below(temp_path("p"));
    rmdir(temp_path("p"));
    misbehaves("bad_seg_range", "is behind the text (31 bytes)", NULL);
    misbehaves("bad_seg_overlap", "is before the end of the last segment", NULL);
    misbehaves("bad_seg_inside", "is inside a character", NULL);
    misbehaves("bad_seg_endless", "SV_LIMIT_SEGMENTS", NULL);
    misbehaves("bad_feat_parent", NULL, "parent 2 does not come before it");
    misbehaves("bad_feat_key", NULL, "the key is not valid UTF-8");
    misbehaves("bad_feat_endless", NULL, "SV_LIMIT_FEATURES_PER_BYTE");
    misbehaves("bad_half_way", "half way", "a data file is malformed");
}

static void test_trust(void)
{
    sv_registry reg;
    temp_mkdir("p");
    copy_one("abi_good");
    chmod(temp_path("p"), 0777);
    open_folder(&reg, temp_path("p"));
    refused(&reg, "abi_good", "everybody may write to it");
    sv_registry_close(&reg);
    sv_registry_options options = {.plugin_path = temp_path("p"), .trust_all = 1};
    CU_ASSERT(sv_registry_open(&reg, &options, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_find(&reg, "zz") != NULL);
    sv_registry_close(&reg);
    setenv("SAMSVAR_TRUST_PLUGINS", "1", 1);
    open_folder(&reg, temp_path("p"));
    CU_ASSERT(sv_registry_find(&reg, "zz") != NULL);
    sv_registry_close(&reg);
    unsetenv("SAMSVAR_TRUST_PLUGINS");
    chmod(temp_path("p"), 0755);
    options = (sv_registry_options){.plugin_path = temp_path("p"), .no_dynamic = 1};
    CU_ASSERT(sv_registry_open(&reg, &options, NULL) == SAMSVAR_OK);
    CU_ASSERT(reg.plugins.count == 0);
    sv_registry_close(&reg);
}

static void test_shadow(void)
{
    char path[2200];
    sv_registry reg;
    temp_mkdir("q");
    copy_module("abi_good.so", "q/abi_good.so");
    snprintf(path, sizeof path, "%s:%s", temp_path("q"), temp_path("p"));
    open_folder(&reg, path);
    const sv_plugin_info *second = find_file(&reg, "abi_good");
    CU_ASSERT(second && second->state == SV_PLUGIN_SHADOWED);
    CU_ASSERT(second && strstr(second->reason, "plugin \"good\" of ") &&
              strstr(second->reason, "/q/abi_good.so comes first"));
    CU_ASSERT(strstr(sv_registry_find(&reg, "zz")->path, "/q/") != NULL);
    sv_registry_close(&reg);
    /* the environment's folders come behind, and those of nobody's own are refused */
    setenv("SAMSVAR_PLUGIN_PATH", temp_path("q"), 1);
    open_folder(&reg, temp_path("p"));
    CU_ASSERT(strstr(sv_registry_find(&reg, "zz")->path, "/p/") != NULL);
    sv_registry_close(&reg);
    unsetenv("SAMSVAR_PLUGIN_PATH");
    CU_ASSERT(chdir(temp_path("q")) == 0);
    open_folder(&reg, ".::q");
    CU_ASSERT(sv_registry_find(&reg, "zz") == NULL);
    CU_ASSERT(reg.plugins.count >= 3 &&
              strstr(reg.plugins.data[0].reason, "must be absolute"));
    CU_ASSERT(strstr(reg.plugins.data[1].reason, "must be absolute") != NULL);
    sv_registry_close(&reg);
    open_folder(&reg, temp_path("no-such-folder"));
    CU_ASSERT(strstr(reg.plugins.data[0].reason, "cannot be read") != NULL);
    sv_registry_close(&reg);
}

/* Two registries side by side; plugins that stay loaded. */
static void test_two(void)
{
    sv_registry a, b;
    open_folder(&a, temp_path("p"));
    open_folder(&b, temp_path("p"));
    sv_registry_close(&a);
    CU_ASSERT(strcmp(sv_registry_find(&b, "zz")->plugin->id, "good") == 0);
    sv_registry_close(&b);
    setenv("SAMSVAR_KEEP_PLUGINS", "1", 1);
    open_folder(&a, temp_path("p"));
    const samsvar_plugin *plugin = sv_registry_find(&a, "zz")->plugin;
    sv_registry_close(&a);
    CU_ASSERT_STRING_EQUAL(plugin->id, "good"); /* still there */
    unsetenv("SAMSVAR_KEEP_PLUGINS");
}

static void test_no_memory(void)
{
    const sv_registry_options options = {.plugin_path = temp_path("p"),
                                         .hooks_off_plugin = "good"};
    for (int sticky = 0; sticky < 2; sticky++) {
        int64_t live = sv_mem_live();
        uint64_t n = 0;
        int reached = 1;
        while (reached && n < 500) {
            sv_registry reg;
            sv_mem_fail_at(++n, sticky);
            samsvar_status status = sv_registry_open(&reg, &options, NULL);
            reached = sv_mem_count() >= n;
            CU_ASSERT(reached || status == SAMSVAR_OK);
            CU_ASSERT(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
            if (status == SAMSVAR_OK) {
                CU_ASSERT(sv_registry_find(&reg, "zz") != NULL);
                sv_registry_close(&reg);
            }
            CU_ASSERT(sv_mem_live() == live);
        }
        sv_mem_fail_at(0, 0);
        CU_ASSERT(n > 10 && n < 500);
    }
    temp_close();
}

SUITE_MAIN("abi_loader", TEST(test_set_up), TEST(test_refused), TEST(test_good),
           TEST(test_misbehaving), TEST(test_trust), TEST(test_shadow), TEST(test_two),
           TEST(test_no_memory))
