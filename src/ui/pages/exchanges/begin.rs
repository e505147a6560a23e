//! How a class begins an exchange, in four steps.

use leptos::prelude::*;

use crate::text::Lang;
use crate::ui::messages::{i18n, td_string};

/// The steps.
pub fn view(lang: Lang) -> AnyView {
    let step = |name: &'static str, text: &'static str| {
        view! {
            <li>
                <h3>{name}</h3>
                <p>{text}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <section class="exchanges-begin">
            <h2>{td_string!(i18n(lang), exchanges.begin)}</h2>
            <ol class="steps">
                {step(
                    td_string!(i18n(lang), exchanges.step_choose),
                    td_string!(i18n(lang), exchanges.step_choose_text),
                )}
                {step(
                    td_string!(i18n(lang), exchanges.step_show),
                    td_string!(i18n(lang), exchanges.step_show_text),
                )}
                {step(
                    td_string!(i18n(lang), exchanges.step_write),
                    td_string!(i18n(lang), exchanges.step_write_text),
                )}
                {step(
                    td_string!(i18n(lang), exchanges.step_agree),
                    td_string!(i18n(lang), exchanges.step_agree_text),
                )}
            </ol>
        </section>
    }
    .into_any()
}
