/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* toy.c -- a plugin for the tests of samsvar plugins check: right, or with TOY_BAD wrong in
 * many ways, each on a text of its own; with TOY_LOAD it crashes when it is loaded. */
#include "core/plugin.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct samsvar_instance {
    const samsvar_host *host;
    char *buffer;
};

#ifdef TOY_LOAD
__attribute__((constructor)) static void at_load(void)
{
    abort();
}
#endif

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    samsvar_instance *inst = host->alloc(host, sizeof *inst);
    (void)self;
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    inst->buffer = host->alloc(host, 100);
#ifdef TOY_BAD
    static void *volatile lost; /* neither released nor the host's */
    lost = malloc(50);
    (void)lost;
#else
    if (!inst->buffer) {
        host->release(host, inst);
        return SAMSVAR_ENOMEM;
    }
#endif
    *out = inst;
    return SAMSVAR_OK;
}

static void destroy(samsvar_instance *inst)
{
    const samsvar_host *host = inst->host;
    host->release(host, inst->buffer);
    host->release(host, inst);
}

#ifdef TOY_BAD
static pthread_t first_thread;
static volatile unsigned calls, sum;
static char *volatile block; /* volatile: or a compiler leaves out what nobody looks at */

static int holds(samsvar_str text, const char *what)
{
    return memmem(text.ptr, text.len, what, strlen(what)) != NULL;
}

static void misbehave(samsvar_str text)
{
    if (text.len < 40 && holds(text, "\xF0\x9F\x98\x80")) /* emoji */
        *(volatile int *)16 = 1;
    if (text.len < 40 && holds(text, "\xD7\xA9")) /* right to left */
        for (;;)
            sleep(100);
    if (text.len < 40 && holds(text, "\x1B")) /* controls */
        exit(3);
    if (text.len < 40 && holds(text, "\xCC\x8A")) /* marks */
        puts("hello");
    if (text.len < 60 && holds(text, "2022-01-21")) /* figures */
        for (;;) {
            block = malloc(1 << 20);
            memset(block, 1, 1 << 20);
        }
    /* open brackets: ten times the text takes 1000 times the time, so that no noise hides it */
    if (text.len < 500000 && holds(text, "([(["))
        for (uint64_t i = 0, n = (uint64_t)text.len * text.len / 4096 * text.len / 4096; i < n; i++)
            sum += (unsigned)i;
}
#endif

static samsvar_status segment(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink)
{
    const samsvar_host *host = inst->host;
    const samsvar_segment_v1 *service = host->extension(host, "samsvar.segment/1");
#ifdef TOY_BAD
    samsvar_str text = host->doc_text(doc);
    misbehave(text);
    if (!calls++)
        first_thread = pthread_self();
    if (!inst->buffer || !pthread_equal(first_thread, pthread_self()) ||
        (text.len < 40 && holds(text, "e\xCC\x81") && calls % 2) ||
        (holds(text, "O'Neill") && calls > 1)) /* names: another result later */
        return SAMSVAR_OK;
#endif
    return service->run(host, doc, NULL, emit, sink);
}

static const char *const languages[] = {"qtz", NULL};

static const samsvar_plugin plugin = {
    sizeof plugin, SAMSVAR_ABI, "toy", "Toy", "1.0", "CC0-1.0",
    languages, NULL, create, destroy, segment, NULL, NULL, NULL,
};

SAMSVAR_PLUGIN(samsvar_toy)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
