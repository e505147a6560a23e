//! Messages between a host page and the frame in it: flat objects with a version and a type,
//! `{pobratim: 1, type: "height", height: 640}`, sent by `postMessage`.
//!
//! Both sides check the sender: the host page accepts messages from the window of its own frame and
//! the origin of the site, the frame those of its parent, whose origin is fixed by the first valid
//! message. Messages of another version or type, or without a required field, are ignored.

use super::options::{Theme, ThemeOverrides};
use crate::model::is_occurrence_id;
use crate::text::Lang;

/// The protocol version. New types and fields do not change it.
pub const VERSION: u32 = 1;

/// The largest height, px: limits a frame whose content grows with it.
const MAX_HEIGHT_PX: u32 = 30_000;

/// The longest address, bytes.
const MAX_ADDRESS_BYTES: usize = 2_000;

/// A field of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    Number(u32),
    Text(String),
}

impl Field {
    fn text(text: &str) -> Field {
        Field::Text(text.to_string())
    }
}

/// Returns a field of a message by its name, a number as its digits.
pub type ReadField<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A message from the host page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromHost {
    /// The appearance and the language of the frame: sent when it is ready and after each change.
    Appearance {
        /// `None` keeps the language.
        lang: Option<Lang>,
        theme: Theme,
        overrides: ThemeOverrides,
    },
    /// The address to show, below the site, as [`super::Options::address`] returns it. It is parsed
    /// like any address from the location bar.
    Show(Box<str>),
}

impl FromHost {
    /// Parses a message; `None` if it is invalid.
    pub fn read(field: ReadField<'_>) -> Option<FromHost> {
        match message_type(field)?.as_str() {
            "look" => {
                let mut overrides = ThemeOverrides::default();
                for key in ThemeOverrides::KEYS {
                    if let Some(value) = field(key) {
                        overrides.set(key, &value);
                    }
                }
                let theme = field("theme").and_then(|code| Theme::from_code(&code));
                Some(FromHost::Appearance {
                    lang: field("lang").and_then(|code| Lang::from_code(&code)),
                    theme: theme.unwrap_or_default(),
                    overrides,
                })
            }
            "show" => {
                let address = field("address")?;
                (address.len() <= MAX_ADDRESS_BYTES).then(|| FromHost::Show(address.into()))
            }
            _ => None,
        }
    }

    /// Returns the fields of the message, version and type first.
    pub fn fields(&self) -> Vec<(&'static str, Field)> {
        match self {
            FromHost::Appearance {
                lang,
                theme,
                overrides,
            } => {
                let mut fields = type_fields("look");
                if let Some(lang) = lang {
                    fields.push(("lang", Field::text(lang.code())));
                }
                fields.push(("theme", Field::text(theme.code())));
                let overrides = ThemeOverrides::KEYS.into_iter().zip(overrides.values());
                fields
                    .extend(overrides.filter_map(|(key, value)| Some((key, Field::text(value?)))));
                fields
            }
            FromHost::Show(address) => {
                let mut fields = type_fields("show");
                fields.push(("address", Field::text(address)));
                fields
            }
        }
    }
}

/// A message from the frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromFrame {
    /// The first view with data has been painted.
    Ready,
    /// The height of the content, px.
    Height(u32),
    /// The card or the page of an event has been opened.
    Open(Box<str>),
    /// A city has been selected, or the selection has been cleared.
    Select(Option<Box<str>>),
    /// Another page is shown, whose top should be scrolled into view.
    Top,
    /// The page cannot start, or has no data.
    Failed,
}

impl FromFrame {
    /// Parses a message; `None` if it is invalid.
    pub fn read(field: ReadField<'_>) -> Option<FromFrame> {
        let id = || {
            field("id")
                .filter(|id| is_occurrence_id(id))
                .map(String::into_boxed_str)
        };
        match message_type(field)?.as_str() {
            "ready" => Some(FromFrame::Ready),
            "height" => {
                let height: u32 = field("height")?.parse().ok()?;
                (1..=MAX_HEIGHT_PX)
                    .contains(&height)
                    .then_some(FromFrame::Height(height))
            }
            "open" => id().map(FromFrame::Open),
            "select" => Some(FromFrame::Select(id())),
            "top" => Some(FromFrame::Top),
            "failed" => Some(FromFrame::Failed),
            _ => None,
        }
    }

    /// Returns the fields of the message, version and type first.
    pub fn fields(&self) -> Vec<(&'static str, Field)> {
        let (message_type, more) = match self {
            FromFrame::Ready => ("ready", None),
            FromFrame::Height(px) => {
                let px = (*px).clamp(1, MAX_HEIGHT_PX);
                ("height", Some(("height", Field::Number(px))))
            }
            FromFrame::Open(id) => ("open", Some(("id", Field::text(id)))),
            FromFrame::Select(id) => {
                let id = id.as_deref().map(|id| ("id", Field::text(id)));
                ("select", id)
            }
            FromFrame::Top => ("top", None),
            FromFrame::Failed => ("failed", None),
        };
        let mut fields = type_fields(message_type);
        fields.extend(more);
        fields
    }
}

fn type_fields(message_type: &str) -> Vec<(&'static str, Field)> {
    vec![
        ("pobratim", Field::Number(VERSION)),
        ("type", Field::text(message_type)),
    ]
}

/// Returns the type of a message of the current version.
fn message_type(field: ReadField<'_>) -> Option<String> {
    let is_ours = field("pobratim")?.parse() == Ok(VERSION);
    is_ours.then(|| field("type")).flatten()
}
