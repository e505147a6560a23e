//! How one address follows another: at once, or when the code of its page is here.

use std::cell::Cell;

use super::{Cx, tell};
use crate::route::Address;
use crate::ui::browser::{self, Step};
use crate::ui::lazy;

thread_local! {
    /// The number of the navigation that began last. One that fetches code compares it with its own
    /// number when the code is here, and ends without effect where another has begun since.
    static NAVIGATION: Cell<u32> = const { Cell::new(0) };
    /// Whether the address bar names a page that is not shown yet: Back or Forward led there, and
    /// its code is still being fetched.
    static IS_AHEAD: Cell<bool> = const { Cell::new(false) };
}

impl Cx {
    /// Goes to an address.
    pub fn go(&self, address: Address, step: Step) {
        if self.address_untracked() == address && !IS_AHEAD.get() {
            // The page that is shown is wanted, and not one that is still being fetched.
            begin_navigation();
            return;
        }
        self.navigate(address, Some(step));
    }

    /// Shows an address at once where the code of its page is here, as it nearly always is; else
    /// fetches the code first. The address is written to the address bar with `step`, or is there
    /// already where that is `None`.
    ///
    /// Of several navigations that wait, only the last one is shown. Where the code cannot be
    /// fetched, the browser opens the address by itself.
    pub(super) fn navigate(&self, address: Address, step: Option<Step>) {
        let number = begin_navigation();
        let was_ahead = IS_AHEAD.replace(IS_AHEAD.get() || step.is_none());
        // The entry that Back led to stays in the history.
        let step = match step {
            Some(Step::Replace) if was_ahead => Some(Step::Push),
            step => step,
        };
        if lazy::missing(&address).next().is_none() {
            return self.arrive(address, step);
        }
        let cx = *self;
        let is_last = move || NAVIGATION.get() == number;
        browser::spawn(async move {
            let mut missing = None;
            for module in lazy::missing(&address) {
                if cx.load(module).await.is_err() {
                    missing = Some(module);
                    break;
                }
            }
            if !is_last() {
                return;
            }
            match missing {
                None => cx.arrive(address, step),
                Some(module) if lazy::module_of(&address.page) == Some(module) => {
                    browser::open_anew(&cx.href(&address));
                }
                // Only a part is missing: the page that it belongs to stays.
                Some(_) => cx.miss_lazy(),
            }
        });
    }

    /// Shows an address whose code is here, and writes it to the address bar with `step`.
    fn arrive(&self, address: Address, step: Option<Step>) {
        IS_AHEAD.set(false);
        tell(self.partless, false);
        self.show(address);
        if let Some(step) = step {
            self.write(step);
        }
    }

    /// Whether the present history entry is that of what lies over the page ([`Step::Over`]).
    pub(super) fn is_over(&self) -> bool {
        !IS_AHEAD.get() && browser::is_over()
    }

    /// Whether the address bar names a page that is not shown yet.
    pub(super) fn is_ahead(&self) -> bool {
        IS_AHEAD.get()
    }
}

/// Begins a navigation, which replaces one that still waits, and returns its number.
fn begin_navigation() -> u32 {
    let number = NAVIGATION.get().wrapping_add(1);
    NAVIGATION.set(number);
    number
}
