/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* limits.h -- every limit of samsvar, by name. Reaching one is SAMSVAR_ELIMIT and the
 * message names the limit, unless its line says what happens instead. Nothing else in the
 * code holds a bound on input. */
#ifndef SV_BASE_LIMITS_H
#define SV_BASE_LIMITS_H

#define SV_LIMIT_TEXT (512u << 20)      /* bytes of one document                    */
#define SV_LIMIT_ARTICLE (64u << 20)    /* bytes of one document that is not --input lines */
#define SV_LIMIT_SEGMENTS (1u << 22)    /* segments of one document                 */
#define SV_LIMIT_FEATURES (1u << 24)    /* features of one block of a document      */
#define SV_LIMIT_FEATURES_PER_BYTE 32u  /* features of a block, for each byte of its segments */
#define SV_LIMIT_KEY_BYTES (256u << 20) /* bytes of all keys of one block           */
#define SV_LIMIT_RULES 4096u            /* different names of rules in one document */
#define SV_LIMIT_BLOCK_SEGMENTS 4096u   /* segments analysed at a time              */
#define SV_LIMIT_HOOK_SEGMENTS 4096u     /* larger documents are aligned without the plugins' align hooks */
#define SV_LIMIT_STATEMENT_SEGMENTS 16384u /* larger pairs take no part in statements */
#define SV_LIMIT_FACTS 128u             /* facts of one segment; further ones do not count */
#define SV_LIMIT_THREADS 64u            /* more are not started                     */
#define SV_LIMIT_LINKS (1u << 23)       /* links of one pair                        */
#define SV_LIMIT_LINK_SEGMENTS 65536u   /* segments of a side of one link that is imported */
#define SV_LIMIT_DOCUMENTS 256u         /* documents of one alignment               */
#define SV_LIMIT_KEY 255u               /* bytes of a feature's key                 */
#define SV_LIMIT_PLUGINS 256u
#define SV_LIMIT_PLUGIN_TEXT 255u       /* bytes of a name, version ... of a plugin or pack; EPLUGIN */
#define SV_LIMIT_PLUGIN_LANGS 64u       /* languages of one plugin; EPLUGIN         */
#define SV_LIMIT_PACK_LANGS 16u         /* languages of a pack.json; EPLUGIN            */
#define SV_LIMIT_PACK_FALLBACKS 4u      /* languages that a pack falls back on; EPLUGIN */
#define SV_LIMIT_RULE_LANGS 64u         /* languages of one file of rules           */
#define SV_LIMIT_LIST (16u << 20)       /* bytes of one list file of a language pack */
#define SV_LIMIT_LEXICON (256u << 20)   /* bytes of one lexicon file                */
#define SV_LIMIT_LEXICONS 200u          /* lexicon files                            */
#define SV_LIMIT_IMPORT (512u << 20)    /* bytes of a dictionary that is imported, unpacked */
#define SV_LIMIT_ENTRY_TERMS 64u        /* terms of one language in an entry (TBX), and  */
#define SV_LIMIT_ENTRY (256u << 10)     /* bytes of all its terms; a longer one is left out */
#define SV_LIMIT_COPYRIGHT (4u << 20)   /* bytes of a copyright file; a larger one says nothing */
#define SV_LIMIT_LIST_ENTRIES (1u << 22) /* entries of one list that is written     */
#define SV_LIMIT_ATT_STATES (1u << 23)  /* states of a transducer                   */
#define SV_LIMIT_ATT_STEPS (1u << 27)   /* steps through it                         */
#define SV_LIMIT_CATALOGUE (64u << 20)  /* bytes of a gettext catalogue; a larger one is passed over */
#define SV_LIMIT_LEARN_PAIRS (1u << 26) /* word pairs of the lines that one learns from */
#define SV_LIMIT_JSON (1u << 30)        /* bytes of a JSON file that is read        */
#define SV_LIMIT_JSON_PIECE (64u << 20) /* bytes of a segment or link that is read by itself; else the whole file is */
#define SV_LIMIT_PACK (256u << 10)       /* bytes of a pack.json                      */
#define SV_LIMIT_REVIEW (64u << 20)     /* bytes of an alignment file that is reviewed */
#define SV_LIMIT_JSON_DEPTH 32u
#define SV_LIMIT_HTML (64u << 20)
#define SV_LIMIT_VECTOR_FILES 16u       /* pairs of files of one --vectors run          */
#define SV_LIMIT_OVERLAPS ((size_t)1 << 30) /* bytes of a text of overlaps              */
#define SV_LIMIT_OVERLAP_LINES (1u << 26) /* lines of it                                */
#define SV_LIMIT_VECTOR_DIM 65536u      /* numbers of a vector                          */
#define SV_LIMIT_VECTORS ((size_t)4 << 30) /* bytes of the vectors that segments have   */
#define SV_LIMIT_FORM ((size_t)2 << 30) /* bytes of a foreign file that is imported     */
#define SV_LIMIT_FORM_FILES 64u         /* files of one import                          */
#define SV_LIMIT_XML_DEPTH 64u          /* elements in elements of an XML file          */
#define SV_LIMIT_UNIT (1u << 20)        /* bytes of one text of a unit (TMX, XLIFF ...) */
#define SV_LIMIT_UNIT_LANGS 256u        /* languages of one unit                        */
#define SV_LIMIT_UNIT_SEGMENTS 256u     /* segments of one text of a unit               */
#define SV_LIMIT_FIELDS 64u             /* fields of a row of a table; further ones are not looked at */
#define SV_LIMIT_EXPORT_TYPES 32u       /* types of links that one export may name; EINVAL */
#define SV_LIMIT_EXPORT_LANGS 32u       /* languages that one export may rename; EINVAL */
#define SV_LIMIT_DICTIONARY (64u << 20) /* bytes of one file of a hunspell dictionary */
#define SV_LIMIT_WORD 99u               /* bytes of a word that hunspell may see    */
#define SV_LIMIT_BUF ((size_t)4 << 30)  /* default ceiling of a growing buffer      */

#endif
