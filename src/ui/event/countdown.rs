//! The time until an event in words.

use leptos::prelude::*;

use crate::model::{Countdown, View};
use crate::text::Lang;
use crate::ui::context::Cx;
use crate::ui::messages::{counted, i18n, td_string};

/// The time until the event as one line; `None` if it has none. It depends on the present day, so the
/// style sheet gives it the same height whatever it says.
pub fn countdown(cx: Cx, lang: Lang, entry: &View<'_>) -> Option<AnyView> {
    let countdown = entry.countdown(cx.today())?;
    Some(
        view! {
            <p class="countdown" data-now="">
                {countdown_text(lang, countdown)}
            </p>
        }
        .into_any(),
    )
}

/// A countdown in words.
pub fn countdown_text(lang: Lang, countdown: Countdown) -> String {
    let i18n = i18n(lang);
    let text = match countdown {
        Countdown::Days(number) => return counted!(lang, number, event.in_days),
        Countdown::AboutWeeks(number) => return counted!(lang, number, event.in_weeks),
        Countdown::AboutMonths(number) => return counted!(lang, number, event.in_months),
        Countdown::AboutYears(number) => return counted!(lang, number, event.in_years),
        Countdown::Over => td_string!(i18n, event.over),
        Countdown::Now => td_string!(i18n, event.on_now),
        Countdown::AroundNow => td_string!(i18n, event.around_now),
        Countdown::Today => td_string!(i18n, event.today),
        Countdown::Tomorrow => td_string!(i18n, event.tomorrow),
        Countdown::ThisMonth => td_string!(i18n, event.this_month),
        Countdown::NextMonth => td_string!(i18n, event.next_month),
        Countdown::ThisYear => td_string!(i18n, event.this_year),
        Countdown::NextYear => td_string!(i18n, event.next_year),
    };
    text.to_string()
}
