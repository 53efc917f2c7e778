//! Every sentence that a person reads, in Vietnamese and in English. Each function gives both, side by side, so that a missing
//! translation cannot compile; the Vietnamese help stands in `help.vi.tsv`, held by a test.
pub mod columns;
pub mod fields;
pub mod findings;
pub mod help;
pub mod pages;
pub mod refusals;
pub mod words;

/// The language of what a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The language of a code or locale: `vi`, `vi_VN.UTF-8`, `en`.
    pub fn parse(code: &str) -> Option<Lang> {
        match code.get(..2)? {
            "vi" | "VI" => Some(Lang::Vi),
            "en" | "EN" => Some(Lang::En),
            _ => None,
        }
    }

    /// One of two wordings.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Lang::Vi => vi,
            Lang::En => en,
        }
    }
}

/// Formats a sentence in the language at hand: `say!(lang, "tiếng Việt {x}", "English {x}")`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $vi:literal, $en:literal $(, $($args:tt)*)?) => {
        match $lang {
            $crate::i18n::Lang::Vi => format!($vi $(, $($args)*)?),
            $crate::i18n::Lang::En => format!($en $(, $($args)*)?),
        }
    };
}
