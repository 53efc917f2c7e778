//! mamnon: the books of a Vietnamese public preschool.
pub mod app;
pub mod audit;
pub mod domain;
pub mod files;
pub mod store;
