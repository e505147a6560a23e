//! Start-up: loads the bundle, mounts the app, and keeps the document's language, title and theme
//! in sync with the route.

use crate::ui::effect::effect;
use crate::ui::messages::{i18n, td_string};
use std::cell::RefCell;

use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::bundle_cell::BundleCell;
use super::context::Cx;
use super::event::EventCard;
use super::modules::Module;
use super::shell::{Footer, Header, failure};
use super::{
    browser, calendar, data, embed, event, lazy, map, modules, navigation, pages, prefs, search,
    zone,
};
use crate::route::Page;

/// Delay after the start until the whole bundle and the lazy-loaded modules are fetched, ms. After that
/// no page waits for a module, no language for its texts, and nothing needs the network.
const LAZY_AFTER_MS: i32 = 4_000;

/// Number of frames for which a list may still be filling before its page is scrolled to the saved
/// position.
const MAX_SCROLL_FRAMES: u32 = 60;

/// Fetches the bundle of the reader's language and mounts the app, or the failure screen.
pub fn start() {
    prefs::show_theme(prefs::theme());
    prefs::show_text_size(prefs::text_size());
    prefs::show_low_vision(prefs::low_vision());
    lazy::load_on_demand();
    let base = browser::base_path();
    browser::spawn(async move {
        let requested = navigation::requested_address(&base);
        for module in modules::missing_modules(&requested) {
            if module.load().await.is_err() {
                return browser::report_missing_module();
            }
        }
        match data::fetch_first(&base, &requested).await {
            Ok(first) => {
                if first.only.is_none() {
                    browser::set_root_attribute("data-whole", Some(""));
                }
                let cx = Cx::start(BundleCell::new(first), base);
                mount(move || {
                    let map = ROOT.with(|root| root.with(|| start_effects(cx)));
                    app(cx, map)
                });
                browser::set_timeout(LAZY_AFTER_MS, move || {
                    browser::spawn(async move {
                        // What fails to load here is fetched again when it is needed. The bundle
                        // comes first, because the search of the modules indexes it.
                        cx.load_whole_bundle().await;
                        for module in Module::ALL {
                            let _ = cx.load(module).await;
                        }
                    });
                });
            }
            Err(error) => {
                let lang = failure::user_lang(&requested);
                match browser::published_note_slot() {
                    // A published page is complete without data: it stays, with a note below it.
                    Some(note) => mount_to(note, move || failure::note(lang, &error)).forget(),
                    None => mount(move || failure::screen(lang, &error)),
                }
                browser::set_root_attribute("data-failed", Some(""));
            }
        }
    });
}

thread_local! {
    /// The owner of effects and signals with the lifetime of the page, which outlive a remount.
    static ROOT: Owner = Owner::new_root(None);
    /// The mounted view; dropping it would unmount it.
    static MOUNTED: RefCell<Option<UnmountHandle<AnyViewState>>> = const { RefCell::new(None) };
}

/// Builds a view and then replaces the content of `#app`, so that the old content stays if building
/// fails.
fn mount(view: impl FnOnce() -> AnyView + 'static) {
    let found = browser::document().and_then(|document| document.get_element_by_id("app"));
    let Some(container) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else {
        browser::warn("pobratim: no-place the page has no element with the id `app`");
        return;
    };
    let shown = container.child_nodes();
    let shown: Vec<_> = (0..shown.length())
        .filter_map(|index| shown.item(index))
        .collect();
    let mounted = ROOT.with(|root| root.with(|| mount_to(container.clone(), view)));
    drop(MOUNTED.replace(Some(mounted)));
    for node in shown {
        let _ = container.remove_child(&node);
    }
}

/// Starts the effects that last for the lifetime of the page. Returns the state that all maps
/// share.
fn start_effects(cx: Cx) -> &'static map::SharedState {
    let map = map::create_state(cx);
    zone::follow_today(cx);
    sync_document(cx);
    search::listen_for_keys(cx);
    event::listen_for_close(cx);
    calendar::watch_width(cx);
    if cx.params.with_untracked(|params| params.embed)
        && let Some(begin) = embed::BEGIN.get()
    {
        begin(cx);
    }
    // A browser's translator replaces text nodes by its own elements, which views cannot update:
    // after the next change of the address everything is remounted.
    effect(move || {
        cx.address();
        if browser::is_translated() {
            mount(move || app(cx, map));
        }
    });
    map
}

/// The complete view: header, search, event card, page content and footer.
pub fn app(cx: Cx, map: &'static map::SharedState) -> AnyView {
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
    // The search comes first, so that it closes before a card opens from one of its results. It is
    // opened by the program alone, so it is not rendered natively.
    let search = move || {
        if !browser::IS_BROWSER {
            return None;
        }
        cx.loaded(Module::Details).track();
        untrack(|| search::DIALOG.get().map(|dialog| dialog()))
    };
    view! {
        <a class="skip" href=cx.href_fragment("main")>
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

/// Keeps language, title, description and theme of the document in sync with the address.
/// Navigation to another page scrolls to its top and focuses it; Back and Forward restore the
/// scroll position. A change of language or parameters leaves both unchanged.
fn sync_document(cx: Cx) {
    let mut before: Option<Page> = None;
    let date = Memo::new(move |_| {
        let is_calendar = cx.page.with(|page| *page == Page::Calendar);
        is_calendar
            .then(|| cx.params.with(|params| params.date.clone()))
            .flatten()
    });
    effect(move || {
        let lang = cx.lang.get();
        let page = cx.page.get();
        let head = date.with(|date| pages::head(cx, lang, &page, date.as_ref()));
        let update_head = move || {
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
                update_head();
                browser::next_frame(|| browser::set_root_attribute("data-ready", Some("")));
            }
            Some(old) if *old != page => {
                update_head();
                // The new page is laid out in the next frame.
                let y_px = browser::saved_scroll_px();
                browser::next_frame(move || {
                    browser::scroll_to(y_px.unwrap_or_default(), MAX_SCROLL_FRAMES);
                    if let Some(main) = browser::main() {
                        browser::focus_without_scrolling(&main);
                    }
                });
            }
            // The messages of the new language are painted first, because changing `lang` makes the
            // browser recompute the style of the whole document.
            Some(_) => browser::after_frame(update_head),
        }
        before = Some(page);
    });
    effect(move || {
        let params = cx.params.get();
        prefs::show_theme(params.theme.unwrap_or_else(prefs::theme));
        browser::set_root_attribute("data-embed", params.embed.then_some(""));
    });
}
