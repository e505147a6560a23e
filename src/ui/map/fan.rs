//! What stands behind and below the cities of an open group: a sheet, lines to where they truly
//! lie, and the way to a closer view. The cities themselves are the markers of the map.

use super::markers::{closer, px};
use super::state::MapState;
use crate::map::fan::Fan;
use crate::map::spots::Spots;
use crate::ui::html::{Html, el, live, svg};
use crate::ui::messages::{i18n, td_string};
use crate::ui::react::{Memo, memo};

/// The sheet, while a group is open.
pub fn view(state: MapState, placed: Memo<Spots>) -> Html {
    let fan = memo(move || placed.with(|placed| placed.fan.clone()));
    live(move || fan.get().map(|fan| sheet(state, &fan)))
}

fn sheet(state: MapState, fan: &Fan) -> Html {
    let members: Vec<usize> = fan.rows.iter().map(|row| row.0).collect();
    let whole = |length: f64| (length.round() as i32).to_string();
    let mut lines = String::new();
    for (_, from, to) in &fan.rows {
        for (command, length) in [("M", from.x), (" ", from.y), ("L", to.x), (" ", to.y)] {
            lines.push_str(command);
            lines.push_str(&whole(length));
        }
    }
    let frame = fan.frame;
    let sheet = el("div")
        .class("map-fan")
        .style("left", px(Some(frame.left)).into())
        .style("top", px(Some(frame.top)).into())
        .style("inline-size", px(Some(frame.width)).into())
        .style("block-size", px(Some(frame.height)).into())
        .child(
            el("button")
                .attr("type", "button")
                .class("as-link")
                .on("click", move |_| closer(state, &members))
                .child(td_string!(i18n(state.lang), map.closer)),
        );
    let lines = svg("svg")
        .class("map-fan-lines")
        .attr("aria-hidden", "true")
        .child(svg("path").attr("d", lines));
    Html::Many(vec![sheet.view(), lines.view()])
}
