//! Pure rules and types: no I/O, no clock, no SQL, no words for people.
//!
//! Files are listed so that each uses only those above it.
pub mod text;
pub mod money;
pub mod date;
pub mod moment;
pub mod year;
pub mod term;
pub mod book;
pub mod right;
pub mod action;
pub mod refusal;
pub mod role;
pub mod policy;
pub mod lock_rule;
pub mod standing;
pub mod outside;
pub mod finding;
pub mod lock;
pub mod page;
pub mod order;
pub mod password;
pub mod person;
pub mod meal;
pub mod promotion;
pub mod settlement;
pub mod correction;
