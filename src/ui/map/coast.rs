//! Loading of the coast, once for the lifetime of the page.

use crate::geo::Coast;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::data::{self, LoadError};
use leptos::prelude::*;

thread_local! {
    /// `None` until it is loaded, or if there is none.
    static COAST: ArcRwSignal<Option<&'static Coast>> = ArcRwSignal::new(None);
    static REQUESTED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Returns the coast once it is loaded. The first map on the page fetches it: the file named by
/// `<meta name="pobratim:coast">`, or that of the host city, else that of the whole world. Without
/// a coast the map shows rings and threads only. Missing or damaged files are reported to the
/// console.
pub fn coast(cx: Cx) -> RwSignal<Option<&'static Coast>> {
    let coast = COAST.with(Clone::clone);
    if !REQUESTED.replace(true) {
        let coast = coast.clone();
        browser::spawn(async move {
            // Leaked: decoded once, it serves every map until the page is left.
            if let Some(found) = fetch_first(cx).await {
                coast.set(Some(Box::leak(Box::new(found))));
            }
        });
    }
    coast.into()
}

/// Returns the coast as [`coast`] does, but a page that has not requested it fetches it `wait_ms` later:
/// for a picture without which the page works.
pub fn coast_later(cx: Cx, wait_ms: i32) -> RwSignal<Option<&'static Coast>> {
    if !REQUESTED.get() {
        browser::set_timeout(wait_ms, move || {
            coast(cx);
        });
    }
    COAST.with(Clone::clone).into()
}

async fn fetch_first(cx: Cx) -> Option<Coast> {
    let own = browser::meta("pobratim:coast")
        .unwrap_or_else(|| ["coast/", &cx.bundle.host.id, ".bin"].concat());
    for name in [own.trim_start_matches('/'), "coast/world.bin"] {
        let error = match data::fetch_bytes(&cx.file(name)).await {
            Ok(bytes) => match Coast::from_bytes(&bytes) {
                Ok(coast) => return Some(coast),
                Err(fault) => fault.to_string(),
            },
            Err(LoadError::Status(status)) => ["status ", &status.to_string()].concat(),
            Err(LoadError::Network(error)) => error,
            Err(LoadError::Data(failure)) => failure.code().to_string(),
        };
        browser::warn(&["pobratim: no-coast ", name, ": ", &error].concat());
    }
    None
}
