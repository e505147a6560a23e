//! A letter in which a class asks about an exchange: what it asks for, its languages, and its text.

use super::{Bundle, CityIx, Country, Format, Offer, OfferGroup, Vocabulary};
use crate::text::{Lang, query};

vocabulary! {
    /// What a class asks for.
    Purpose {
        /// To get to know a class abroad.
        Partner = "partner",
        /// To take part in an open offer.
        Join = "join",
        /// To take part in the next occurrence of a series.
        JoinNext = "join-next",
        /// To take part in something like an event that was held.
        Similar = "similar",
    }
}

vocabulary! {
    /// A question of the letter.
    Question {
        /// Whether it is possible, and whom to contact.
        Contact = "contact",
        When = "when",
        Ages = "ages",
        /// In person, by video link or by post.
        Form = "form",
        Language = "language",
    }
}

/// What the letter about an offer asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inquiry {
    pub purpose: Purpose,
    /// In the order of [`Question`]: only what no source states.
    pub questions: Vec<Question>,
}

impl Bundle {
    /// Returns what a letter asks: about an offer, or for a partner class.
    pub fn inquiry(&self, offer: Option<&Offer>) -> Inquiry {
        let Some(offer) = offer else {
            return Inquiry {
                purpose: Purpose::Partner,
                questions: vec![
                    Question::Contact,
                    Question::Ages,
                    Question::Form,
                    Question::Language,
                ],
            };
        };
        let view = self.view_of(&offer.occurrence);
        let purpose = match offer.group {
            Some(OfferGroup::Open) => Purpose::Join,
            Some(OfferGroup::Again) => Purpose::JoinNext,
            Some(OfferGroup::Held) | None => Purpose::Similar,
        };
        let is_asked = |question: &Question| match question {
            Question::Contact => true,
            Question::When => purpose != Purpose::Join,
            Question::Ages => view.ages.is_none(),
            Question::Form => view.format == Format::Unstated,
            Question::Language => view.details.languages.is_empty(),
        };
        let all = Question::ALL.iter().copied();
        Inquiry {
            purpose,
            questions: all.filter(is_asked).collect(),
        }
    }

    /// Returns the languages of a letter, each once: that of the reader, those of the partners, and
    /// that of the host. A partner whose language the bundle does not have is written to in English.
    pub fn letter_languages(
        &self,
        reader: Lang,
        cities: &[CityIx],
        countries: &[Country],
    ) -> Vec<Lang> {
        let known = |lang: Lang| self.languages.contains(&lang).then_some(lang);
        let of_tag = |tag: &str| Lang::from_browser_tag(tag).and_then(known);
        let of_country = |country: Country| {
            let mut there = self.cities.iter().filter(|city| city.country == country);
            there.find_map(|city| of_tag(&city.own_name.as_ref()?.tag))
        };
        let of_city = |city: &CityIx| {
            let city = self.city(*city);
            let own = city.own_name.as_ref().and_then(|own| of_tag(&own.tag));
            own.or_else(|| of_country(city.country))
        };
        let of_cities = cities.iter().map(of_city);
        let of_countries = countries.iter().map(|country| of_country(*country));
        let mut partners: Vec<Option<Lang>> = of_cities.chain(of_countries).collect();
        if partners.is_empty() {
            partners.push(None);
        }
        let host = self.host.own_name.as_ref().and_then(|own| of_tag(&own.tag));
        let partners = partners
            .into_iter()
            .filter_map(|lang| lang.or_else(|| known(Lang::En)));
        let mut list = vec![reader];
        for lang in partners.chain(host) {
            if !list.contains(&lang) {
                list.push(lang);
            }
        }
        list
    }
}

/// A letter as plain text.
///
/// ```
/// use pobratim::model::Letter;
/// let letter = Letter { subject: "A & B".into(), paragraphs: vec!["Hello!".into(), "Да".into()] };
/// assert_eq!(letter.body(), "Hello!\n\nДа");
/// let url = "mailto:desk@example.org?subject=A%20%26%20B&body=Hello%21%0D%0A%0D%0A%D0%94%D0%B0";
/// assert_eq!(letter.mailto("desk@example.org"), url);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub subject: String,
    /// Each may have several lines.
    pub paragraphs: Vec<String>,
}

impl Letter {
    /// Returns the paragraphs with an empty line between them.
    pub fn body(&self) -> String {
        self.paragraphs.join("\n\n")
    }

    /// Returns the URL that opens the letter in a mail program (RFC 6068).
    pub fn mailto(&self, to: &str) -> String {
        let mut url = String::from("mailto:");
        let lines = self.body().replace('\n', "\r\n");
        // Writing to a string does not fail.
        let _ = query::encode(to, &mut url);
        url.push_str("?subject=");
        let _ = query::encode(&self.subject, &mut url);
        url.push_str("&body=");
        let _ = query::encode(&lines, &mut url);
        url
    }
}
