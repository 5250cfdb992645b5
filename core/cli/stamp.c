/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* stamp.c -- the time that an output records. */
#include "core/cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* "2022-01-21", or with a time behind it. */
static int is_time(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    size_t i;
    for (i = 0; form[i]; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return 0;
    return !text[i] ||
           (text[i] == 'T' && strspn(text + i, "0123456789T:.,Z+-") == strlen(text + i));
}

int cli_check_stamp(const cli *c)
{
    const char *stamp = c->settings.stamp;
    if (!stamp || is_time(stamp))
        return 0;
    cli_say("%s: --stamp takes a time like 2022-01-21T10:00:00Z, not \"%s\"",
            c->command->name, stamp);
    return CLI_USAGE;
}

const char *cli_stamp(const cli *c, char buf[CLI_STAMP_SIZE])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    uint32_t seconds;
    struct tm t;
    if (c->settings.stamp || !epoch || !cli_number(epoch, 0, UINT32_MAX, &seconds))
        return c->settings.stamp;
    time_t when = (time_t)seconds;
    if (!gmtime_r(&when, &t))
        return NULL;
    snprintf(buf, CLI_STAMP_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ",
             (t.tm_year + 1900) % 10000, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min,
             t.tm_sec);
    return buf;
}
