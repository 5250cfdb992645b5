/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* serve.c -- the page on the loopback interface. All runs in the thread of the caller. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* getrandom */
#endif
#include "core/review/serve.h"

#include "config.h"

#ifndef HAVE_MICROHTTPD

samsvar_status sv_serve(const char *path, uint32_t port, sv_ready_fn *ready, void *data,
                        sv_error *err)
{
    (void)port;
    (void)ready;
    (void)data;
    return sv_fail_at(err, SAMSVAR_ENOTSUP, path, 0,
                      "this samsvar was built without libmicrohttpd and cannot serve; "
                      "write the page to a file with -o");
}

#else

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/base/log.h"
#include "core/base/mem.h"
#include "core/base/num.h"
#include "core/review/page.h"
#include "core/review/review.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/select.h>

enum { TOKEN_BYTES = 16, HOSTS = 3, HOST_SIZE = 32, CONNECTIONS = 32, SECONDS = 60 };

typedef struct server {
    const char *path;
    char token[2 * TOKEN_BYTES + 1];
    char hosts[HOSTS][HOST_SIZE]; /* what a browser may call us */
    struct MHD_Daemon *daemons[2];
} server;

/* A request under way. */
typedef struct request {
    sv_buf body;
} request;

/* ------------------------------------------------------------------ answers */

static enum MHD_Result answer(struct MHD_Connection *c, unsigned code, const char *type,
                              const char *text, size_t len)
{
    struct MHD_Response *r =
        MHD_create_response_from_buffer(len, (void *)text, MHD_RESPMEM_MUST_COPY);
    if (!r)
        return MHD_NO;
    MHD_add_response_header(r, "Content-Type", type);
    MHD_add_response_header(r, "Cache-Control", "no-store");
    MHD_add_response_header(r, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(r, "X-Frame-Options", "DENY");
    MHD_add_response_header(r, "Referrer-Policy", "same-origin");
    MHD_add_response_header(r, "Cross-Origin-Resource-Policy", "same-origin");
    MHD_add_response_header(r, "Cross-Origin-Opener-Policy", "same-origin");
    MHD_add_response_header(r, "Content-Security-Policy", "frame-ancestors 'none'");
    enum MHD_Result done = MHD_queue_response(c, code, r);
    MHD_destroy_response(r);
    return done;
}

static enum MHD_Result say(struct MHD_Connection *c, unsigned code, const char *text)
{
    return answer(c, code, "text/plain; charset=utf-8", text, strlen(text));
}

static enum MHD_Result say_error(struct MHD_Connection *c, unsigned code,
                                 const sv_error *err, samsvar_status status)
{
    return say(c, code, err->message[0] ? err->message : sv_status_text(status));
}

/* ------------------------------------------------------------------ who asks */

static const char *header(struct MHD_Connection *c, const char *name)
{
    return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

/* Takes as long for a wrong text as for the right one. */
static int same_secret(const char *a, const char *b, size_t len)
{
    unsigned char differ = 0;
    for (size_t i = 0; i < len; i++)
        differ |= (unsigned char)(a[i] ^ b[i]);
    return differ == 0;
}

/* What stands behind "/TOKEN/", or NULL for a wrong token. */
static const char *below_token(const server *s, const char *url)
{
    size_t n = strlen(s->token);
    if (strlen(url) < n + 2 || url[0] != '/' || url[n + 1] != '/' ||
        !same_secret(url + 1, s->token, n))
        return NULL;
    return url + n + 2;
}

/* A name that is not ours is a page elsewhere whose name now leads here (DNS rebinding). */
static int is_our_host(const server *s, const char *host)
{
    for (int i = 0; host && i < HOSTS; i++)
        if (strcmp(host, s->hosts[i]) == 0)
            return 1;
    return 0;
}

/* Only our own page may change the file. */
static int is_our_origin(struct MHD_Connection *c)
{
    static const char scheme[] = "http://";
    const char *origin = header(c, "Origin"), *host = header(c, "Host");
    const char *site = header(c, "Sec-Fetch-Site");
    return origin && host && strncmp(origin, scheme, sizeof scheme - 1) == 0 &&
           strcmp(origin + sizeof scheme - 1, host) == 0 &&
           (!site || strcmp(site, "same-origin") == 0);
}

static int is_too_long(struct MHD_Connection *c)
{
    uint64_t length;
    const char *text = header(c, "Content-Length");
    return text && (sv_num_u64(text, strlen(text), 0, UINT64_MAX, &length) ||
                    length > SV_LIMIT_REVIEW);
}

/* The code to refuse a request with before its body is read, or 0. */
static unsigned refuse(const server *s, struct MHD_Connection *c, const char *url,
                       const char *method, const char **why)
{
    const char *below = below_token(s, url), *type = header(c, "Content-Type");
    int get = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    *why = "Not here: use the URL that samsvar has printed.";
    if (!is_our_host(s, header(c, "Host")) || !below)
        return MHD_HTTP_FORBIDDEN;
    if (strcmp(below, "") != 0 && strcmp(below, "alignment.json") != 0)
        return MHD_HTTP_NOT_FOUND;
    *why = "There is only the page, and PUT for the alignment.";
    if (get ? strcmp(below, "") != 0
            : strcmp(method, "PUT") != 0 || strcmp(below, "alignment.json") != 0)
        return MHD_HTTP_METHOD_NOT_ALLOWED;
    if (get)
        return 0;
    *why = "Only the page itself may save.";
    if (!is_our_origin(c))
        return MHD_HTTP_FORBIDDEN;
    *why = "An alignment is application/json.";
    if (!type || strcmp(type, "application/json") != 0)
        return MHD_HTTP_UNSUPPORTED_MEDIA_TYPE;
    *why = "The alignment is too long (SV_LIMIT_REVIEW).";
    return is_too_long(c) ? MHD_HTTP_CONTENT_TOO_LARGE : 0;
}

/* ------------------------------------------------------------------ the page, and saving */

static int add_bytes(void *buf, const char *bytes, size_t len)
{
    return sv_buf_add(buf, bytes, len);
}

static enum MHD_Result give_page(const server *s, struct MHD_Connection *c)
{
    sv_review review;
    sv_error err;
    sv_buf page;
    sv_error_init(&err);
    sv_buf_init(&page, SV_LIMIT_BUF);
    samsvar_status status = sv_review_read(s->path, &review, &err);
    if (status == SAMSVAR_OK) {
        status = sv_review_page(&review, 1, add_bytes, &page);
        sv_review_clear(&review);
    }
    enum MHD_Result done =
        status ? say_error(c, MHD_HTTP_INTERNAL_SERVER_ERROR, &err, status)
               : answer(c, MHD_HTTP_OK, "text/html; charset=utf-8", page.data, page.len);
    sv_buf_clear(&page);
    return done;
}

static samsvar_status replace(const char *path, const sv_buf *body, sv_error *err)
{
    sv_file *f = NULL;
    samsvar_status status = sv_file_create(path, &f, err);
    if (status)
        return status;
    sv_file_write(f, body->data, body->len);
    return sv_file_commit(f, err);
}

/* Is the file still the one that the page was made of? */
static int is_current(struct MHD_Connection *c, const sv_review *now)
{
    const char *tag = header(c, "If-Match");
    size_t n = strlen(now->tag);
    return tag && strlen(tag) == n + 2 && tag[0] == '"' &&
           memcmp(tag + 1, now->tag, n) == 0;
}

static enum MHD_Result take_file(const server *s, struct MHD_Connection *c,
                                 const sv_buf *body)
{
    sv_review now;
    sv_error err;
    uint64_t findings;
    char tag[65];
    sv_error_init(&err);
    if (body->status)
        return say(c, MHD_HTTP_CONTENT_TOO_LARGE, "The alignment is too long.");
    samsvar_status status = sv_review_read(s->path, &now, &err);
    if (status)
        return say_error(c, MHD_HTTP_INTERNAL_SERVER_ERROR, &err, status);
    int current = is_current(c, &now);
    status = current ? sv_review_check(&now, body->data ? body->data : "", body->len,
                                       &findings, &err)
                     : SAMSVAR_OK;
    sv_review_clear(&now);
    if (!current)
        return say(c, MHD_HTTP_PRECONDITION_FAILED,
                   "the file has been changed by somebody else since this page was "
                   "opened: open the page in another tab and compare");
    if (status)
        return say_error(c, MHD_HTTP_UNPROCESSABLE_CONTENT, &err, status);
    status = replace(s->path, body, &err);
    if (status)
        return say_error(c, MHD_HTTP_INTERNAL_SERVER_ERROR, &err, status);
    sv_sha256(body->data, body->len, tag);
    return say(c, MHD_HTTP_OK, tag);
}

static enum MHD_Result handle(void *data, struct MHD_Connection *c, const char *url,
                              const char *method, const char *version,
                              const char *upload, size_t *size, void **state)
{
    const server *s = data;
    request *r = *state;
    const char *why;
    (void)version;
    if (!r) {
        unsigned code = refuse(s, c, url, method, &why);
        if (code)
            return say(c, code, why);
        *state = r = sv_calloc(1, sizeof *r);
        if (!r)
            return MHD_NO;
        sv_buf_init(&r->body, SV_LIMIT_REVIEW);
        return MHD_YES;
    }
    if (*size) {
        sv_buf_add(&r->body, upload, *size); /* once too long it stays so */
        *size = 0;
        return MHD_YES;
    }
    return strcmp(method, "PUT") == 0 ? take_file(s, c, &r->body) : give_page(s, c);
}

static void forget(void *data, struct MHD_Connection *c, void **state,
                   enum MHD_RequestTerminationCode why)
{
    request *r = *state;
    (void)data;
    (void)c;
    (void)why;
    if (!r)
        return;
    sv_buf_clear(&r->body);
    sv_free(r);
    *state = NULL;
}

/* ------------------------------------------------------------------ listening */

static struct MHD_Daemon *listen_on(server *s, unsigned flags, const struct sockaddr *where)
{
    return MHD_start_daemon(flags, 0, NULL, NULL, handle, s, MHD_OPTION_SOCK_ADDR, where,
                            MHD_OPTION_NOTIFY_COMPLETED, forget, NULL,
                            MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
                            MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS,
                            MHD_OPTION_END);
}

/* 127.0.0.1, and ::1 on the same port where there is one. */
static samsvar_status start(server *s, uint32_t port, uint32_t *out, sv_error *err)
{
    struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    s->daemons[0] = listen_on(s, MHD_NO_FLAG, (const struct sockaddr *)&v4);
    const union MHD_DaemonInfo *info =
        s->daemons[0] ? MHD_get_daemon_info(s->daemons[0], MHD_DAEMON_INFO_BIND_PORT)
                      : NULL;
    if (!info || !info->port)
        return sv_fail(err, SAMSVAR_EIO, "cannot listen on port %u of 127.0.0.1", port);
    *out = info->port;
    v6.sin6_port = htons(info->port);
    s->daemons[1] = listen_on(s, MHD_USE_IPv6, (const struct sockaddr *)&v6);
    return SAMSVAR_OK;
}

static samsvar_status make_token(server *s, sv_error *err)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[TOKEN_BYTES];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return sv_fail(err, SAMSVAR_EIO, "the system gives no random numbers");
    for (int i = 0; i < TOKEN_BYTES; i++) {
        s->token[2 * i] = digits[bytes[i] >> 4];
        s->token[2 * i + 1] = digits[bytes[i] & 15];
    }
    return SAMSVAR_OK;
}

/* Waits for something to do, a second at most, and does it. A signal ends the waiting. */
static samsvar_status turn(server *s, sv_error *err)
{
    fd_set in, out, odd;
    MHD_socket most = -1;
    struct timeval wait = {1, 0};
    MHD_UNSIGNED_LONG_LONG ms;
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_ZERO(&odd);
    for (int i = 0; i < 2; i++) {
        if (!s->daemons[i])
            continue;
        if (MHD_get_fdset(s->daemons[i], &in, &out, &odd, &most) != MHD_YES)
            return sv_fail(err, SAMSVAR_EIO, "too many connections");
        if (MHD_get_timeout(s->daemons[i], &ms) == MHD_YES && ms < 1000)
            wait = (struct timeval){0, (suseconds_t)ms * 1000};
    }
    if (select(most + 1, &in, &out, &odd, &wait) < 0)
        return SAMSVAR_OK;
    for (int i = 0; i < 2; i++)
        if (s->daemons[i])
            MHD_run_from_select(s->daemons[i], &in, &out, &odd);
    return SAMSVAR_OK;
}

samsvar_status sv_serve(const char *path, uint32_t port, sv_ready_fn *ready, void *data,
                        sv_error *err)
{
    server s = {.path = path};
    sv_review review;
    uint32_t actual = 0;
    char url[128];
    if (strcmp(path, "-") == 0)
        return sv_fail(err, SAMSVAR_EINVAL, "standard input cannot be saved to");
    samsvar_status status = sv_review_read(path, &review, err);
    if (status)
        return status;
    sv_review_clear(&review);
    status = make_token(&s, err);
    if (status == SAMSVAR_OK)
        status = start(&s, port, &actual, err);
    if (status == SAMSVAR_OK) {
        snprintf(s.hosts[0], HOST_SIZE, "127.0.0.1:%u", actual);
        snprintf(s.hosts[1], HOST_SIZE, "localhost:%u", actual);
        snprintf(s.hosts[2], HOST_SIZE, "[::1]:%u", actual);
        snprintf(url, sizeof url, "http://%s/%s/", s.hosts[0], s.token);
        ready(data, url);
    }
    while (status == SAMSVAR_OK && !sv_canceled())
        status = turn(&s, err);
    for (int i = 0; i < 2; i++)
        if (s.daemons[i])
            MHD_stop_daemon(s.daemons[i]);
    return status;
}

#endif
