/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_clock.c -- times of day in figures and words: "kl. 19.30", "half past seven", "halv
 * åtte om kvelden". The words are those of the list "dates" whose value begins with "c:". */
#include "plugins/common/svp_clock.h"

#include <string.h>

enum { HALF_DAY = 720, DAY = 1440, NEAR = 3, BEFORE = 4 };

/* How surely is it a time of day? */
enum { NO_SIGN, WEAK_SIGN, SURE_SIGN };

/* What half of the day is said. */
enum { EITHER, AM, PM, EXACT };

typedef struct clock {
    uint32_t first, hour_at, end; /* tokens; that of the hour */
    int32_t hour, minute;         /* minute: also what stands before or after the hour */
    int32_t half;                 /* EITHER ... */
    int sign, points;
    int counted; /* "ten past", not "half past"              */
    int at;      /* "klokken", "at" before it: NO_SIGN ...   */
} clock;

/* What the list says at a token, behind "c:"; empty: nothing. */
static samsvar_str said_at(const svp_ana *a, uint32_t i, uint32_t *words)
{
    samsvar_str none = {NULL, 0};
    if (i >= a->tokens.count || a->tokens.data[i].flags & SVP_TF_USED)
        return none;
    svp_match m = svp_phrase_at(a, SVP_L_DATES, i, 0);
    if (!m.phrase || m.phrase->value.len < 3 || *m.phrase->value.ptr != 'c')
        return none;
    *words = m.words;
    return (samsvar_str){m.phrase->value.ptr + 2, m.phrase->value.len - 2};
}

static int32_t digits(const char *p, uint32_t len)
{
    int32_t v = 0;
    if (!len || len > 2)
        return -1;
    for (uint32_t i = 0; i < len; i++) {
        if (p[i] < '0' || p[i] > '9')
            return -1;
        v = 10 * v + (p[i] - '0');
    }
    return v;
}

/* A whole number below 60 in figures or words; its tokens, 0 when there is none. */
static uint32_t small_at(const svp_ana *a, uint32_t i, int32_t *value)
{
    if (i >= a->tokens.count)
        return 0;
    const svp_token *t = &a->tokens.data[i];
    if (t->flags & SVP_TF_USED)
        return 0;
    if (t->kind == SVP_T_NUMBER) {
        if (t->flags & (SVP_TF_TIME | SVP_TF_DATE | SVP_TF_DECIMAL))
            return 0;
        *value = digits(t->digits, (uint32_t)strlen(t->digits));
        return *value >= 0 && *value < 60;
    }
    if (svp_num_kind(a, i) != SVP_NUM_CARDINAL || t->word->num_value >= 60)
        return 0;
    *value = (int32_t)t->word->num_value;
    if (*value < 20 || *value % 10 || svp_num_kind(a, i + 1) != SVP_NUM_CARDINAL)
        return 1;
    double ones = a->tokens.data[i + 1].word->num_value;
    *value += ones < 10 ? (int32_t)ones : 0;
    return 1 + (ones < 10);
}

/* ---- before the hour */

/* "half past", "halv", "korter yfir": minutes with their direction, "30+". "15-?" is none by
 * itself ("in the third quarter to 5"). */
static int read_point(samsvar_str said, clock *c)
{
    uint32_t len = said.len - (said.len && said.ptr[said.len - 1] == '?');
    char side = len ? said.ptr[len - 1] : 0;
    int32_t n = side == '+' || side == '-' ? digits(said.ptr, len - 1) : -1;
    if (n <= 0)
        return 0;
    c->minute += side == '+' ? n : -n;
    if (len == said.len)
        c->sign = SURE_SIGN;
    return 1;
}

/* "ten past", "fem minutter på": the tokens, 0 none. */
static uint32_t counted_point(const svp_ana *a, uint32_t i, clock *c)
{
    int32_t n = 0;
    uint32_t words, at = i + small_at(a, i, &n);
    if (at == i || !n)
        return 0;
    svp_unit u = svp_unit_behind(a, at);
    int unit = u.end && svp_is(u.name, "minute");
    at = unit ? u.end : at;
    samsvar_str said = said_at(a, at, &words);
    int sure = said.len == 1;
    if ((!sure && !(said.len == 2 && said.ptr[1] == '?')) || !strchr("+-", said.ptr[0]))
        return 0;
    if (!unit && (n % 5 || n > 25 || (!sure && a->tokens.data[i].kind != SVP_T_WORD)))
        return 0; /* "open at 7 to 9", "from 5 to 9" */
    c->counted = 1;
    c->minute += said.ptr[0] == '+' ? n : -n;
    if (sure || unit)
        c->sign = SURE_SIGN;
    return at + words - i;
}

/* At most two: "fem over halv åtte". */
static uint32_t read_points(const svp_ana *a, uint32_t i, clock *c)
{
    uint32_t words, at = i;
    for (; c->points < 2; c->points++) {
        uint32_t article = c->at && !c->points && svp_num_kind(a, at) == SVP_NUM_ARTICLE;
        samsvar_str said = said_at(a, at + article, &words);
        if (read_point(said, c)) {
            at += article + words;
            continue;
        }
        words = c->points ? 0 : counted_point(a, at, c);
        if (!words)
            break;
        at += words;
    }
    return at;
}

/* ---- the hour */

/* "7.30" where the point is the decimal sign. */
static int pointed(const svp_ana *a, const svp_token *t, clock *c)
{
    samsvar_str raw = {a->doc.ptr + t->start, t->end - t->start};
    const char *dot = memchr(raw.ptr, '.', raw.len);
    uint32_t n = dot ? (uint32_t)(dot - raw.ptr) : 0;
    if (!n || raw.len != n + 3)
        return 0;
    c->hour = digits(raw.ptr, n);
    c->minute = digits(dot + 1, 2);
    return c->hour >= 0 && c->hour <= 24 && c->minute >= 0 && c->minute < 60;
}

/* Nothing open-class follows: "klokken ett", not "the clock a ...". */
static int stands_alone(const svp_ana *a, uint32_t end)
{
    const svp_token *t = end < a->tokens.count ? &a->tokens.data[end] : NULL;
    return !t || t->kind == SVP_T_PUNCT ||
           (t->word && t->word->flags & SVP_W_CLOSED);
}

static uint32_t read_hour(const svp_ana *a, uint32_t i, clock *c)
{
    const svp_token *t = i < a->tokens.count ? &a->tokens.data[i] : NULL;
    if (!t || t->flags & SVP_TF_USED || t->feature == SAMSVAR_NONE)
        return 0;
    if (t->flags & SVP_TF_TIME && !c->points) {
        c->hour = digits(t->digits, 2);
        c->minute = digits(t->digits + 3, 2);
        c->sign = SURE_SIGN;
        c->half = EXACT;
        return 1;
    }
    if (t->kind == SVP_T_NUMBER && t->flags & SVP_TF_DECIMAL && !c->points)
        return (uint32_t)pointed(a, t, c);
    if (c->at == SURE_SIGN && !c->counted && svp_num_kind(a, i) == SVP_NUM_ARTICLE) {
        c->hour = 1;
        return stands_alone(a, i + 1);
    }
    uint32_t words = small_at(a, i, &c->hour);
    if (words && t->kind == SVP_T_NUMBER && a->doc.ptr[t->start] == '0')
        c->half = EXACT;
    if (c->hour > 12 || !c->hour)
        c->half = EXACT;
    return c->hour <= (c->points ? 12 : 24) ? words : 0;
}

/* "o'clock", "p.m.", "-tiden" behind the hour. */
static void read_behind(const svp_ana *a, clock *c)
{
    for (int n = 0; n < 2; n++) {
        uint32_t words;
        samsvar_str said = said_at(a, c->end, &words);
        int joined = svp_is(said, "-oclock") &&
                     a->tokens.data[c->end].flags & SVP_TF_HYPHEN;
        if (svp_is(said, "am") || svp_is(said, "pm"))
            c->half = c->hour > 12 ? EXACT : said.ptr[0] == 'a' ? AM : PM;
        else if (!svp_is(said, "oclock") && !joined)
            return;
        c->sign = SURE_SIGN;
        c->end += words;
    }
}

/* ---- the part of the day */

static int32_t half_of(samsvar_str part, int32_t minutes)
{
    static const struct {
        const char *key;
        int32_t am, pm; /* minutes before `am` and from `pm` on belong there */
    } parts[] = {{"morning", HALF_DAY, HALF_DAY}, {"this-morning", HALF_DAY, HALF_DAY},
                 {"afternoon", 0, 0},             {"evening", 0, 240},
                 {"night", 300, 420},             {"tonight", 240, 300},
                 {"last-night", 240, 300}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (svp_is(part, parts[i].key))
            return minutes < parts[i].am ? AM : minutes >= parts[i].pm ? PM : EITHER;
    return EITHER;
}

/* The relative day or weekday at a token, as the list has it: "r:evening", "w:5 evening". */
static svp_match day_at(const svp_ana *a, uint32_t i)
{
    svp_match m = svp_phrase_at(a, SVP_L_DATES, i, 0);
    if (m.phrase && (m.phrase->value.len < 3 || !strchr("rwW", *m.phrase->value.ptr)))
        m.phrase = NULL;
    return m;
}

static samsvar_str part_of_day(const svp_phrase *p)
{
    uint32_t skip = *p->value.ptr == 'r' ? 2 : 4;
    uint32_t len = p->value.len > skip ? p->value.len - skip : 0;
    return (samsvar_str){p->value.ptr + p->value.len - len, len};
}

static int is_closed(const svp_ana *a, uint32_t i)
{
    const svp_word *w = a->tokens.data[i].word;
    return w && w->flags & SVP_W_CLOSED;
}

static int32_t half_behind(const svp_ana *a, uint32_t i, int32_t minutes, int *next)
{
    for (uint32_t at = i; at < a->tokens.count && at < i + NEAR;) {
        svp_match m = day_at(a, at);
        if (m.phrase) {
            int32_t half = half_of(part_of_day(m.phrase), minutes);
            *next = at == i && half != EITHER;
            if (half != EITHER)
                return half;
        }
        if (!m.phrase && !is_closed(a, at))
            break;
        at += m.phrase ? m.words : 1;
    }
    return EITHER;
}

/* "this evening at seven" */
static int32_t half_before(const svp_ana *a, uint32_t first, int32_t minutes)
{
    for (uint32_t back = BEFORE < first ? BEFORE : first; back; back--) {
        uint32_t at = first - back;
        svp_match m = day_at(a, at);
        if (!m.phrase || m.words > back)
            continue;
        for (at += m.words; at < first && is_closed(a, at);)
            at++;
        int32_t half = half_of(part_of_day(m.phrase), minutes);
        if (at == first && half != EITHER)
            return half;
    }
    return EITHER;
}

/* ---- together */

static int32_t minutes_of(const clock *c)
{
    return ((c->hour % 12) * 60 + c->minute + HALF_DAY) % HALF_DAY;
}

/* The clock is a thing, too ("turned the clock two hours back"), and "ten to two" a score. */
static int ends_well(const svp_ana *a, const clock *c)
{
    svp_unit u = svp_unit_behind(a, c->end);
    int32_t kind = svp_num_kind(a, c->end);
    int more = kind == SVP_NUM_SCALE || kind == SVP_NUM_HUNDRED ||
               kind == SVP_NUM_CARDINAL || kind == SVP_NUM_VAGUE_WORD;
    if (more)
        return 0;
    if (c->at == SURE_SIGN && u.end)
        return !svp_is(u.name, "hour") && !svp_is(u.name, "minute") &&
               !svp_is(u.name, "second") && !svp_is(u.name, "%");
    return !u.end;
}

static int read_clock(const svp_ana *a, uint32_t i, clock *c)
{
    uint32_t words = 0, at = i;
    int day_next = 0;
    samsvar_str said = said_at(a, i, &words);
    if (svp_is(said, "at") || svp_is(said, "at?")) {
        c->sign = c->at = said.len == 2 ? SURE_SIGN : WEAK_SIGN;
        at = i + words;
        if (at < a->tokens.count && a->tokens.data[at].cp == '.' &&
            !(a->tokens.data[at].flags & SVP_TF_SPACE))
            at++; /* "kl." */
    }
    clock bare = *c;
    c->hour_at = read_points(a, at, c);
    words = read_hour(a, c->hour_at, c);
    if (!words && c->points) { /* "klokken 10 over 200 personer" */
        *c = bare;
        c->hour_at = at;
        words = read_hour(a, at, c);
    }
    if (!words)
        return 0;
    int time = a->tokens.data[c->hour_at].flags & SVP_TF_TIME;
    c->end = c->hour_at + words;
    read_behind(a, c);
    if (!time && c->sign != SURE_SIGN && c->points && c->at)
        c->sign = SURE_SIGN;
    if (c->half == EITHER || (c->half == EXACT && time && c->hour < 12)) {
        int32_t half = half_behind(a, c->end, minutes_of(c), &day_next);
        if (half == EITHER)
            half = half_before(a, c->first, minutes_of(c));
        c->half = half == EITHER ? c->half : half;
    }
    if (day_next && (c->at || c->points))
        c->sign = SURE_SIGN;
    return c->sign == SURE_SIGN && (time || ends_well(a, c));
}

/* The tokens between two times: "18 og 20", "6-8 p.m.", "8 til 16"; SAMSVAR_NONE: no range. */
static uint32_t range_words(const svp_ana *a, uint32_t i)
{
    uint32_t words = 0;
    const svp_token *t = i < a->tokens.count ? &a->tokens.data[i] : NULL;
    if (!t)
        return SAMSVAR_NONE;
    if (t->kind == SVP_T_NUMBER)
        return t->flags & SVP_TF_HYPHEN ? 0 : SAMSVAR_NONE;
    if (t->kind == SVP_T_PUNCT)
        return t->cp == '-' || t->cp == 0x2013 ? 1 : SAMSVAR_NONE;
    samsvar_str said = said_at(a, i, &words);
    if (svp_is(said, "to") || svp_is(said, "-?"))
        return words;
    return svp_num_kind(a, i) == SVP_NUM_AND ? 1 : SAMSVAR_NONE;
}

/* Is there a second hour that goes with the first? One of them must be a time by itself. */
static int read_range(const svp_ana *a, clock *c, int sure, clock *to)
{
    uint32_t words = range_words(a, c->end);
    int day_next = 0;
    if (words == SAMSVAR_NONE || (sure ? c->at != SURE_SIGN : c->points))
        return 0;
    to->first = to->hour_at = c->end + words;
    to->at = sure ? SURE_SIGN : NO_SIGN;
    words = read_hour(a, to->first, to);
    if (!words || a->tokens.data[to->first].flags & SVP_TF_TIME)
        return 0;
    to->end = to->first + words;
    read_behind(a, to);
    if ((!sure && to->sign != SURE_SIGN) || !ends_well(a, to) ||
        (to->sign != SURE_SIGN && !stands_alone(a, to->end)))
        return 0;
    if (to->half == EITHER)
        to->half = half_behind(a, to->end, minutes_of(to), &day_next);
    if (c->half == EITHER && (to->half == EXACT || c->hour % 12 < to->hour % 12))
        c->half = to->half; /* "8-16" counts to 24 on both sides */
    to->at = NO_SIGN;
    return 1;
}

static void put_time(char *out, int32_t minutes)
{
    int32_t hour = minutes / 60, minute = minutes % 60;
    out[0] = (char)('0' + hour / 10);
    out[1] = (char)('0' + hour % 10);
    out[2] = ':';
    out[3] = (char)('0' + minute / 10);
    out[4] = (char)('0' + minute % 10);
}

/* "07:30", and "07:30/19:30" where the words leave it open. */
static samsvar_status emit_clock(svp_ana *a, const clock *c)
{
    char key[11];
    uint32_t len = 5;
    int32_t m = minutes_of(c);
    if (c->half == EXACT)
        m = (c->hour * 60 + c->minute + DAY) % DAY;
    put_time(key, c->half == PM ? m + HALF_DAY : m);
    if (c->half == EITHER) {
        key[5] = '/';
        put_time(key + 6, m + HALF_DAY);
        len = 11;
    }
    svp_token *t = a->tokens.data;
    for (uint32_t i = c->at ? c->first + 1 : c->first; i < c->end; i++)
        t[i].flags |= SVP_TF_USED;
    return svp_emit(a, SAMSVAR_FEAT_GLOSS, 0, t[c->first].start, t[c->end - 1].end,
                    t[c->hour_at].feature, 1000, (samsvar_str){key, len}, NULL);
}

samsvar_status svp_clock_at(svp_ana *a, uint32_t i, uint32_t *taken)
{
    uint32_t words = 0;
    clock c = {.first = i}, to = {.first = i};
    const svp_token *t = &a->tokens.data[i];
    *taken = 0;
    samsvar_str said = said_at(a, i, &words);
    if (said.len >= 5 && said.ptr[2] == ':') { /* "noon" */
        *taken = words;
        return svp_emit(a, SAMSVAR_FEAT_GLOSS, 0, t->start, t[words - 1].end, t->feature,
                        1000, said, NULL);
    }
    if (!said.len && t->kind != SVP_T_NUMBER && svp_num_kind(a, i) == SVP_NUM_NONE)
        return SAMSVAR_OK;
    int sure = read_clock(a, i, &c);
    int range = c.end && !(a->tokens.data[c.hour_at].flags & SVP_TF_TIME) &&
                read_range(a, &c, sure, &to);
    if (!sure && !range)
        return SAMSVAR_OK;
    *taken = (range ? to.end : c.end) - i;
    samsvar_status status = emit_clock(a, &c);
    return range && !status ? emit_clock(a, &to) : status;
}
