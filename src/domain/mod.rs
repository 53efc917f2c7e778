//! Pure rules and types: no I/O, no clock, no SQL, no words for people.
//!
//! Files are listed so that each uses only those above it.
pub mod action;
pub mod book;
pub mod date;
pub mod lock;
pub mod money;
pub mod password;
pub mod policy;
pub mod refusal;
pub mod right;
pub mod role;
pub mod text;
