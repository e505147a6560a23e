//! Position of the event card: next to its link, inside the viewport, and scrolling with the page.

use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::ui::browser;

/// Viewport width below which the card is a sheet, CSS pixels: there is no room next to a link.
const SHEET_BELOW_PX: f64 = 700.0;
/// The gap between the card and its link, and between the card and the edges of the viewport, CSS
/// pixels.
const GAP_PX: f64 = 8.0;

/// Whether the viewport is so narrow that the card is a sheet.
pub fn is_sheet() -> bool {
    browser::viewport_px().0 < SHEET_BELOW_PX
}

/// Removes the properties set by [`next_to`]: the style sheet positions a sheet.
pub fn clear(card: &HtmlElement) {
    for property in ["left", "top", "max-height"] {
        let _ = card.style().remove_property(property);
    }
}

/// Positions the card next to its link: after it, else before it, else below or above, whichever
/// has more room; in the middle of the viewport if the page shows no such link. The card scrolls
/// out of view together with its link.
pub fn next_to(card: &HtmlElement, link: Option<&HtmlElement>) {
    clear(card);
    let (width, height) = browser::viewport_px();
    let card_width = f64::from(card.offset_width());
    let mut card_height = f64::from(card.offset_height());
    let last_left = width - card_width - GAP_PX;
    let mut last_top = height - card_height - GAP_PX;
    let mut first_top = GAP_PX;
    let (left, top) = match link.map(|link| link.get_bounding_client_rect()) {
        None => (last_left / 2.0, last_top / 2.0),
        Some(link) => {
            let after = link.right() + GAP_PX;
            let before = link.left() - GAP_PX - card_width;
            if link.bottom() < 0.0 || link.top() > height {
                (first_top, last_top) = (f64::NEG_INFINITY, f64::INFINITY);
            }
            if after <= last_left {
                (after, link.top())
            } else if before >= GAP_PX {
                (before, link.top())
            } else {
                let below = height - link.bottom() - 2.0 * GAP_PX;
                let room = below.max(link.top() - 2.0 * GAP_PX);
                if card_height > room {
                    card_height = room;
                    last_top = height - room - GAP_PX;
                    set_px(card, "max-height", room);
                }
                let above = link.top() - GAP_PX - card_height;
                let is_below = card_height <= below;
                (
                    link.left(),
                    if is_below {
                        link.bottom() + GAP_PX
                    } else {
                        above
                    },
                )
            }
        }
    };
    // The offset parent moves as the page scrolls.
    let origin = card
        .offset_parent()
        .map(|parent| parent.get_bounding_client_rect());
    let (x, y) = origin.map_or((0.0, 0.0), |origin| (origin.left(), origin.top()));
    set_px(card, "left", left.min(last_left).max(GAP_PX) - x);
    set_px(card, "top", top.min(last_top).max(first_top) - y);
}

fn set_px(card: &HtmlElement, property: &str, value: f64) {
    let value_px = [&(value as i32).to_string(), "px"].concat();
    let _ = card.style().set_property(property, &value_px);
}

/// Scrolls the link into view with the card next to it, and again for some frames, in case the
/// layout changes.
pub fn bring_into_view(card: HtmlElement, link: HtmlElement, frames: u8) {
    let rect = link.get_bounding_client_rect();
    if rect.top() < 0.0 || rect.bottom() > browser::viewport_px().1 {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        link.scroll_into_view_with_scroll_into_view_options(&options);
    }
    next_to(&card, Some(&link));
    if frames > 0 {
        browser::next_frame(move || bring_into_view(card, link, frames - 1));
    }
}
