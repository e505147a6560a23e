//! How Leptos builds, mounts and replaces an [`Html`]. What was built is kept beside what it was
//! built of: see `patch.rs`.

use std::cell::Cell;
use std::rc::Rc;

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::Attribute as LeptosAttribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, HtmlElement, Node, Text};

use super::constant;
use super::part::{Draft, Html, Listener, LiveValue, Make, Words};
use super::patch::{patch_all, patch_element};
use crate::ui::browser;

/// What has been built. Never empty outside an element, so that there is always a place to put
/// something before.
pub struct Built(Vec<Piece>);

pub(super) enum Piece {
    Text(Text, Words),
    El(Box<Kept>),
    Live(RenderEffect<Built>),
}

/// An element in the page, with what is needed to make another of it. Dropping it ends its effects
/// and listeners.
pub(super) struct Kept {
    pub(super) element: Element,
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    /// Whether it gives way to another as a whole: see [`FIXED`].
    pub(super) is_fixed: bool,
    pub(super) attributes: Vec<Said>,
    pub(super) children: Vec<Piece>,
}

/// What was said of an element.
pub(super) enum Said {
    Is(&'static str, Words),
    Live(&'static str, Follower),
    Style(&'static str, Follower),
    On(
        &'static str,
        Slot,
        #[allow(dead_code, reason = "held for its Drop")] Closure<dyn FnMut(Event)>,
    ),
}

/// Keeps a value up to date, and knows what it was last.
pub(super) type Follower = RenderEffect<Option<Words>>;

/// Where a listener finds what to call, so that another can take its place. Empty while it is called.
pub(super) type Slot = Rc<Cell<Option<Listener>>>;

/// Elements that hold what the reader did to them, such as words typed. They are not made into
/// others; nor is a disclosure while it is open.
const FIXED: [&str; 4] = ["dialog", "input", "select", "textarea"];

/// Its value moves between elements by itself, as the one Tab stop of a grid does.
pub(super) const MOVES: &str = "tabindex";

impl Render for Html {
    type State = Built;

    fn build(self) -> Built {
        Built(build_all(self.or_place()))
    }

    fn rebuild(self, state: &mut Built) {
        if matches!(self, Html::Same) {
            return;
        }
        let first = state.0.first().and_then(first_node);
        let last = state.0.last().and_then(last_node);
        if let (Some(parent), Some(last)) = (first.and_then(|node| node.parent_node()), last) {
            patch_all(&mut state.0, self.or_place(), &parent, last.next_sibling());
        }
    }
}

impl Html {
    /// The single views that it is made of.
    pub(super) fn flat(self, into: &mut Vec<Html>) {
        match self {
            Html::Nothing | Html::Same => {}
            Html::Many(views) => views.into_iter().for_each(|view| view.flat(into)),
            single @ (Html::Text(_) | Html::El(_) | Html::Live(_)) => into.push(single),
        }
    }

    /// As [`Html::flat`], but at least an empty text.
    fn or_place(self) -> Vec<Html> {
        let mut views = Vec::new();
        self.flat(&mut views);
        if views.is_empty() {
            views.push(Html::Text("".into()));
        }
        views
    }
}

fn build_all(views: Vec<Html>) -> Vec<Piece> {
    let Some(document) = browser::document() else {
        return Vec::new();
    };
    let built = views.into_iter().map(|view| piece(view, &document));
    built.collect()
}

/// Builds a single view.
pub(super) fn piece(view: Html, document: &Document) -> Piece {
    match view {
        Html::El(element) => Piece::El(Box::new(kept(*element.0, document))),
        Html::Live(make) => Piece::Live(run(make, None)),
        Html::Text(words) => Piece::Text(document.create_text_node(&words), words),
        Html::Nothing | Html::Same | Html::Many(_) => unreachable!("a view that is not single"),
    }
}

/// Runs a part that changes, now and whenever the signals that it reads have changed. `before` is
/// what stands in its place.
pub(super) fn run(mut make: Make, before: Option<Built>) -> RenderEffect<Built> {
    let again = move |before: Option<Built>| match before {
        Some(mut built) => {
            make(true).rebuild(&mut built);
            built
        }
        None => make(false).build(),
    };
    RenderEffect::new_with_value(again, before)
}

/// Builds an element: an empty one is made into it.
fn kept(draft: Draft, document: &Document) -> Kept {
    let mut kept = Kept {
        element: constant::element(document, draft.tag, draft.is_svg),
        tag: draft.tag,
        is_svg: draft.is_svg,
        is_fixed: FIXED.contains(&draft.tag),
        attributes: Vec::new(),
        children: Vec::new(),
    };
    patch_element(&mut kept, draft);
    kept
}

/// Listens to an event with what is in the slot from then on.
pub(super) fn listen(element: &Element, event: &'static str, call: Listener) -> Said {
    let slot = Slot::default();
    slot.set(Some(call));
    let listener = listener(Rc::clone(&slot));
    let _ = element.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
    Said::On(event, slot, listener)
}

/// Calls what is in the slot, which may be filled anew meanwhile.
fn listener(slot: Slot) -> Closure<dyn FnMut(Event)> {
    Closure::wrap(Box::new(move |event| {
        if let Some(mut call) = slot.take() {
            call(event);
            let other = slot.take();
            slot.set(other.or(Some(call)));
        }
    }))
}

pub(super) fn set(element: &Element, name: &'static str, words: Option<&Words>) {
    match words {
        Some(words) => constant::set_attribute(element, name, words),
        None => {
            let _ = element.remove_attribute(name);
        }
    }
}

pub(super) fn set_style(element: &Element, name: &'static str, words: Option<&Words>) {
    let Some(style) = element.dyn_ref::<HtmlElement>().map(HtmlElement::style) else {
        return;
    };
    let _ = match words {
        Some(words) => style.set_property(name, words),
        None => style.remove_property(name).map(|_| ()),
    };
}

/// Sets an attribute now and whenever the signals that it reads change, unless it is so already:
/// `before` is what it was, if it was anything.
pub(super) fn follow(
    element: &Element,
    name: &'static str,
    read: LiveValue,
    set: fn(&Element, &'static str, Option<&Words>),
    before: Option<Option<Words>>,
) -> Follower {
    let element = element.clone();
    let again = move |before: Option<Option<Words>>| {
        let words = read();
        if before.as_ref().unwrap_or(&None) != &words || name == MOVES {
            set(&element, name, words.as_ref());
        }
        words
    };
    RenderEffect::new_with_value(again, before)
}

pub(super) fn mount(piece: &mut Piece, parent: &Node, marker: Option<&Node>) {
    let node: &Node = match piece {
        Piece::Text(node, _) => node,
        Piece::El(kept) => &kept.element,
        Piece::Live(effect) => {
            effect.with_value_mut(|built| {
                for piece in &mut built.0 {
                    mount(piece, parent, marker);
                }
            });
            return;
        }
    };
    let _ = parent.insert_before(node, marker);
}

pub(super) fn unmount(piece: &Piece) {
    match piece {
        Piece::Text(node, _) => node.remove(),
        Piece::El(kept) => kept.element.remove(),
        Piece::Live(effect) => {
            effect.with_value_mut(|built| built.0.iter().for_each(unmount));
        }
    }
}

pub(super) fn first_node(piece: &Piece) -> Option<Node> {
    end_node(piece, |pieces| pieces.first())
}

fn last_node(piece: &Piece) -> Option<Node> {
    end_node(piece, |pieces| pieces.last())
}

fn end_node(piece: &Piece, end: fn(&[Piece]) -> Option<&Piece>) -> Option<Node> {
    match piece {
        Piece::Text(node, _) => Some(node.clone().into()),
        Piece::El(kept) => Some(kept.element.clone().into()),
        Piece::Live(effect) => {
            let inside = effect.with_value_mut(|built| end_node(end(&built.0)?, end));
            inside.flatten()
        }
    }
}

/// What [`place`] has put somewhere; dropping it takes it away.
pub struct Placed(Built);

/// Puts a view into an element of the page, after all else that is in it.
pub fn place(parent: &Element, view: Html) -> Placed {
    let mut built = view.build();
    built.mount(parent, None);
    Placed(built)
}

impl Drop for Placed {
    fn drop(&mut self) {
        self.0.unmount();
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.0.iter().for_each(unmount);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for piece in &mut self.0 {
            mount(piece, parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.0.first().and_then(first_node) else {
            return false;
        };
        let parent = first.parent_node().and_then(|it| it.dyn_into().ok());
        let Some(parent) = parent else { return false };
        child.mount(&parent, Some(&first));
        true
    }

    fn elements(&self) -> Vec<Element> {
        let elements = self.0.iter().filter_map(|piece| match piece {
            Piece::El(kept) => Some(kept.element.clone()),
            Piece::Text(..) | Piece::Live(_) => None,
        });
        elements.collect()
    }
}

// The rest of what Leptos asks of a view belongs to servers, of which this site has none: there is
// nothing to write as text, to wait for, or to take over.

impl AddAnyAttr for Html {
    type Output<A: LeptosAttribute> = Html;

    fn add_any_attr<A: LeptosAttribute>(self, _: A) -> Html {
        self
    }
}

impl RenderHtml for Html {
    type AsyncOutput = Html;
    type Owned = Html;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Html {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Html {
        self
    }
}

impl std::fmt::Debug for Html {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Html")
    }
}
