//! What comes next: the nearest entries, or those of the days that the visitor chooses.

use leptos::html::Input;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use crate::calendar::{Soon, season_soon};
use crate::locale;
use crate::model::{Found, Occurrence, Scope};
use crate::route::{Address, DateParam, Page, Params};
use crate::text::Lang;
use crate::time::{Edtf, Window};
use crate::ui::browser::Step;
use crate::ui::context::Cx;
use crate::ui::messages::{entries, i18n, td_string};
use crate::ui::modules::Lazy;
use crate::ui::{components, event};

/// Number of cards of the nearest entries, and of each certainty.
const MAX_CARDS: usize = 6;

/// The nearest entries as cards, choices of days, and the dates of a stay.
#[component]
pub fn Coming(lang: Lang) -> AnyView {
    let cx = expect_context::<Cx>();
    let stay = Memo::new(move |_| cx.params.with(Params::stay));
    let found = move || match stay.get() {
        None => Some(nearest(cx, lang)),
        Some(days) => cx.lazy(&DURING, |during| during(cx, lang, &days)),
    };
    view! {
        <section class="coming" aria-labelledby="coming-heading">
            <h2 id="coming-heading">{td_string!(i18n(lang), home.coming)}</h2>
            {choices(cx, lang, stay)}
            <div class="coming-results">{found}</div>
            {dates(cx, lang, stay)}
        </section>
    }
    .into_any()
}

/// Renders the choices as one group of radio buttons.
fn choices(cx: Cx, lang: Lang, stay: Memo<Option<Window>>) -> AnyView {
    let choice = move |label: String, days: Option<Window>| {
        let choose = move |_| cx.change(Step::Replace, |params| params.set_stay(days));
        view! {
            <label>
                <input
                    type="radio"
                    name="coming"
                    prop:checked=move || stay.get() == days
                    checked=stay.get_untracked() == days
                    on:change=choose
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let name = |soon: Soon| match soon {
        Soon::Today => td_string!(i18n(lang), search.today).to_string(),
        Soon::Weekend => td_string!(i18n(lang), search.this_weekend).to_string(),
        Soon::ThisMonth => td_string!(i18n(lang), search.this_month).to_string(),
        Soon::NextMonth => td_string!(i18n(lang), search.next_month).to_string(),
        Soon::Season => {
            let locale = locale::of(lang);
            let season = season_soon(cx.today()).map(|season| locale.date(&season));
            locale.capitalised(&season.unwrap_or_default())
        }
    };
    let nearest = choice(td_string!(i18n(lang), home.nearest).to_string(), None);
    let offered = Soon::ALL.map(|soon| choice(name(soon), soon.days(cx.today())));
    view! {
        <fieldset class="coming-choices needs-program">
            <legend class="visually-hidden">{td_string!(i18n(lang), home.when)}</legend>
            {nearest}
            {Vec::from(offered)}
        </fieldset>
    }
    .into_any()
}

/// Renders the fields for the dates of a stay.
fn dates(cx: Cx, lang: Lang, stay: Memo<Option<Window>>) -> AnyView {
    let (from, to) = (NodeRef::<Input>::new(), NodeRef::<Input>::new());
    let field = move |node: NodeRef<Input>, name: &'static str, is_last: bool| {
        let value = move || {
            let days = stay.get()?;
            let day = if is_last { days.last() } else { days.first() };
            Some(Edtf::day(day).to_string())
        };
        view! {
            <label>
                {name} " " <input type="date" node_ref=node prop:value=move || value().unwrap_or_default() />
            </label>
        }
        .into_any()
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let day_of =
            |node: NodeRef<Input>| DateParam::parse(&node.get_untracked()?.value())?.single_day();
        let (from, to) = (day_of(from), day_of(to));
        cx.change(Step::Push, |params| {
            (params.from, params.to) = (from, to);
            params.set_stay(params.stay());
        });
    };
    view! {
        <form class="coming-dates needs-program" on:submit=submit>
            <span class="coming-dates-name">{td_string!(i18n(lang), home.stay)}</span>
            {field(from, td_string!(i18n(lang), home.stay_from), false)}
            {field(to, td_string!(i18n(lang), home.stay_to), true)}
            <button type="submit" class="button">
                {td_string!(i18n(lang), home.stay_show)}
            </button>
        </form>
    }
    .into_any()
}

/// Renders the nearest entries, each series once.
fn nearest(cx: Cx, lang: Lang) -> AnyView {
    let list = cx.bundle.coming(&[Scope::City], cx.today(), MAX_CARDS);
    if list.is_empty() {
        return view! { <p class="empty">{td_string!(i18n(lang), home.nothing_coming)}</p> }
            .into_any();
    }
    cards(cx, lang, &list)
}

/// [`during`], in [`Module::Details`](crate::ui::modules::Module).
pub static DURING: Lazy<fn(Cx, Lang, &Window) -> AnyView> = Lazy::new();

/// Renders what falls into the days: first for certain, then possibly.
pub fn during(cx: Cx, lang: Lang, days: &Window) -> AnyView {
    let found = cx
        .bundle
        .during(&[Scope::City], days, cx.today(), MAX_CARDS, &|_| true);
    let locale = locale::of(lang);
    let span = locale.capitalised(&locale.date(&Edtf::days(days)));
    let is_empty = found.count() == 0;
    let nothing = is_empty.then(|| {
        view! {
            <p class="empty">{td_string!(i18n(lang), home.nothing_then)}</p>
            {nearest(cx, lang)}
        }
        .into_any()
    });
    let groups = [
        (td_string!(i18n(lang), search.surely), &found.sure),
        (td_string!(i18n(lang), search.possibly), &found.possible),
    ];
    let groups = groups.map(|(name, found)| group(cx, lang, name, found));
    let all = (!is_empty).then(|| {
        let mut address = Address::new(lang, Page::Calendar);
        address.params.keep_embed_params(&cx.params.get_untracked());
        address.params.date = Some(DateParam::days(days));
        let text = td_string!(
            i18n(lang),
            home.all_then,
            entries = entries(lang, found.count())
        );
        view! {
            <p>
                <a href=cx.href(&address)>{text}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <p class="coming-span" role="status">
            {span}
        </p>
        {nothing}
        {Vec::from(groups)}
        {all}
    }
    .into_any()
}

fn group(cx: Cx, lang: Lang, name: &'static str, found: &Found) -> Option<AnyView> {
    (found.count > 0).then(|| {
        let count = locale::of(lang).number(found.count);
        view! {
            <h3>{name} " " <span class="long-count">{count}</span></h3>
            {cards(cx, lang, &found.list)}
        }
        .into_any()
    })
}

fn cards(cx: Cx, lang: Lang, list: &[Occurrence]) -> AnyView {
    let cards = list.iter().map(|occurrence| card(cx, lang, occurrence));
    view! { <ul class="coming-cards">{cards.collect_view()}</ul> }.into_any()
}

fn card(cx: Cx, lang: Lang, occurrence: &Occurrence) -> AnyView {
    let entry = cx.bundle.view_of(occurrence);
    let place = entry.place.map(|place| &place.name);
    let place = place.filter(|name| !name.is_empty()).map(|name| {
        view! { <p class="coming-place">{components::inline(cx, lang, name)}</p> }.into_any()
    });
    view! {
        <li
            class="coming-card"
            data-mark=components::mark_index(entry.category)
            {..components::entry_attributes(cx, &entry)}
        >
            <p class="coming-when">
                {components::mark(entry.category)} {locale::of(lang).date(&entry.when)}
            </p>
            <a class="coming-title" href=components::event_href(cx, lang, entry.subject)>
                {components::inline(cx, lang, entry.title)}
            </a>
            {place}
            <div class="coming-state">
                {event::countdown(cx, lang, &entry)} {components::badge(cx, lang, &entry)}
            </div>
        </li>
    }
    .into_any()
}
