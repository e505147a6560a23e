//! The closed vocabularies of a bundle: each word on the wire is one value here.

/// A closed set of words, for code that treats every vocabulary alike.
pub trait Word: Copy + 'static {
    /// Every value, in the order in which menus show them.
    const ALL: &'static [Self];
    /// The words on the wire, in the order of `ALL`.
    const CODES: &'static [&'static str];
}

/// Declares an enum whose values are the words of one field.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$of])* $value,)+
        }

        impl $name {
            /// Every value, in the order in which menus show them.
            pub const ALL: &'static [$name] = &[$($name::$value),+];

            /// The word on the wire and in addresses.
            pub const fn code(self) -> &'static str {
                match self {
                    $($name::$value => $code,)+
                }
            }

            /// The value with exactly this word.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|value| value.code() == code)
            }
        }

        impl Word for $name {
            const ALL: &'static [$name] = $name::ALL;
            const CODES: &'static [&'static str] = &[$($code),+];
        }
    };
}

words! {
    /// How a city is bound to the host.
    TieKind {
        /// A sister city by agreement.
        Sister = "sister",
        /// A friendly city without such an agreement.
        Friendly = "friendly",
        /// Contacts, as far as the sources tell.
        Contact = "contact",
    }
}

words! {
    /// Whether a tie is alive.
    TieStatus {
        Active = "active",
        Suspended = "suspended",
        Announced = "announced",
    }
}

words! {
    /// How a city is bound to the host now: what a thread shows, and what a filter asks for.
    Bond {
        Sister = "sister",
        Friendly = "friendly",
        Contact = "contact",
        /// An agreement that rests.
        Suspended = "suspended",
        /// Takes part in events, without any tie.
        None = "none",
    }
}

words! {
    /// Whether a source says it in so many words.
    Basis {
        Stated = "stated",
        Implied = "implied",
    }
}

words! {
    /// The list of the bundle that an entry comes from.
    Class {
        Event = "event",
        Programme = "programme",
        Document = "document",
    }
}

words! {
    /// What an entry is, more closely than its [`Class`].
    Kind {
        Festival = "festival",
        Exhibition = "exhibition",
        Meeting = "meeting",
        Contest = "contest",
        Programme = "programme",
        Document = "document",
        Service = "service",
        /// Something that is intended, and not more closely known.
        Plan = "plan",
    }
}

words! {
    /// How people take part.
    Format {
        InPerson = "in-person",
        Online = "online",
        Mixed = "mixed",
        ByPost = "by-post",
        /// No source says.
        Unstated = "unstated",
    }
}

words! {
    /// Whom an entry is for.
    Audience {
        Public = "public",
        Schoolchildren = "schoolchildren",
        Youth = "youth",
        Students = "students",
        Officials = "officials",
        Business = "business",
    }
}

words! {
    /// What is known of the fate of an entry, as its source has it; see
    /// [`Standing`](super::Standing) for what that means today.
    Status {
        Held = "held",
        Planned = "planned",
        Ongoing = "ongoing",
        Cancelled = "cancelled",
        Postponed = "postponed",
        MovedOnline = "moved-online",
        /// Nobody has announced it, but it recurs.
        Expected = "expected",
        /// Of a document: made.
        Produced = "produced",
        /// Of a document: in force.
        Adopted = "adopted",
    }
}

words! {
    /// What a medium is.
    MediaKind {
        Image = "image",
        Video = "video",
        Audio = "audio",
    }
}

words! {
    /// What a source is: a document has paragraphs, a page has an address.
    SourceKind {
        Document = "document",
        Page = "page",
    }
}

impl Status {
    /// Whether something was done, or is being done: not where it is a plan, is merely expected, or
    /// did not come to be.
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
    /// The field of the bundle that lists entries of this class.
    pub const fn list(self) -> &'static str {
        match self {
            Class::Event => "events",
            Class::Programme => "programmes",
            Class::Document => "documents",
        }
    }

    /// The class of the entries in this list.
    pub fn of_list(list: &str) -> Option<Class> {
        Class::ALL
            .iter()
            .copied()
            .find(|class| class.list() == list)
    }

    /// What entries of this class may be.
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

    /// Whether an entry of this class may have this status: only documents are produced or adopted.
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
