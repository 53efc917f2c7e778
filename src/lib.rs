//! mamnon: the books of a Vietnamese public preschool.
pub mod app;
pub mod audit;
pub mod cli;
pub mod domain;
pub mod files;
pub mod i18n;
pub mod store;
