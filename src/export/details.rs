//! Texts about an event, one fact per line, for formats that have one field for all of them.

use super::Export;
use super::context::{Label, LocalizedText, Phrase};
use crate::locale;
use crate::model::{Details, EffectiveStatus, Price, Registration, SeriesIx, View};
use crate::time::{Date, Edtf};

/// A whole series, or a part of it, described as one event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whole {
    pub series: SeriesIx,
    /// Last announced day, for the announced part of the series.
    pub announced_until: Option<Date>,
}

impl Whole {
    /// Returns the status of all its occurrences.
    pub(super) fn status(self) -> EffectiveStatus {
        match self.announced_until {
            Some(_) => EffectiveStatus::Planned,
            None => EffectiveStatus::Expected,
        }
    }
}

impl Export<'_> {
    /// Returns summary, date, status, further facts, sources and the page's URL, one per line. For a
    /// `whole` series the recurrence takes the place of the date.
    pub(super) fn details(
        &self,
        view: &View<'_>,
        whole: Option<Whole>,
        url: Option<&str>,
    ) -> LocalizedText {
        self.lines(view, String::new(), whole, url)
    }

    /// Returns the same lines as [`Export::details`] with the description after the summary.
    pub(super) fn long_details(
        &self,
        view: &View<'_>,
        whole: Option<Whole>,
        url: Option<&str>,
    ) -> LocalizedText {
        let (description, lang) = self.text(&view.details.description);
        let paragraphs: Vec<&str> = Details::paragraphs(&description).collect();
        let (text, all) = self.lines(view, paragraphs.join("\n"), whole, url);
        let is_mixed = lang.is_some_and(|lang| lang != self.lang);
        (text, all.filter(|_| !is_mixed))
    }

    fn lines(
        &self,
        view: &View<'_>,
        description: String,
        whole: Option<Whole>,
        url: Option<&str>,
    ) -> LocalizedText {
        let (summary, summary_lang) = self.text(view.summary);
        let (reason, reason_lang) = self.text(&view.details.reason);
        let (directions, directions_lang) = match view.venue {
            Some(venue) => self.text(&venue.getting_there),
            None => LocalizedText::default(),
        };
        let phrase = self.phrase;
        let when = match whole {
            Some(whole) => self
                .bundle
                .series(whole.series)
                .recurrence
                .describe(locale::recurrence(self.lang)),
            None => self.date(&view.when),
        };
        let vague = match view.when.precision() {
            Some(precision) if !view.when.is_exact() => phrase(Phrase::Vague(precision)),
            _ => String::new(),
        };
        let status = whole.map_or_else(|| self.effective_status(view), Whole::status);
        let details = view.details;
        let previous = details.previous_when.map(|when| self.date(&when));
        let announced = whole.and_then(|whole| whole.announced_until);
        let announced = announced.map(|day| self.day(day));
        let doors = view.time.and_then(|time| time.doors);
        let doors = doors.map(|doors| doors.to_string());
        let free = || phrase(Phrase::Free);
        let price = details.price.as_ref();
        let price = price.map(|price| self.price_text(price, free));
        let registration = details.registration.as_ref();
        let part = |label: Label, day: fn(&Registration) -> Option<Date>| {
            let day = registration.and_then(day).map(|day| self.day(day));
            day.map_or(String::new(), |day| phrase(Phrase::Fact(label, &day)))
        };
        let registration = registration.map(|it| {
            joined(vec![
                self.registration_text(it),
                part(Label::RegistrationOpens, |it| it.opens),
                part(Label::RegistrationCloses, |it| it.closes),
            ])
        });
        let online = details.online.as_ref().map(|url| url.as_str().to_string());
        let sold_out = match details.sold_out {
            true => phrase(Phrase::SoldOut),
            false => String::new(),
        };
        let fact = |label: Label, text: &Option<String>| {
            let text = text.as_deref().filter(|text| !text.is_empty());
            text.map_or(String::new(), |text| phrase(Phrase::Fact(label, text)))
        };
        let lines = [
            summary,
            description,
            phrase(Phrase::Fact(Label::When, &when)),
            fact(Label::PreviousWhen, &previous),
            vague,
            phrase(Phrase::EffectiveStatus(status)),
            fact(Label::AnnouncedUntil, &announced),
            fact(Label::Reason, &Some(reason)),
            sold_out,
            fact(Label::Doors, &doors),
            fact(Label::Price, &price),
            fact(Label::Registration, &registration),
            fact(Label::Online, &online),
            fact(Label::GettingThere, &Some(directions)),
            self.sources(view),
            url.unwrap_or_default().to_string(),
        ];
        let mut text = String::new();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
        let langs = [summary_lang, reason_lang, directions_lang];
        let is_mixed = langs.into_iter().flatten().any(|lang| lang != self.lang);
        (text, (!is_mixed).then_some(self.lang))
    }

    /// Returns a date in words.
    pub(super) fn date(&self, when: &Edtf) -> String {
        locale::of(self.lang).date(when)
    }

    /// Returns a day in words.
    pub(super) fn day(&self, day: Date) -> String {
        self.date(&Edtf::day(day))
    }

    /// Returns a price: `free` (the word for it), the amounts and the note, separated by semicolons.
    pub(super) fn price_text(&self, price: &Price, free: impl Fn() -> String) -> String {
        let mut parts = Vec::new();
        if price.free {
            parts.push(free());
        }
        for amount in &price.amounts {
            let (label, _) = self.text(&amount.label);
            let amount = locale::of(self.lang).money(&amount.amount, &amount.currency);
            parts.push(match label.is_empty() {
                true => amount,
                false => [&label, " ", &amount].concat(),
            });
        }
        parts.push(self.text(&price.note).0);
        joined(parts)
    }

    /// Returns how one registers: the address and the note, separated by a semicolon.
    pub(super) fn registration_text(&self, registration: &Registration) -> String {
        let address = registration.url.as_ref().map_or("", |url| url.address());
        joined(vec![address.to_string(), self.text(&registration.note).0])
    }

    fn sources(&self, view: &View<'_>) -> String {
        let mut text = String::new();
        for reference in view.sources {
            let source = self.bundle.source(reference.source);
            if !text.is_empty() {
                text.push_str("; ");
            }
            text.push_str(&self.text(&source.title).0);
            for paragraph in &reference.paragraphs {
                text.push(' ');
                text.push_str(paragraph);
            }
            if let Some(url) = &source.url {
                text.push(' ');
                text.push_str(url.as_str());
            }
        }
        if text.is_empty() {
            return text;
        }
        (self.phrase)(Phrase::Fact(Label::Sources, &text))
    }
}

/// Joins the texts that are not empty with semicolons.
fn joined(mut parts: Vec<String>) -> String {
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}
