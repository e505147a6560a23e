//! Headings of the facts of an event, on its page and in the card.

use leptos::prelude::*;

use crate::ui::components::ImageSize;

/// Where the facts are shown, which determines the level of their headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingContext {
    Page,
    Card,
}

impl HeadingContext {
    /// The title, as a heading one level above [`HeadingContext::heading`].
    pub fn title(self, title: AnyView) -> AnyView {
        match self {
            HeadingContext::Page => view! {
                <h1 id=TITLE class="event-title">
                    {title}
                </h1>
            }
            .into_any(),
            HeadingContext::Card => view! {
                <h2 id=TITLE class="event-title">
                    {title}
                </h2>
            }
            .into_any(),
        }
    }

    /// A heading below the title.
    pub fn heading(self, text: &'static str) -> AnyView {
        match self {
            HeadingContext::Page => view! { <h2>{text}</h2> }.into_any(),
            HeadingContext::Card => view! { <h3>{text}</h3> }.into_any(),
        }
    }

    /// A heading one level below [`HeadingContext::heading`].
    pub fn subheading(self, text: String) -> AnyView {
        match self {
            HeadingContext::Page => view! { <h3>{text}</h3> }.into_any(),
            HeadingContext::Card => view! { <h4>{text}</h4> }.into_any(),
        }
    }

    /// The width of the first picture.
    pub const fn image_size(self) -> ImageSize {
        match self {
            HeadingContext::Page => ImageSize::Page,
            HeadingContext::Card => ImageSize::Card,
        }
    }
}

/// The id of the title, which labels the card.
pub const TITLE: &str = "event-title";
