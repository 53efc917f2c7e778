//! Sheets in, sheets out.
pub mod atomic;
pub mod html;
pub mod sheet;
pub mod table;
