/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-reasons.js -- what evidence without words is called in a file, in plain words.
 * doc/alignment.md defines each. */
(function (app) {
    app.reasons = {
        cover_high: 'share of the words that match, better side',
        cover_low: 'share of the words that match, other side',
        cover_both: 'share of the words that match',
        clause: 'the best pair of clauses', amount: 'how much matches',
        rarest: 'the most telling word', words: 'number of words that match',
        odds: 'all words together', names: 'names that match',
        names_missing: 'names without a match', numbers: 'numbers that agree',
        numbers_clash: 'numbers that do not agree', margin_high: 'better than rivals',
        margin_low: 'better than rivals, other side', odds_high: 'words better than rivals\'',
        odds_low: 'words better than rivals\', other side', best_both: 'each other\'s best partner',
        context: 'the sentences around', length: 'lengths', brief: 'short sentences',
        heading: 'one is a heading', marginal: 'one is a caption, byline or the like',
        marginal_both: 'both are captions, bylines or the like', speaker: 'the same speaker',
        speaker_clash: 'different speakers', polarity_clash: 'one denies, the other does not',
        polarity_both: 'both deny', quotes: 'both are quotations', quote_one: 'one is a quotation',
        place: 'places in the articles', lead: 'both open their articles',
        figure: 'a telling figure', figure_clash: 'figures that do not agree',
        acts: 'the same act of speech', acts_clash: 'different acts of speech',
        cosine: 'what is rare in this event', cosine_high: 'rare words better than rivals\'',
        cosine_low: 'rare words better than rivals\', other side', near: 'a neighbour fits as well',
        level: 'fits better than others do', event_high: 'share of rare words, better side',
        event_low: 'share of rare words, other side', event_clause: 'the most similar clauses',
        event_amount: 'how much that is rare matches', event_rare: 'the rarest words',
        content: 'content words', content_amount: 'how many content words match',
        names_near: 'names in or near the other', probable: 'likely from the start',
        mass_high: 'rivals of the one', mass_low: 'rivals of the other',
        diagonal: 'the links before and after', beside: 'the link beside',
        third: 'what a third article says', third_next: 'what a fourth article says',
        first: 'first choice of the one or the other', other: 'all smaller reasons',
        kept: 'a person has said so', unmatched: 'words without a match',
        punctuation: 'punctuation', bias: 'how rare links are',
    };
})(samsvar);
