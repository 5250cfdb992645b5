/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* speller.h -- hunspell behind one door: dictionaries found and trusted, encodings, word
 * length, a cache, one lock a dictionary. Only speller.c includes hunspell.h. */
#ifndef SV_PLUG_SPELLER_H
#define SV_PLUG_SPELLER_H

#include "core/base/status.h"

typedef struct sv_speller sv_speller;

/* Opens nothing yet; NULL: out of memory. dirs: colon-separated folders, or NULL for the
 * system's. One a process context: thread-safe. allow_untrusted: also dictionaries that root
 * does not own or that others may write to; a malformed one can end the process. */
sv_speller *sv_speller_new(const char *dirs, int allow_untrusted);
void sv_speller_free(sv_speller *s);
/* Gives back the memory of the dictionaries, tens of megabytes each: they are loaded again when
 * a word is asked for that nobody has asked for yet. */
void sv_speller_rest(sv_speller *s);

/* Finds and (first time) loads the dictionary of a language: nb -> nb_NO, is -> is_IS ...
 * 0 when there is none (a warning is logged, once). */
int sv_speller_has(sv_speller *s, const char *lang);
/* Words of more than SV_LIMIT_WORD bytes, and words that the dictionary's encoding cannot
 * write, are not known and have no stems. Stems come in the order of the dictionary, each
 * once, 16 at most; a nonzero return of emit ends the call and is returned.
 * sv_speller_known(): 1, 0, or -1 when there is no memory. */
int sv_speller_known(sv_speller *s, const char *lang, samsvar_str word);
samsvar_status sv_speller_stems(sv_speller *s, const char *lang, samsvar_str word,
                                samsvar_emit_word *emit, void *sink);
/* Asks the dictionary of a language for every word that it lists, and writes the answers into
 * the cache, so that later runs need not load it for them. *words: how many there were (0: no
 * dictionary). EIO: the cache cannot be written; ECANCELED. */
samsvar_status sv_speller_seed(sv_speller *s, const char *lang, uint32_t *words,
                               sv_error *err);
/* Path (of the .dic file) and checksum (SHA-256 of the .aff and then the .dic file) of the
 * dictionary in use, both borrowed; 0 when there is none. */
int sv_speller_info(sv_speller *s, const char *lang, const char **path, const char **sha256);

#endif
