//! Pure rules and types: no I/O, no clock, no SQL, no words for people.
//!
//! Files are listed so that each uses only those above it.
pub mod text;
pub mod money;
pub mod date;
pub mod moment;
pub mod book;
pub mod right;
pub mod action;
pub mod refusal;
pub mod role;
pub mod standing;
pub mod lock;
pub mod page;
pub mod order;
pub mod password;
pub mod policy;
pub mod person;
pub mod meal;
pub mod settlement;
pub mod correction;
