//! Makes what stands in the page into other views.
//!
//! A part that is made anew most often differs from what it was in a few texts and attributes only:
//! the next month, the same page in another language. So an element becomes another of its tag and
//! class in its place, and only the differences are told to the browser.

use web_sys::Node;

use super::build::{
    Kept, MOVES, Piece, Said, first_node, follow, listen, mount, piece, run, set, set_style,
    unmount,
};
use super::constant;
use super::part::{Attribute, Draft, Html};
use crate::ui::browser;

/// How many pieces are passed over in search of the one that a view can be made of.
const AHEAD: usize = 8;

/// Makes what stands before `end` into other views: what can be kept is changed, the rest goes.
pub(super) fn patch_all(
    pieces: &mut Vec<Piece>,
    views: Vec<Html>,
    parent: &Node,
    end: Option<Node>,
) {
    let Some(document) = browser::document() else {
        return;
    };
    // The first is the last, so that it is quickly taken.
    let mut rest = std::mem::take(pieces);
    rest.reverse();
    for view in views {
        let ahead = rest.iter().rev().take(AHEAD);
        let Some(passed) = ahead.map(|piece| fits(piece, &view)).position(|fits| fits) else {
            let mut fresh = piece(view, &document);
            let marker = rest.last().and_then(first_node);
            mount(&mut fresh, parent, marker.as_ref().or(end.as_ref()));
            pieces.push(fresh);
            continue;
        };
        for gone in rest.drain(rest.len() - passed..) {
            unmount(&gone);
        }
        if let Some(mut kept) = rest.pop() {
            patch(&mut kept, view);
            pieces.push(kept);
        }
    }
    for gone in rest {
        unmount(&gone);
    }
}

/// Whether the piece can be made into the view: elements of one tag and class that listen to the
/// same events.
fn fits(piece: &Piece, view: &Html) -> bool {
    match (piece, view) {
        (Piece::Text(..), Html::Text(_)) | (Piece::Live(_), Html::Live(_)) => true,
        (Piece::El(kept), Html::El(draft)) => {
            let draft = &draft.0;
            let before = kept.attributes.iter().filter_map(|said| match said {
                Said::Is("class", words) => Some(&**words),
                Said::On(event, ..) => Some(*event),
                Said::Is(..) | Said::Live(..) | Said::Style(..) => None,
            });
            let after = draft.attributes.iter().filter_map(|said| match said {
                Attribute::Is("class", words) => Some(&**words),
                Attribute::On(event, _) => Some(*event),
                Attribute::Built(_) => Some(""),
                Attribute::Is(..) | Attribute::Live(..) | Attribute::Style(..) => None,
            });
            // What is open was opened by the reader.
            let is_open = || kept.tag == "details" && kept.element.has_attribute("open");
            !kept.is_fixed
                && kept.tag == draft.tag
                && kept.is_svg == draft.is_svg
                && before.eq(after)
                && !is_open()
        }
        _ => false,
    }
}

fn patch(piece: &mut Piece, view: Html) {
    match (piece, view) {
        (Piece::Text(node, known), Html::Text(words)) => {
            if *known != words {
                node.set_data(&words);
                *known = words;
            }
        }
        (Piece::Live(effect), Html::Live(make)) => *effect = run(make, effect.take_value()),
        (Piece::El(kept), Html::El(draft)) => patch_element(kept, *draft.0),
        _ => unreachable!("a view that does not fit"),
    }
}

/// Makes an element into another that fits it.
pub(super) fn patch_element(kept: &mut Kept, draft: Draft) {
    let element = &kept.element;
    let mut built = Vec::new();
    let mut rest = std::mem::take(&mut kept.attributes);
    rest.reverse();
    for attribute in draft.attributes {
        let known = rest.iter().rposition(|said| match (said, &attribute) {
            (Said::Style(one, _), Attribute::Style(other, _))
            | (Said::On(one, ..), Attribute::On(other, _))
            | (
                Said::Is(one, _) | Said::Live(one, _),
                Attribute::Is(other, _) | Attribute::Live(other, _),
            ) => one == other,
            _ => false,
        });
        let known = known.map(|at| rest.remove(at));
        kept.attributes.push(match (attribute, known) {
            (Attribute::Is(name, words), known) => {
                match known {
                    Some(Said::Is(_, known)) if known == words && name != MOVES => {}
                    _ => constant::set_attribute(element, name, &words),
                }
                Said::Is(name, words)
            }
            (Attribute::Live(name, read), known) => {
                let before = match known {
                    Some(Said::Live(_, follower)) => follower.take_value(),
                    Some(Said::Is(_, words)) => Some(Some(words)),
                    _ => None,
                };
                Said::Live(name, follow(element, name, read, set, before))
            }
            (Attribute::Style(name, read), known) => {
                let before = match known {
                    Some(Said::Style(_, follower)) => follower.take_value(),
                    _ => None,
                };
                Said::Style(name, follow(element, name, read, set_style, before))
            }
            (Attribute::On(_, call), Some(Said::On(event, slot, listener))) => {
                slot.set(Some(call.take()));
                Said::On(event, slot, listener)
            }
            (Attribute::On(event, call), _) => listen(element, event, call.take()),
            (Attribute::Built(call), _) => {
                kept.is_fixed = true;
                built.push(call.take());
                continue;
            }
        });
    }
    for gone in rest {
        match gone {
            Said::Is(name, _) | Said::Live(name, _) => set(element, name, None),
            Said::Style(name, _) => set_style(element, name, None),
            Said::On(..) => {}
        }
    }
    let mut views = Vec::new();
    Html::Many(draft.children).flat(&mut views);
    patch_all(&mut kept.children, views, element, None);
    for call in built {
        call(element);
    }
}
