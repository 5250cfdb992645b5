/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* bench_segment.c -- speed of the segment hook against ICU's sentence iterator.
 *
 * usage: bench_segment [MEGABYTES] (60; a third a language). News-like text of our own is
 * repeated in memory, with a number in each paragraph so that no two are alike. One
 * thread, CPU time, best of three. The hook's time holds the check of the UTF-8 and the
 * count of code points at every segment; ICU's holds the conversion to UTF-16 that it
 * needs. */
#include "core/base/num.h"
#include "core/base/utf8.h"
#include "tests/unit/seg_host.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>

enum { ROUNDS = 3 };

static const char *const paragraphs[][3] = {
    {"Regjeringen vil bruke ca. 3,5 milliarder kroner på nye ferjer og kaier langs "
     "kysten "
     "innen %u, sa statsminister Kari E. Nordli da hun la fram planen i Bodø tirsdag "
     "ettermiddag. – Folk i distriktene har ventet lenge nok på dette, og nå må alle som "
     "har ansvar følge opp, sa hun til pressen. Opposisjonen, bl.a. Senterpartiet, mener "
     "at "
     "planen kommer for sent og at pengene ikke rekker til mer enn halvparten av "
     "rutene.\n\n",
     "«Dette er et viktig skritt for alle som bor og arbeider langs kysten. Nå må vi "
     "bare "
     "sørge for at fylkene får det de er lovet», sa fiskeriminister Ola Berg. Han ville "
     "ikke "
     "svare på om det blir flere møter mellom partene før sommeren (det neste er "
     "berammet "
     "til 17. mai %u). Ingen i departementet vet foreløpig hva det hele kommer til å "
     "koste!\n\n",
     "Skjelvet rammet kysten rundt havnebyen natt til mandag, mens de fleste innbyggerne "
     "lå "
     "og sov i hjemmene sine. Minst %u mennesker er skadd, opplyser overlege Tor Lie ved "
     "sykehuset, og mange av dem må opereres i løpet av dagen. Redningsmannskapene har "
     "ennå "
     "ikke nådd fram til fjellbygdene, der flere hundre hus skal være helt ødelagt.\n\n"},
    {"Ríkisstjórnin ætlar að verja um 3,5 milljörðum króna í nýjar ferjur og hafnir "
     "fyrir "
     "árið %u, sagði forsætisráðherra þegar hún kynnti áætlunina í Reykjavík "
     "þriðjudaginn "
     "20. janúar. „Fólkið í landinu hefur beðið nógu lengi eftir þessu og nú verða allir "
     "að "
     "leggjast á eitt,“ sagði hún við fréttamenn. Stjórnarandstaðan telur m.a. að "
     "áætlunin "
     "komi of seint og að féð dugi varla nema fyrir helmingi leiðanna.\n\n",
     "Þingmenn ræddu frumvarpið fram á nótt og var ákveðið að fresta umræðunni til kl. "
     "14.30 "
     "daginn eftir, að því er fram kom á vef þingsins. Hv. þm. Pétur H. Jónsson benti á "
     "að "
     "skv. 2. mgr. 14. gr. laga nr. %u/1991 væri ráðherra óheimilt að semja um kaupin án "
     "útboðs. Ráðherra svaraði því til að lögin ættu ekki við í þessu tilviki!\n\n",
     "Skjálftinn reið yfir ströndina aðfaranótt mánudags þegar flestir íbúar bæjarins "
     "voru í "
     "fastasvefni á heimilum sínum. Minnst %u slösuðust og þurfa margir þeirra að "
     "gangast "
     "undir aðgerð í dag, segir í tilkynningu frá sjúkrahúsinu. Björgunarsveitir hafa "
     "ekki "
     "enn komist til þorpanna í fjöllunum þar sem talið er að mörg hús hafi "
     "eyðilagst.\n\n"},
    {"The government will spend about $3.5 billion on new ferries and harbours along the "
     "coast by %u, Prime Minister Jane E. Doe said on Tuesday as she presented the plan "
     "to "
     "reporters in Washington. “People in these towns have waited long enough, and now "
     "everyone who signed up to this has to deliver,” she said. The opposition says that "
     "the plan comes too late and that the money will pay for no more than half the "
     "routes.\n\n",
     "“This is an important step for everyone who lives and works along the coast. Now "
     "we "
     "must see that the counties get what they were promised,” said Mr. Smith, who runs "
     "the "
     "fisheries department. He would not say whether the U.S. Government plans more "
     "talks "
     "before the summer (the next are due on Jan. 21, %u). Nobody at the department "
     "knows "
     "what it will cost in the end!\n\n",
     "The quake struck the coast around the port before dawn on Monday, while most "
     "people "
     "were still asleep in their homes, according to the interior ministry. At least %u "
     "people were hurt, the main hospital said, and many of them will need surgery "
     "during "
     "the day. Rescue teams have not yet reached the villages in the hills, where "
     "hundreds "
     "of houses are thought to have been swept away.\n\n"}};

typedef struct tally {
    const char *text;
    uint64_t segments, points;
    uint32_t at;
} tally;

static samsvar_status count(void *sink, const samsvar_segment *rec, uint32_t size)
{
    tally *t = sink;
    (void)size;
    t->points += sv_utf8_count(t->text + t->at, rec->end - t->at);
    t->at = rec->end;
    t->segments++;
    return SAMSVAR_OK;
}

static double cpu(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static char *make_text(int lang, uint32_t size, uint32_t *len)
{
    char *text = malloc(size + 2048);
    uint32_t at = 0;
    for (uint32_t i = 0; text && at < size; i++) {
        const char *p = paragraphs[lang][i % 3], *number = strstr(p, "%u");
        at += (uint32_t)snprintf(text + at, 2048, "%.*s%" PRIu32 "%s", (int)(number - p),
                                 p, 2000 + i % 997, number + 2);
    }
    *len = at;
    return text;
}

static double time_hook(seg_host *h, const char *text, uint32_t len, tally *t)
{
    double start = cpu();
    *t = (tally){.text = text};
    if (sv_utf8_check(text, len) != len ||
        seg_host_run(h, text, len, NULL, count, t) != SAMSVAR_OK)
        exit(2);
    return cpu() - start;
}

static double time_icu(const char *locale, const char *text, uint32_t len,
                       uint64_t *segments)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar *wide = malloc((len + 1) * sizeof *wide);
    int32_t wide_len = 0;
    double start = cpu();
    if (!wide)
        exit(2);
    u_strFromUTF8(wide, (int32_t)len + 1, &wide_len, text, (int32_t)len, &error);
    UBreakIterator *it = ubrk_open(UBRK_SENTENCE, locale, wide, wide_len, &error);
    if (U_FAILURE(error))
        exit(2);
    *segments = 0;
    while (ubrk_next(it) != UBRK_DONE)
        ++*segments;
    ubrk_close(it);
    double took = cpu() - start;
    free(wide);
    return took;
}

int main(int argc, char **argv)
{
    static const char *const langs[] = {"no", "is", "en"};
    static const char *const locales[] = {"nb", "is", "en"};
    uint64_t megabytes = 60;
    double ours = 0, icus = 0, bytes = 0;
    if (argc > 1 && sv_num_u64(argv[1], strlen(argv[1]), 3, 1000, &megabytes))
        return 64;
    for (int i = 0; i < 3; i++) {
        uint32_t len;
        char *text = make_text(i, (uint32_t)megabytes * 1000000u / 3, &len);
        seg_host *h = seg_host_open(langs[i], 1);
        if (!text || !h)
            return 2;
        double best = 1e9, best_icu = 1e9;
        tally t = {0};
        uint64_t segments = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double took = time_hook(h, text, len, &t);
            best = took < best ? took : best;
            took = time_icu(locales[i], text, len, &segments);
            best_icu = took < best_icu ? took : best_icu;
        }
        printf("%s: %.0f MB, %" PRIu64 " segments, %.1f MB/s; ICU %" PRIu64
               " segments, %.1f MB/s; ratio %.2f\n",
               langs[i], len / 1e6, t.segments, len / 1e6 / best, segments,
               len / 1e6 / best_icu, best_icu / best);
        ours += best;
        icus += best_icu;
        bytes += len;
        seg_host_close(h);
        free(text);
    }
    printf("all: %.1f MB/s, ICU %.1f MB/s, ratio %.2f\n", bytes / 1e6 / ours,
           bytes / 1e6 / icus, icus / ours);
    return 0;
}
