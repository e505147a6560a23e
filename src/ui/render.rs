//! Native rendering of the pages as HTML, by the components of the app.

use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

pub use super::components::tie_label;
pub use super::event::phrase;
pub use super::pages::{Report, ReportedPage, form_url, report_letter};

use super::bundle_cell::BundleCell;
use super::context::Cx;
use super::environment::Environment;
use super::messages::{i18n, td_string};
use super::pages::published::{ChoicePage, FeedsPage, MissingPage};
use super::{app, components, lazy, map, pages, search};
use crate::export::page::{PageHead, SiteMessages, StaticPage};
use crate::model::{Accessibility, Audience, Bundle, OfficeMessages, View};
use crate::route::{Address, Page};
use crate::text::Lang;

/// Renders the pages of a site, one after the other.
///
/// State shared by all pages is created once and kept as long as the process runs; each page has an
/// [`Owner`] of its own, which frees its state. A renderer stays on its thread, as local signals
/// do: use one renderer per thread.
pub struct Renderer {
    cx: Cx,
    map: &'static map::SharedState,
    /// The owner of the state that all pages share.
    _owner: Owner,
    _on_one_thread: PhantomData<Rc<()>>,
}

/// The beginnings of the start tags of form controls.
const CONTROLS: [&str; 4] = ["<button", "<input", "<select", "<textarea"];

impl Renderer {
    /// Creates a renderer of the pages of a bundle. `base` is the base path of the site, with a
    /// slash at both ends.
    pub fn new(bundle: &'static Bundle, base: &str, environment: Environment) -> Renderer {
        lazy::install_all();
        let owner = Owner::new();
        let (cx, map) = owner.with(|| {
            let address = Address::new(Lang::FALLBACK, Page::Home);
            let bundle = BundleCell::whole(bundle);
            let cx = Cx::new(bundle, base.to_string(), address, environment);
            (cx, map::create_state(cx))
        });
        Renderer {
            cx,
            map,
            _owner: owner,
            _on_one_thread: PhantomData,
        }
    }

    /// Returns the content of the body of the page at an address: header, content and footer. An
    /// address without a language is rendered in the first one of the bundle. Controls are
    /// disabled: only the program handles them, which replaces the page when it starts.
    pub fn page(&self, address: Address) -> String {
        self.render(address, || app::app(self.cx, self.map))
    }

    /// Returns the content of the language chooser: a `main` alone.
    pub fn choice(&self) -> String {
        self.render(Address::parse("", ""), || {
            view! { <ChoicePage /> }.into_any()
        })
    }

    /// Returns the content of the 404 page of a static host: a `main` alone.
    pub fn missing(&self) -> String {
        self.render(Address::parse("", ""), || {
            view! { <MissingPage /> }.into_any()
        })
    }

    /// Returns the content of the body of the feeds page: header, content and footer.
    pub fn feeds(&self, lang: Lang) -> String {
        let address = Address::new(lang, Page::NotFound("feeds".into()));
        self.render(address, || view! { <FeedsPage lang=lang /> }.into_any())
    }

    /// Returns the content of the search dialog for the query of an address. The program alone shows
    /// it, so it is on no published page.
    pub fn search(&self, lang: Lang, address: Address) -> String {
        self.render(address, || search::content_of(self.cx, lang))
    }

    /// Returns the texts of a language for documents outside the views, such as heads and feeds.
    pub fn messages(&self, lang: Lang) -> RendererMessages<'_> {
        RendererMessages {
            renderer: self,
            lang,
            office: OfficeMessages::of(lang),
        }
    }

    fn render(&self, address: Address, view: impl FnOnce() -> AnyView) -> String {
        self.cx.set_address(address);
        let owner = Owner::new();
        without_controls(&owner.with(|| {
            provide_context(self.cx);
            view().to_html()
        }))
    }
}

/// Texts of a language for documents outside the views.
pub struct RendererMessages<'a> {
    renderer: &'a Renderer,
    lang: Lang,
    office: OfficeMessages,
}

impl SiteMessages for RendererMessages<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }

    fn head(&self, page: &StaticPage) -> PageHead {
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
        components::status_text(self.renderer.cx, self.lang, entry)
    }

    fn audience(&self, audience: Audience) -> String {
        components::audience_label(self.lang, audience).to_string()
    }

    fn accessibility(&self, accessibility: Accessibility) -> String {
        self.office.label("accessibility", accessibility.code())
    }
}

/// Disables the controls of a page, and removes the marker comments that Leptos writes for
/// hydration, which are not valid HTML. In texts and attributes `<`, `>` and `"` are escaped, so
/// they occur in tags only.
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

/// Whether a tag has the attribute `disabled`, outside quoted values of other attributes.
fn is_disabled(tag: &str) -> bool {
    let mut outside = tag.split('"').step_by(2);
    outside.any(|names| names.split([' ', '>']).any(|name| name == "disabled"))
}
