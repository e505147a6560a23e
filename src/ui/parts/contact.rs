//! Whom to ask: a name with every way that is known to reach them.

use super::outward;
use crate::model::Contact;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::html::{Html, el};

/// The contact as links: its page, or else its name, then its mail address and telephone.
pub fn contact(cx: Cx, lang: Lang, contact: &Contact) -> Html {
    let name = cx.plain(lang, &contact.name);
    let name: Html = match &contact.url {
        Some(url) => outward(lang, url, name, None),
        None => name.into(),
    };
    let way = |scheme: &str, way: &Option<Box<str>>| {
        let way = way.as_deref()?;
        let link = el("a")
            .attr("href", [scheme, way].concat())
            .child(way.to_string());
        Some(Html::Many(vec![" · ".into(), link.into()]))
    };
    Html::Many(vec![
        name,
        way("mailto:", &contact.email).into(),
        way("tel:", &contact.phone).into(),
    ])
}
