//! Display settings: size of the text, theme, and the mode for low vision.

use crate::route::ThemeParam;
use crate::text::Lang;
use crate::ui::components;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};
use crate::ui::prefs::{self, TextSize};
use leptos::prelude::*;

/// The settings as groups of buttons, and a switch. They are stored in the browser.
pub fn settings(cx: Cx, lang: Lang) -> AnyView {
    let size = RwSignal::new(prefs::text_size());
    let theme = RwSignal::new(cx.params.get_untracked().theme.unwrap_or_else(prefs::theme));
    let low_vision = RwSignal::new(prefs::low_vision());
    let set_size = move |chosen| {
        size.set(chosen);
        prefs::set_text_size(chosen);
    };
    let size_button = move |one: TextSize| {
        let (text, name) = match one {
            TextSize::Normal => ("A", td_string!(i18n(lang), shell.text_normal)),
            TextSize::Large => ("A+", td_string!(i18n(lang), shell.text_large)),
            TextSize::Largest => ("A++", td_string!(i18n(lang), shell.text_largest)),
        };
        components::choice(
            text,
            Some(name),
            move || size.get() == one,
            move || set_size(one),
        )
    };
    let theme_button = move |one: ThemeParam| {
        let name = match one {
            ThemeParam::Auto => td_string!(i18n(lang), shell.theme_auto),
            ThemeParam::Light => td_string!(i18n(lang), shell.theme_light),
            ThemeParam::Dark => td_string!(i18n(lang), shell.theme_dark),
        };
        let choose = move || {
            theme.set(one);
            prefs::set_theme(one);
        };
        components::choice(name, None, move || theme.get() == one, choose)
    };
    // The mode sets the largest text; without it the text has the normal size again.
    let toggle = move |_| {
        let on = !low_vision.get_untracked();
        low_vision.set(on);
        prefs::set_low_vision(on);
        set_size(if on {
            TextSize::Largest
        } else {
            TextSize::Normal
        });
    };
    let checked = move || low_vision.get().to_string();
    view! {
        <div class="display-settings needs-program">
            {group(td_string!(i18n(lang), shell.text_size), TextSize::ALL.map(size_button))}
            {group(td_string!(i18n(lang), shell.theme), ThemeParam::ALL.map(theme_button))}
            <button type="button" role="switch" aria-checked=checked on:click=toggle>
                {td_string!(i18n(lang), shell.low_vision)}
            </button>
        </div>
    }
    .into_any()
}

/// A group of choices below its name.
fn group<const N: usize>(name: &'static str, choices: [AnyView; N]) -> AnyView {
    view! {
        <p aria-hidden="true">{name}</p>
        {components::switch(name, choices.into())}
    }
    .into_any()
}
