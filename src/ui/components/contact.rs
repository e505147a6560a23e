//! A contact: a name with every known way to reach it.

use super::external_link;
use crate::model::Contact;
use crate::text::Lang;
use crate::ui::context::Cx;
use leptos::prelude::*;

/// The contact as links: its page, or else its name, then [`channels`].
pub fn contact(cx: Cx, lang: Lang, contact: &Contact) -> AnyView {
    let name = cx.plain(lang, &contact.name);
    let name: AnyView = match &contact.url {
        Some(url) => external_link(lang, url, name, None),
        None => name.into_any(),
    };
    (name, channels(contact)).into_any()
}

/// The mail address and the telephone number of a contact as links, each after a separator.
fn channels(contact: &Contact) -> AnyView {
    let channel = |scheme: &str, channel: &Option<Box<str>>| {
        let channel = channel.as_deref()?;
        // A telephone number may have spaces, a URL may not.
        let href = [scheme, &channel.replace(' ', "")].concat();
        Some(
            view! {
                " · "
                <a href=href>{channel.to_string()}</a>
            }
            .into_any(),
        )
    };
    (
        channel("mailto:", &contact.email),
        channel("tel:", &contact.phone),
    )
        .into_any()
}
