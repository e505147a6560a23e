//! Preview pictures (Open Graph): the map with the thread of a city highlighted, and its name. Drawn
//! from the coast and with the colours of the page.

use pobratim::emblem::{Emblem, SIDE};
use pobratim::export::page::LocalizedSite;
use pobratim::geo::Coast;
use pobratim::map::{Camera, LevelOfDetail, Mode, PathBuffer, Place, Scene, Size, build};
use pobratim::model::{Bond, City, Tie};
use pobratim::ui::render::tie_label;
use tiny_skia::{
    Color, FillRule, LineCap, Mask, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, StrokeDash,
    Transform,
};

use super::colours::Colours;
use super::emblem::EmblemRenderer;
use super::fonts::{FontDatabase, Line};

/// Size of previews (Open Graph), in pixels.
const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// Width of the panel with names at the left.
const PANEL: f32 = 450.0;
/// The map extends under the panel.
const MAP_WIDTH: f64 = 800.0;
const MARGIN: f32 = 48.0;
/// Width of the emblem of a city, above its name, and its distance from the top.
const CITY_EMBLEM: f32 = 140.0;
const CITY_EMBLEM_TOP: f32 = 44.0;
/// Width of the emblem of an event.
const EVENT_EMBLEM: f32 = 520.0;
/// Height of the map without a panel, for a wide page.
const ALONE_HEIGHT: u32 = 500;

fn paint(mut colour: Color, share: f32) -> Paint<'static> {
    colour.apply_opacity(share);
    let mut paint = Paint::default();
    paint.set_color(colour);
    paint.anti_alias = true;
    paint
}

/// Returns the transform to a width and a left top corner.
fn placed(width: f32, left: f32, top: f32) -> Transform {
    let scale = width / SIDE;
    Transform::from_row(scale, 0.0, 0.0, scale, left, top)
}

/// The parts that all pictures share: fonts and laid-out maps.
pub struct PreviewRenderer<'a> {
    fonts: &'a FontDatabase,
    colours: Colours,
    emblems: EmblemRenderer,
    scene: Scene,
    /// The map of [`PreviewRenderer::map_alone`].
    alone: Scene,
    /// Current ties by the index of the city in the bundle, which is also its key in the scene.
    ties: Vec<Option<&'a Tie>>,
}

impl<'a> PreviewRenderer<'a> {
    /// Lays out the maps for the cities of a bundle. An empty coast gives water only.
    pub fn new(
        fonts: &'a FontDatabase,
        colours: Colours,
        host: &City,
        cities: &'a [City],
        coast: &Coast,
    ) -> PreviewRenderer<'a> {
        let places: Vec<_> = cities.iter().map(|city| city.position).collect();
        let marked: Vec<Place> = cities
            .iter()
            .enumerate()
            .map(|(key, city)| Place {
                at: city.position,
                key,
                thread: city.current_tie().map(|_| 0),
            })
            .collect();
        let scene = |height: u32| {
            let size = Size {
                width: MAP_WIDTH,
                height: f64::from(height),
            };
            let camera = Camera::fit(host.position, &places, size, 60.0, Mode::Fisheye);
            let mut scene = Scene::default();
            build(
                &camera,
                (coast, LevelOfDetail::FINE),
                &marked,
                &[],
                &mut scene,
            );
            scene
        };
        PreviewRenderer {
            fonts,
            colours,
            emblems: EmblemRenderer::default(),
            scene: scene(HEIGHT),
            alone: scene(ALONE_HEIGHT),
            ties: cities.iter().map(City::current_tie).collect(),
        }
    }

    /// Draws the picture of a city, by its index in the bundle, or of the host for `None`. Returns PNG,
    /// and whether every text could be set.
    pub fn draw(
        &self,
        localized: &LocalizedSite<'_>,
        chosen: Option<usize>,
    ) -> Option<(Vec<u8>, bool)> {
        let mut sheet = Pixmap::new(WIDTH, HEIGHT)?;
        sheet.fill(self.colours.paper);
        // Centred in the area that the panel does not cover.
        let left = WIDTH as f32 - MAP_WIDTH as f32 + 14.0;
        self.map(&mut sheet, &self.scene, chosen, left);
        let panel = Rect::from_xywh(0.0, 0.0, PANEL, HEIGHT as f32)?;
        sheet.fill_rect(
            panel,
            &paint(self.colours.paper, 1.0),
            Transform::identity(),
            None,
        );
        let edge = Rect::from_xywh(PANEL, 0.0, 2.0, HEIGHT as f32)?;
        sheet.fill_rect(
            edge,
            &paint(self.colours.hairline, 1.0),
            Transform::identity(),
            None,
        );
        let bundle = localized.bundle();
        let city = chosen.and_then(|index| bundle.cities.get(index));
        let emblem = Emblem::of_city(&city.unwrap_or(&bundle.host).id);
        let place = placed(CITY_EMBLEM, MARGIN, CITY_EMBLEM_TOP);
        self.emblems.draw(&emblem, &mut sheet, place).ok()?;
        let site = localized.text(&bundle.site.title);
        let (name, about) = match city {
            Some(city) => (
                localized.text(&city.name),
                tie_label(localized.lang(), city.current_tie()),
            ),
            None => (localized.text(&bundle.host.name), String::new()),
        };
        let country = city.unwrap_or(&bundle.host).country;
        let country = localized.country(country);
        let mut is_whole = true;
        let mut top = 200.0;
        let texts = [
            (
                localized.locale().capitalised(&name),
                self.colours.ink,
                68.0,
                34.0,
                true,
            ),
            (country, self.colours.ink_quiet, 30.0, 22.0, false),
            (about, self.colours.accent, 30.0, 20.0, false),
        ];
        for (text, ink, most, least, bold) in texts {
            if !text.is_empty() {
                let rows = self.text(&mut sheet, localized, &text, (ink, most, least, bold), top);
                is_whole &= rows.is_some();
                top = rows.unwrap_or(top) + 14.0;
            }
        }
        let foot = self.text(
            &mut sheet,
            localized,
            &site,
            (self.colours.ink_quiet, 24.0, 18.0, false),
            520.0,
        );
        is_whole &= foot.is_some();
        let bytes = sheet.encode_png().ok()?;
        Some((bytes, is_whole))
    }

    /// Draws the emblem of an event as PNG, between two lines at its sides.
    ///
    /// # Errors
    ///
    /// The emblem cannot be drawn.
    pub fn emblem(&self, emblem: &Emblem) -> Result<Vec<u8>, String> {
        let mut sheet = Pixmap::new(WIDTH, HEIGHT).ok_or("no memory")?;
        sheet.fill(self.colours.paper);
        let (width, height) = (WIDTH as f32, HEIGHT as f32);
        let lines = [0.0, width * 0.5]
            .map(|left| Rect::from_xywh(left, height * 0.5 - 1.0, width * 0.5, 2.0));
        for line in lines.into_iter().flatten() {
            let ink = paint(self.colours.hairline, 1.0);
            sheet.fill_rect(line, &ink, Transform::identity(), None);
        }
        let [left, top] = [width, height].map(|side| (side - EVENT_EMBLEM) * 0.5);
        self.emblems
            .draw(emblem, &mut sheet, placed(EVENT_EMBLEM, left, top))?;
        sheet.encode_png().map_err(|error| error.to_string())
    }

    /// Draws the map without a panel as PNG, for pages without scripts.
    pub fn map_alone(&self) -> Option<Vec<u8>> {
        let mut sheet = Pixmap::new(MAP_WIDTH as u32, ALONE_HEIGHT)?;
        sheet.fill(self.colours.water);
        self.map(&mut sheet, &self.alone, None, 0.0);
        sheet.encode_png().ok()
    }

    /// Draws a text on as many rows as it needs, and returns the y coordinate below it; `None` where it
    /// cannot be set.
    fn text(
        &self,
        sheet: &mut Pixmap,
        localized: &LocalizedSite<'_>,
        text: &str,
        (ink, most, least, bold): (Color, f32, f32, bool),
        top: f32,
    ) -> Option<f32> {
        let room = PANEL - 2.0 * MARGIN;
        let set = |text: &str| self.fonts.set(localized.lang(), text, bold);
        let whole = set(text)?;
        let size = (room / whole.width).min(most);
        let (rows, size) = if size >= least {
            (vec![whole], size)
        } else {
            let rows = wrap(text, &|part| set(part).map(|line| line.width * least), room);
            let rows: Option<Vec<Line>> = rows.iter().map(|row| set(row)).collect();
            let rows = rows?;
            let widest = rows
                .iter()
                .fold(0.1, |widest: f32, row| widest.max(row.width));
            (rows, (room / widest).min(most))
        };
        let mut base = top;
        for row in rows {
            base += size * 1.2;
            let place = Transform::from_row(size, 0.0, 0.0, size, MARGIN, base);
            sheet.fill_path(&row.path, &paint(ink, 1.0), FillRule::Winding, place, None);
        }
        Some(base)
    }

    /// Draws water, land, rivers, threads and markers, shifted by `left` pixels.
    fn map(&self, sheet: &mut Pixmap, scene: &Scene, chosen: Option<usize>, left: f32) {
        let place = Transform::from_translate(left, 0.0);
        let disc = scene.disc.and_then(|(middle, radius)| {
            PathBuilder::from_circle(middle.x as f32, middle.y as f32, radius as f32)
        });
        if let Some(disc) = &disc {
            sheet.fill_path(
                disc,
                &paint(self.colours.water, 1.0),
                FillRule::Winding,
                place,
                None,
            );
        }
        let mask = disc.and_then(|disc| {
            let mut mask = Mask::new(sheet.width(), sheet.height())?;
            mask.fill_path(&disc, FillRule::Winding, true, place);
            Some(mask)
        });
        let thin = |width: f32| Stroke {
            width,
            line_cap: LineCap::Round,
            ..Stroke::default()
        };
        if let Some(land) = path(&scene.land, true) {
            let ground = paint(self.colours.land, 1.0);
            sheet.fill_path(&land, &ground, FillRule::EvenOdd, place, mask.as_ref());
            let coast = paint(self.colours.coast, 1.0);
            sheet.stroke_path(&land, &coast, &thin(1.2), place, mask.as_ref());
        }
        if let Some(water) = path(&scene.water, false) {
            let river = paint(self.colours.river, 1.0);
            sheet.stroke_path(&water, &river, &thin(1.6), place, mask.as_ref());
        }
        self.threads(sheet, scene, chosen, place);
    }

    /// Draws threads and markers; with a chosen city the others are dimmed.
    fn threads(&self, sheet: &mut Pixmap, scene: &Scene, chosen: Option<usize>, place: Transform) {
        let share = |key: usize| match chosen {
            Some(chosen) if chosen != key => 0.3,
            _ => 1.0,
        };
        for thread in &scene.threads {
            let tie = self.ties.get(thread.key).copied().flatten();
            let mut line = PathBuilder::new();
            for (at, [x, y]) in thread.points.iter().enumerate() {
                match at {
                    0 => line.move_to(*x, *y),
                    _ => line.line_to(*x, *y),
                }
            }
            if let (Some(line), Some(tie)) = (line.finish(), tie) {
                let ink = paint(self.colours.thread, share(thread.key));
                let mut stroke = stroke(tie);
                if chosen == Some(thread.key) {
                    stroke.width += 2.0;
                }
                sheet.stroke_path(&line, &ink, &stroke, place, None);
            }
        }
        let mut dot = |x: f64, y: f64, radius: f32, ink: Color, share: f32| {
            let rounds = [(radius + 2.5, self.colours.halo), (radius, ink)];
            for (radius, ink) in rounds {
                if let Some(round) = PathBuilder::from_circle(x as f32, y as f32, radius) {
                    sheet.fill_path(&round, &paint(ink, share), FillRule::Winding, place, None);
                }
            }
        };
        for marker in &scene.markers {
            let is_chosen = chosen == Some(marker.key);
            let radius = if is_chosen { 11.0 } else { 6.5 };
            dot(
                marker.at.x,
                marker.at.y,
                radius,
                self.colours.thread,
                share(marker.key),
            );
        }
        if let Some(host) = scene.host {
            dot(host.x, host.y, 10.0, self.colours.ink, 1.0);
        }
    }
}

/// Returns the stroke of a tie: kind and status change width and dashes, not the colour alone.
fn stroke(tie: &Tie) -> Stroke {
    let (width, dash) = match tie.bond() {
        Bond::Suspended => (3.0, vec![14.0, 12.0]),
        Bond::Contact => (2.5, vec![1.0, 8.0]),
        Bond::Sister | Bond::None => (4.0, Vec::new()),
        Bond::Friendly => (2.0, Vec::new()),
    };
    Stroke {
        width,
        line_cap: LineCap::Round,
        dash: StrokeDash::new(dash, 0.0),
        ..Stroke::default()
    }
}

/// Converts a path of the map.
fn path(buffer: &PathBuffer, is_closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for points in buffer.subpaths() {
        for (at, [x, y]) in points.iter().enumerate() {
            match at {
                0 => path.move_to(*x, *y),
                _ => path.line_to(*x, *y),
            }
        }
        if is_closed {
            path.close();
        }
    }
    path.finish()
}

/// Wraps a text into rows that are no wider than `room`: after spaces and hyphens, or between
/// characters in a text without them.
fn wrap(text: &str, width: &dyn Fn(&str) -> Option<f32>, room: f32) -> Vec<String> {
    let has_gaps = text.contains([' ', '-']);
    let mut pieces = vec![String::new()];
    for letter in text.chars() {
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
        if !has_gaps || matches!(letter, ' ' | '-') {
            pieces.push(String::new());
        }
    }
    let mut rows = vec![String::new()];
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        let last = rows.last().map_or("", String::as_str);
        let longer = [last, piece].concat();
        let fits = width(longer.trim()).is_none_or(|width| width <= room);
        match rows.last_mut() {
            Some(row) if fits || row.is_empty() => *row = longer,
            _ => rows.push(piece.clone()),
        }
    }
    rows.iter().map(|row| row.trim().to_string()).collect()
}
