//! Pure rules and types. No I/O, no SQL, no words for people.
pub mod date;
pub mod meal;
pub mod money;
pub mod password;
pub mod settlement;
pub mod text;
