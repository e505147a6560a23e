//! The digest as HTML mail: plain elements that every mail program shows, without external
//! resources.

use super::{Digest, Item};
use crate::locale;
use crate::text::escaped;

impl Digest {
    /// Returns a complete document in UTF-8.
    pub fn html(&self) -> String {
        let mut out = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n</head>\n\
             <body>\n<h1>{}</h1>\n",
            self.lang.html_tag(),
            escaped(&self.title),
            escaped(&self.title)
        );
        for line in &self.lead {
            out.push_str(&format!("<p>{}</p>\n", escaped(line)));
        }
        for section in &self.sections {
            out.push_str(&format!("<h2>{}</h2>\n", escaped(&section.heading)));
            if !section.items.is_empty() {
                out.push_str("<ul>\n");
                for item in &section.items {
                    self.item_html(item, &mut out);
                }
                out.push_str("</ul>\n");
            }
            if let Some(note) = &section.note {
                out.push_str(&format!("<p>{}</p>\n", escaped(note)));
            }
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    fn item_html(&self, item: &Item, out: &mut String) {
        let locale = locale::of(self.lang);
        let title = match item.title_lang {
            Some(lang) => format!(
                "<span lang=\"{}\">{}</span>",
                lang.html_tag(),
                escaped(&item.title)
            ),
            None => escaped(&item.title),
        };
        let title = match &item.url {
            Some(url) => format!("<a href=\"{}\">{title}</a>", escaped(url)),
            None => title,
        };
        let asides: String = item
            .asides()
            .map(|aside| escaped(&locale.bracketed(aside)))
            .collect();
        out.push_str(&format!(
            "<li><strong>{}</strong>{}{title}{asides}",
            escaped(&item.when),
            locale.punctuation.colon
        ));
        for change in &item.changes {
            out.push_str(&format!("<br>\n<em>{}</em>", escaped(change)));
        }
        for (label, text) in item.details(&self.labels) {
            out.push_str(&format!(
                "<br>\n{}{}{}",
                escaped(label),
                locale.punctuation.colon,
                escaped(text)
            ));
        }
        out.push_str("</li>\n");
    }
}
