//! Closed vocabularies of a bundle: one enum per vocabulary, one variant per code.

/// A closed vocabulary, for code that handles all of them alike.
pub trait Vocabulary: Copy + 'static {
    /// All values, in the order of menus.
    const ALL: &'static [Self];
    /// Codes of the values in the file, in the order of `ALL`.
    const CODES: &'static [&'static str];
}

/// Declares an enum for the vocabulary of a field.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $value,)+
        }

        impl $name {
            /// All values, in the order of menus.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// Returns the code used in the file and in URLs.
            pub const fn code(self) -> &'static str {
                match self {
                    $($name::$value => $code,)+
                }
            }

            /// Returns the value with exactly this code.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl Vocabulary for $name {
            const ALL: &'static [$name] = $name::ALL;
            const CODES: &'static [&'static str] = &[$($code),+];
        }
    };
}

vocabulary! {
    /// Kind of a tie between a city and the host.
    TieKind {
        /// A sister city by agreement.
        Sister = "sister",
        /// A friendly city without such an agreement.
        Friendly = "friendly",
        /// Contacts reported by the sources.
        Contact = "contact",
    }
}

vocabulary! {
    /// Status of a tie.
    TieStatus {
        Active = "active",
        Suspended = "suspended",
        Announced = "announced",
    }
}

vocabulary! {
    /// Current relation of a city with the host, shown by map lines and used by the filter.
    Bond {
        Sister = "sister",
        Friendly = "friendly",
        Contact = "contact",
        /// A suspended agreement.
        Suspended = "suspended",
        /// No tie; the city takes part in events.
        None = "none",
    }
}

vocabulary! {
    /// Whether a source states a tie explicitly.
    Basis {
        Stated = "stated",
        Implied = "implied",
    }
}

vocabulary! {
    /// Class of an entry: its list in the bundle.
    Class {
        Event = "event",
        Programme = "programme",
        Document = "document",
    }
}

vocabulary! {
    /// Kind of an entry within its [`Class`].
    Kind {
        Festival = "festival",
        Exhibition = "exhibition",
        Meeting = "meeting",
        Contest = "contest",
        Programme = "programme",
        Document = "document",
        Service = "service",
        /// An intention without details.
        Plan = "plan",
    }
}

vocabulary! {
    /// Whose events a series has. An entry has the scope of its series, or else [`Scope::City`].
    Scope {
        /// Events of the host city and its work with other cities.
        City = "city",
        /// Events that a partner city holds by itself. Shown where that city is chosen, and not among
        /// the events of the host.
        Partner = "partner",
        /// A public holiday or another day that is observed. Never counted among events.
        Observance = "observance",
    }
}

vocabulary! {
    /// Form of participation.
    Format {
        InPerson = "in-person",
        Online = "online",
        Mixed = "mixed",
        ByPost = "by-post",
        /// Not stated by any source.
        Unstated = "unstated",
    }
}

vocabulary! {
    /// Target group of an entry.
    Audience {
        Public = "public",
        Schoolchildren = "schoolchildren",
        Youth = "youth",
        Students = "students",
        Officials = "officials",
        Business = "business",
    }
}

vocabulary! {
    /// What makes a venue or an event accessible.
    Accessibility {
        /// Without steps, also for wheelchairs.
        Wheelchair = "wheelchair",
        /// Induction loop for hearing aids.
        HearingLoop = "hearing-loop",
        SignLanguage = "sign-language",
        EasyLanguage = "easy-language",
    }
}

vocabulary! {
    /// Kind of a venue.
    VenueKind {
        Museum = "museum",
        Gallery = "gallery",
        Theatre = "theatre",
        ConcertHall = "concert-hall",
        Square = "square",
        Street = "street",
        /// A park or a garden.
        Park = "park",
        Monument = "monument",
        /// A church or a cathedral.
        Church = "church",
        /// A hall for sports and shows.
        Arena = "arena",
        Stadium = "stadium",
        Zoo = "zoo",
        /// A railway station, an airport or a port.
        Transport = "transport",
        /// A river bank, a pond, a lake, a beach.
        Water = "water",
        /// Any other place, also one of an unknown kind.
        Sight = "sight",
    }
}

vocabulary! {
    /// Status of an entry as reported by its source; see
    /// [`EffectiveStatus`](super::EffectiveStatus) for its meaning on a given day.
    Status {
        Held = "held",
        Planned = "planned",
        Ongoing = "ongoing",
        Cancelled = "cancelled",
        Postponed = "postponed",
        MovedOnline = "moved-online",
        /// Recurring, but not announced.
        Expected = "expected",
        /// For a document: produced.
        Produced = "produced",
        /// For a document: in force.
        Adopted = "adopted",
    }
}

vocabulary! {
    /// Kind of a medium.
    MediaKind {
        Image = "image",
        Video = "video",
        Audio = "audio",
    }
}

vocabulary! {
    /// Kind of a source: a document has paragraphs, a page has a URL.
    SourceKind {
        Document = "document",
        Page = "page",
    }
}

impl Status {
    /// Whether something was or is being done; false for plans, expected occurrences, and cancelled
    /// or postponed ones.
    pub const fn is_done(self) -> bool {
        match self {
            Status::Held
            | Status::Ongoing
            | Status::MovedOnline
            | Status::Produced
            | Status::Adopted => true,
            Status::Planned | Status::Cancelled | Status::Postponed | Status::Expected => false,
        }
    }
}

impl Class {
    /// Returns the field of the bundle that lists entries of this class.
    pub const fn list(self) -> &'static str {
        match self {
            Class::Event => "events",
            Class::Programme => "programmes",
            Class::Document => "documents",
        }
    }

    /// Returns the class of the entries in this list.
    pub fn of_list(list: &str) -> Option<Class> {
        Class::ALL
            .iter()
            .copied()
            .find(|class| class.list() == list)
    }

    /// Returns the kinds allowed for entries of this class.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Class::Event => &[
                Kind::Festival,
                Kind::Exhibition,
                Kind::Meeting,
                Kind::Contest,
                Kind::Plan,
            ],
            Class::Programme => &[Kind::Programme],
            Class::Document => &[Kind::Document, Kind::Service, Kind::Plan],
        }
    }

    /// Whether an entry of this class may have this status; only documents are produced or adopted.
    pub const fn allows(self, status: Status) -> bool {
        match status {
            Status::Produced | Status::Adopted => matches!(self, Class::Document),
            Status::Held
            | Status::Planned
            | Status::Ongoing
            | Status::Cancelled
            | Status::Postponed
            | Status::MovedOnline
            | Status::Expected => true,
        }
    }
}
