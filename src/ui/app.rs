//! Loads the bundle, mounts the page, and keeps the document in step with the address.

use crate::ui::messages::{i18n, td_string};
use std::cell::RefCell;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::context::Cx;
use super::event::EventCard;
use super::modules::Module;
use super::shell::{Footer, Header, failure};
use super::{
    browser, calendar, data, embed, event, lazy, map, modules, navigation, pages, prefs, search,
    zone,
};
use crate::model::Bundle;
use crate::route::Page;

/// How long after the start the lazy-loaded modules are fetched, ms: then no page waits for anything,
/// or needs the network.
const LAZY_AFTER_MS: i32 = 4_000;

/// For how many frames a list that is still being filled is waited for, before the page is scrolled to
/// where it was left.
const FILLING: u32 = 60;

/// Fetches the bundle, then mounts the page, or the screen that says why there is none.
pub fn start() {
    prefs::show_theme(prefs::theme());
    prefs::show_sight(prefs::sight());
    lazy::load_on_demand();
    let base = browser::base_path();
    browser::spawn(async move {
        let asked = navigation::asked(&base);
        for module in modules::missing(&asked) {
            if module.load().await.is_err() {
                return browser::tell_missing();
            }
        }
        match data::fetch(&base).await {
            Ok(bundle) => {
                // The bundle lives as long as the page does.
                let bundle: &'static Bundle = Box::leak(Box::new(bundle));
                let cx = Cx::start(bundle, base);
                mount(move || {
                    let map = ROOT.with(|root| root.with(|| begin(cx)));
                    app(cx, map)
                });
                browser::later(LAZY_AFTER_MS, move || {
                    browser::spawn(async move {
                        // What does not come now is fetched when it is asked for.
                        for module in Module::ALL {
                            let _ = cx.load(module).await;
                        }
                    });
                });
            }
            Err(trouble) => {
                let lang = failure::reader_lang(&asked);
                match browser::published_note() {
                    // A published page is whole without data: it stays, with a note below it.
                    Some(note) => mount_to(note, move || failure::note(lang, &trouble)).forget(),
                    None => mount(move || failure::screen(lang, &trouble)),
                }
                browser::set_root_attribute("data-failed", Some(""));
            }
        }
    });
}

thread_local! {
    /// Owns what lives as long as the page does, and not only as its view.
    static ROOT: Owner = Owner::new_root(None);
    /// What the page shows, as long as it is kept.
    static MOUNTED: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

/// Builds a view and then puts it in the place of what the page shows: where building fails, that
/// stays.
fn mount(view: impl FnOnce() -> AnyView + 'static) {
    let found = browser::document().and_then(|document| document.get_element_by_id("app"));
    let Some(place) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        browser::warn("pobratim: no-place the page has no element with the id `app`");
        return;
    };
    let shown = place.child_nodes();
    let shown: Vec<_> = (0..shown.length())
        .filter_map(|at| shown.item(at))
        .collect();
    let mounted = ROOT.with(|root| root.with(|| mount_to(place.clone(), view)));
    drop(MOUNTED.replace(Some(mounted)));
    for node in shown {
        let _ = place.remove_child(&node);
    }
}

/// Begins to follow the address and the reader, for as long as the page lives. Returns what all maps
/// share.
fn begin(cx: Cx) -> &'static map::Shared {
    let map = map::begin(cx);
    zone::follow_today(cx);
    keep_document(cx);
    search::hear_keys(cx);
    event::close_on_leaving(cx);
    calendar::watch_room(cx);
    if cx.params.with_untracked(|params| params.embed)
        && let Some(begin) = embed::BEGIN.get()
    {
        begin(cx);
    }
    // A browser's translator puts its own elements in the place of texts, which views then no longer
    // reach: with the next change of the address all is built anew.
    Effect::new(move |_| {
        cx.address();
        if browser::is_translated() {
            mount(move || app(cx, map));
        }
    });
    map
}

/// What a page holds: header, content, the cards over it, and footer.
pub fn app(cx: Cx, map: &'static map::Shared) -> AnyView {
    provide_context(cx);
    provide_context(map);
    let main = move || {
        let lang = cx.lang.get();
        let page = cx.page.get();
        cx.day.track();
        untrack(|| pages::view(cx, lang, &page))
    };
    let head = move || {
        let lang = cx.lang.get();
        view! { <Header lang=lang /> }
    };
    let foot = move || {
        let lang = cx.lang.get();
        view! { <Footer lang=lang /> }
    };
    let skip = move || td_string!(i18n(cx.lang.get()), shell.skip);
    // The search closes before a card opens that it led to. It is opened by the program alone.
    let search = move || {
        if !browser::IS_HERE {
            return None;
        }
        cx.loaded(Module::Details).track();
        untrack(|| search::DIALOG.get().map(|dialog| dialog()))
    };
    view! {
        <a class="skip" href=cx.href_place("main")>
            {skip}
        </a>
        {head}
        <main id="main" tabindex="-1">
            {search}
            <EventCard />
            {main}
        </main>
        {foot}
    }
    .into_any()
}

/// Language, title, description and theme of the document follow the address. When a reader goes
/// to another page, it begins at its top with the focus on it, and a page that Back or Forward leads to
/// where it was left; a change of language or parameters leaves both where they are.
fn keep_document(cx: Cx) {
    let mut before: Option<Page> = None;
    let date = Memo::new(move |_| {
        let is_calendar = cx.page.with(|page| *page == Page::Calendar);
        is_calendar
            .then(|| cx.params.with(|params| params.date.clone()))
            .flatten()
    });
    Effect::new(move |_| {
        let lang = cx.lang.get();
        let page = cx.page.get();
        let head = date.with(|date| pages::head(cx, lang, &page, date.as_ref()));
        let tell = move || {
            browser::set_root_attribute("lang", Some(lang.html_tag()));
            let title = head.document_title(&cx.plain(lang, &cx.bundle.site.title));
            browser::set_title(&title);
            for name in ["description", "og:description"] {
                browser::set_meta(name, &head.description);
            }
            browser::set_meta("og:title", &title);
        };
        match &before {
            None => {
                tell();
                browser::next_frame(|| browser::set_root_attribute("data-ready", Some("")));
            }
            Some(old) if *old != page => {
                tell();
                // The page of another address is laid out by then.
                let y_px = browser::scrolled();
                browser::next_frame(move || {
                    browser::scroll_to(y_px.unwrap_or_default(), FILLING);
                    if let Some(main) = browser::main() {
                        browser::focus_quietly(&main);
                    }
                });
            }
            // The words of the other language are painted first: to have another language makes the
            // browser find the style of everything anew.
            Some(_) => browser::after_frame(tell),
        }
        before = Some(page);
    });
    Effect::new(move |_| {
        let params = cx.params.get();
        prefs::show_theme(params.theme.unwrap_or_else(prefs::theme));
        browser::set_root_attribute("data-embed", params.embed.then_some(""));
    });
}
