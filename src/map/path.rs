//! Paths in pixels as one flat buffer, ready for a canvas.

/// Paths in pixels, `x` to the right and `y` down. The buffer is reused for each frame, so that
/// drawing allocates nothing once it has grown.
///
/// ```
/// use pobratim::map::PathBuffer;
/// let mut path = PathBuffer::default();
/// path.start();
/// path.push(1.0, 2.0);
/// path.push(3.0, 4.0);
/// assert_eq!(path.subpaths().collect::<Vec<_>>(), [&[[1.0_f32, 2.0], [3.0, 4.0]]]);
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PathBuffer {
    points: Vec<[f32; 2]>,
    /// Indices in `points` where subpaths begin.
    starts: Vec<usize>,
}

impl PathBuffer {
    /// Empties the buffer and keeps its memory.
    pub fn clear(&mut self) {
        self.points.clear();
        self.starts.clear();
    }

    /// Starts a subpath.
    pub fn start(&mut self) {
        self.starts.push(self.points.len());
    }

    /// Adds a point to the last subpath.
    pub fn push(&mut self, x: f64, y: f64) {
        self.points.push([x as f32, y as f32]);
    }

    /// Returns the number of points of the last subpath.
    pub fn open_len(&self) -> usize {
        self.points.len() - self.starts.last().copied().unwrap_or(0)
    }

    /// Removes the last subpath.
    pub fn drop_open(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.points.truncate(start);
        }
    }

    /// Returns the subpaths: a canvas moves to the first point of each and draws lines to the
    /// others.
    pub fn subpaths(&self) -> impl Iterator<Item = &[[f32; 2]]> {
        let ends = self
            .starts
            .iter()
            .skip(1)
            .copied()
            .chain([self.points.len()]);
        self.starts
            .iter()
            .zip(ends)
            .map(|(&start, end)| self.points.get(start..end).unwrap_or_default())
    }

    /// Returns the path as the data of an SVG path, in whole pixels and without points that repeat the
    /// previous one; `closed` closes each subpath. A subpath of a single point is left out.
    ///
    /// ```
    /// use pobratim::map::PathBuffer;
    /// let mut path = PathBuffer::default();
    /// path.start();
    /// path.push(1.2, 2.0);
    /// path.push(1.4, 2.3);
    /// path.push(3.0, -4.0);
    /// assert_eq!(path.svg_data(true), "M1 2L3 -4Z");
    /// ```
    pub fn svg_data(&self, closed: bool) -> String {
        let mut data = String::new();
        for subpath in self.subpaths() {
            let mut points: Vec<[i32; 2]> = subpath
                .iter()
                .map(|[x, y]| [x.round() as i32, y.round() as i32])
                .collect();
            points.dedup();
            if points.len() < 2 {
                continue;
            }
            for (index, [x, y]) in points.iter().enumerate() {
                data.push(if index == 0 { 'M' } else { 'L' });
                data.push_str(&x.to_string());
                data.push(' ');
                data.push_str(&y.to_string());
            }
            if closed {
                data.push('Z');
            }
        }
        data
    }

    /// Returns the number of points of all subpaths.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// Returns whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.points.is_empty()
    }
}
