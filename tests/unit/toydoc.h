/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* toydoc.h -- documents for the toy plugins, and a registry that has both. */
#ifndef SV_TESTS_TOYDOC_H
#define SV_TESTS_TOYDOC_H

#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"
#include "tests/unit/toy.h"

#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/plug/run.h"

static const char text[] = "einn Tveir þrír fjórirð Fimm sex";

static sv_registry registry;

static samsvar_doc *make_doc(const char *lang, const char *bytes)
{
    samsvar_doc *doc = sv_doc_new();
    size_t len = strlen(bytes);
    if (!doc)
        return NULL;
    memcpy(doc->lang, lang, strlen(lang) + 1);
    char *copy = sv_strndup(bytes, len);
    if (!copy || sv_doc_set_text(doc, copy, len, SV_INPUT_TEXT, NULL) != SAMSVAR_OK) {
        sv_doc_free(doc);
        return NULL;
    }
    return doc;
}

static void test_set_up(void)
{
    temp_open();
    temp_mkdir("packs");
    temp_mkdir("packs/toy");
    temp_write("packs/toy/toys.txt", "ball\ndoll\n");
    setenv("SAMSVAR_DATA_PATH", temp_dir, 1);
    CU_ASSERT(sv_registry_add(&registry, &toy_plugin, NULL) == SAMSVAR_OK);
    CU_ASSERT(sv_registry_add(&registry, &toy_two, NULL) == SAMSVAR_OK);
}

static void test_tear_down(void)
{
    sv_registry_close(&registry);
    temp_close();
}

#endif
