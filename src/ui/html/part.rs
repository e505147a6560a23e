//! What a page is made of: elements with attributes, texts, lists, and parts that change.

use std::borrow::Cow;

use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::ui::react::RwSignal;

/// A text, which most often is known when the program is compiled.
pub type Words = Cow<'static, str>;

/// A view: nothing, a text, an element, several of them, or a part that is kept up to date.
pub enum Html {
    Nothing,
    Text(Words),
    El(El),
    Many(Vec<Html>),
    Live(Make),
    /// What stands in a part that changes stays as it is.
    Same,
}

/// An element under construction. It is one pointer wide and its methods are not inlined, so that
/// each step of a page costs the program a call and no more.
pub struct El(pub(super) Box<Draft>);

pub(super) struct Draft {
    pub(super) tag: &'static str,
    pub(super) is_svg: bool,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Html>,
}

pub(super) enum Attribute {
    Is(&'static str, Words),
    Live(&'static str, LiveValue),
    /// A property of the element's style, set through the CSSOM as the content policy allows.
    Style(&'static str, LiveValue),
    // Leptos asks views to be `Send`, since servers have several threads; a page has one.
    On(&'static str, SendWrapper<Listener>),
    Built(SendWrapper<OnceBuilt>),
}

/// The value of an attribute: absent, known now, or read again when its signals change.
pub enum Value {
    Absent,
    Is(Words),
    Live(LiveValue),
}

/// Makes a part of the page. It is told whether one of an earlier time stands there.
pub type Make = Box<dyn FnMut(bool) -> Html + Send>;

pub(super) type Listener = Box<dyn FnMut(Event)>;
pub(super) type OnceBuilt = Box<dyn FnOnce(&Element)>;

/// Reads the value of an attribute; `None` takes the attribute away.
pub type LiveValue = Box<dyn Fn() -> Option<Words> + Send>;

/// An HTML element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    draft(tag, false)
}

/// An SVG element.
#[inline(never)]
pub fn svg(tag: &'static str) -> El {
    draft(tag, true)
}

fn draft(tag: &'static str, is_svg: bool) -> El {
    El(Box::new(Draft {
        tag,
        is_svg,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// A part of the page that is made again whenever a signal that `make` reads has changed. Elements
/// that stand where they stood stay, with the focus that they have.
pub fn live<T: Into<Html>>(mut make: impl FnMut() -> T + Send + 'static) -> Html {
    Html::Live(Box::new(move |_| make().into()))
}

/// A part that nobody sees yet, such as what is below the window: what stands there stays until
/// the rest is `painted`, which is sooner so. Where nothing stands, it is made at once.
pub fn late<T: Into<Html>>(
    painted: RwSignal<bool>,
    mut make: impl FnMut() -> T + Send + 'static,
) -> Html {
    Html::Live(Box::new(move |stands| match !stands || painted.get() {
        true => make().into(),
        false => Html::Same,
    }))
}

impl El {
    /// Sets the class.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> El {
        self.set(Attribute::Is("class", Cow::Borrowed(class)))
    }

    /// Sets an attribute; see [`Value`] for what may stand there.
    pub fn attr(self, name: &'static str, value: impl Attr) -> El {
        value.set(self, name)
    }

    /// Makes a button tell whether it is pressed, now and whenever what `is` reads has changed.
    pub fn pressed(self, is: impl Fn() -> bool + Send + 'static) -> El {
        self.attr(
            "aria-pressed",
            Value::live(move || if is() { "true" } else { "false" }),
        )
    }

    /// Sets a property of the style.
    #[inline(never)]
    pub fn style(self, name: &'static str, value: Value) -> El {
        match value {
            Value::Absent => self,
            Value::Is(words) => self.set(Attribute::Style(
                name,
                Box::new(move || Some(words.clone())),
            )),
            Value::Live(read) => self.set(Attribute::Style(name, read)),
        }
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, call: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(call))
    }

    /// Listens to an event whose type the browser promises by its name, such as `KeyboardEvent`
    /// for `keydown`.
    pub fn on_typed<E: JsCast>(self, event: &'static str, mut call: impl FnMut(E) + 'static) -> El {
        self.listen(event, Box::new(move |event| call(event.unchecked_into())))
    }

    /// Calls back with the element when it has been built, before it stands in the page.
    pub fn built(self, call: impl FnOnce(&Element) + 'static) -> El {
        self.set(Attribute::Built(SendWrapper::new(Box::new(call))))
    }

    /// Adds what stands inside.
    pub fn child(self, child: impl Child) -> El {
        child.add_to(self)
    }

    /// The element as a view.
    pub fn view(self) -> Html {
        Html::El(self)
    }

    #[inline(never)]
    fn listen(self, event: &'static str, call: Box<dyn FnMut(Event)>) -> El {
        self.set(Attribute::On(event, SendWrapper::new(call)))
    }

    #[inline(never)]
    fn set(mut self, attribute: Attribute) -> El {
        self.0.attributes.push(attribute);
        self
    }

    #[inline(never)]
    fn set_str(self, name: &'static str, words: &'static str) -> El {
        self.set(Attribute::Is(name, Cow::Borrowed(words)))
    }

    #[inline(never)]
    fn set_string(self, name: &'static str, words: String) -> El {
        self.set(Attribute::Is(name, Cow::Owned(words)))
    }

    #[inline(never)]
    fn set_value(self, name: &'static str, value: Value) -> El {
        match value {
            Value::Absent => self,
            Value::Is(words) => self.set(Attribute::Is(name, words)),
            Value::Live(read) => self.set(Attribute::Live(name, read)),
        }
    }

    #[inline(never)]
    fn add(mut self, child: Html) -> El {
        if !matches!(child, Html::Nothing) {
            self.0.children.push(child);
        }
        self
    }

    #[inline(never)]
    fn add_str(self, words: &'static str) -> El {
        self.add(Html::Text(Cow::Borrowed(words)))
    }

    #[inline(never)]
    fn add_string(self, words: String) -> El {
        self.add(Html::Text(Cow::Owned(words)))
    }

    #[inline(never)]
    fn add_el(self, child: El) -> El {
        self.add(Html::El(child))
    }
}

/// What may stand as the value of an attribute.
pub trait Attr {
    fn set(self, element: El, name: &'static str) -> El;
}

impl Attr for &'static str {
    fn set(self, element: El, name: &'static str) -> El {
        element.set_str(name, self)
    }
}

impl Attr for String {
    fn set(self, element: El, name: &'static str) -> El {
        element.set_string(name, self)
    }
}

impl Attr for Value {
    fn set(self, element: El, name: &'static str) -> El {
        element.set_value(name, self)
    }
}

/// `true` is the attribute without a value, as `hidden` is written; `false` is its absence.
impl Attr for bool {
    fn set(self, element: El, name: &'static str) -> El {
        self.then_some("").set(element, name)
    }
}

impl<T: Attr> Attr for Option<T> {
    fn set(self, element: El, name: &'static str) -> El {
        match self {
            Some(value) => value.set(element, name),
            None => element,
        }
    }
}

/// What may stand inside an element.
pub trait Child {
    fn add_to(self, element: El) -> El;
}

impl Child for &'static str {
    fn add_to(self, element: El) -> El {
        element.add_str(self)
    }
}

impl Child for String {
    fn add_to(self, element: El) -> El {
        element.add_string(self)
    }
}

impl Child for El {
    fn add_to(self, element: El) -> El {
        element.add_el(self)
    }
}

impl Child for Html {
    fn add_to(self, element: El) -> El {
        element.add(self)
    }
}

impl<T: Child> Child for Option<T> {
    fn add_to(self, element: El) -> El {
        match self {
            Some(child) => child.add_to(element),
            None => element,
        }
    }
}

impl From<El> for Html {
    fn from(element: El) -> Html {
        Html::El(element)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Html {
        Html::Text(Cow::Owned(text))
    }
}

impl From<&'static str> for Html {
    fn from(text: &'static str) -> Html {
        Html::Text(Cow::Borrowed(text))
    }
}

impl From<()> for Html {
    fn from(_: ()) -> Html {
        Html::Nothing
    }
}

impl<T: Into<Html>> From<Option<T>> for Html {
    fn from(view: Option<T>) -> Html {
        view.map_or(Html::Nothing, Into::into)
    }
}

impl<T: Into<Html>> From<Vec<T>> for Html {
    fn from(views: Vec<T>) -> Html {
        Html::Many(views.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Html>> FromIterator<T> for Html {
    fn from_iter<I: IntoIterator<Item = T>>(views: I) -> Html {
        Html::Many(views.into_iter().map(Into::into).collect())
    }
}

impl From<&'static str> for Value {
    fn from(words: &'static str) -> Value {
        Value::Is(Cow::Borrowed(words))
    }
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        Value::Is(Cow::Owned(words))
    }
}

/// `true` is the attribute without a value, as `hidden` is written; `false` is its absence.
impl From<bool> for Value {
    fn from(is: bool) -> Value {
        Value::from(is.then_some(""))
    }
}

impl From<Option<&'static str>> for Value {
    fn from(words: Option<&'static str>) -> Value {
        words.map_or(Value::Absent, Value::from)
    }
}

impl From<Option<String>> for Value {
    fn from(words: Option<String>) -> Value {
        words.map_or(Value::Absent, Value::from)
    }
}

impl Value {
    /// A value that is read again whenever a signal that `read` reads has changed.
    pub fn live<T: Into<Value>>(read: impl Fn() -> T + Send + 'static) -> Value {
        Value::Live(Box::new(move || match read().into() {
            Value::Absent => None,
            Value::Is(words) => Some(words),
            Value::Live(inner) => inner(),
        }))
    }
}
