//! The form of the widget builder: each field changes one option.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::embed::{
    Colour, Font, Height, Options, Radius, Theme, ThemeOverrides, View, contrast_tenths,
};
use crate::locale;
use crate::model::Topic;
use crate::route::DateParam;
use crate::text::Lang;
use crate::ui::browser;
use crate::ui::context::Cx;
use crate::ui::messages::{i18n, td_string};

/// Minimum contrast of text (WCAG 2.2, 1.4.3), in tenths.
const READABLE_TENTHS: u32 = 45;

type Chosen = RwSignal<Options>;

/// The form.
pub fn view(cx: Cx, lang: Lang, chosen: Chosen) -> AnyView {
    view! {
        <div class="builder-form needs-program">
            <fieldset>
                <legend>{td_string!(i18n(lang), builder.show)}</legend>
                {content_fields(cx, lang, chosen)}
            </fieldset>
            <fieldset>
                <legend>{td_string!(i18n(lang), builder.look)}</legend>
                {appearance_fields(cx, lang, chosen)}
            </fieldset>
            {theme_fields(lang, chosen)}
        </div>
    }
    .into_any()
}

/// The fields for the content.
fn content_fields(cx: Cx, lang: Lang, chosen: Chosen) -> AnyView {
    let now = chosen.get_untracked();
    let is_offered = |view: &View| match *view {
        View::Map | View::Calendar | View::Agenda => true,
        View::Programmes => cx.bundle.has_exchanges(),
        View::City => !cx.bundle.cities.is_empty(),
    };
    // A view in the address stays.
    let views = View::ALL.into_iter();
    let views = views.filter(|view| is_offered(view) || *view == now.view);
    let views = views.map(|view| (view.code().to_string(), view_name(lang, view).to_string()));
    let topics = |topics: &'static [Topic]| {
        let mut list = vec![(
            String::new(),
            td_string!(i18n(lang), builder.all).to_string(),
        )];
        for topic in topics {
            list.push((topic.id.to_string(), cx.plain(lang, &topic.title)));
        }
        list
    };
    let first = |ids: &[Box<str>]| ids.first().map(|id| id.to_string()).unwrap_or_default();
    let is_list = move || chosen.with(|options| options.view != View::Agenda);
    let choose_view = move |value: &str| {
        // A city view needs a city: the first one, until another is chosen.
        let first = cx
            .bundle
            .cities
            .first()
            .filter(|_| value == View::City.code());
        if let Some(city) = first.filter(|_| chosen.with_untracked(|it| it.city.is_empty())) {
            change(chosen, "city", &city.id);
        }
        change(chosen, "view", value);
    };
    view! {
        <div class="builder-fields">
            {select(
                td_string!(i18n(lang), builder.view),
                now.view.code().to_string(),
                views.collect(),
                choose_view,
            )} {(!cx.bundle.cities.is_empty()).then(|| cities(cx, lang, chosen))}
            {select(
                td_string!(i18n(lang), facets.category),
                first(&now.category),
                topics(&cx.bundle.categories),
                move |value| change(chosen, "category", value),
            )}
            {select(
                td_string!(i18n(lang), event.direction),
                first(&now.direction),
                topics(&cx.bundle.directions),
                move |value| change(chosen, "direction", value),
            )} {date(lang, chosen)}
            <label hidden=is_list>
                {input(
                    td_string!(i18n(lang), builder.limit),
                    "number",
                    now.limit.map(|limit| limit.to_string()),
                    move |value| change(chosen, "limit", value),
                )}
            </label>
        </div>
    }
    .into_any()
}

/// The field for the initial date of a calendar, list or map. An invalid date is reported and not
/// used.
fn date(lang: Lang, chosen: Chosen) -> AnyView {
    let name = td_string!(i18n(lang), event.when);
    let is_wrong = RwSignal::new(false);
    let note = move || {
        is_wrong
            .get()
            .then(|| td_string!(i18n(lang), builder.not_understood, what = name))
    };
    let is_undated = move || chosen.with(|options| !options.view.has_date());
    let now = chosen.with_untracked(|options| options.date.clone());
    let typed = move |value: &str| {
        let fits = value.is_empty() || DateParam::parse(value).is_some();
        is_wrong.set(!fits);
        change(chosen, "date", if fits { value } else { "" });
    };
    view! {
        <label hidden=is_undated>
            {input(name, "text", now.map(String::from), typed)}
            <span class="quiet">"2021 · 2021-05 · 2021-05-14 · 2021-05/2021-08"</span>
            <span role="status">{note}</span>
        </label>
    }
    .into_any()
}

/// The select of a city, without “all” for a city view. The two variants are separate elements,
/// because a `select` that stays keeps the index of its choice and not the city.
fn cities(cx: Cx, lang: Lang, chosen: Chosen) -> AnyView {
    let is_city = move || chosen.with(|options| options.view == View::City);
    let field = move |all: Option<&str>| {
        let all = all.map(|name| (String::new(), name.to_string()));
        let cities = cx.bundle.cities.iter();
        let cities = cities.map(|city| (city.id.to_string(), cx.plain(lang, &city.name)));
        let now = chosen.with_untracked(|options| options.city.first().cloned());
        select(
            td_string!(i18n(lang), builder.city),
            now.unwrap_or_default().into(),
            all.into_iter().chain(cities).collect(),
            move |value| change(chosen, "city", value),
        )
    };
    let with_all = move || field(Some(td_string!(i18n(lang), builder.all)));
    view! {
        <Show when=is_city fallback=with_all>
            {field(None)}
        </Show>
    }
    .into_any()
}

/// The fields for language, theme and size.
fn appearance_fields(cx: Cx, lang: Lang, chosen: Chosen) -> AnyView {
    let now = chosen.get_untracked();
    let as_page = || {
        (
            String::new(),
            td_string!(i18n(lang), builder.as_page).to_string(),
        )
    };
    let mut langs = vec![as_page()];
    for one in &cx.bundle.languages {
        langs.push((one.code().to_string(), one.own_name().to_string()));
    }
    let themes = vec![
        (Theme::Auto.code().to_string(), as_page().1),
        (
            Theme::Light.code().to_string(),
            td_string!(i18n(lang), shell.theme_light).to_string(),
        ),
        (
            Theme::Dark.code().to_string(),
            td_string!(i18n(lang), shell.theme_dark).to_string(),
        ),
    ];
    let height = match now.height {
        Height::Auto => None,
        Height::Px(px) => Some(px.to_string()),
    };
    let languages = move |event: Event| {
        let is_on = event_target_checked(&event);
        chosen.update(|options| options.languages = is_on);
    };
    view! {
        <div class="builder-fields">
            {select(
                td_string!(i18n(lang), shell.language),
                now.lang.map_or("", Lang::code).to_string(),
                langs,
                move |value| change(chosen, "lang", value),
            )}
            {select(
                td_string!(i18n(lang), shell.theme),
                now.theme.code().to_string(),
                themes,
                move |value| change(chosen, "theme", value),
            )}
            <label>
                {input(
                    td_string!(i18n(lang), builder.height),
                    "number",
                    height,
                    move |value| change(chosen, "height", value),
                )} <span class="quiet">{td_string!(i18n(lang), builder.height_hint)}</span>
            </label> <label class="builder-check">
                <input type="checkbox" checked=now.languages on:change=languages />
                {td_string!(i18n(lang), builder.languages)}
            </label>
        </div>
    }
    .into_any()
}

/// The fields for the host's colours, corner radius and font. An invalid value is reported and not
/// used; a low contrast is reported.
fn theme_fields(lang: Lang, chosen: Chosen) -> AnyView {
    let now = chosen.get_untracked();
    let wrong = RwSignal::new("");
    let names = [
        td_string!(i18n(lang), builder.accent),
        td_string!(i18n(lang), builder.ink),
        td_string!(i18n(lang), builder.paper),
        td_string!(i18n(lang), builder.radius),
        td_string!(i18n(lang), builder.font),
    ];
    let hints = ["#a8321f", "#1b2730", "#faf8f2", "6px", "Georgia, serif"];
    let values = now
        .overrides
        .values()
        .map(|value| value.map(str::to_string));
    let fields = ThemeOverrides::KEYS
        .into_iter()
        .zip(names)
        .zip(hints)
        .zip(values);
    let fields = fields.map(|(((key, name), hint), value)| {
        let typed = move |value: &str| {
            let is_fine = value.is_empty() || fits(key, value);
            wrong.set(if is_fine { "" } else { name });
            change(chosen, key, if is_fine { value } else { "" });
        };
        let picker = hint
            .starts_with('#')
            .then(|| colour_picker(name, key, value.clone().unwrap_or(hint.into()), chosen));
        view! {
            <div class="builder-own">
                <label id=key>
                    {input(name, "text", value, typed)} <span class="quiet">{hint}</span>
                </label>
                {picker}
            </div>
        }
        .into_any()
    });
    let note = move || {
        let what = wrong.get();
        if !what.is_empty() {
            return td_string!(i18n(lang), builder.not_understood, what = what);
        }
        let overrides = chosen.with(|options| options.overrides.clone());
        let pair = overrides.ink.as_ref().zip(overrides.paper.as_ref());
        let tenths = pair.and_then(|(ink, paper)| contrast_tenths(ink, paper));
        match tenths.filter(|tenths| *tenths < READABLE_TENTHS) {
            Some(tenths) => {
                let number = locale::of(lang).hundredths(tenths as usize * 10);
                td_string!(i18n(lang), builder.contrast, number = number)
            }
            None => String::new(),
        }
    };
    let is_used = now.overrides != ThemeOverrides::default();
    view! {
        <details open=is_used>
            <summary class="button-quiet">{td_string!(i18n(lang), builder.colours)}</summary>
            <div class="builder-fields">{fields.collect_view()}</div>
            <p role="status">{note}</p>
        </details>
    }
    .into_any()
}

/// A colour picker, which sets the text field next to it.
fn colour_picker(name: &'static str, key: &'static str, now: String, chosen: Chosen) -> AnyView {
    let picked = move |event: Event| {
        let value = event_target_value(&event);
        let selector = ["#", key, " input"].concat();
        browser::for_each_element(&selector, &mut |field| {
            if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
                field.set_value(&value);
            }
        });
        change(chosen, key, &value);
    };
    view! { <input type="color" aria-label=name value=now on:input=picked /> }.into_any()
}

fn fits(key: &str, value: &str) -> bool {
    match key {
        "radius" => Radius::parse(value).is_some(),
        "font" => Font::parse(value).is_some(),
        _ => Colour::parse(value).is_some(),
    }
}

/// Sets an option by its attribute; an empty value removes it.
fn change(chosen: Chosen, key: &'static str, value: &str) {
    chosen.update(|options| {
        let mut list = options.attributes();
        list.retain(|(known, _)| *known != key);
        if !value.is_empty() {
            list.push((key, value.to_string()));
        }
        let list = list.iter().map(|(key, value)| (*key, value.as_str()));
        *options = Options::from_attributes(list);
    });
}

fn view_name(lang: Lang, view: View) -> &'static str {
    match view {
        View::Map => td_string!(i18n(lang), builder.view_map),
        View::Calendar => td_string!(i18n(lang), builder.view_calendar),
        View::Agenda => td_string!(i18n(lang), builder.view_agenda),
        View::Programmes => td_string!(i18n(lang), builder.view_programmes),
        View::City => td_string!(i18n(lang), builder.view_city),
    }
}

/// A `select` with its label.
fn select(
    name: &'static str,
    now: String,
    list: Vec<(String, String)>,
    chosen: impl Fn(&str) + 'static,
) -> AnyView {
    let options = list.into_iter().map(|(value, name)| {
        let is_now = value == now;
        view! {
            <option selected=is_now value=value>
                {name}
            </option>
        }
        .into_any()
    });
    view! {
        <label>
            <span>{name}</span>
            <select on:change=move |event| chosen(
                event_target_value(&event).trim(),
            )>{options.collect_view()}</select>
        </label>
    }
    .into_any()
}

/// A field and its name, as the content of a label.
fn input(
    name: &'static str,
    kind: &'static str,
    value: Option<String>,
    typed: impl Fn(&str) + 'static,
) -> AnyView {
    view! {
        <span>{name}</span>
        <input
            type=kind
            value=value
            on:change=move |event| typed(event_target_value(&event).trim())
        />
    }
    .into_any()
}
