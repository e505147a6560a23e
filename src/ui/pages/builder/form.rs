//! The choices: each field changes one option.

use crate::ui::messages::{i18n, td_string};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlInputElement};

use crate::embed::{Colour, Dress, Font, Height, Options, Radius, Theme, View, contrast_tenths};
use crate::locale;
use crate::model::Topic;
use crate::route::DateParam;
use crate::text::Lang;
use crate::ui::address::Cx;
use crate::ui::browser;
use crate::ui::html::{El, Html, Value, el, live};
use crate::ui::react::{RwSignal, memo};

/// What is readable has at least this contrast (WCAG 2.2, 1.4.3), in tenths.
const READABLE_TENTHS: u32 = 45;

type Chosen = RwSignal<Options>;

/// The form.
pub fn view(cx: Cx, lang: Lang, chosen: Chosen) -> Html {
    el("div")
        .class("builder-form")
        .child(
            el("fieldset")
                .child(el("legend").child(td_string!(i18n(lang), builder.show)))
                .child(what(cx, lang, chosen)),
        )
        .child(
            el("fieldset")
                .child(el("legend").child(td_string!(i18n(lang), builder.look)))
                .child(look(cx, lang, chosen)),
        )
        .child(own(lang, chosen))
        .view()
}

/// What is shown.
fn what(cx: Cx, lang: Lang, chosen: Chosen) -> El {
    let now = chosen.get_untracked();
    let views = View::ALL.map(|view| (view.code().to_string(), view_name(lang, view).to_string()));
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
    el("div")
        .class("builder-fields")
        .child(select(
            td_string!(i18n(lang), builder.view).to_string(),
            now.view.code().to_string(),
            views.to_vec(),
            move |value| {
                // The page of a city is of one: the first, until another is chosen.
                let first = cx
                    .bundle
                    .cities
                    .first()
                    .filter(|_| value == View::City.code());
                if let Some(city) = first.filter(|_| chosen.with_untracked(|it| it.city.is_empty()))
                {
                    change(chosen, "city", &city.id);
                }
                change(chosen, "view", value);
            },
        ))
        .child(cities(cx, lang, chosen))
        .child(select(
            td_string!(i18n(lang), facets.category).to_string(),
            first(&now.category),
            topics(&cx.bundle.categories),
            move |value| change(chosen, "category", value),
        ))
        .child(select(
            td_string!(i18n(lang), event.direction).to_string(),
            first(&now.direction),
            topics(&cx.bundle.directions),
            move |value| change(chosen, "direction", value),
        ))
        .child(date(lang, chosen))
        .child(
            input(
                td_string!(i18n(lang), builder.limit).to_string(),
                "number",
                now.limit.map(|limit| limit.to_string()),
                move |value| change(chosen, "limit", value),
            )
            .attr("hidden", Value::live(is_list)),
        )
}

/// The time that a calendar, a list or a map begins with. A date that is none is said to be so, and
/// left out.
fn date(lang: Lang, chosen: Chosen) -> El {
    let name = td_string!(i18n(lang), event.when);
    let is_wrong = RwSignal::new(false);
    let note = move || {
        is_wrong
            .get()
            .then(|| td_string!(i18n(lang), builder.not_understood, what = name))
    };
    let is_undated = move || chosen.with(|options| !options.view.has_date());
    let now = chosen.with_untracked(|options| options.date.clone());
    input(
        name.to_string(),
        "text",
        now.map(String::from),
        move |value| {
            let fits = value.is_empty() || DateParam::parse(value).is_some();
            is_wrong.set(!fits);
            change(chosen, "date", if fits { value } else { "" });
        },
    )
    .attr("hidden", Value::live(is_undated))
    .child(
        el("span")
            .class("quiet")
            .child("2021 · 2021-05 · 2021-05-14 · 2021-05/2021-08"),
    )
    .child(el("span").attr("role", "status").child(live(note)))
}

/// The cities; where the page of one is shown, there is no “all”.
fn cities(cx: Cx, lang: Lang, chosen: Chosen) -> Html {
    let is_city = memo(move || chosen.with(|options| options.view == View::City));
    live(move || {
        let mut list = Vec::new();
        if !is_city.get() {
            list.push((
                String::new(),
                td_string!(i18n(lang), builder.all).to_string(),
            ));
        }
        for city in &cx.bundle.cities {
            list.push((city.id.to_string(), cx.plain(lang, &city.name)));
        }
        let now = chosen.with_untracked(|options| options.city.first().cloned());
        select(
            td_string!(i18n(lang), builder.city).to_string(),
            now.unwrap_or_default().into(),
            list,
            move |value| change(chosen, "city", value),
        )
    })
}

/// Language, theme and size.
fn look(cx: Cx, lang: Lang, chosen: Chosen) -> El {
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
        let is_on = of_target(&event, "checked").is_some_and(|value| value.is_truthy());
        chosen.update(|options| options.languages = is_on);
    };
    el("div")
        .class("builder-fields")
        .child(select(
            td_string!(i18n(lang), shell.language).to_string(),
            now.lang.map_or("", Lang::code).to_string(),
            langs,
            move |value| change(chosen, "lang", value),
        ))
        .child(select(
            td_string!(i18n(lang), shell.theme).to_string(),
            now.theme.code().to_string(),
            themes,
            move |value| change(chosen, "theme", value),
        ))
        .child(
            input(
                td_string!(i18n(lang), builder.height).to_string(),
                "number",
                height,
                move |value| {
                    change(chosen, "height", value);
                },
            )
            .child(
                el("span")
                    .class("quiet")
                    .child(td_string!(i18n(lang), builder.height_hint)),
            ),
        )
        .child(
            el("label")
                .class("builder-check")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("checked", now.languages)
                        .on("change", languages),
                )
                .child(td_string!(i18n(lang), builder.languages)),
        )
}

/// The host's own colours, corners and font. What is not understood is said, and left out.
fn own(lang: Lang, chosen: Chosen) -> El {
    let now = chosen.get_untracked();
    let wrong = RwSignal::new(String::new());
    let names = [
        td_string!(i18n(lang), builder.accent),
        td_string!(i18n(lang), builder.ink),
        td_string!(i18n(lang), builder.paper),
        td_string!(i18n(lang), builder.radius),
        td_string!(i18n(lang), builder.font),
    ];
    let hints = ["#a8321f", "#1b2730", "#faf8f2", "6px", "Georgia, serif"];
    let mut fields = el("div").class("builder-fields");
    for (at, key) in Dress::KEYS.into_iter().enumerate() {
        let value = now.dress.values()[at].map(str::to_string);
        let name = names[at];
        let told = name;
        let field = input(name.to_string(), "text", value.clone(), move |value| {
            let is_fine = value.is_empty() || fits(key, value);
            wrong.set(if is_fine {
                String::new()
            } else {
                told.to_string()
            });
            change(chosen, key, if is_fine { value } else { "" });
        });
        let field = field.attr("id", key);
        let well = hints[at].starts_with('#').then(|| {
            well(
                name.to_string(),
                key,
                value.unwrap_or(hints[at].into()),
                chosen,
            )
        });
        fields = fields.child(
            el("div")
                .class("builder-own")
                .child(field.child(el("span").class("quiet").child(hints[at])))
                .child(well),
        );
    }
    let note = move || {
        let what = wrong.get();
        if !what.is_empty() {
            return td_string!(i18n(lang), builder.not_understood, what = what);
        }
        let dress = chosen.with(|options| options.dress.clone());
        let pair = dress.ink.as_ref().zip(dress.paper.as_ref());
        let tenths = pair.and_then(|(ink, paper)| contrast_tenths(ink, paper));
        match tenths.filter(|tenths| *tenths < READABLE_TENTHS) {
            Some(tenths) => {
                let number = locale::of(lang).hundredths(tenths as usize * 10);
                td_string!(i18n(lang), builder.contrast, number = number)
            }
            None => String::new(),
        }
    };
    let is_used = now.dress != Dress::default();
    el("details")
        .attr("open", is_used)
        .child(
            el("summary")
                .class("button-quiet")
                .child(td_string!(i18n(lang), builder.colours)),
        )
        .child(fields)
        .child(el("p").attr("role", "status").child(live(note)))
}

/// Picks a colour and writes it into the field beside it.
fn well(name: String, key: &'static str, now: String, chosen: Chosen) -> El {
    el("input")
        .attr("type", "color")
        .attr("aria-label", name)
        .attr("value", now)
        .on("input", move |event| {
            let value = of_target(&event, "value").and_then(|value| value.as_string());
            let value = value.unwrap_or_default();
            let selector = ["#", key, " input"].concat();
            browser::each(&selector, &mut |field| {
                if let Some(field) = field.dyn_ref::<HtmlInputElement>() {
                    field.set_value(&value);
                }
            });
            change(chosen, key, &value);
        })
}

fn fits(key: &str, value: &str) -> bool {
    match key {
        "radius" => Radius::parse(value).is_some(),
        "font" => Font::parse(value).is_some(),
        _ => Colour::parse(value).is_some(),
    }
}

/// Sets one option as its attribute would; an empty value takes it back.
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

fn select(
    name: String,
    now: String,
    list: Vec<(String, String)>,
    chosen: impl Fn(&str) + 'static,
) -> El {
    let option = |(value, name): (String, String)| {
        el("option")
            .attr("selected", value == now)
            .attr("value", value)
            .child(name)
    };
    let options = list.into_iter().map(option).collect::<Html>();
    labelled(name, el("select").child(options), Box::new(chosen))
}

fn input(
    name: String,
    kind: &'static str,
    value: Option<String>,
    typed: impl Fn(&str) + 'static,
) -> El {
    let field = el("input").attr("type", kind).attr("value", value);
    labelled(name, field, Box::new(typed))
}

fn labelled(name: String, field: El, changed: Box<dyn Fn(&str)>) -> El {
    let field = field.on("change", move |event| {
        let value = of_target(&event, "value").and_then(|value| value.as_string());
        changed(value.unwrap_or_default().trim());
    });
    el("label").child(el("span").child(name)).child(field)
}

/// A property of the field that an event happened to.
fn of_target(event: &Event, name: &str) -> Option<JsValue> {
    browser::property(&event.target()?.into(), name)
}
