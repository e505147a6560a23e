//! Whom to ask: a name with every way that is known to reach them.

use super::outward;
use crate::model::Contact;
use crate::text::Lang;
use crate::ui::context::Cx;
use leptos::prelude::*;

/// The contact as links: its page, or else its name, then its mail address and telephone.
pub fn contact(cx: Cx, lang: Lang, contact: &Contact) -> AnyView {
    let name = cx.plain(lang, &contact.name);
    let name: AnyView = match &contact.url {
        Some(url) => outward(lang, url, name, None),
        None => name.into_any(),
    };
    let way = |scheme: &str, way: &Option<Box<str>>| {
        let way = way.as_deref()?;
        let href = [scheme, way].concat();
        Some(
            view! {
                " · "
                <a href=href>{way.to_string()}</a>
            }
            .into_any(),
        )
    };
    (
        name,
        way("mailto:", &contact.email),
        way("tel:", &contact.phone),
    )
        .into_any()
}
