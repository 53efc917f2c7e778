//! mamnon: the books of a Vietnamese public preschool.
pub mod domain;
pub mod files;
