//! What a host page and the frame in it tell each other: flat objects with a version and a type,
//! `{pobratim: 1, type: "height", height: 640}`, sent by `postMessage`.
//!
//! Both sides ask first who sent a message: the host page takes those of its own frame's window and
//! of our site's origin, the frame those of its parent, whose origin it keeps from the first that it
//! understood. A message of another version or type, or without what its type needs, is passed over.

use super::options::{Dress, Theme};
use crate::model::is_occurrence_id;
use crate::text::Lang;

/// The version that both sides speak. New types and fields keep it.
pub const VERSION: u32 = 1;

/// No page is higher than this, px: a frame that grows with itself ends here.
const MOST_HEIGHT_PX: u32 = 30_000;

/// No address of ours is longer, bytes.
const MOST_ADDRESS: usize = 2_000;

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

/// Reads a field of a message by its name, numbers as their digits.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the host page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromHost {
    /// How the frame is to look, and in which language: once when it is ready and after each change.
    Look {
        /// `None` leaves the language as it is.
        lang: Option<Lang>,
        theme: Theme,
        dress: Dress,
    },
    /// What the frame is to show: an address below the site, as [`super::Options::address`] writes
    /// it. It is read as whatever stands in an address bar.
    Show(Box<str>),
}

impl FromHost {
    /// Reads a message.
    pub fn read(field: Read<'_>) -> Option<FromHost> {
        match kind(field)?.as_str() {
            "look" => {
                let mut dress = Dress::default();
                for key in Dress::KEYS {
                    if let Some(value) = field(key) {
                        dress.take(key, &value);
                    }
                }
                let theme = field("theme").and_then(|code| Theme::from_code(&code));
                Some(FromHost::Look {
                    lang: field("lang").and_then(|code| Lang::from_code(&code)),
                    theme: theme.unwrap_or_default(),
                    dress,
                })
            }
            "show" => {
                let address = field("address")?;
                (address.len() <= MOST_ADDRESS).then(|| FromHost::Show(address.into()))
            }
            _ => None,
        }
    }

    /// The fields of the message, version and type first.
    pub fn fields(&self) -> Vec<(&'static str, Field)> {
        match self {
            FromHost::Look { lang, theme, dress } => {
                let mut fields = head("look");
                if let Some(lang) = lang {
                    fields.push(("lang", Field::text(lang.code())));
                }
                fields.push(("theme", Field::text(theme.code())));
                let dress = Dress::KEYS.into_iter().zip(dress.values());
                fields.extend(dress.filter_map(|(key, value)| Some((key, Field::text(value?)))));
                fields
            }
            FromHost::Show(address) => {
                let mut fields = head("show");
                fields.push(("address", Field::text(address)));
                fields
            }
        }
    }
}

/// What the frame says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromFrame {
    /// The first view with data has been painted.
    Ready,
    /// How high all of it is, px.
    Height(u32),
    /// The card or the page of an event has been opened.
    Open(Box<str>),
    /// A city has been chosen, or none is any more.
    Select(Option<Box<str>>),
    /// Another page is shown, whose beginning should be in sight.
    Top,
    /// The page cannot start, or has no data.
    Failed,
}

impl FromFrame {
    /// Reads a message.
    pub fn read(field: Read<'_>) -> Option<FromFrame> {
        let id = || {
            field("id")
                .filter(|id| is_occurrence_id(id))
                .map(String::into_boxed_str)
        };
        match kind(field)?.as_str() {
            "ready" => Some(FromFrame::Ready),
            "height" => {
                let height: u32 = field("height")?.parse().ok()?;
                (1..=MOST_HEIGHT_PX)
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

    /// The fields of the message, version and type first.
    pub fn fields(&self) -> Vec<(&'static str, Field)> {
        let (kind, more) = match self {
            FromFrame::Ready => ("ready", None),
            FromFrame::Height(px) => {
                let px = (*px).clamp(1, MOST_HEIGHT_PX);
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
        let mut fields = head(kind);
        fields.extend(more);
        fields
    }
}

fn head(kind: &str) -> Vec<(&'static str, Field)> {
    vec![
        ("pobratim", Field::Number(VERSION)),
        ("type", Field::text(kind)),
    ]
}

/// The type of a message of our version.
fn kind(field: Read<'_>) -> Option<String> {
    let is_ours = field("pobratim")?.parse() == Ok(VERSION);
    is_ours.then(|| field("type")).flatten()
}
