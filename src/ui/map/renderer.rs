//! Canvas renderer of a scene: water, land, rivers, rings, threads.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, HtmlCanvasElement};

use super::palette::Palette;
use crate::geo::Coast;
use crate::map::marker_layout::MarkerLayout;
use crate::map::{
    Camera, LevelOfDetail, PathBuffer, Pixel, Place, ProjectedPlace, Scene, Size, build,
    ring_distances,
};
use crate::model::Bond;
use crate::ui::browser;

/// Opacity of faded threads and dots.
const FADED_OPACITY: f64 = 0.22;
/// Radius of the dot under a marker.
const DOT_PX: f64 = 2.5;

/// What is painted in addition to the coast.
pub struct PaintedContent<'a> {
    pub places: &'a [Place],
    /// By key of the place: whether it is faded.
    pub faded: &'a [bool],
    /// By key of the place: whether it is chosen or highlighted.
    pub chosen: &'a [bool],
    /// By key of the place: factor of the width of its thread.
    pub weights: &'a [f64],
    /// Factors of the width and opacity of threads.
    pub density: (f64, f64),
    /// Positions of ring labels and of markers that are moved.
    pub layout: &'a MarkerLayout,
    /// Returns the label of a ring.
    pub km_label: &'a dyn Fn(f64) -> String,
}

/// Canvas, its colours, and buffers that are reused for each frame.
pub struct CanvasRenderer {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    pub palette: Palette,
    scene: Scene,
}

impl CanvasRenderer {
    /// Creates a renderer for this canvas; `None` if the browser provides no drawing context.
    pub fn new(canvas: HtmlCanvasElement) -> Option<CanvasRenderer> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(CanvasRenderer {
            palette: Palette::read(&canvas),
            canvas,
            context,
            scene: Scene::default(),
        })
    }

    /// Reads the colours again.
    pub fn refresh(&mut self) {
        self.palette = Palette::read(&self.canvas);
    }

    /// Returns the width of a text in a font weight and size, CSS pixels.
    pub fn measure(&self, text: &str, weight: &str, size_px: f64) -> f64 {
        self.font(weight, size_px);
        let measured = self
            .context
            .measure_text(text)
            .map(|metrics| metrics.width());
        // Estimate if the browser cannot measure: full-width characters are as wide as high, others
        // 0.6 of that.
        measured.unwrap_or_else(|_| {
            let wide = |letter: char| if letter > '\u{1100}' { 1.0 } else { 0.6 };
            text.chars().map(wide).sum::<f64>() * size_px
        })
    }

    /// Paints everything at the resolution of the screen; `pixels` is the size of the canvas in
    /// device pixels, if the browser reports it.
    pub fn paint(
        &mut self,
        camera: &Camera,
        pixels: Option<[f64; 2]>,
        coast: (&Coast, LevelOfDetail),
        content: &PaintedContent<'_>,
    ) {
        let size = camera.size();
        self.fit_canvas(size, pixels);
        build(
            camera,
            coast,
            content.places,
            &ring_distances(camera),
            &mut self.scene,
        );
        self.earth();
        self.rings();
        self.threads(content);
        self.ring_labels(content);
        self.dots(content);
        self.host();
    }

    fn fit_canvas(&self, size: Size, pixels: Option<[f64; 2]>) {
        let ratio = browser::pixel_ratio();
        let computed = [size.width * ratio, size.height * ratio];
        // A reported size from before a resize or zoom is ignored.
        let reported = pixels
            .filter(|reported| (0..2).all(|side| (reported[side] - computed[side]).abs() < 2.0));
        let [width, height] = reported
            .unwrap_or(computed)
            .map(|side| side.round().clamp(1.0, 8192.0) as u32);
        if self.canvas.width() != width || self.canvas.height() != height {
            self.canvas.set_width(width);
            self.canvas.set_height(height);
        }
        let context = &self.context;
        let (across, down) = (
            f64::from(width) / size.width,
            f64::from(height) / size.height,
        );
        let _ = context.set_transform(across, 0.0, 0.0, down, 0.0, 0.0);
        context.clear_rect(0.0, 0.0, size.width, size.height);
        context.set_line_join("round");
        context.set_line_cap("round");
    }

    fn earth(&self) {
        let (context, palette) = (&self.context, &self.palette);
        if let Some((Pixel { x, y }, radius_px)) = self.scene.disc {
            context.begin_path();
            let _ = context.arc(x, y, radius_px, 0.0, std::f64::consts::TAU);
            context.set_fill_style_str(&palette.water);
            context.fill();
            self.trace(&self.scene.land, true);
            context.set_fill_style_str(&palette.land);
            context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
            self.stroke(&palette.coast, 0.75);
            self.trace(&self.scene.water, false);
            self.stroke(&palette.river, 0.75);
            context.begin_path();
            let _ = context.arc(x, y, radius_px, 0.0, std::f64::consts::TAU);
            self.stroke(&palette.rim, 1.0);
        }
    }

    fn trace(&self, path: &PathBuffer, closed: bool) {
        let context = &self.context;
        context.begin_path();
        for points in path.subpaths() {
            self.run(points);
            if closed {
                context.close_path();
            }
        }
    }

    fn run(&self, points: &[[f32; 2]]) {
        if let Some(([x, y], rest)) = points.split_first() {
            self.context.move_to(f64::from(*x), f64::from(*y));
            for [x, y] in rest {
                self.context.line_to(f64::from(*x), f64::from(*y));
            }
        }
    }

    fn stroke(&self, colour: &str, width_px: f64) {
        self.context.set_stroke_style_str(colour);
        self.context.set_line_width(width_px);
        self.context.stroke();
    }

    fn rings(&self) {
        let context = &self.context;
        context.begin_path();
        for ring in &self.scene.rings {
            for piece in &ring.pieces {
                self.run(piece);
                if ring.closed {
                    context.close_path();
                }
            }
        }
        self.stroke(&self.palette.ring, 1.0);
    }

    fn ring_labels(&self, content: &PaintedContent<'_>) {
        let (context, palette) = (&self.context, &self.palette);
        self.font("400", palette.font_px);
        context.set_text_align("center");
        context.set_text_baseline("middle");
        for (km, Pixel { x, y }) in &content.layout.ring_labels {
            let text = (content.km_label)(*km);
            // The label interrupts its ring, as in an atlas.
            context.set_stroke_style_str(&palette.water);
            context.set_line_width(4.0);
            let _ = context.stroke_text(&text, *x, *y);
            context.set_fill_style_str(&palette.ring_text);
            let _ = context.fill_text(&text, *x, *y);
        }
    }

    /// Paints faded threads first, then the others, then the chosen ones on top.
    fn threads(&self, content: &PaintedContent<'_>) {
        let context = &self.context;
        let is = |marks: &[bool], key: usize| marks.get(key).copied().unwrap_or(false);
        for layer in 0..3 {
            for thread in &self.scene.threads {
                let (faded, chosen) = (
                    is(content.faded, thread.key),
                    is(content.chosen, thread.key),
                );
                let own = if faded { 0 } else { 1 + usize::from(chosen) };
                if own != layer {
                    continue;
                }
                let weight = content.weights.get(thread.key).copied().unwrap_or(1.0);
                let (width_px, dashes) = stroke_form(thread.kind, chosen, weight);
                let (thinner, opacity) = if chosen { (1.0, 1.0) } else { content.density };
                context.set_global_alpha(if faded { FADED_OPACITY } else { opacity });
                dash(context, dashes);
                context.begin_path();
                self.run(&thread.points);
                self.stroke(&self.palette.thread, width_px * thinner);
            }
        }
        context.set_global_alpha(1.0);
        dash(context, &[]);
    }

    /// Paints a dot at the end of each thread, because the marker of a city may be elsewhere, and a
    /// line from it to a marker that is moved.
    fn dots(&self, content: &PaintedContent<'_>) {
        let context = &self.context;
        context.set_fill_style_str(&self.palette.thread);
        for ProjectedPlace { at, key } in &self.scene.markers {
            let faded = content.faded.get(*key).copied().unwrap_or(false);
            context.set_global_alpha(if faded { FADED_OPACITY } else { 1.0 });
            context.begin_path();
            let _ = context.arc(at.x, at.y, DOT_PX, 0.0, std::f64::consts::TAU);
            context.fill();
        }
        context.set_global_alpha(1.0);
        context.begin_path();
        for marker in &content.layout.cities {
            if let (Some(from), Some(to)) = (marker.moved_from, marker.at) {
                context.move_to(from.0, from.1);
                context.line_to(to.0, to.1);
            }
        }
        self.stroke(&self.palette.thread, 0.75);
    }

    fn host(&self) {
        if let Some(Pixel { x, y }) = self.scene.host {
            let context = &self.context;
            context.begin_path();
            let _ = context.arc(x, y, 7.0, 0.0, std::f64::consts::TAU);
            context.set_fill_style_str(&self.palette.land);
            context.fill();
            self.stroke(&self.palette.thread, 2.0);
            context.begin_path();
            let _ = context.arc(x, y, 3.0, 0.0, std::f64::consts::TAU);
            context.set_fill_style_str(&self.palette.thread);
            context.fill();
        }
    }

    fn font(&self, weight: &str, size_px: f64) {
        let size = (size_px * 4.0).round() as u32;
        let quarter = [".0px ", ".25px ", ".5px ", ".75px "];
        let part = quarter.get(size as usize % 4).copied().unwrap_or("px ");
        let font = [
            weight,
            " ",
            &(size / 4).to_string(),
            part,
            &self.palette.family,
        ]
        .concat();
        self.context.set_font(&font);
    }
}

/// Returns width and dashes of a stroke, the same as those of the legend in the style sheet. At any
/// weight, a friendly tie is thinner than a sister tie.
fn stroke_form(kind: u8, chosen: bool, weight: f64) -> (f64, &'static [f64]) {
    let bond = Bond::ALL.get(usize::from(kind)).copied();
    let (width_px, dashes): (f64, &[f64]) = match bond {
        Some(Bond::Friendly) => (0.9, &[]),
        Some(Bond::Contact) => (1.5, &[0.1, 4.5]),
        Some(Bond::Suspended) => (1.5, &[7.0, 5.0]),
        Some(Bond::Sister | Bond::None) | None => (1.75, &[]),
    };
    (width_px * weight + if chosen { 1.5 } else { 0.0 }, dashes)
}

fn dash(context: &CanvasRenderingContext2d, lengths_px: &[f64]) {
    let lengths: js_sys::Array = lengths_px
        .iter()
        .map(|length| JsValue::from_f64(*length))
        .collect();
    let _ = context.set_line_dash(&lengths);
}
