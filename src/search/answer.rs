//! Ranking and grouping what matches.

use super::query::{EXACT, Query, Word};
use super::record::Field;
use super::{Index, Record, each_token};
use crate::model::Bundle;
use crate::text::{Lang, places_by};

/// What was found, the group with the best hit first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What was asked for, and in which words slips were forgiven: what [`Excerpt`](super::Excerpt)
    /// marks.
    pub query: Query,
    /// None is empty.
    pub groups: Vec<Group>,
    /// How many records there are in all groups together.
    pub count: usize,
}

/// The hits of one kind, the best first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// 0 cities, 1 events and series, 2 programmes, 3 documents: see [`Record::group`].
    pub kind: usize,
    /// At most as many as were asked for.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub count: usize,
}

/// A record that answers to a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    pub record: Record,
    score: u32,
}

/// How many hits of a kind are looked at closely, at least.
const CLOSELY: usize = 40;

/// A name that has all the words and no others.
const WHOLE: u32 = 96;

/// What a summary, a detail and a name are worth.
const WORTH: [u8; 3] = [1, 2, 4];
/// How much better a kind of record is than others whose words answer as well.
const KINDS: [u32; 4] = [24, 4, 2, 0];
/// What recurs stands for its editions.
const SERIES: u32 = 8;
/// The reader's own language.
const OWN: u32 = 3;

/// What the words of a query are worth to each record.
struct Tally {
    /// For the word at hand.
    word: Vec<u8>,
    sum: Vec<u16>,
    /// How many of the words that may not be missing answer.
    answered: Vec<u8>,
}

impl Index {
    /// The records that answer to the query, at most `most` of each kind.
    ///
    /// Where any record answers to all words, only those that do; else those that answer to most.
    pub fn find(&self, bundle: &Bundle, query: &Query, reader: Lang, most: usize) -> Answer {
        if query.is_empty() {
            return Answer::default();
        }
        let mut tally = Tally {
            word: vec![0; self.len()],
            sum: vec![0; self.len()],
            answered: vec![0; self.len()],
        };
        let mut query = query.clone();
        for word in &mut query.words {
            self.weigh(word, &mut tally);
        }
        // What is not found itself answers to nothing.
        let first = (0..self.len()).find(|number| self.record(*number).is_some());
        let found = tally.answered.iter().skip(first.unwrap_or(0));
        let least = found.copied().max().unwrap_or(0).max(1);
        let mut counts = [0; 4];
        let mut best: [Vec<(u32, usize)>; 4] = Default::default();
        for (number, answered) in tally.answered.iter().enumerate() {
            if *answered == 0 {
                continue;
            }
            if let Some(record) = self.record(number) {
                if *answered < least && !is_named(bundle, &query, record) {
                    continue;
                }
                let kind = record.group(bundle);
                counts[kind] += 1;
                let score = tally.sum.get(number).copied().unwrap_or(0);
                keep(&mut best[kind], CLOSELY.max(most), u32::from(score), number);
            }
        }
        let mut groups = Vec::new();
        for (kind, list) in best.into_iter().enumerate() {
            let hits = self.closely(bundle, &query, reader, &list, most);
            if !hits.is_empty() {
                groups.push(Group {
                    kind,
                    hits,
                    count: counts[kind],
                });
            }
        }
        let score = |group: &Group| group.hits.first().map_or(0, |hit| hit.score);
        Answer {
            groups: best_first(&groups, &score),
            count: counts.iter().sum(),
            query,
        }
    }

    /// Adds to the tally what one word is worth.
    fn weigh(&self, word: &mut Word, tally: &mut Tally) {
        tally.word.fill(0);
        let mut is_found = false;
        let mut add = |token: usize, rate: u8| {
            self.each_record(token, &mut |number, field| {
                let worth = rate * WORTH.get(field as usize).copied().unwrap_or(0);
                if let Some(known) = tally.word.get_mut(number) {
                    *known = (*known).max(worth);
                }
            });
        };
        for (token, set) in self.sets.iter().enumerate() {
            if word.set & !set == 0 {
                let rate = word.rate(self.table.text(token));
                if rate > 0 {
                    is_found = true;
                    add(token, rate);
                }
            }
        }
        let slips = u32::from(word.slips());
        word.is_slip = !is_found && slips > 0;
        if word.is_slip {
            for (token, set) in self.sets.iter().enumerate() {
                if (word.set & !set).count_ones() <= slips {
                    let rate = word.rate_slip(self.table.text(token));
                    if rate > 0 {
                        add(token, rate);
                    }
                }
            }
        }
        for (member, whole) in &self.belongs {
            let worth = tally.word.get(*whole as usize).copied().unwrap_or(0) / 2;
            if let Some(known) = tally.word.get_mut(*member as usize) {
                *known = (*known).max(worth);
            }
        }
        let sums = tally.sum.iter_mut().zip(&mut tally.answered);
        for (worth, (sum, answered)) in tally.word.iter().zip(sums) {
            *sum += u16::from(*worth);
            *answered += u8::from(*worth > 0 && !word.is_small);
        }
    }

    /// Orders the best of a kind by how much of their names the words are.
    fn closely(
        &self,
        bundle: &Bundle,
        query: &Query,
        reader: Lang,
        list: &[(u32, usize)],
        most: usize,
    ) -> Vec<Hit> {
        let all = query.words.len() as u32;
        let hit = |(score, number): &(u32, usize)| {
            let record = self.record(*number)?;
            let kind = KINDS.get(record.group(bundle)).copied().unwrap_or(0);
            let mut named = 0;
            record.texts(bundle, &mut |field, tag, text| {
                if field == Field::Name {
                    let own = u32::from(tag == reader.html_tag()) * OWN;
                    let (part, words) = part(query, text);
                    // A name that has one of two words is worth an eighth.
                    let part = (part + kind) * words.pow(3) / all.pow(3);
                    named = named.max(if words > 0 { part + own } else { 0 });
                }
            });
            let recurs = u32::from(matches!(record, Record::Series(_))) * SERIES;
            let score = score * 3 / all + named + recurs;
            Some(Hit { record, score })
        };
        let hits: Vec<Hit> = list.iter().filter_map(hit).collect();
        let mut hits = best_first(&hits, &|hit| hit.score);
        hits.truncate(most);
        hits
    }
}

/// Whether the query holds the whole name of a city: «Ниигата» among other words is worth the city.
fn is_named(bundle: &Bundle, query: &Query, record: Record) -> bool {
    let mut is_named = false;
    if record.group(bundle) == 0 {
        record.texts(bundle, &mut |field, _, text| {
            is_named |= field == Field::Name && part(query, text).0 * 8 >= WHOLE * 7;
        });
    }
    is_named
}

/// How much of a name the words of a query are, 0 to [`WHOLE`], and how many words the name
/// answers. Numbers in the name that nobody asked for are no part of it.
fn part(query: &Query, name: &str) -> (u32, u32) {
    let (mut all, mut answered, mut words) = (0, 0, 0);
    each_token(name, &mut |token| {
        let rate = query.rate(token.text);
        let is_number = token.text.bytes().all(|byte| byte.is_ascii_digit());
        if rate > 0 || !is_number {
            all += u32::from(EXACT);
            answered += u32::from(rate);
            words |= query.answered(token.text);
        }
    });
    (answered * WHOLE / all.max(1), words.count_ones())
}

/// Keeps the best `most`, the best first; of equal ones those that came first.
fn keep(list: &mut Vec<(u32, usize)>, most: usize, score: u32, number: usize) {
    if list.len() == most {
        if list.last().is_some_and(|(least, _)| *least >= score) {
            return;
        }
        list.pop();
    }
    let place = list.iter().position(|(other, _)| *other < score);
    list.insert(place.unwrap_or(list.len()), (score, number));
}

fn best_first<T: Clone>(list: &[T], score: &dyn Fn(&T) -> u32) -> Vec<T> {
    let key = |place: usize| list.get(place).map_or(0, |item| -i64::from(score(item)));
    let order = places_by(list.len(), &|place| (key(place), 0));
    order
        .into_iter()
        .filter_map(|place| list.get(place).cloned())
        .collect()
}
