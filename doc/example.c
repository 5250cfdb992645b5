/* SPDX-License-Identifier: CC0-1.0 */
/* example.c -- prints the links of two articles that are nearly sure.
 *
 *   cc example.c $(pkg-config --cflags --libs samsvar) -o example
 *   ./example avis.txt newspaper.txt */
#include <samsvar/samsvar.h>

#include <inttypes.h>
#include <stdio.h>

static int report(const samsvar *sv)
{
    const samsvar_problem *p = samsvar_last_error(sv);
    fprintf(stderr, "example: %s%s%s\n", p->file, p->file[0] ? ": " : "", p->message);
    return 1;
}

/* The text of a segment, which has its end as an offset. */
static void print_segments(const samsvar_article *a, const uint32_t *segments, uint32_t count)
{
    samsvar_str text = samsvar_article_text(a);
    for (uint32_t i = 0; i < count; i++) {
        samsvar_segment s;
        if (samsvar_article_segment_at(a, segments[i], &s, NULL) == SAMSVAR_OK)
            printf("  %.*s\n", (int)(s.end - s.start), text.ptr + s.start);
    }
}

static void print_links(const samsvar_alignment *al)
{
    samsvar_link_entry l;
    const samsvar_article *source = samsvar_alignment_article(al, 0);
    const samsvar_article *target = samsvar_alignment_article(al, 1);
    for (uint32_t i = 0; samsvar_link_at(al, 0, i, &l) == SAMSVAR_OK; i++) {
        if (l.score < 800)
            continue;
        printf("0.%03" PRId32 " %s\n", l.score < 1000 ? l.score : 999, l.relation);
        print_segments(source, l.source, l.source_count);
        print_segments(target, l.target, l.target_count);
    }
}

int main(int argc, char **argv)
{
    samsvar *sv = NULL;
    samsvar_article *articles[2] = {NULL, NULL};
    samsvar_alignment *al = NULL;
    int failed = 0;
    if (argc != 3) {
        fprintf(stderr, "usage: example FILE FILE\n");
        return 64;
    }
    if (samsvar_open(NULL, &sv) != SAMSVAR_OK)
        return sv ? report(sv) : 1;
    for (int i = 0; i < 2 && !failed; i++)
        failed = samsvar_article_read(sv, argv[i + 1], NULL, &articles[i]) != SAMSVAR_OK;
    if (failed) {
        samsvar_article_free(articles[0]);
    } else {
        /* The alignment owns the articles from here on. */
        failed = samsvar_align(sv, articles, 2, NULL, &al) != SAMSVAR_OK;
    }
    if (failed)
        report(sv);
    else
        print_links(al);
    samsvar_alignment_free(al);
    samsvar_close(sv);
    return failed;
}
