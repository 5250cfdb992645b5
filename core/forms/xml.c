/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xml.c -- libxml2, set up. */
#include "core/forms/xml.h"

#include "core/base/mem.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <pthread.h>

static _Thread_local int starved;

static void *noted(void *block)
{
    if (!block)
        starved = 1;
    return block;
}

static void *take(size_t size)
{
    return noted(sv_mem_malloc(size));
}

static void *resize(void *block, size_t size)
{
    return noted(sv_mem_realloc(block, size));
}

static char *duplicate(const char *text)
{
    return noted(sv_strdup(text));
}

int sv_xml_starved(void)
{
    int was = starved;
    starved = 0;
    return was;
}

static void set_up(void)
{
    xmlMemSetup(sv_free, take, resize, duplicate);
    xmlInitParser();
}

void sv_xml_setup(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up);
}
