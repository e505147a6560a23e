//! Packs bars in lanes: bars on the same day have different lanes, and the number of lanes is that
//! of the fullest day.

/// Bar within one row of at most 8 columns.
///
/// ```
/// use pobratim::calendar::{PackedBar, pack};
/// let camp = PackedBar { first: 0, last: 3, several_days: true, lane_before: None };
/// let talk = PackedBar { first: 2, last: 2, several_days: false, lane_before: None };
/// let lanes = pack(&[talk, camp], 7);
/// assert_eq!(lanes.by_bar, [1, 0]); // several days first
/// assert_eq!(lanes.count, 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PackedBar {
    /// First column that it covers, from 0.
    pub first: u8,
    /// Last column that it covers.
    pub last: u8,
    /// Whether it lasts more than one day, in this row or beyond it.
    pub several_days: bool,
    /// Lane in the previous row, kept if that costs no further lane.
    pub lane_before: Option<usize>,
}

/// Result of [`pack`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// Lane of each bar, in the given order.
    pub by_bar: Vec<usize>,
    /// Number of lanes: that of the bars in the fullest column.
    pub count: usize,
}

/// Assigns a lane to each bar: bars of several days first, then single days; within each, by first
/// column, then in the given order.
///
/// Takes time linear in bars and columns. Each bar gets the lowest lane that is free in its first
/// column. Since bars of several days are placed by their first column, a lane that is free there
/// is free to the end of the row, and since the bar itself covers that column, fewer lanes are
/// taken there than the fullest column needs: the count never exceeds that.
pub fn pack(bars: &[PackedBar], columns: u8) -> Lanes {
    let columns = usize::from(columns.min(8));
    let covers = |bar: &PackedBar, column: usize| {
        usize::from(bar.first) <= column && column <= usize::from(bar.last)
    };
    let count = (0..columns)
        .map(|column| bars.iter().filter(|bar| covers(bar, column)).count())
        .max()
        .unwrap_or(0);
    let mut occupancy = LaneOccupancy {
        taken: vec![0; count],
        lanes: vec![0; bars.len()],
    };
    let keeps_lane = |bar: &PackedBar| bar.first == 0 && bar.lane_before.is_some();
    let mut is_placed = vec![false; bars.len()];
    for (index, bar) in bars.iter().enumerate().filter(|(_, bar)| keeps_lane(bar)) {
        if let (Some(lane), Some(done)) = (bar.lane_before, is_placed.get_mut(index)) {
            *done = occupancy.place(index, bar, lane);
        }
    }
    for several_days in [true, false] {
        for column in 0..columns {
            let mut lane = 0;
            for (index, bar) in bars.iter().enumerate() {
                let is_here = bar.several_days == several_days
                    && usize::from(bar.first) == column
                    && !is_placed.get(index).copied().unwrap_or(true);
                // Lower lanes are taken in this column and stay taken.
                while is_here && lane < count && !occupancy.place(index, bar, lane) {
                    lane += 1;
                }
            }
        }
    }
    Lanes {
        by_bar: occupancy.lanes,
        count,
    }
}

/// Occupied columns of each lane, one bit per column, and the lanes assigned so far.
struct LaneOccupancy {
    taken: Vec<u8>,
    lanes: Vec<usize>,
}

impl LaneOccupancy {
    /// Puts a bar in a lane; returns `false` if the lane does not exist or is occupied.
    fn place(&mut self, index: usize, bar: &PackedBar, lane: usize) -> bool {
        let bits = (bar.first..=bar.last.min(7)).fold(0_u8, |bits, column| bits | 1 << column);
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
