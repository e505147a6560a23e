//! How one address follows another: at once, or when its words and its code have come.

use std::cell::Cell;

use super::{Cx, lang_of, tell};
use crate::route::Address;
use crate::text::Lang;
use crate::ui::browser::{self, Step};
use crate::ui::{data, i18n, later};

thread_local! {
    /// The number of the navigation that began last. One that fetches something compares it with its
    /// own number when that has come, and ends without effect where another has begun since.
    static NAVIGATION: Cell<u32> = const { Cell::new(0) };
    /// Whether the address bar names a page that is not shown yet: Back or Forward led there, and
    /// its words or its code are still being fetched.
    static IS_AHEAD: Cell<bool> = const { Cell::new(false) };
    /// The language that a link asked for and whose words are being fetched.
    static ASKED: Cell<Option<Lang>> = const { Cell::new(None) };
}

impl Cx {
    /// Goes to an address.
    pub fn go(&self, address: Address, step: Step) {
        if self.address_untracked() == address && !IS_AHEAD.get() {
            // The page that is shown is wanted, and not one that is still being fetched.
            begin_navigation();
            ASKED.set(None);
            return;
        }
        self.navigate(address, Some(step));
    }

    /// Shows an address at once where the words of its language and the code of its page are here,
    /// as they nearly always are; else fetches them first. It is written to the address bar with
    /// `step`, or stands there already where that is `None`.
    ///
    /// Of several navigations that wait, only the last one is shown, with two exceptions: a language
    /// that a link asked for is applied to the page that is shown by then, and a page that waits for
    /// its code is shown in the language that is shown by then. Where words do not come, the page stays
    /// as it is and says so; where code does not come, the browser opens the address by itself.
    pub(super) fn navigate(&self, address: Address, step: Option<Step>) {
        let number = begin_navigation();
        let lang = lang_of(self.bundle, &address);
        let shown = self.lang.get_untracked();
        let was_ahead = IS_AHEAD.replace(IS_AHEAD.get() || step.is_none());
        // The entry that Back led to stays in the history.
        let step = match step {
            Some(Step::Replace) if was_ahead => Some(Step::Push),
            step => step,
        };
        if lang != shown {
            ASKED.set(step.and(Some(lang)));
        }
        let has_code = later::can_show(&address);
        if i18n::knows(lang) && has_code {
            return self.arrive(address, step);
        }
        let cx = *self;
        let is_last = move || NAVIGATION.get() == number;
        browser::spawn(async move {
            if !has_code && cx.fetch_rest().await.is_err() {
                match is_last() {
                    false => {}
                    // Only a part is missing: the page that it belongs to stays.
                    true if later::is_first(&address.page) => cx.miss_rest(),
                    true => browser::open_anew(&cx.href(&address)),
                }
                return;
            }
            let has_words = data::words(lang).await.is_ok();
            let is_asked = step.is_some() && ASKED.get() == Some(lang);
            if !is_last() && !is_asked {
                return;
            }
            if !has_words {
                ASKED.set(None);
                return tell(cx.wordless, Some(lang));
            }
            if !is_last() {
                return cx.apply_language(lang);
            }
            let mut address = address;
            if step.is_some() && lang == shown {
                address.lang = Some(cx.lang.get_untracked());
            }
            cx.arrive(address, step);
        });
    }

    /// Shows an address whose words and code are here, and writes it to the address bar with `step`.
    fn arrive(&self, address: Address, step: Option<Step>) {
        if ASKED.get() == Some(lang_of(self.bundle, &address)) {
            ASKED.set(None);
        }
        IS_AHEAD.set(false);
        tell(self.wordless, None);
        tell(self.partless, false);
        self.show(address);
        if let Some(step) = step {
            self.write(step);
        }
    }

    /// Shows the present page in another language, whose words are here. The page that the address
    /// bar is ahead of keeps the language that the bar names.
    fn apply_language(&self, lang: Lang) {
        if IS_AHEAD.get() {
            return;
        }
        let mut address = self.address_untracked();
        address.lang = Some(lang);
        let step = match self.is_over() {
            true => Step::Over,
            false => Step::Replace,
        };
        self.arrive(address, Some(step));
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

/// Begins a navigation, which takes the place of one that still waits, and returns its number.
fn begin_navigation() -> u32 {
    let number = NAVIGATION.get().wrapping_add(1);
    NAVIGATION.set(number);
    number
}
