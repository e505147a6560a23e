//! Ranks and groups search results.

use super::query::{EXACT, Query, Word};
use super::record::Field;
use super::{Index, Record, each_token};
use crate::model::{Bundle, Scope};
use crate::text::{Lang, sorted_indices};

/// The results of a query, the group with the best hit first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResults {
    /// The query, with the words for which typos were tolerated, for marking
    /// [`Excerpt`](super::Excerpt)s.
    pub query: Query,
    /// Groups with hits; none is empty.
    pub groups: Vec<Group>,
    /// The number of records in all groups.
    pub count: usize,
    /// Whether some record matches all words.
    pub has_all_words: bool,
}

/// The records that match all words of a query, without typos.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches(Vec<bool>);

/// The hits of one kind, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// 0 cities, 1 events and series, 2 programmes, 3 documents, 4 venues: see [`Record::group`].
    pub kind: usize,
    /// At most as many as requested.
    pub hits: Vec<Hit>,
    /// The total number.
    pub count: usize,
}

/// A record that matches a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub record: Record,
    score: u32,
}

/// The least number of candidates per kind that are ranked by their names.
const RERANKED: usize = 40;

/// Score of a name that consists of exactly the words of the query.
const FULL_NAME: u32 = 96;

/// Weights of a summary, a detail and a name.
const FIELD_WEIGHTS: [u8; 3] = [1, 2, 4];
/// Bonus of a kind of record over others with equal matches.
const KIND_BONUS: [u32; 5] = [24, 4, 2, 0, 8];
/// Bonus of a series, which represents its editions.
const SERIES_BONUS: u32 = 8;
/// Weight of what is not of the host city, in eighths: “City Day” is first of all that of the host.
const OTHER_SCOPE_EIGHTHS: u32 = 6;
/// Bonus of a text in the reader's own language.
const OWN_LANGUAGE_BONUS: u32 = 3;

impl SearchResults {
    /// Removes hits, and groups without hits; the counts are those of the others.
    pub fn retain(&mut self, keeps: &dyn Fn(Record) -> bool) {
        for group in &mut self.groups {
            let before = group.hits.len();
            group.hits.retain(|hit| keeps(hit.record));
            group.count -= before - group.hits.len();
        }
        self.groups.retain(|group| !group.hits.is_empty());
        self.count = self.groups.iter().map(|group| group.count).sum();
    }
}

/// Scores of all records for the words of a query.
struct Scores {
    /// For the current word.
    word: Vec<u8>,
    sum: Vec<u16>,
    /// The number of required words that the record matches.
    matched: Vec<u8>,
}

impl Index {
    /// Returns the records that match the query, at most `limit` of each kind.
    ///
    /// If any record matches all words, only such records are returned, else those that match the
    /// most words.
    pub fn find(
        &self,
        bundle: &Bundle,
        query: &Query,
        reader: Lang,
        limit: usize,
    ) -> SearchResults {
        if query.is_empty() {
            return SearchResults::default();
        }
        let mut query = query.clone();
        let scores = self.score(&mut query);
        // Numbers before the first record are topics, which are not results.
        let first = (0..self.len()).find(|number| self.record(*number).is_some());
        let found = scores.matched.iter().skip(first.unwrap_or(0));
        let least = found.copied().max().unwrap_or(0).max(1);
        let mut counts = [0; 5];
        let mut best: [Vec<(u32, usize)>; 5] = Default::default();
        for (number, matched) in scores.matched.iter().enumerate() {
            if *matched == 0 {
                continue;
            }
            if let Some(record) = self.record(number) {
                if *matched < least && !is_named(bundle, &query, record) {
                    continue;
                }
                let kind = record.group(bundle);
                counts[kind] += 1;
                let score = scores.sum.get(number).copied().unwrap_or(0);
                insert_best(
                    &mut best[kind],
                    RERANKED.max(limit),
                    u32::from(score),
                    number,
                );
            }
        }
        let mut groups = Vec::new();
        for (kind, list) in best.into_iter().enumerate() {
            let hits = self.rerank(bundle, &query, reader, &list, limit);
            if !hits.is_empty() {
                groups.push(Group {
                    kind,
                    hits,
                    count: counts[kind],
                });
            }
        }
        let score = |group: &Group| group.hits.first().map_or(0, |hit| hit.score);
        SearchResults {
            groups: best_first(&groups, &score),
            count: counts.iter().sum(),
            has_all_words: least == query.required(),
            query,
        }
    }

    /// Returns the records that match all words of the query, without typos.
    pub fn matches(&self, query: &Query) -> Matches {
        let mut query = query.clone();
        let scores = self.score(&mut query);
        let required = query.required();
        if query.has_typos() {
            return Matches::default();
        }
        Matches(
            scores
                .matched
                .iter()
                .map(|count| *count == required)
                .collect(),
        )
    }

    /// Returns whether a record is among the matches.
    pub fn is_match(&self, matches: &Matches, record: Record) -> bool {
        matches.0.get(self.number(record)) == Some(&true)
    }

    /// Scores all records, and marks the words of the query for which typos were tolerated.
    fn score(&self, query: &mut Query) -> Scores {
        let mut scores = Scores {
            word: vec![0; self.len()],
            sum: vec![0; self.len()],
            matched: vec![0; self.len()],
        };
        for word in &mut query.words {
            self.score_word(word, &mut scores);
        }
        scores
    }

    /// Adds the scores of one word.
    fn score_word(&self, word: &mut Word, scores: &mut Scores) {
        scores.word.fill(0);
        let mut is_found = false;
        let mut add = |token: usize, rating: u8| {
            self.each_record(token, &mut |number, field| {
                let score = rating * FIELD_WEIGHTS.get(field as usize).copied().unwrap_or(0);
                if let Some(best) = scores.word.get_mut(number) {
                    *best = (*best).max(score);
                }
            });
        };
        for (token, set) in self.sets.iter().enumerate() {
            if word.set & !set == 0 {
                let rating = word.rate(self.table.text(token));
                if rating > 0 {
                    is_found = true;
                    add(token, rating);
                }
            }
        }
        let typos = u32::from(word.typos());
        word.allows_typos = !is_found && typos > 0;
        if word.allows_typos {
            for (token, set) in self.sets.iter().enumerate() {
                if (word.set & !set).count_ones() <= typos {
                    let rating = word.rate_typo(self.table.text(token));
                    if rating > 0 {
                        add(token, rating);
                    }
                }
            }
        }
        for (child, parent) in &self.parents {
            let score = scores.word.get(*parent as usize).copied().unwrap_or(0) / 2;
            if let Some(best) = scores.word.get_mut(*child as usize) {
                *best = (*best).max(score);
            }
        }
        let sums = scores.sum.iter_mut().zip(&mut scores.matched);
        for (score, (sum, matched)) in scores.word.iter().zip(sums) {
            *sum += u16::from(*score);
            *matched += u8::from(*score > 0 && !word.is_optional);
        }
    }

    /// Ranks the best candidates of a kind by how much of their names the words cover.
    fn rerank(
        &self,
        bundle: &Bundle,
        query: &Query,
        reader: Lang,
        list: &[(u32, usize)],
        limit: usize,
    ) -> Vec<Hit> {
        let all = query.words.len() as u32;
        let hit = |(score, number): &(u32, usize)| {
            let record = self.record(*number)?;
            let kind = KIND_BONUS.get(record.group(bundle)).copied().unwrap_or(0);
            let mut named = 0;
            record.texts(bundle, &mut |field, tag, text| {
                if field == Field::Name {
                    let own = u32::from(tag == reader.html_tag()) * OWN_LANGUAGE_BONUS;
                    let (coverage, words) = name_match(query, text);
                    // A name with one of two words scores an eighth.
                    let coverage = (coverage + kind) * words.pow(3) / all.pow(3);
                    named = named.max(if words > 0 { coverage + own } else { 0 });
                }
            });
            let recurs = u32::from(matches!(record, Record::Series(_))) * SERIES_BONUS;
            let score = score * 3 / all + named + recurs;
            let score = match record.scope(bundle) {
                Scope::City => score,
                Scope::Partner | Scope::Observance => score * OTHER_SCOPE_EIGHTHS / 8,
            };
            Some(Hit { record, score })
        };
        let hits: Vec<Hit> = list.iter().filter_map(hit).collect();
        let mut hits = best_first(&hits, &|hit| hit.score);
        hits.truncate(limit);
        hits
    }
}

/// Returns whether the query contains the whole name of a city: «Ниигата» among other words still
/// finds the city.
fn is_named(bundle: &Bundle, query: &Query, record: Record) -> bool {
    let mut is_named = false;
    if record.group(bundle) == 0 {
        record.texts(bundle, &mut |field, _, text| {
            is_named |= field == Field::Name && name_match(query, text).0 * 8 >= FULL_NAME * 7;
        });
    }
    is_named
}

/// Returns how much of a name the words of a query cover, 0 to [`FULL_NAME`], and how many words
/// match. Numbers in the name that are not in the query are ignored.
fn name_match(query: &Query, name: &str) -> (u32, u32) {
    let (mut all, mut matched, mut words) = (0, 0, 0);
    each_token(name, &mut |token| {
        let rating = query.rate(token.text);
        let is_number = token.text.bytes().all(|byte| byte.is_ascii_digit());
        if rating > 0 || !is_number {
            all += u32::from(EXACT);
            matched += u32::from(rating);
            words |= query.matched_words(token.text);
        }
    });
    (matched * FULL_NAME / all.max(1), words.count_ones())
}

/// Inserts into a list of the best `limit` items, the best first; ties keep their order.
fn insert_best(list: &mut Vec<(u32, usize)>, limit: usize, score: u32, number: usize) {
    if list.len() == limit {
        if list.last().is_some_and(|(least, _)| *least >= score) {
            return;
        }
        list.pop();
    }
    let index = list.iter().position(|(other, _)| *other < score);
    list.insert(index.unwrap_or(list.len()), (score, number));
}

fn best_first<T: Clone>(list: &[T], score: &dyn Fn(&T) -> u32) -> Vec<T> {
    let key = |index: usize| list.get(index).map_or(0, |item| -i64::from(score(item)));
    let order = sorted_indices(list.len(), &|index| (key(index), 0));
    order
        .into_iter()
        .filter_map(|index| list.get(index).cloned())
        .collect()
}
