//! The pages as HTML, rendered natively by the components of the app.

use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

pub use super::event::{page_shows, phrase};
pub use super::parts::tie_words;

use super::context::Cx;
use super::environment::Environment;
use super::messages::{i18n, td_string};
use super::pages::published::{ChoicePage, FeedsPage, MissingPage};
use super::{app, lazy, map, pages, parts};
use crate::export::page::{Leaf, PageHead, Words};
use crate::model::{Audience, Bundle, View};
use crate::route::{Address, Page};
use crate::text::Lang;

/// Renders the pages of a site, one after the other.
///
/// What all pages share is made once and kept as long as the program runs; each page has an
/// [`Owner`] of its own, which frees what it made. It stays on its thread, as local signals do: for
/// several threads make several renderers.
pub struct Renderer {
    cx: Cx,
    map: &'static map::Shared,
    /// Owns what all pages share.
    _owner: Owner,
    _on_one_thread: PhantomData<Rc<()>>,
}

/// How the start tags of controls begin.
const CONTROLS: [&str; 4] = ["<button", "<input", "<select", "<textarea"];

impl Renderer {
    /// A renderer of the pages of a bundle. `base` is the path below which the site lives, with a slash
    /// at both ends.
    pub fn new(bundle: &'static Bundle, base: &str, environment: Environment) -> Renderer {
        lazy::load_at_once();
        let owner = Owner::new();
        let (cx, map) = owner.with(|| {
            let address = Address::new(Lang::FALLBACK, Page::Home);
            let cx = Cx::new(bundle, base.to_string(), address, environment);
            (cx, map::begin(cx))
        });
        Renderer {
            cx,
            map,
            _owner: owner,
            _on_one_thread: PhantomData,
        }
    }

    /// Returns what the body of the page at an address holds: header, content and footer. An address
    /// without a language is shown in the first one of the bundle. Its controls are disabled: the
    /// program answers them, which replaces the page when it starts.
    pub fn page(&self, address: Address) -> String {
        self.render(address, || app::app(self.cx, self.map))
    }

    /// Returns the content of the page where one chooses a language: a `main` alone.
    pub fn choice(&self) -> String {
        self.render(Address::parse("", ""), || {
            view! { <ChoicePage /> }.into_any()
        })
    }

    /// Returns the content of the page that a host shows where it has no file: a `main` alone.
    pub fn missing(&self) -> String {
        self.render(Address::parse("", ""), || {
            view! { <MissingPage /> }.into_any()
        })
    }

    /// Returns what the body of the page of subscriptions and data holds: header, content and footer.
    pub fn feeds(&self, lang: Lang) -> String {
        let address = Address::new(lang, Page::NotFound("feeds".into()));
        self.render(address, || view! { <FeedsPage lang=lang /> }.into_any())
    }

    /// The words of a language for what a site says beside its views.
    pub fn words(&self, lang: Lang) -> SiteWords<'_> {
        SiteWords {
            renderer: self,
            lang,
        }
    }

    fn render(&self, address: Address, view: impl FnOnce() -> AnyView) -> String {
        self.cx.show(address);
        let owner = Owner::new();
        without_controls(&owner.with(|| {
            provide_context(self.cx);
            view().to_html()
        }))
    }
}

/// What a site says beside its views, in a language.
pub struct SiteWords<'a> {
    renderer: &'a Renderer,
    lang: Lang,
}

impl Words for SiteWords<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn head(&self, page: &Leaf) -> PageHead {
        let cx = self.renderer.cx;
        pages::head(cx, self.lang, &page.page, page.date.as_ref())
    }

    fn feeds(&self) -> PageHead {
        let name = td_string!(i18n(self.lang), shell.feeds);
        let lead = td_string!(i18n(self.lang), published.feeds_lead);
        PageHead::new(name.to_string(), lead.to_string())
    }

    fn home(&self) -> String {
        td_string!(i18n(self.lang), shell.home).to_string()
    }

    fn pupils(&self) -> String {
        td_string!(i18n(self.lang), published.pupils).to_string()
    }

    fn status(&self, entry: &View<'_>) -> String {
        parts::state_words(self.renderer.cx, self.lang, entry)
    }

    fn audience(&self, audience: Audience) -> String {
        parts::audience(self.lang, audience).to_string()
    }
}

/// Disables the controls of a page, and leaves out the marks by which Leptos would take a page over
/// node by node, which are no valid HTML. In texts and attributes `<`, `>` and `"` are escaped, so that
/// they are parts of tags only.
fn without_controls(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece.split_at(piece.rfind('<').unwrap_or(piece.len()));
        out.push_str(text);
        if tag == "<!>" {
            continue;
        }
        let control = CONTROLS.iter().find_map(|control| {
            let rest = tag.strip_prefix(control)?;
            rest.starts_with([' ', '>']).then_some((control, rest))
        });
        match control {
            Some((control, rest)) if !is_disabled(rest) => {
                out.extend([control, " disabled", rest]);
            }
            _ => out.push_str(tag),
        }
    }
    out
}

/// Whether a tag has the attribute `disabled`: outside the values of others, which stand in quotes.
fn is_disabled(tag: &str) -> bool {
    let mut outside = tag.split('"').step_by(2);
    outside.any(|names| names.split([' ', '>']).any(|name| name == "disabled"))
}
