/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* samsvar.h -- aligns the parallel statements of articles in several languages.
 *
 *   samsvar *sv;
 *   samsvar_article *a[2];
 *   samsvar_alignment *al;
 *   samsvar_open(NULL, &sv);
 *   samsvar_article_read(sv, "a.txt", NULL, &a[0]);
 *   samsvar_article_read(sv, "b.txt", NULL, &a[1]);
 *   samsvar_align(sv, a, 2, NULL, &al);
 *   samsvar_alignment_save(sv, al, "json", NULL, "a-b.json", NULL);
 *   samsvar_alignment_free(al);
 *   samsvar_close(sv);
 *
 * Every function that can fail returns a samsvar_status (samsvar/plugin.h); what went wrong
 * is then in samsvar_last_error(). Pointers that a getter returns live as long as the object
 * they were asked of. One samsvar is for one thread at a time; several may run side by side.
 * Option structs start with struct_size = sizeof the struct; zeroed members are defaults. */
#ifndef SAMSVAR_H
#define SAMSVAR_H

#include "plugin.h"

#ifdef __cplusplus
extern "C" {
#endif

#define SAMSVAR_API SAMSVAR_EXPORT

typedef struct samsvar samsvar;                     /* plugins, lexicons, parameters */
typedef struct samsvar_article samsvar_article;     /* a document                    */
typedef struct samsvar_alignment samsvar_alignment; /* documents, links, statements  */

typedef struct samsvar_problem {
    samsvar_status code;
    uint32_t line;       /* 1-based, 0: none */
    const char *file;    /* "" : none        */
    const char *message; /* what is wrong and what to do */
} samsvar_problem;

/* ------------------------------------------------------------------ context */

typedef void samsvar_log_fn(void *data, int32_t level, const char *message); /* 0 debug 1 info 2 warning */
typedef void samsvar_progress_fn(void *data, const char *what, uint64_t done, uint64_t total);

typedef struct samsvar_config {
    uint32_t struct_size;
    const char *plugin_path;     /* colon-separated absolute folders, before $SAMSVAR_PLUGIN_PATH */
    const char *lexicon_path;    /* further lexicon folders                                       */
    const char *dictionary_path; /* hunspell folders instead of the system's                      */
    uint32_t no_dynamic;         /* only plugins that are linked in                                */
    uint32_t no_lexicon;         /* without our lexicons (to measure them)                         */
    uint32_t allow_dictionary;   /* also hunspell dictionaries that root does not own              */
    uint32_t hooks_off;          /* 1 segment, 2 analyze, 4 align: use the host's default instead  */
    const char *hooks_off_plugin;/* only for this plugin                                           */
    samsvar_log_fn *log;
    samsvar_progress_fn *progress;
    void *data;                  /* for log and progress                                           */
    uint32_t jobs;               /* threads at most; 0: one                                        */
    const void *preloaded;       /* libtool's symbol list when plugins are linked in, or NULL      */
    uint32_t no_user_lexicons;   /* without the lists in the user's data folder                    */
} samsvar_config;

SAMSVAR_API const char *samsvar_version(void);
/* config NULL: defaults. *out is set, and must be closed, also on failure (unless ENOMEM). */
SAMSVAR_API samsvar_status samsvar_open(const samsvar_config *config, samsvar **out);
SAMSVAR_API void samsvar_close(samsvar *sv);
SAMSVAR_API const samsvar_problem *samsvar_last_error(const samsvar *sv);
/* Lets the running call end with ECANCELED, from any thread or a signal handler. */
SAMSVAR_API void samsvar_cancel(void);
/* Removes temporary files of saves that are under way: for a signal handler that exits. */
SAMSVAR_API void samsvar_cleanup(void);

/* Where results go; returns 0, or anything else to stop. */
typedef int samsvar_write_fn(void *data, const char *bytes, size_t len);

/* A file that is complete after commit, or as it was before ("-": standard output; devices
 * and FIFOs are written directly). write is a samsvar_write_fn whose data is the output; the
 * first failure is kept, and commit returns it. Both commit and abort free the output. */
typedef struct samsvar_output samsvar_output;
SAMSVAR_API samsvar_status samsvar_output_open(samsvar *sv, const char *path, samsvar_output **out);
SAMSVAR_API int samsvar_output_write(void *output, const char *bytes, size_t len);
SAMSVAR_API samsvar_status samsvar_output_commit(samsvar *sv, samsvar_output *output);
SAMSVAR_API void samsvar_output_abort(samsvar_output *output); /* NULL is fine */

/* ------------------------------------------------------------------ plugins */

typedef struct samsvar_plugin_entry {
    const char *id, *name, *version, *license, *path, *sha256;
    const char *languages; /* "no nb nn" */
    uint32_t abi, hooks;   /* bits: 1 segment 2 analyze 4 align */
    const char *problem;   /* why it was refused or is not used; NULL: ready */
} samsvar_plugin_entry;

SAMSVAR_API uint32_t samsvar_plugin_count(const samsvar *sv);
SAMSVAR_API samsvar_status samsvar_plugin_at(const samsvar *sv, uint32_t index, samsvar_plugin_entry *out);
/* Folders that are searched, colon-separated. */
SAMSVAR_API const char *samsvar_plugin_path(const samsvar *sv);
/* EINVAL when this is no well-formed language tag (BCP 47). */
SAMSVAR_API samsvar_status samsvar_language_check(const char *lang);
/* The id of the plugin that answers for a language tag, or NULL: then the host's own rules,
 * which know no language, are used. */
SAMSVAR_API const char *samsvar_language_plugin(const samsvar *sv, const char *lang);

/* Makes a folder for a language without a plugin: a pack of lists, filled from what is known
 * of the language, with its own build, tests and README; and unless data_only, a C plugin.
 * dir NULL: "samsvar-LANG". EINVAL for a bad tag and for a folder that is not empty. write
 * (may be NULL) gets some lines on what was made. */
SAMSVAR_API samsvar_status samsvar_plugin_new(samsvar *sv, const char *lang, const char *dir,
                                              uint32_t data_only, samsvar_write_fn *write, void *data);

typedef struct samsvar_check_options {
    uint32_t struct_size;
    uint32_t as_json;   /* one object (doc/plugin-check.schema.json), not lines        */
    const char *golden; /* cases: a JSON object {"text", "sentences"} a line; NULL: golden.jsonl
                         * in the pack or in the folder above it                                */
    const char *text;   /* a sample of the language, for figures and advice; or NULL            */
    uint32_t seconds;   /* of the processor, for each check; 0: 20                              */
    uint32_t megabytes; /* of memory, for each check; 0: 1024                                   */
} samsvar_check_options;

/* Does a plugin keep the rules of plugin.h, are its lists right, are its cases cut as they
 * should be? what: its id, or the absolute name of its file or folder. Each check runs in a
 * child process, so the program must have no other threads. *findings: how many; advice is
 * none. ENOENT when there is no such plugin. */
SAMSVAR_API samsvar_status samsvar_plugin_check(samsvar *sv, const char *what,
                                                const samsvar_check_options *options,
                                                samsvar_write_fn *write, void *data,
                                                uint64_t *findings);

/* ------------------------------------------------------------------ articles */

typedef struct samsvar_article_options {
    uint32_t struct_size;
    const char *lang;     /* BCP 47, or NULL: detect            */
    const char *input;    /* "auto" "text" "lines" "html"       */
    const char *encoding; /* iconv name; NULL: UTF-8            */
    const samsvar_options *segmentation; /* NULL: defaults      */
} samsvar_article_options;

/* Reads, decodes, extracts, and finds out the language ("-": standard input). */
SAMSVAR_API samsvar_status samsvar_article_read(samsvar *sv, const char *path,
                                                const samsvar_article_options *options,
                                                samsvar_article **out);
/* The same from memory; name: what messages and the id call it. */
SAMSVAR_API samsvar_status samsvar_article_parse(samsvar *sv, const char *name, const char *bytes,
                                                 size_t len, const samsvar_article_options *options,
                                                 samsvar_article **out);
SAMSVAR_API void samsvar_article_free(samsvar_article *a);
SAMSVAR_API samsvar_status samsvar_article_segment(samsvar *sv, samsvar_article *a);
SAMSVAR_API samsvar_status samsvar_article_analyze(samsvar *sv, samsvar_article *a);
SAMSVAR_API const char *samsvar_article_language(const samsvar_article *a);
/* 1: the language was guessed; *confidence (may be NULL) gets thousandths. */
SAMSVAR_API int32_t samsvar_article_detected(const samsvar_article *a, int32_t *confidence);
SAMSVAR_API samsvar_str samsvar_article_text(const samsvar_article *a);
SAMSVAR_API const char *samsvar_article_title(const samsvar_article *a); /* or NULL */
SAMSVAR_API const char *samsvar_article_date(const samsvar_article *a);  /* or NULL */
SAMSVAR_API uint32_t samsvar_article_segment_count(const samsvar_article *a);
/* Offsets in *out are bytes of samsvar_article_text(); points (may be NULL) gets the span in
 * code points, which files use. */
SAMSVAR_API samsvar_status samsvar_article_segment_at(const samsvar_article *a, uint32_t index,
                                                      samsvar_segment *out, uint32_t points[2]);
SAMSVAR_API const char *samsvar_segment_kind(uint32_t kind); /* "sentence", ... */
/* Writes an article. what: "text" (what offsets refer to), "segments" or "features" (segments
 * or analyses first if need be); format: "text" or "json" for the text, "text" "jsonl" "json"
 * for segments, "jsonl" "json" for features. */
SAMSVAR_API samsvar_status samsvar_article_write(samsvar *sv, samsvar_article *a, const char *what,
                                                 const char *format, samsvar_write_fn *write,
                                                 void *data);

/* ------------------------------------------------------------------ alignments */

/* Vectors of sentences, and of neighbours joined by a space, that any model has made, in the
 * form of Vecalign: a text with one of them a line, and a matrix of little-endian float32 whose
 * row n is the vector of line n. */
typedef struct samsvar_vector_files {
    const char *overlaps, *matrix; /* file names */
} samsvar_vector_files;

typedef struct samsvar_align_options {
    uint32_t struct_size;
    const char *mode;       /* "auto" "parallel" "comparable"; NULL: auto */
    int32_t threshold;      /* thousandths; 0: the default                */
    const samsvar_alignment *keep; /* what was confirmed, edited or rejected there holds in
                                    * the new alignment as well; NULL: nothing. It is only
                                    * read, and may be freed afterwards                     */
    const samsvar_vector_files *vectors; /* [vector_count] one for all languages or one for
                                          * each; one more source of evidence. Files that do
                                          * not fit, or hold NaN, are SAMSVAR_EDATA          */
    uint32_t vector_count;  /* at most 16 */
} samsvar_align_options;

/* Aligns every pair of the articles and finds the statements across all. Takes the articles:
 * they belong to *out, or are freed on failure. */
SAMSVAR_API samsvar_status samsvar_align(samsvar *sv, samsvar_article **articles, uint32_t count,
                                         const samsvar_align_options *options,
                                         samsvar_alignment **out);
SAMSVAR_API void samsvar_alignment_free(samsvar_alignment *al);
/* Reads an alignment file (JSON, or JSON Lines). */
SAMSVAR_API samsvar_status samsvar_alignment_read(samsvar *sv, const char *path, samsvar_alignment **out);

typedef struct samsvar_write_options {
    uint32_t struct_size;
    uint32_t no_text;       /* leave the text out                         */
    const char *stamp;      /* time to record (ISO 8601), or NULL         */
} samsvar_write_options;

/* format: "json" "jsonl" "tsv" "path" "ladder" "tmx" ... (samsvar_format_at). EINVAL for a format that cannot hold it.
 * *left_out (may be NULL) gets the number of links that the format could not express. */
SAMSVAR_API samsvar_status samsvar_alignment_write(samsvar *sv, const samsvar_alignment *al,
                                                   const char *format,
                                                   const samsvar_write_options *options,
                                                   samsvar_write_fn *write, void *data,
                                                   uint64_t *left_out);
/* The same to a file that is complete or not there ("-": standard output). */
SAMSVAR_API samsvar_status samsvar_alignment_save(samsvar *sv, const samsvar_alignment *al,
                                                  const char *format,
                                                  const samsvar_write_options *options,
                                                  const char *path, uint64_t *left_out);

typedef struct samsvar_show_options {
    uint32_t struct_size;
    uint32_t width;         /* columns of a line; 0: 80                       */
    uint32_t color;         /* with ANSI colours                              */
    uint32_t doubtful;      /* what a person should look at first comes first */
    uint32_t statements;    /* statements over all articles, not links        */
    int32_t min_score;      /* thousandths; what has less is not shown        */
    const char *pair;       /* "A,B": links of these documents only; or NULL  */
} samsvar_show_options;

/* Writes an alignment for a person at a terminal: links side by side, or statements by
 * article. No control character of a text goes along. EINVAL: there is no such pair. */
SAMSVAR_API samsvar_status samsvar_alignment_show(samsvar *sv, const samsvar_alignment *al,
                                                  const samsvar_show_options *options,
                                                  samsvar_write_fn *write, void *data);

/* ---- export: other people's forms, and what is chosen for them. Lists are joined by commas;
 * NULL and 0: no condition, or the default. Rejected links never go out. */
typedef struct samsvar_export_options {
    uint32_t struct_size;
    int32_t min_score;         /* thousandths                                              */
    const char *status;        /* "confirmed,edited,auto,needs-review"                     */
    const char *relation;      /* "equal,source-in-target,target-in-source,overlap"        */
    const char *types;         /* "1-1,1-2": numbers of segments                           */
    const char *segtype;       /* "auto" "sentence" "paragraph": what TMX says units are   */
    const char *languages;     /* "no=nb-NO": tags for translators' tools; usual ones are
                                * known: nb-NO, nn-NO, is-IS                               */
    const char *source, *target; /* document ids of the one pair to write; both or none    */
    const char *columns;       /* of tsv: "ours" "bitextor"                                */
    uint32_t multilingual;     /* tmx: one file, units of all languages                    */
    uint32_t bands;            /* tmx: path is a folder that gets tm/auto, tm/penalty-010 ...
                                * as OmegaT knows them, by how far links can be relied on  */
    uint32_t context;          /* tmx, xliff, xliff2: the segments before and behind       */
    uint32_t provenance;       /* the same and tsv: score, relation, status, origin,
                                * segments and their lengths                               */
    uint32_t no_text;          /* json, jsonl, tsv: without the text                       */
    uint64_t split;            /* tmx, xliff, xliff2: bytes of a file at most, 0: any      */
    const char *stamp;         /* time to record (ISO 8601), or NULL                       */
} samsvar_export_options;

/* What an export has written, and what it could not. */
typedef struct samsvar_export_report {
    uint64_t units;      /* links, or units of several languages, that were written       */
    uint64_t files;
    uint64_t empty;      /* links left out: no text on one side                           */
    uint64_t crossing;   /* ... they cross others, or share a segment with them            */
    uint64_t gaps;       /* ... their segments do not follow each other                   */
    uint64_t wordings;   /* wordings left out: a unit holds one of each language          */
    uint64_t characters; /* characters left out: XML cannot hold them                     */
} samsvar_export_report;

/* The forms that can be written: name and one line about each. EINVAL behind the last. */
SAMSVAR_API samsvar_status samsvar_format_at(uint32_t index, const char **name, const char **what);
/* Writes an alignment. path "-": standard output, for what makes one file. Where there are
 * several files (several pairs in a form that holds one, split, bands, sentences beside links)
 * their names begin as path does, and each is complete or not there. A name that ends in .gz:
 * compressed. EINVAL says what a form cannot do; report may be NULL. */
SAMSVAR_API samsvar_status samsvar_export(samsvar *sv, const samsvar_alignment *al,
                                          const char *format,
                                          const samsvar_export_options *options,
                                          const char *path, samsvar_export_report *report);

/* Writes the rules that texts of languages ("nb,is,en") are cut into sentences by as SRX 2.0,
 * for translators' tools: as far as SRX can say them, which a comment in it tells. path as of
 * samsvar_export(). EINVAL for what is no language tag, ENOTSUP for a language without rules; report
 * (may be NULL) gets the number of rules as units. */
SAMSVAR_API samsvar_status samsvar_rules_export(samsvar *sv, const char *languages,
                                                const char *path,
                                                samsvar_export_report *report);

/* Writes a page (HTML, one file that needs no network) to look at, correct and save the
 * alignment file at path ("-": standard input; JSON or JSON Lines). What write returned if it
 * failed; EDATA; EIO or ENOENT; ELIMIT above 64 MB. */
SAMSVAR_API samsvar_status samsvar_review_page(samsvar *sv, const char *path,
                                               samsvar_write_fn *write, void *data);
typedef void samsvar_ready_fn(void *data, const char *url);
/* Serves that page on the loopback interface, on that port (0: a free one), under a URL with a random token
 * that ready is told, until samsvar_cancel(); the page then saves to the file, which is
 * replaced as a whole. OK after samsvar_cancel(). ENOTSUP: built without libmicrohttpd; EIO: the
 * port is in use. */
SAMSVAR_API samsvar_status samsvar_review_serve(samsvar *sv, const char *path,
                                                uint32_t port, samsvar_ready_fn *ready,
                                                void *data);

/* The articles, in the order they were given; NULL behind the last. Those of an alignment that
 * was read hold only what the file has: the texts of their segments. */
SAMSVAR_API const samsvar_article *samsvar_alignment_article(const samsvar_alignment *al, uint32_t index);
SAMSVAR_API uint32_t samsvar_pair_count(const samsvar_alignment *al);
typedef struct samsvar_pair_entry {
    const char *source, *target; /* document ids                        */
    const char *mode, *reason;   /* "parallel" "comparable" "unrelated" */
    uint32_t links;
} samsvar_pair_entry;
SAMSVAR_API samsvar_status samsvar_pair_at(const samsvar_alignment *al, uint32_t pair, samsvar_pair_entry *out);
typedef struct samsvar_link_entry {
    const uint32_t *source, *target; /* segment indices */
    uint32_t source_count, target_count;
    const char *relation, *status;
    int32_t score; /* thousandths */
    int32_t crossing;
} samsvar_link_entry;
SAMSVAR_API samsvar_status samsvar_link_at(const samsvar_alignment *al, uint32_t pair, uint32_t link,
                                           samsvar_link_entry *out);

/* ------------------------------------------------------------------ lexicons */

/* Lists the lexicons and hunspell dictionaries: a line each with tabs, or one JSON array. */
SAMSVAR_API samsvar_status samsvar_dict_list(samsvar *sv, uint32_t as_json, samsvar_write_fn *write,
                                             void *data);

typedef struct samsvar_dict_options {
    uint32_t struct_size;
    const char *format;    /* of files: "dic" "dictd" "dix" "bin" "mythes" "tbx" "tsv"; NULL: found out */
    const char *languages; /* "is,en": of headwords and translations; NULL: what the file says         */
    const char *name;      /* of the list; NULL: of the file                                           */
    const char *license;   /* to be noted; NULL: what is known                                         */
    uint32_t weight;       /* thousandths; 0: the default                                              */
    uint32_t dry_run;      /* report, write nothing                                                    */
    uint32_t as_json;      /* the report: an array with an object a list, not a line a list            */
    const char *root;      /* the system's files are below it; NULL: /                                 */
} samsvar_dict_options;

/* Reads other people's dictionaries and writes lists NAME.A-B.tsv into the user's folder; a
 * report a list. Lists that are open are not changed: close and open the samsvar to use them. */
SAMSVAR_API samsvar_status samsvar_dict_import(samsvar *sv, const char *const *files,
                                               uint32_t count, const samsvar_dict_options *options,
                                               samsvar_write_fn *write, void *data);
/* The same of all that the system's packages have, with languages only those between them.
 * *failed: how many could not be read (a warning each). */
SAMSVAR_API samsvar_status samsvar_dict_import_installed(samsvar *sv,
                                                         const samsvar_dict_options *options,
                                                         samsvar_write_fn *write, void *data,
                                                         uint32_t *failed);
/* Learns translations (IBM Model 1, both directions, significance) and writes them as a list
 * (default weight 0.9) into the user's folder: from alignment files (.json, .jsonl: links that
 * are equal and score 0.8, or were confirmed), or from two files of lines, or (gettext) from the
 * catalogues of installed programs. *lines: pairs of lines that were learned from. */
SAMSVAR_API samsvar_status samsvar_dict_learn(samsvar *sv, const char *const *files, uint32_t count,
                                              uint32_t gettext, const samsvar_dict_options *options,
                                              samsvar_write_fn *write, void *data, uint64_t *lines);
/* Writes a list as "tsv", "dic" (hunalign) or "tbx" (TBX-Basic). list: a file's name (it has a "/"
 * or ends in ".tsv"), or a name that samsvar_dict_list() gives, without languages where it is the
 * only one. pos: "n,v": only entries with these parts of speech; NULL: all. ENOENT: no such list,
 * or it cannot be read; EIO: write failed. */
SAMSVAR_API samsvar_status samsvar_dict_export(samsvar *sv, const char *list, const char *format,
                                               const char *pos, samsvar_write_fn *write, void *data);
/* Removes the user's lists of this name ("NAME", or "NAME.A-B"). *removed: how many. */
SAMSVAR_API samsvar_status samsvar_dict_remove(samsvar *sv, const char *name, uint32_t *removed);

/* Compiles lexicons so that they are mapped and need not be read: those of a folder into a file
 * (NULL: FOLDER.map, where it is used when the folder is lex/ in a data folder); without a folder,
 * those that sv uses into the user's cache. Written beside the file and renamed. */
SAMSVAR_API samsvar_status samsvar_dict_compile(samsvar *sv, const char *folder, const char *file);
/* Asks the system's hunspell dictionary of a language for every word that it lists and puts the
 * answers into the user's cache, where all analyses put theirs: the output is the same, the first
 * runs are faster. *words: how many it lists; ENOENT: there is no dictionary of the language. EIO:
 * the cache cannot be written. */
SAMSVAR_API samsvar_status samsvar_dict_stems(samsvar *sv, const char *lang, uint32_t *words);
/* Shows every path from words to their translations: the lemma candidates with the rule of each
 * (form, list: of the pack, hunspell, ending, phrase, part: of a compound), their senses, and what
 * these mean in other languages, each with list, rank and weight. lang: of the words (NULL: each
 * of the lists); to: only translations into it (NULL: all). */
SAMSVAR_API samsvar_status samsvar_dict_lookup(samsvar *sv, const char *const *words, uint32_t count,
                                               const char *lang, const char *to, uint32_t as_json,
                                               samsvar_write_fn *write, void *data);
/* Checks a list (NULL: all that come with the program): a line for each finding ("FILE:LINE:
 * what"). Flags are added. */
enum {
    SAMSVAR_CHECK_STRICT = 1, /* also headwords that hunspell does not know, entries that are
                               * their own translation, parts of speech that are not known or
                               * not those of the translations in our other lists; unless the
                               * headword stands in NAME.marks beside NAME.tsv               */
    SAMSVAR_CHECK_JSON = 2    /* an object a line: file, line (or null), word (or none), what */
};
SAMSVAR_API samsvar_status samsvar_dict_check(samsvar *sv, const char *path, uint32_t flags,
                                              samsvar_write_fn *write, void *data,
                                              uint64_t *findings);
/* Counts each list's entries by part of speech, and their senses. */
SAMSVAR_API samsvar_status samsvar_dict_stats(samsvar *sv, uint32_t as_json,
                                              samsvar_write_fn *write, void *data);
/* How many content tokens (lower-case words of no closed class, no numbers) of each text have a
 * translation. */
SAMSVAR_API samsvar_status samsvar_dict_stats_texts(samsvar *sv, samsvar_article *const *articles,
                                                    uint32_t count, uint32_t as_json,
                                                    samsvar_write_fn *write, void *data);
/* A text and its translation, both read as "lines". gold: groups of lines (a path or ladder file),
 * of which the 1-1 groups count; NULL: line n is aligned to line n. */
typedef struct samsvar_bitext {
    samsvar_article *source, *target;
    const char *gold;
} samsvar_bitext;
/* The share of the sources' content tokens that have a translation in the aligned line, and the
 * same against lines that are not aligned. All texts count as one. */
SAMSVAR_API samsvar_status samsvar_dict_stats_bitext(samsvar *sv, const samsvar_bitext *texts,
                                                     uint32_t count, uint32_t as_json,
                                                     samsvar_write_fn *write, void *data);

/* ------------------------------------------------------------------ other people's formats */

typedef struct samsvar_import_options {
    uint32_t struct_size;
    const char *from;   /* "tmx" ...: samsvar_import_format(); NULL: seen from the content    */
    const char *source, *target; /* texts that go with lists of links (ladder, path: files of
                                  * lines; ces, tei: also sentence XML), or NULL            */
    const char *source_lang, *target_lang; /* for files that do not say it; NULL: detected  */
} samsvar_import_options;

/* The formats that can be imported, by number; EINVAL behind the last. what: for people;
 * files: how many make one alignment (2: Moses). Both may be NULL. */
SAMSVAR_API samsvar_status samsvar_import_format(samsvar *sv, uint32_t index, const char **name,
                                                 const char **what, uint32_t *files);
/* The format that a file has by its first bytes; EDATA: none of those. */
SAMSVAR_API samsvar_status samsvar_import_guess(samsvar *sv, const char *path, const char **name);
/* Reads files of other formats into one alignment. Units get a text of their own, a segment
 * a line; documents of several files that have the same language and text become one.
 * EDATA names file and line of the first thing that is wrong; nothing but the files (and the
 * sentence files that ces and tei name, in the folder of the file) is opened. */
SAMSVAR_API samsvar_status samsvar_import(samsvar *sv, const char *const *paths, uint32_t count,
                                          const samsvar_import_options *options,
                                          samsvar_alignment **out);

/* ------------------------------------------------------------------ checking and measuring */

/* Checks an alignment file, or one of the formats above: writes one line a finding
 * ("FILE:LINE: what"). *findings: how many. */
SAMSVAR_API samsvar_status samsvar_validate(samsvar *sv, const char *path, samsvar_write_fn *write,
                                            void *data, uint64_t *findings);
/* The same for a format that is named (NULL: seen from the content); second: the other file of
 * a format that has two, or NULL. */
SAMSVAR_API samsvar_status samsvar_validate_format(samsvar *sv, const char *format,
                                                   const char *path, const char *second,
                                                   samsvar_write_fn *write, void *data,
                                                   uint64_t *findings);
/* Scores an alignment against gold: a folder with gold.json (statement links), or a ladder or
 * path file. as_json: one object instead of a table. *f1: strict F1 in thousandths. */
SAMSVAR_API samsvar_status samsvar_eval(samsvar *sv, const char *gold, const char *alignment,
                                        uint32_t as_json, samsvar_write_fn *write, void *data,
                                        int32_t *f1);

#ifdef __cplusplus
}
#endif

#endif
