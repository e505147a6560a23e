//! “Add to my calendar”: a file, links where the day is known, and copies for where a download or a
//! sheet of the system is refused, as inside many frames.

use leptos::prelude::*;

use super::when::known;
use crate::export::{Export, PRODID, Phrase, file_name};
use crate::locale;
use crate::model::{Occurrence, SafeUrl, Subject};
use crate::route::{Address, Page};
use crate::text::Lang;
use crate::time::{Edtf, Window};
use crate::ui::context::Cx;
use crate::ui::messages::{counted, entries, i18n, td_string};
use crate::ui::modules::{Lazy, Module};
use crate::ui::query;
use crate::ui::{browser, parts};

/// What a reader takes home.
pub struct Wanted {
    list: Vec<Occurrence>,
    /// Of the calendar, and of what is shared.
    name: String,
    /// Of the file.
    file: String,
    /// Where it is shown, to be copied and shared.
    address: Address,
}

/// One event: its file, its links to the calendars of Google and Outlook, its own link.
pub fn one(cx: Cx, lang: Lang, subject: Subject) -> AnyView {
    menu(cx, lang, td_string!(i18n(lang), event.add), move || {
        let entry = cx.bundle.view(subject);
        let id = subject.id(cx.bundle);
        let when = entry.when;
        Some(Wanted {
            list: vec![Occurrence { subject, when }],
            name: cx.plain(lang, entry.title),
            file: file_name(&[&id], "ics"),
            address: Address::new(lang, Page::Event(id.as_ref().into())),
        })
    })
}

/// All that passes the filters of the address within some days, which are asked for when the menu is
/// opened and whenever their signals change.
pub fn shown(cx: Cx, lang: Lang, days: impl Fn() -> Option<Window> + Send + 'static) -> AnyView {
    menu(
        cx,
        lang,
        td_string!(i18n(lang), event.add_shown),
        move || {
            let window = days()?;
            let filter = cx.params.with(|params| params.filter(cx.bundle, lang));
            let mut address = cx.address();
            address.params.open = None;
            address.params.q = None;
            address.params.embed = false;
            let date = address.params.date.as_ref();
            let date = date.map(|date| date.edtf().to_string()).unwrap_or_default();
            Some(Wanted {
                list: query::matching(cx, &filter, &window),
                name: cx.plain(lang, &cx.bundle.site.title),
                file: file_name(&[&cx.bundle.host.id, &date], "ics"),
                address,
            })
        },
    )
}

/// A menu whose content is made when it is opened: a year of entries is a large file.
fn menu(
    cx: Cx,
    lang: Lang,
    name: &'static str,
    wanted: impl Fn() -> Option<Wanted> + Send + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let inside = move || {
        let is_wanted = is_open.get() && cx.has(Module::Details);
        let wanted = is_wanted.then(&wanted).flatten();
        wanted.and_then(|wanted| cx.lazy(&ADD, |content| content(cx, lang, &wanted)))
    };
    let missing = move || {
        let is_missing = is_open.get() && !cx.loaded(Module::Details).get() && cx.partless.get();
        is_missing.then(|| {
            view! { <p class="add-body">{td_string!(i18n(lang), shell.partless)}</p> }.into_any()
        })
    };
    view! {
        <details class="add needs-program" open=move || is_open.get() on:toggle=parts::follow_toggle(is_open)>
            <summary class="button-quiet">{name}</summary>
            {inside}
            {missing}
        </details>
    }
    .into_any()
}

/// [`content`], in [`Module::Details`].
pub static ADD: Lazy<fn(Cx, Lang, &Wanted) -> AnyView> = Lazy::new();

/// What the menu offers.
pub fn content(cx: Cx, lang: Lang, wanted: &Wanted) -> AnyView {
    let site = [&cx.environment.origin, &*cx.file("")].concat();
    let export = Export {
        bundle: cx.bundle,
        lang,
        base: Some(&site),
        say: &|phrase| words(lang, phrase),
        offset_at: &|name, minute| (cx.environment.offset_at)(Some(name), minute),
    };
    let file = export.calendar(&wanted.list, &wanted.name, PRODID);
    let link = [&site, &*wanted.address.to_string()].concat();
    let single = match &wanted.list[..] {
        [one] => Some(one),
        _ => None,
    };
    let google = single.and_then(|one| export.google(one));
    let outlook = single.and_then(|one| export.outlook(one));
    let outward = |url: Option<String>, name: &str| {
        let url = SafeUrl::link(&url?).ok()?;
        Some(parts::outward(lang, &url, name.to_string(), None))
    };
    let copied = RwSignal::new(None);
    let has_file = file.events > 0;
    let download = has_file.then(|| {
        let made = browser::File::new(&file.text, "text/calendar;charset=utf-8");
        let url = made.url();
        // Freed with this menu.
        StoredValue::new_local(made);
        view! {
            <a href=url download=wanted.file.clone()>
                {td_string!(i18n(lang), event.download)}
            </a>
        }
        .into_any()
    });
    let copy_file = has_file.then(|| {
        let name = td_string!(i18n(lang), event.copy_file);
        parts::copy(copied, name, None, move || file.text.clone())
    });
    let share = browser::can_share().then(|| {
        let (name, link) = (wanted.name.clone(), link.clone());
        view! {
            <button type="button" on:click=move |_| browser::share(&name, &link)>
                {td_string!(i18n(lang), event.share)}
            </button>
        }
        .into_any()
    });
    // Where the site was published, one may subscribe to more than this.
    let feeds = single.is_none().then(|| parts::feeds(cx, lang)).flatten();
    let code = parts::code(&link, td_string!(i18n(lang), event.scan).to_string());
    let copy_link = td_string!(i18n(lang), event.copy_link);
    let ways = [
        download,
        outward(google, td_string!(i18n(lang), event.google)),
        outward(outlook, "Outlook"),
        copy_file,
        Some(parts::copy(copied, copy_link, None, move || link.clone())),
        share,
        feeds,
    ];
    let ways = ways.into_iter().flatten();
    view! {
        <div class="add-body">
            {holds(lang, &wanted.list, file.events)}
            <ul class="add-ways">
                {ways.map(|way| view! { <li>{way}</li> }.into_any()).collect_view()}
            </ul> {parts::copied(lang, copied)} {code}
        </div>
    }
    .into_any()
}

/// How many entries the file has, where that is not plain, and what it does with vague ones.
fn holds(lang: Lang, list: &[Occurrence], events: usize) -> Option<AnyView> {
    let is_vague = |one: &&Occurrence| one.when != Edtf::Unknown && !one.when.is_exact();
    let vague = list.iter().filter(is_vague).count();
    let mut words = Vec::new();
    if list.len() != 1 {
        words.push(entries(lang, events));
        if vague > 0 {
            words.push([" · ", &counted!(lang, vague, views.vague)].concat());
        }
        words.push(". ".to_string());
    }
    if vague > 0 {
        words.push(td_string!(i18n(lang), event.tentative).to_string());
    }
    (!words.is_empty()).then(|| view! { <p class="quiet">{words.concat()}</p> }.into_any())
}

/// The words of the interface for what a file says.
pub fn words(lang: Lang, phrase: Phrase<'_>) -> String {
    let with =
        |name: String, what: &str| [&name, locale::of(lang).punctuation.colon, what].concat();
    match phrase {
        Phrase::When(when) => with(td_string!(i18n(lang), event.when).to_string(), when),
        Phrase::Vague(precision) => known(lang, Some(precision)).to_string(),
        Phrase::Standing(standing) => parts::standing_word(lang, standing).to_string(),
        Phrase::Sources(sources) => {
            with(td_string!(i18n(lang), event.sources).to_string(), sources)
        }
    }
}
