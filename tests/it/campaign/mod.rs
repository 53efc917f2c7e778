//! The tampering campaign: every kind of attack in SECURITY.md, then random ones.
pub mod forger;
pub mod lab;
