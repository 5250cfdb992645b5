/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* export.c -- options, and the order of an export. */
#include "core/forms/export.h"

#include "core/forms/formats.h"

#include "core/base/log.h"

#include <string.h>

/* ------------------------------------------------------------------ options */

/* The next word of a list; NULL behind the last. */
static const char *next_word(const char **list, size_t *len)
{
    const char *word = *list;
    if (!word)
        return NULL;
    *len = strcspn(word, ",");
    *list = word[*len] ? word + *len + 1 : NULL;
    return word;
}

typedef const char *name_of(uint32_t i); /* NULL: no such number */

static const char *status_name(uint32_t i)
{
    return i <= SV_LINK_NEEDS_REVIEW && i != SV_LINK_REJECTED
               ? sv_link_status_name((sv_link_status)i)
               : NULL;
}

static const char *relation_name(uint32_t i)
{
    return i >= SAMSVAR_REL_EQUAL && i <= SAMSVAR_REL_OVERLAP ? sv_relation_name(i) : NULL;
}

static samsvar_status set_bits(uint32_t *bits, const char *list, const char *what,
                               name_of *name, sv_error *err)
{
    size_t len;
    for (const char *word; (word = next_word(&list, &len));) {
        uint32_t i = 0;
        while (i < 32 && !(name(i) && strlen(name(i)) == len && !memcmp(name(i), word, len)))
            i++;
        if (i == 32)
            return sv_fail(err, SAMSVAR_EINVAL, "\"%.*s\" is no %s of links that go out",
                           (int)(len < 40 ? len : 40), word, what);
        *bits |= 1u << i;
    }
    return SAMSVAR_OK;
}

static const char *read_count(const char *p, uint32_t *out)
{
    *out = 0;
    for (int i = 0; i < 4 && *p >= '0' && *p <= '9'; i++)
        *out = *out * 10 + (uint32_t)(*p++ - '0');
    return p;
}

static samsvar_status set_types(sv_export_options *o, const char *list, sv_error *err)
{
    size_t len;
    for (const char *word; (word = next_word(&list, &len));) {
        uint32_t m, n;
        const char *p = read_count(word, &m);
        const char *q = *p == '-' ? read_count(p + 1, &n) : p;
        if (*p != '-' || q != word + len || !m || !n || o->type_count == SV_LIMIT_EXPORT_TYPES)
            return sv_fail(err, SAMSVAR_EINVAL,
                           "types are a list like 1-1,1-2 of up to %u, not \"%.*s\"",
                           SV_LIMIT_EXPORT_TYPES, (int)(len < 40 ? len : 40), word);
        o->types[o->type_count].source = m;
        o->types[o->type_count++].target = n;
    }
    return SAMSVAR_OK;
}

samsvar_status sv_export_words(sv_export_options *o, const char *statuses,
                               const char *relations, const char *types,
                               const char *segtype, const char *columns, sv_error *err)
{
    static const char *const segtypes[] = {"auto", "sentence", "paragraph"};
    samsvar_status status = set_bits(&o->statuses, statuses, "status", status_name, err);
    if (status == SAMSVAR_OK)
        status = set_bits(&o->relations, relations, "relation", relation_name, err);
    if (status == SAMSVAR_OK)
        status = set_types(o, types, err);
    if (status == SAMSVAR_OK && segtype) {
        uint32_t i = 0;
        while (i < 3 && strcmp(segtypes[i], segtype) != 0)
            i++;
        if (i == 3)
            return sv_fail(err, SAMSVAR_EINVAL,
                           "a segtype is auto, sentence or paragraph, not \"%s\"", segtype);
        o->segtype = (sv_segtype)i;
    }
    if (status == SAMSVAR_OK && columns) {
        o->bitextor = strcmp(columns, "bitextor") == 0;
        if (!o->bitextor && strcmp(columns, "ours") != 0)
            return sv_fail(err, SAMSVAR_EINVAL, "columns are ours or bitextor, not \"%s\"",
                           columns);
    }
    return status;
}

samsvar_status sv_export_langs(sv_export_options *o, const char *list, sv_error *err)
{
    size_t len;
    for (const char *word; (word = next_word(&list, &len));) {
        const char *equals = memchr(word, '=', len);
        size_t from = equals ? (size_t)(equals - word) : 0, to = equals ? len - from - 1 : 0;
        if (!from || !to || from >= SV_LANG_SIZE || to >= SV_LANG_SIZE ||
            o->lang_count == SV_LIMIT_EXPORT_LANGS)
            return sv_fail(err, SAMSVAR_EINVAL,
                           "languages are a list like no=nb-NO,is=is-IS of up to %u, not "
                           "\"%.*s\"",
                           SV_LIMIT_EXPORT_LANGS, (int)(len < 40 ? len : 40), word);
        memcpy(o->langs[o->lang_count].from, word, from);
        o->langs[o->lang_count].from[from] = '\0';
        memcpy(o->langs[o->lang_count].to, equals + 1, to);
        o->langs[o->lang_count++].to[to] = '\0';
    }
    return SAMSVAR_OK;
}

/* Projects in translators' tools have a country where there is one to have. */
const char *sv_export_lang(const sv_export_options *o, const samsvar_doc *doc)
{
    static const char *const usual[][2] = {
        {"nb", "nb-NO"}, {"nn", "nn-NO"}, {"is", "is-IS"}};
    for (uint32_t i = 0; i < o->lang_count; i++)
        if (strcmp(o->langs[i].from, doc->lang) == 0)
            return o->langs[i].to;
    for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
        if (strcmp(usual[i][0], doc->lang) == 0)
            return usual[i][1];
    return doc->lang[0] ? doc->lang : "und";
}

/* ------------------------------------------------------------------ writing */

static samsvar_status check(const sv_result *r, const sv_format *f,
                            const sv_export_options *o, const sv_outset *set,
                            sv_error *err)
{
    int tmx = strcmp(f->name, "tmx") == 0;
    if (f->files && !sv_outset_has_names(set))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "the format %s makes several files: give a name to begin them with "
                       "(-o NAME)",
                       f->name);
    if (o->out.no_text && (f->units || f->files))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "the format %s is made of texts; json, jsonl, tsv, path and ladder "
                       "can go without",
                       f->name);
    if ((o->multilingual || o->bands) && !tmx)
        return sv_fail(err, SAMSVAR_EINVAL,
                       "%s can be asked for with the format tmx only",
                       o->bands ? "bands" : "one multilingual file");
    if (o->multilingual && (o->bands || o->split || o->source || o->type_count))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "one multilingual file goes with neither bands, nor a size, a pair "
                       "or types");
    int table = strcmp(f->name, "tsv") == 0 && !o->bitextor; /* has columns for it */
    if ((o->split || o->context || (o->provenance && !table)) && !f->units)
        return sv_fail(err, SAMSVAR_EINVAL,
                       "the format %s knows no %s", f->name,
                       o->split ? "split" : o->context ? "context" : "provenance");
    if (o->split && !sv_outset_has_names(set))
        return sv_fail(err, SAMSVAR_EINVAL,
                       "split makes several files: give a name to begin them with");
    (void)r;
    return SAMSVAR_OK;
}

static samsvar_status check_pairs(const sv_export *e)
{
    size_t count = e->result->pairs.count;
    if (count == 0 && e->options->source)
        return sv_fail(e->err, SAMSVAR_EINVAL, "there is no pair %s,%s",
                       e->options->source, e->options->target);
    if (e->format->two && count != 1)
        return sv_fail(e->err, SAMSVAR_EINVAL,
                       "the format %s holds exactly two documents, and this alignment has "
                       "%zu: choose a pair, or write json, jsonl or tsv",
                       e->format->name, e->result->documents.count);
    if (e->format->units && count > 1 && !e->options->multilingual &&
        !sv_outset_has_names(e->set))
        return sv_fail(e->err, SAMSVAR_EINVAL,
                       "%zu pairs make as many files: give a name to begin them with (-o "
                       "NAME), or choose a pair%s",
                       count,
                       strcmp(e->format->name, "tmx") ? "" : ", or ask for one "
                                                             "multilingual file");
    return SAMSVAR_OK;
}

static samsvar_status write_band(sv_export *e, const sv_result *r, int band)
{
    sv_selection chosen;
    samsvar_status status = sv_select(r, e->options, band, &chosen);
    e->result = &chosen.view;
    e->numbers = chosen.numbers;
    e->sub = band < 0 ? NULL : sv_band_folders[band];
    if (status == SAMSVAR_OK)
        status = check_pairs(e);
    if (status == SAMSVAR_OK)
        status = e->format->export(e);
    sv_selection_clear(&chosen);
    return status;
}

/* OmegaT's projects are in nb-NO or nn-NO, and "no" is neither. */
static void warn_of_no(const sv_result *r, const sv_format *f, const sv_export_options *o)
{
    if (strcmp(f->name, "tmx") != 0)
        return;
    for (size_t i = 0; i < r->documents.count; i++) {
        if (strcmp(sv_export_lang(o, r->documents.data[i]), "no") != 0)
            continue;
        sv_log(SV_LOG_WARNING, "a language of the TMX is plain \"no\", which projects in nb-NO "
                               "and nn-NO do not find: --tmx-lang no=nb-NO");
        return;
    }
}

samsvar_status sv_export_write(const sv_result *r, const char *format,
                               const sv_export_options *options, sv_outset *set,
                               sv_export_report *report, sv_error *err)
{
    const sv_format *f = sv_format_find(format);
    sv_export e = {.format = f, .options = options, .set = set, .report = report, .err = err};
    memset(report, 0, sizeof *report);
    if (!f || !f->export)
        return sv_fail(err, SAMSVAR_EINVAL, "no format to write is named \"%s\"", format);
    samsvar_status status = check(r, f, options, set, err);
    if (status == SAMSVAR_OK)
        warn_of_no(r, f, options);
    for (int band = 0; options->bands && band < SV_BANDS && !status; band++)
        status = write_band(&e, r, band);
    if (!options->bands && status == SAMSVAR_OK)
        status = write_band(&e, r, -1);
    report->files = set->files;
    if (status == SAMSVAR_ENOMEM)
        sv_fail(err, status, "out of memory");
    else if (status == SAMSVAR_ECANCELED)
        sv_fail(err, status, "canceled");
    else if (status)
        sv_fail(err, status, "the output could not be written");
    return status;
}
