//! How Leptos builds, mounts and replaces an [`Html`].

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::tachys::html::attribute::Attribute as LeptosAttribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, HtmlElement, Node};

use super::constant;
use super::part::{Attribute, Draft, Html, LiveValue, Words};
use crate::ui::browser;

/// What has been built: nodes in the page and what keeps them alive. Never empty, so that there is
/// always a place to put something before.
pub struct Built(Vec<Piece>);

enum Piece {
    Node(
        Node,
        #[allow(dead_code, reason = "held for its Drop")] Vec<Held>,
    ),
    View(<AnyView as Render>::State),
}

/// What an element needs as long as it lives. Dropped with it, which ends effects and listeners.
#[allow(dead_code, reason = "held for their Drop")]
enum Held {
    Effect(RenderEffect<()>),
    Listener(Closure<dyn FnMut(Event)>),
    Child(Built),
}

impl Render for Html {
    type State = Built;

    fn build(self) -> Built {
        let mut pieces = Vec::new();
        if let Some(document) = browser::document() {
            build_into(self, &document, &mut pieces);
            if pieces.is_empty() {
                pieces.push(Piece::Node(
                    document.create_text_node("").into(),
                    Vec::new(),
                ));
            }
        }
        Built(pieces)
    }

    fn rebuild(self, state: &mut Built) {
        let mut fresh = self.build();
        state.insert_before_this(&mut fresh);
        state.unmount();
        *state = fresh;
    }
}

fn build_into(html: Html, document: &Document, pieces: &mut Vec<Piece>) {
    match html {
        Html::Nothing => {}
        Html::Text(words) => {
            pieces.push(Piece::Node(
                document.create_text_node(&words).into(),
                Vec::new(),
            ));
        }
        Html::El(element) => {
            if let Some((node, held)) = element_of(*element.0, document) {
                pieces.push(Piece::Node(node, held));
            }
        }
        Html::Many(views) => {
            for view in views {
                build_into(view, document, pieces);
            }
        }
        Html::Live(view) => pieces.push(Piece::View((*view).build())),
    }
}

fn element_of(el: Draft, document: &Document) -> Option<(Node, Vec<Held>)> {
    let element = constant::element(document, el.tag, el.is_svg);
    let mut held = Vec::new();
    let mut built = Vec::new();
    for attribute in el.attributes {
        match attribute {
            Attribute::Is(name, words) => constant::set_attribute(&element, name, &words),
            Attribute::Live(name, read) => held.push(follow(&element, name, read, set)),
            Attribute::Style(name, read) => held.push(follow(&element, name, read, set_style)),
            Attribute::On(event, call) => {
                let listener = Closure::wrap(call.take());
                let _ = element
                    .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
                held.push(Held::Listener(listener));
            }
            Attribute::Built(call) => built.push(call.take()),
        }
    }
    let mut pieces = Vec::new();
    for child in el.children {
        build_into(child, document, &mut pieces);
    }
    if !pieces.is_empty() {
        let mut children = Built(pieces);
        children.mount(&element, None);
        // What stands still in an element goes with it and is not asked for again.
        children.0.retain(|piece| match piece {
            Piece::Node(_, held) => !held.is_empty(),
            Piece::View(_) => true,
        });
        if !children.0.is_empty() {
            held.push(Held::Child(children));
        }
    }
    for call in built {
        call(&element);
    }
    Some((element.into(), held))
}

fn set(element: &Element, name: &'static str, words: Option<&Words>) {
    match words {
        Some(words) => constant::set_attribute(element, name, words),
        None => {
            let _ = element.remove_attribute(name);
        }
    }
}

fn set_style(element: &Element, name: &'static str, words: Option<&Words>) {
    let Some(style) = element.dyn_ref::<HtmlElement>().map(HtmlElement::style) else {
        return;
    };
    let _ = match words {
        Some(words) => style.set_property(name, words),
        None => style.remove_property(name).map(|_| ()),
    };
}

/// Sets an attribute now and whenever the signals that it reads change.
fn follow(
    element: &Element,
    name: &'static str,
    read: LiveValue,
    set: fn(&Element, &'static str, Option<&Words>),
) -> Held {
    let element = element.clone();
    Held::Effect(RenderEffect::new(move |_| {
        set(&element, name, read().as_ref());
    }))
}

impl Mountable for Built {
    fn unmount(&mut self) {
        for piece in &mut self.0 {
            match piece {
                Piece::Node(node, _) => {
                    if let Some(parent) = node.parent_node() {
                        let _ = parent.remove_child(node);
                    }
                }
                Piece::View(view) => view.unmount(),
            }
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for piece in &mut self.0 {
            match piece {
                Piece::Node(node, _) => {
                    let _ = parent.insert_before(node, marker);
                }
                Piece::View(view) => view.mount(parent, marker),
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.0.first() {
            Some(Piece::Node(node, _)) => {
                let parent = node
                    .parent_node()
                    .and_then(|parent| parent.dyn_into::<Element>().ok());
                let Some(parent) = parent else { return false };
                child.mount(&parent, Some(node));
                true
            }
            Some(Piece::View(view)) => view.insert_before_this(child),
            None => false,
        }
    }

    fn elements(&self) -> Vec<Element> {
        let node = |piece: &Piece| match piece {
            Piece::Node(node, _) => node.dyn_ref::<Element>().cloned(),
            Piece::View(_) => None,
        };
        self.0.iter().filter_map(node).collect()
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
