//! The note at the end of a printed page.

use leptos::prelude::*;

use super::absolute_url;
use crate::locale;
use crate::route::Address;
use crate::text::Lang;
use crate::time::Edtf;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Renders the URL of a page and, where the program runs, the day of printing. It is printed only.
pub fn print_note(cx: Cx, lang: Lang, address: &Address) -> AnyView {
    let url = absolute_url(cx, &address.to_string());
    let day = browser::IS_BROWSER.then(|| {
        let date = locale::of(lang).date(&Edtf::day(cx.today()));
        let text = td_string!(i18n(lang), words.printed, date = date);
        view! { <span data-now="">{text} " · "</span> }.into_any()
    });
    view! {
        <p class="print-note">
            {day} <span>{url}</span>
        </p>
    }
    .into_any()
}
