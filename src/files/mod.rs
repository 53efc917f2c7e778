//! Sheets in, sheets out.
pub mod qr;
pub mod atomic;
pub mod html;
pub mod form;
pub mod sheet;
pub mod table;
