//! Fetching the coast, once for as long as the page lives.

use gloo_net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::geo::Coast;
use crate::ui::address::Cx;
use crate::ui::browser;

thread_local! {
    /// `None` until it has arrived, and for good where there is none.
    static COAST: ArcRwSignal<Option<&'static Coast>> = ArcRwSignal::new(None);
    static ASKED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The coast, once it is there. The first map on the page fetches it: the file made for the host
/// city, else the one for the whole world. Without either the map does with rings and threads.
pub fn coast(cx: Cx) -> RwSignal<Option<&'static Coast>> {
    let coast = COAST.with(Clone::clone);
    if !ASKED.replace(true) {
        let coast = coast.clone();
        spawn_local(async move {
            match fetch_first(cx).await {
                // Decoded once, it serves every map until the page is left.
                Ok(found) => coast.set(Some(Box::leak(Box::new(found)))),
                Err(why) => browser::warn(&["pobratim: no-coast ", &why].concat()),
            }
        });
    }
    coast.into()
}

async fn fetch_first(cx: Cx) -> Result<Coast, String> {
    let own = ["coast/", &cx.bundle.host.id, ".bin"].concat();
    let mut why = String::new();
    for name in [own.as_str(), "coast/world.bin"] {
        match fetch(&cx.file(name)).await {
            Ok(coast) => return Ok(coast),
            Err(error) => {
                let gap = if why.is_empty() { "" } else { "; " };
                why = [&why, gap, name, ": ", &error].concat();
            }
        }
    }
    Err(why)
}

async fn fetch(url: &str) -> Result<Coast, String> {
    let answer = Request::get(url)
        .send()
        .await
        .map_err(|error| error.to_string())?;
    if !answer.ok() {
        return Err(["the server answers ", &answer.status().to_string()].concat());
    }
    let bytes = answer.binary().await.map_err(|error| error.to_string())?;
    Coast::from_bytes(&bytes).map_err(|fault| fault.to_string())
}
