//! “Add to my calendar”: an iCalendar file, links to web calendars for exact days, and copying
//! where a download or the share dialog is refused, as in many frames.

use leptos::prelude::*;

use super::when::precision_note;
use crate::export::{Export, Feed, Label, PRODID, Phrase, file_name};
use crate::locale;
use crate::model::{Group, Occurrence, SafeUrl, Subject};
use crate::route::{Address, Page};
use crate::text::Lang;
use crate::time::{Edtf, Window};
use crate::ui::context::Cx;
use crate::ui::messages::{counted, entries, i18n, td_string};
use crate::ui::modules::{Lazy, Module};
use crate::ui::query;
use crate::ui::{browser, components};

/// The occurrences to export to the user's calendar.
pub struct CalendarExport {
    list: Vec<Occurrence>,
    /// The name of the calendar, also used for sharing.
    name: String,
    /// The file name.
    file: String,
    /// The address that shows them, to be copied and shared.
    address: Address,
}

/// The menu of one event: its file, links to Google Calendar and Outlook, and its own link. Of a past
/// event it is for sharing.
pub fn event_menu(cx: Cx, lang: Lang, subject: Subject) -> AnyView {
    let name = match cx.bundle.view(subject).group(cx.today()) {
        Group::Past => td_string!(i18n(lang), event.share),
        Group::Cancelled | Group::Undated | Group::Announced | Group::Expected => {
            td_string!(i18n(lang), event.add)
        }
    };
    menu(cx, lang, name, move || {
        let entry = cx.bundle.view(subject);
        let id = subject.id(cx.bundle);
        let when = entry.when;
        Some(CalendarExport {
            list: vec![Occurrence { subject, when }],
            name: cx.plain(lang, entry.title),
            file: file_name(&[&id], "ics"),
            address: Address::new(lang, Page::Event(id.as_ref().into())),
        })
    })
}

/// The menu of all occurrences that match the filters of the address in a window. `days` is called
/// when the menu is opened and whenever its signals change.
pub fn list_menu(
    cx: Cx,
    lang: Lang,
    days: impl Fn() -> Option<Window> + Send + 'static,
) -> AnyView {
    menu(
        cx,
        lang,
        td_string!(i18n(lang), event.add_shown),
        move || {
            let window = days()?;
            let filter = cx
                .params
                .with(|params| params.filter(cx.bundle, lang, cx.today()));
            let mut address = cx.address();
            address.params.open = None;
            address.params.q = None;
            address.params.embed = false;
            let date = address.params.date.as_ref();
            let date = date.map(|date| date.edtf().to_string()).unwrap_or_default();
            Some(CalendarExport {
                list: query::exported(cx, &filter, &window),
                name: cx.plain(lang, &cx.bundle.site.title),
                file: file_name(&[&cx.bundle.host.id, &date], "ics"),
                address,
            })
        },
    )
}

/// A menu whose content is created when it is opened, because the file of a year of entries is
/// large.
fn menu(
    cx: Cx,
    lang: Lang,
    name: &'static str,
    request: impl Fn() -> Option<CalendarExport> + Send + 'static,
) -> AnyView {
    let is_open = RwSignal::new(false);
    let inside = move || {
        let is_wanted = is_open.get() && cx.ensure_loaded(Module::Details);
        let request = is_wanted.then(&request).flatten();
        request.and_then(|request| cx.lazy(&EXPORT_MENU, |content| content(cx, lang, &request)))
    };
    let missing = move || {
        let is_missing =
            is_open.get() && !cx.loaded(Module::Details).get() && cx.module_failed.get();
        is_missing.then(|| {
            view! { <p class="action-menu-body">{td_string!(i18n(lang), shell.module_failed)}</p> }
                .into_any()
        })
    };
    view! {
        <details class="action-menu needs-program" open=move || is_open.get() on:toggle=components::follow_toggle(is_open)>
            <summary class="button-quiet">{name}</summary>
            {inside}
            {missing}
        </details>
    }
    .into_any()
}

/// [`content`], in [`Module::Details`].
pub static EXPORT_MENU: Lazy<fn(Cx, Lang, &CalendarExport) -> AnyView> = Lazy::new();

/// The content of the menu.
pub fn content(cx: Cx, lang: Lang, request: &CalendarExport) -> AnyView {
    let site = [&cx.environment.origin, &*cx.file("")].concat();
    let export = Export {
        bundle: cx.bundle,
        lang,
        base: Some(&site),
        bundle_folder: &cx.environment.bundle_folder,
        phrase: &|phrase| phrase_text(lang, phrase),
        offset_at: &|name, minute| (cx.environment.offset_at)(Some(name), minute),
    };
    let file = export.calendar(&request.list, &request.name, PRODID);
    let link = [&site, &*request.address.to_string()].concat();
    let single = match &request.list[..] {
        [one] => Some(one),
        _ => None,
    };
    let is_over = |one: &Occurrence| cx.bundle.view_of(one).group(cx.today()) == Group::Past;
    let to_come = single.filter(|one| !is_over(one));
    let google = to_come.and_then(|one| export.google(one));
    let outlook = to_come.and_then(|one| export.outlook(one));
    let subscribe = to_come.and_then(|one| {
        cx.environment.feeds.as_deref()?;
        let view = cx.bundle.view_of(one);
        let feed = Feed::of_dates(cx.bundle, &view, cx.today());
        let feed = feed.filter(|_| view.when.is_exact());
        feed.map(|feed| components::subscribe_link(cx, lang, feed))
    });
    let external_link = |url: Option<String>, name: &str| {
        let url = SafeUrl::link(&url?).ok()?;
        Some(components::external_link(
            lang,
            &url,
            name.to_string(),
            None,
        ))
    };
    let copied = RwSignal::new(None);
    let has_file = file.events > 0;
    let download = has_file.then(|| {
        let object_file = browser::File::new(&file.text, "text/calendar;charset=utf-8");
        let url = object_file.url();
        // Revoked when this menu is dropped.
        StoredValue::new_local(object_file);
        view! {
            <a href=url download=request.file.clone()>
                {td_string!(i18n(lang), event.download)}
            </a>
        }
        .into_any()
    });
    let copy_file = has_file.then(|| {
        let name = td_string!(i18n(lang), event.copy_file);
        components::copy(copied, name, None, move || file.text.clone())
    });
    let share = browser::can_share().then(|| {
        let (name, link) = (request.name.clone(), link.clone());
        view! {
            <button type="button" on:click=move |_| browser::share(&name, &link)>
                {td_string!(i18n(lang), event.share)}
            </button>
        }
        .into_any()
    });
    let feeds = single.is_none().then(|| subscription(cx, lang)).flatten();
    let code = components::qr_code(&link, td_string!(i18n(lang), event.scan).to_string());
    let copy_link = td_string!(i18n(lang), event.copy_link);
    let items = [
        download,
        external_link(google, td_string!(i18n(lang), event.google)),
        external_link(outlook, "Outlook"),
        subscribe,
        copy_file,
        Some(components::copy(copied, copy_link, None, move || {
            link.clone()
        })),
        share,
    ];
    let items = items.into_iter().flatten();
    view! {
        <div class="action-menu-body">
            {file_summary(lang, &request.list, file.events)}
            <ul class="action-menu-items">
                {items.map(|item| view! { <li>{item}</li> }.into_any()).collect_view()}
            </ul> {components::copied(lang, copied)} {code} {feeds}
        </div>
    }
    .into_any()
}

/// The ways to subscribe to the feed that is the nearest to the filter of the address, and what it has
/// besides; `None` if the site has no feeds.
fn subscription(cx: Cx, lang: Lang) -> Option<AnyView> {
    let all_feeds = components::feeds_link(cx, lang)?;
    let filter = cx
        .params
        .with_untracked(|params| params.filter(cx.bundle, lang, cx.today()));
    let (feed, is_exact) = Feed::of_filter(&filter);
    let all = td_string!(i18n(lang), published.all);
    let topic = feed.topic(
        cx.bundle,
        lang,
        all,
        td_string!(i18n(lang), published.pupils),
    );
    let heading = [
        td_string!(i18n(lang), published.subscribe),
        locale::of(lang).punctuation.colon,
        topic,
    ];
    let wider = (!is_exact).then(|| {
        let text = td_string!(i18n(lang), published.wider);
        view! { <p class="quiet">{text}</p> }.into_any()
    });
    Some(
        view! {
            <section class="action-menu-feed">
                <h3>{heading.concat()}</h3>
                {wider}
                {components::subscribe_items(cx, lang, feed)}
                <p>{all_feeds}</p>
            </section>
        }
        .into_any(),
    )
}

/// The number of entries in the file, unless it is one, and a note about vague dates.
fn file_summary(lang: Lang, list: &[Occurrence], events: usize) -> Option<AnyView> {
    let is_vague = |one: &&Occurrence| one.when != Edtf::Unknown && !one.when.is_exact();
    let vague = list.iter().filter(is_vague).count();
    let mut parts = Vec::new();
    if list.len() != 1 {
        parts.push(entries(lang, events));
        if vague > 0 {
            parts.push([" · ", &counted!(lang, vague, views.vague)].concat());
        }
        let punctuation = &locale::of(lang).punctuation;
        parts.push([punctuation.stop, punctuation.sentence_gap].concat());
    }
    if vague > 0 {
        parts.push(td_string!(i18n(lang), event.tentative).to_string());
    }
    (!parts.is_empty()).then(|| view! { <p class="quiet">{parts.concat()}</p> }.into_any())
}

/// The interface text for a phrase in an exported file.
pub fn phrase_text(lang: Lang, phrase: Phrase<'_>) -> String {
    let i18n = i18n(lang);
    let (label, value) = match phrase {
        Phrase::Fact(label, value) => (label, value),
        Phrase::Vague(precision) => return precision_note(lang, Some(precision)).to_string(),
        Phrase::EffectiveStatus(status) => {
            return components::status_label(lang, status).to_string();
        }
        Phrase::SoldOut => return td_string!(i18n, event.sold_out).to_string(),
        Phrase::Free => return td_string!(i18n, event.free).to_string(),
    };
    let label = match label {
        Label::When => td_string!(i18n, event.when),
        Label::PreviousWhen => {
            return td_string!(i18n, event.announced_before, when = value.to_string());
        }
        Label::AnnouncedUntil => td_string!(i18n, event.announced_until),
        Label::Reason => td_string!(i18n, event.reason),
        Label::Doors => {
            let doors = td_string!(i18n, event.doors, time = value.to_string());
            return locale::of(lang).capitalised(&doors);
        }
        Label::Price => td_string!(i18n, event.price),
        Label::Registration => td_string!(i18n, event.registration),
        Label::RegistrationOpens => {
            return td_string!(i18n, event.registration_opens, when = value.to_string());
        }
        Label::RegistrationCloses => {
            return td_string!(i18n, event.registration_closes, when = value.to_string());
        }
        Label::Online => td_string!(i18n, event.online),
        Label::GettingThere => td_string!(i18n, event.getting_there),
        Label::Sources => td_string!(i18n, event.sources),
    };
    [label, locale::of(lang).punctuation.colon, value].concat()
}
