//! Limits of transfer sizes.

use super::files::{FileSize, Kind};

/// A limit of the sum of some files or of each of them, in KB of 1,024 bytes after brotli 11.
#[derive(Debug)]
pub struct Limit {
    pub what: &'static str,
    /// Whether files of this kind count.
    counts: fn(Kind) -> bool,
    /// Whether the limit is for each file, not for their sum.
    is_each: bool,
    pub limit_kb: usize,
    pub aim_kb: usize,
}

pub const LIMITS: [Limit; 4] = [
    Limit {
        what: "scripts and program",
        counts: |kind| matches!(kind, Kind::Script | Kind::Program),
        is_each: false,
        limit_kb: 300,
        aim_kb: 270,
    },
    Limit {
        what: "whole first visit",
        counts: |kind| !matches!(kind, Kind::Lazy | Kind::Element | Kind::WholeBundle),
        is_each: false,
        limit_kb: 400,
        aim_kb: 360,
    },
    Limit {
        what: "heaviest lazy-loaded module",
        counts: |kind| kind == Kind::Lazy,
        is_each: true,
        limit_kb: 120,
        aim_kb: 100,
    },
    Limit {
        what: "script of the widget",
        counts: |kind| kind == Kind::Element,
        is_each: false,
        limit_kb: 4,
        aim_kb: 4,
    },
];

impl Limit {
    /// Returns the size that is compared with the limit, in bytes.
    pub fn wire_bytes(&self, files: &[FileSize]) -> usize {
        let counted = files.iter().filter(|file| (self.counts)(file.kind));
        let sizes = counted.map(|file| file.wire_bytes);
        match self.is_each {
            true => sizes.max().unwrap_or_default(),
            false => sizes.sum(),
        }
    }

    /// Returns a message with the excess over the limit; `None` at or below it.
    pub fn excess(&self, files: &[FileSize]) -> Option<String> {
        let over_bytes = self.wire_bytes(files).checked_sub(self.limit_kb * 1024)?;
        (over_bytes > 0).then(|| {
            format!(
                "the {} weighs {} bytes more than its limit of {} KB: make it smaller, or leave \
                 something out of it",
                self.what, over_bytes, self.limit_kb
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FileSize, Kind, LIMITS};

    fn check_limits(files: &[(Kind, usize)], exceeded: &[bool; 4]) {
        let files: Vec<FileSize> = files
            .iter()
            .map(|(kind, wire_kb)| FileSize {
                name: String::new(),
                kind: *kind,
                raw_bytes: 0,
                wire_bytes: wire_kb * 1024,
            })
            .collect();
        let found = LIMITS
            .each_ref()
            .map(|limit| limit.excess(&files).is_some());
        assert_eq!(&found, exceeded, "{files:?}");
    }

    #[test]
    fn a_limit_is_exceeded_only_above_it() {
        let check = |files: &[(Kind, usize)], scripts, visit| {
            check_limits(files, &[scripts, visit, false, false]);
        };
        check(&[(Kind::Script, 20), (Kind::Program, 280)], false, false);
        check(&[(Kind::Script, 21), (Kind::Program, 280)], true, false);
        check(&[(Kind::Program, 280), (Kind::Coast, 120)], false, false);
        check(&[(Kind::Program, 280), (Kind::Bundle, 121)], false, true);
        check(
            &[(Kind::Bundle, 400), (Kind::WholeBundle, 200)],
            false,
            false,
        );
        check_limits(
            &[(Kind::Program, 300), (Kind::Lazy, 120), (Kind::Element, 4)],
            &[false, false, false, false],
        );
        check_limits(
            &[(Kind::Bundle, 400), (Kind::Lazy, 121), (Kind::Element, 5)],
            &[false, false, true, true],
        );
    }
}
