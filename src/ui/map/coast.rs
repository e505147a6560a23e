//! Fetching the coast, once for as long as the page lives.

use crate::geo::Coast;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::data::{self, Trouble};
use leptos::prelude::*;

thread_local! {
    /// `None` until it has arrived, and for good where there is none.
    static COAST: ArcRwSignal<Option<&'static Coast>> = ArcRwSignal::new(None);
    static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The coast, once it is there. The first map on the page fetches it: the file that
/// `<meta name="pobratim:coast">` names, or the one of the host city, else the one for the whole
/// world. Without either the map does with rings and threads. The console tells of each file that
/// was missing or damaged.
pub fn coast(cx: Cx) -> RwSignal<Option<&'static Coast>> {
    let coast = COAST.with(Clone::clone);
    if !ASKED.replace(true) {
        let coast = coast.clone();
        browser::spawn(async move {
            // Decoded once, it serves every map until the page is left.
            if let Some(found) = fetch_first(cx).await {
                coast.set(Some(Box::leak(Box::new(found))));
            }
        });
    }
    coast.into()
}

async fn fetch_first(cx: Cx) -> Option<Coast> {
    let own = browser::meta("pobratim:coast")
        .unwrap_or_else(|| ["coast/", &cx.bundle.host.id, ".bin"].concat());
    for name in [own.trim_start_matches('/'), "coast/world.bin"] {
        let error = match data::get(&cx.file(name)).await {
            Ok(bytes) => match Coast::from_bytes(&bytes) {
                Ok(coast) => return Some(coast),
                Err(fault) => fault.to_string(),
            },
            Err(Trouble::Status(status)) => ["status ", &status.to_string()].concat(),
            Err(Trouble::Network(error)) => error,
            Err(Trouble::Data(failure)) => failure.code().to_string(),
        };
        browser::warn(&["pobratim: no-coast ", name, ": ", &error].concat());
    }
    None
}
