//! Sheets in, sheets out.
pub mod atomic;
pub mod sheet;
pub mod table;
