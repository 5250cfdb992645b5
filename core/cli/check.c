/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* check.c -- does a plugin keep the rules of samsvar-plugin(3)?
 *
 * A hook that spins or crashes cannot be stopped within the process, so every text is
 * worked on in a child; what the child finds comes back through a pipe. */
#include "core/cli/check.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 20, REPORT = 1024, REPEAT = 20000, ALIGN_MOST = 4096 };

/* Each is also tried REPEAT times in a row. */
static const struct {
    const char *name, *text;
} samples[] = {
    {"one letter", "a"},
    {"spaces", "   \t \n \xC2\xA0 "},
    {"stops", ". . ... .. ? !! "},
    {"figures", "1.2.3 12,5 % 2022-01-21 10:15 1 000 000 "},
    {"prose", "This is one. This is two, e.g. this: \"Three?\" No. 4. "},
    {"quotes", "\xC2\xAB\xE2\x80\x9E\"Ja, \xE2\x80\x9CNei. "},
    {"brackets", "([{a. b} c) "},
    {"dashes", "\xE2\x80\x93 Ja. \xE2\x80\x94 Nei - kanskje, "},
    {"lines", "A\r\nB\rC\n\nD\xE2\x80\xA8"
              "E\n"},
    {"capitals", "ABC DEF. GHI \xC3\x85\xC3\x90\xC3\x9E. "},
    {"marks", "e\xCC\x81\xCC\x81\xCC\x88 a\xCC\x8A. "},
    {"controls", "a\x01"
                 "b\x1B[0m. \x7F "},
    {"emoji", "\xF0\x9F\x98\x80. \xF0\x9F\x87\xB3\xF0\x9F\x87\xB4 "},
    {"right to left",
     "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D. \xD9\x85\xD8\xB1\xD8\xAD\xD8\xA8\xD8\xA7. "},
    {"no spaces", "abcdefghij"},
    {"joiners", "a\xC2\xAD"
                "b\xE2\x80\x8D"
                "c\xEF\xBB\xBF. "},
};
enum { SAMPLES = sizeof samples / sizeof samples[0] };

typedef struct digest {
    uint64_t hash, len;
} digest;

/* FNV-1a: to tell two outputs apart. */
static int take(void *data, const char *bytes, size_t len)
{
    digest *d = data;
    for (size_t i = 0; i < len; i++)
        d->hash = (d->hash ^ (unsigned char)bytes[i]) * 1099511628211u;
    d->len += len;
    return 0;
}

/* ------------------------------------------------------------------ in the child */

static samsvar_status work(samsvar *sv, const char *lang, const char *text, size_t len,
                           digest *d)
{
    samsvar_article_options o = {.struct_size = sizeof o, .lang = lang, .input = "text"};
    samsvar_article *a[2] = {NULL, NULL};
    samsvar_alignment *al = NULL;
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < 2 && !status; i++) {
        status = samsvar_article_parse(sv, i ? "b" : "a", text, len, &o, &a[i]);
        if (!status)
            status = samsvar_article_write(sv, a[i], "segments", "jsonl", take, d);
        if (!status)
            status = samsvar_article_write(sv, a[i], "features", "jsonl", take, d);
    }
    /* Long ones would measure the engine, not the plugin. */
    if (status || len > ALIGN_MOST) {
        samsvar_article_free(a[0]);
        samsvar_article_free(a[1]);
        return status;
    }
    samsvar_align_options how = {.struct_size = sizeof how, .mode = "comparable"};
    status = samsvar_align(sv, a, 2, &how, &al);
    if (!status)
        status = samsvar_alignment_write(sv, al, "jsonl", NULL, take, d, NULL);
    samsvar_alignment_free(al);
    return status;
}

static void child(samsvar *sv, const char *lang, const char *text, size_t len, int report)
{
    char message[REPORT] = "";
    digest once = {0, 0}, twice = {0, 0};
    struct rlimit time = {SECONDS, SECONDS};
    setrlimit(RLIMIT_CPU, &time);
    alarm(2 * SECONDS);
    samsvar_status status = work(sv, lang, text, len, &once);
    if (!status)
        status = work(sv, lang, text, len, &twice);
    if (status)
        snprintf(message, sizeof message, "%s", samsvar_last_error(sv)->message);
    else if (once.hash != twice.hash || once.len != twice.len)
        snprintf(message, sizeof message, "a second run gives another result");
    ssize_t n = write(report, message, strlen(message));
    _exit(message[0] != '\0' || n < 0);
}

/* ------------------------------------------------------------------ in the parent */

static void read_report(int fd, char *out)
{
    size_t len = 0;
    for (;;) {
        ssize_t n = read(fd, out + len, REPORT - 1 - len);
        if (n > 0)
            len += (size_t)n;
        else if (n == 0 || errno != EINTR)
            break;
    }
    out[len] = '\0';
}

static void describe(int state, char *out)
{
    int number = WIFSIGNALED(state) ? WTERMSIG(state) : 0;
    if (number == SIGALRM || number == SIGXCPU || number == SIGKILL)
        snprintf(out, REPORT, "did not end within %d seconds", SECONDS);
    else if (number)
        snprintf(out, REPORT, "ended the process with signal %d", number);
    else if (!out[0] && WEXITSTATUS(state))
        snprintf(out, REPORT, "ended the process with status %d", WEXITSTATUS(state));
}

/* 0: fine, 1: a finding, in out; -1: the system failed. */
static int try(cli *c, const char *lang, const char *text, size_t len, char out[REPORT])
{
    int ends[2], state = 0;
    fflush(stdout);
    if (pipe(ends) != 0)
        return -1;
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(c->sv, lang, text, len, ends[1]);
    }
    close(ends[1]);
    if (pid > 0)
        read_report(ends[0], out);
    close(ends[0]);
    if (pid < 0)
        return -1;
    while (waitpid(pid, &state, 0) < 0 && errno == EINTR)
        continue;
    describe(state, out);
    return out[0] != '\0';
}

static int report(const cli *c, const char *id, const char *lang, const char *name,
                  int many, const char *what, int first)
{
    char line[REPORT + 256];
    snprintf(line, sizeof line, "%s: %s, %s%s: %s", id, lang, name,
             many ? " repeated" : "", what);
    if (!c->settings.json) {
        puts(line);
    } else {
        fputs(first ? "" : ", ", stdout);
        cli_json(stdout, line);
    }
    return 1;
}

/* One language of a plugin: how many findings, or -1. */
static int check_language(cli *c, const char *id, const char *lang, int before)
{
    int found = 0;
    for (size_t i = 0; i < SAMPLES; i++)
        for (int many = 0; many < 2; many++) {
            char what[REPORT] = "";
            size_t one = strlen(samples[i].text), n = many ? REPEAT : 1;
            char *text = malloc(one * n);
            for (size_t k = 0; text && k < n; k++)
                memcpy(text + k * one, samples[i].text, one);
            int got = text ? try(c, lang, text, one * n, what) : -1;
            free(text);
            if (got < 0)
                return -1;
            if (got)
                found +=
                    report(c, id, lang, samples[i].name, many, what, before + found == 0);
        }
    return found;
}

/* Findings of the library, a line each, as ours. */
typedef struct relay {
    const cli *c;
    const char *id;
    int before;
} relay;

static int pass_on(void *data, const char *bytes, size_t len)
{
    relay *r = data;
    char line[REPORT];
    size_t n = len && bytes[len - 1] == '\n' ? len - 1 : len;
    snprintf(line, sizeof line, "%.*s", (int)n, bytes);
    report(r->c, r->id, "-", "files", 0, line, r->before++ == 0);
    return 0;
}

/* The lists of a pack, and golden.jsonl in its folder or the one above; findings, or -1. */
static int check_files(cli *c, const samsvar_plugin_entry *e, const char *folder, int before)
{
    char lang[64], path[PATH_MAX];
    relay r = {c, e->id, before};
    struct stat st;
    uint64_t n;
    int is_folder = stat(e->path, &st) == 0 && S_ISDIR(st.st_mode);
    const char *base = is_folder ? e->path : folder;
    snprintf(lang, sizeof lang, "%.*s", (int)strcspn(e->languages, " "), e->languages);
    if (is_folder && samsvar_pack_check(c->sv, e->path, pass_on, &r, &n))
        return -1;
    for (int i = 0; base[0] && i < 1 + is_folder; i++) {
        int len = snprintf(path, sizeof path, "%s/%sgolden.jsonl", base, i ? "../" : "");
        if (len > 0 && len < PATH_MAX && stat(path, &st) == 0) {
            if (samsvar_golden_check(c->sv, path, lang, pass_on, &r, &n))
                pass_on(&r, samsvar_last_error(c->sv)->message,
                        strlen(samsvar_last_error(c->sv)->message));
            break;
        }
    }
    return r.before - before;
}

static int check_entry(cli *c, const samsvar_plugin_entry *e, int before)
{
    int found = 0;
    if (e->problem)
        return report(c, e->id, "-", e->path, 0, e->problem, before == 0);
    for (const char *p = e->languages; *p;) {
        char lang[64];
        size_t len = strcspn(p, " ");
        if (len < sizeof lang) {
            memcpy(lang, p, len);
            lang[len] = '\0';
            int got = check_language(c, e->id, lang, before + found);
            if (got < 0)
                return -1;
            found += got;
        }
        p += len + (p[len] == ' ');
    }
    return found;
}

/* The folder that a name on the disk means, or "" for an id. */
static void folder_of(const char *what, char out[PATH_MAX])
{
    struct stat st;
    out[0] = '\0';
    char *real = stat(what, &st) == 0 ? realpath(what, NULL) : NULL;
    if (real && strlen(real) < PATH_MAX) {
        memcpy(out, real, strlen(real) + 1);
        char *slash = strrchr(out, '/');
        if (!S_ISDIR(st.st_mode) && slash)
            *slash = '\0';
    }
    free(real);
}

static int is_meant(const samsvar_plugin_entry *e, const char *what, const char *folder)
{
    size_t len = strlen(folder);
    if (len == 0)
        return strcmp(e->id, what) == 0;
    if (strncmp(e->path, folder, len) != 0)
        return 0;
    return e->path[len] == '\0' || /* a pack */
           (e->path[len] == '/' && !strchr(e->path + len + 1, '/'));
}

int cli_check_plugin(cli *c, const char *what)
{
    static char folder[PATH_MAX];
    samsvar_plugin_entry e;
    int found = 0, plugins = 0;
    folder_of(what, folder);
    if (folder[0])
        c->settings.plugin_path = folder;
    int code = cli_open(c);
    if (code)
        return code;
    if (c->settings.json)
        fputs("{\"findings\": [", stdout);
    for (uint32_t i = 0; samsvar_plugin_at(c->sv, i, &e) == SAMSVAR_OK; i++) {
        if (!is_meant(&e, what, folder))
            continue;
        int got = check_entry(c, &e, found);
        if (got >= 0 && !e.problem) {
            int more = check_files(c, &e, folder, found + got);
            got = more < 0 ? -1 : got + more;
        }
        if (got < 0) {
            cli_say("cannot start a process (error %d)", errno);
            return CLI_SYSTEM;
        }
        found += got;
        plugins++;
        if (!got && !c->settings.json)
            printf("%s: no findings\n", e.id);
    }
    if (c->settings.json)
        printf("], \"plugins\": %d}\n", plugins);
    if (plugins == 0) {
        cli_say("no plugin is called or stands in \"%s\" (samsvar plugins list)", what);
        return CLI_NOINPUT;
    }
    return found ? CLI_FINDINGS : CLI_OK;
}
