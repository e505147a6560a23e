//! Bars packed in lanes: no two on one day share a lane, and no lane more than the fullest day needs.

/// A bar within one row of at most 8 columns.
///
/// ```
/// use pobratim::calendar::{Strip, pack};
/// let camp = Strip { first: 0, last: 3, several_days: true, lane_before: None };
/// let talk = Strip { first: 2, last: 2, several_days: false, lane_before: None };
/// let lanes = pack(&[talk, camp], 7);
/// assert_eq!(lanes.of, [1, 0]); // several days first
/// assert_eq!(lanes.count, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The first column that it covers, from 0.
    pub first: u8,
    /// The last column that it covers.
    pub last: u8,
    /// Whether it lasts more than one day, here or beyond this row.
    pub several_days: bool,
    /// The lane that it had in the row before; it keeps it where that costs no further lane.
    pub lane_before: Option<usize>,
}

/// What [`pack`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// A lane for each strip, in the order given.
    pub of: Vec<usize>,
    /// How many lanes there are: as many as strips on the fullest column.
    pub count: usize,
}

/// Gives each strip a lane: strips of several days first, then single days; within each, by first
/// column, then as given.
///
/// Takes time linear in strips and columns. Each strip gets the lowest lane that is free in its
/// first column. Since strips of several days are placed by their first column, a lane that is
/// free there is free to the end of the row, and since the strip itself covers that column, fewer
/// lanes are taken there than the fullest column needs: the count never grows beyond that.
pub fn pack(strips: &[Strip], columns: u8) -> Lanes {
    let columns = usize::from(columns.min(8));
    let covers = |strip: &Strip, column: usize| {
        usize::from(strip.first) <= column && column <= usize::from(strip.last)
    };
    let count = (0..columns)
        .map(|column| strips.iter().filter(|strip| covers(strip, column)).count())
        .max()
        .unwrap_or(0);
    let mut board = Board {
        taken: vec![0; count],
        lanes: vec![0; strips.len()],
    };
    let is_kept = |strip: &Strip| strip.first == 0 && strip.lane_before.is_some();
    let mut is_placed = vec![false; strips.len()];
    for (index, strip) in strips.iter().enumerate().filter(|(_, s)| is_kept(s)) {
        if let (Some(lane), Some(done)) = (strip.lane_before, is_placed.get_mut(index)) {
            *done = board.place(index, strip, lane);
        }
    }
    for several_days in [true, false] {
        for column in 0..columns {
            let mut lane = 0;
            for (index, strip) in strips.iter().enumerate() {
                let is_here = strip.several_days == several_days
                    && usize::from(strip.first) == column
                    && !is_placed.get(index).copied().unwrap_or(true);
                // Lanes below were taken in this column already, and stay so.
                while is_here && lane < count && !board.place(index, strip, lane) {
                    lane += 1;
                }
            }
        }
    }
    Lanes {
        of: board.lanes,
        count,
    }
}

/// Which columns of each lane are taken, one bit a column, and the lanes given so far.
struct Board {
    taken: Vec<u8>,
    lanes: Vec<usize>,
}

impl Board {
    /// Puts a strip in a lane; says no when the lane does not exist or is taken there.
    fn place(&mut self, index: usize, strip: &Strip, lane: usize) -> bool {
        let bits = (strip.first..=strip.last.min(7)).fold(0_u8, |bits, column| bits | 1 << column);
        match (self.taken.get_mut(lane), self.lanes.get_mut(index)) {
            (Some(taken), Some(given)) if *taken & bits == 0 => {
                *taken |= bits;
                *given = lane;
                true
            }
            _ => false,
        }
    }
}
