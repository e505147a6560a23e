//! Values of the parameters of an address: views, time zones, themes, orders and facets.

use crate::calendar::Unit;

/// The view of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewParam {
    Schedule,
    Month,
    Week,
    Year,
}

impl ViewParam {
    /// Every view, in the order of the switch.
    pub const ALL: [ViewParam; 4] = [
        ViewParam::Schedule,
        ViewParam::Month,
        ViewParam::Week,
        ViewParam::Year,
    ];

    /// Returns the value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            ViewParam::Year => "year",
            ViewParam::Month => "month",
            ViewParam::Week => "week",
            ViewParam::Schedule => "schedule",
        }
    }

    /// Returns the view with this value; `agenda` is an earlier name of the schedule.
    pub fn from_code(code: &str) -> Option<ViewParam> {
        if code == "agenda" {
            return Some(ViewParam::Schedule);
        }
        ViewParam::ALL.into_iter().find(|view| view.code() == code)
    }

    /// Returns the unit of a page of the view; `None` for the schedule, which shows any period.
    pub const fn unit(self) -> Option<Unit> {
        match self {
            ViewParam::Year => Some(Unit::Year),
            ViewParam::Month => Some(Unit::Month),
            ViewParam::Week => Some(Unit::Week),
            ViewParam::Schedule => None,
        }
    }
}

/// The time zone in which hours are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneParam {
    /// That of the host city.
    City,
    /// That of the reader.
    Mine,
}

impl ZoneParam {
    /// Every choice, in the order of the switch.
    pub const ALL: [ZoneParam; 2] = [ZoneParam::City, ZoneParam::Mine];

    /// Returns the value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            ZoneParam::City => "city",
            ZoneParam::Mine => "mine",
        }
    }
}

/// The colour theme of an address, which an embedding page may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThemeParam {
    Auto,
    Light,
    Dark,
}

impl ThemeParam {
    /// Every theme, in the order of the menu.
    pub const ALL: [ThemeParam; 3] = [ThemeParam::Auto, ThemeParam::Light, ThemeParam::Dark];

    /// Returns the value in the address and in stored preferences.
    pub const fn code(self) -> &'static str {
        match self {
            ThemeParam::Auto => "auto",
            ThemeParam::Light => "light",
            ThemeParam::Dark => "dark",
        }
    }

    /// Returns the theme with this value.
    pub fn from_code(code: &str) -> Option<ThemeParam> {
        ThemeParam::ALL
            .into_iter()
            .find(|theme| theme.code() == code)
    }
}

/// The order of the list of cities; by default the nearest come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderParam {
    Name,
    Tie,
}

impl OrderParam {
    /// Every order but the default.
    pub const ALL: [OrderParam; 2] = [OrderParam::Name, OrderParam::Tie];

    /// Returns the value in the address.
    pub const fn code(self) -> &'static str {
        match self {
            OrderParam::Name => "name",
            OrderParam::Tie => "tie",
        }
    }
}

/// A filter of the address. Each facet has any number of ids or codes: one of them must match, and
/// all facets must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    City,
    Country,
    Tie,
    Category,
    Direction,
    Format,
    Audience,
    Status,
    Scope,
}

impl Facet {
    /// Every facet, in the order of the address.
    pub const ALL: [Facet; 9] = [
        Facet::City,
        Facet::Country,
        Facet::Tie,
        Facet::Category,
        Facet::Direction,
        Facet::Format,
        Facet::Audience,
        Facet::Status,
        Facet::Scope,
    ];

    /// Returns the name of the parameter.
    pub const fn key(self) -> &'static str {
        match self {
            Facet::City => "city",
            Facet::Country => "country",
            Facet::Tie => "tie",
            Facet::Category => "category",
            Facet::Direction => "direction",
            Facet::Format => "format",
            Facet::Audience => "audience",
            Facet::Status => "status",
            Facet::Scope => "scope",
        }
    }
}
