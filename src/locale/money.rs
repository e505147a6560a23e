//! Amounts of money.

use super::data::Locale;

/// How a language writes amounts of money.
#[derive(Clone, Copy, Debug)]
pub(super) struct Money {
    /// Codes of ISO 4217, each followed by its symbol or name, all separated by spaces.
    pub symbols: &'static str,
    /// Whether the symbol precedes the amount.
    pub is_before: bool,
    /// Between the amount and a symbol that follows it. A code is always separated by a no-break
    /// space.
    pub gap: &'static str,
}

const NO_BREAK_SPACE: &str = "\u{a0}";

impl Locale {
    /// Returns an amount of money. The amount is written in digits, with a point before a fraction;
    /// the currency is a code of ISO 4217, which is shown if the language has no symbol for it.
    ///
    /// ```
    /// use pobratim::{locale, text::Lang};
    /// assert_eq!(locale::of(Lang::En).money("12.5", "EUR"), "€12.50");
    /// assert_eq!(locale::of(Lang::Ja).money("1500", "JPY"), "1,500円");
    /// ```
    pub fn money(&self, amount: &str, currency: &str) -> String {
        let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
        let mut number = match whole.parse() {
            Ok(whole) => self.number(whole),
            Err(_) => whole.to_string(),
        };
        if !fraction.is_empty() {
            number.push_str(self.numbers.decimal);
            number.push_str(fraction);
            // "12.5" is 12 euros and 50 cents.
            if fraction.len() == 1 {
                number.push('0');
            }
        }
        let money = &self.money;
        let mut words = money.symbols.split(' ');
        let mut symbol = None;
        while let (Some(code), Some(of_code)) = (words.next(), words.next()) {
            if code == currency {
                symbol = Some(of_code);
            }
        }
        match (symbol, money.is_before) {
            (Some(symbol), true) => [symbol, &number].concat(),
            (Some(symbol), false) => [&number, money.gap, symbol].concat(),
            (None, true) => [currency, NO_BREAK_SPACE, &number].concat(),
            (None, false) => [&number, NO_BREAK_SPACE, currency].concat(),
        }
    }
}
