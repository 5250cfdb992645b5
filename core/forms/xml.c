/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* xml.c -- libxml2, set up. */
#include "core/forms/xml.h"

#include "core/base/mem.h"

#include <libxml/parser.h>
#include <libxml/xmlmemory.h>
#include <pthread.h>

static char *duplicate(const char *text)
{
    return sv_strdup(text);
}

static void set_up(void)
{
    xmlMemSetup(sv_free, sv_mem_malloc, sv_mem_realloc, duplicate);
    xmlInitParser();
}

void sv_xml_setup(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, set_up);
}
