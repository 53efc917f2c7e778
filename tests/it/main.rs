//! Tests of the whole program: real files, real processes, a real terminal, real kills.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "what a campaign has counted, and what could not be run here, is shown")]
mod harness;

mod architecture;
mod campaign;
mod corrections;
mod clauses;
mod crash;
mod doctor;
mod erasure;
mod explain;
mod exits;
mod hints;
mod identity;
mod interface;
mod keys;
mod locks;
mod orders;
mod no_way_round;
mod pages;
mod people;
mod log;
mod permissions;
mod properties;
mod reading;
mod restore;
mod schema;
mod screens;
mod tamper;
mod terminal;
mod tour;
mod verifier;
mod witness;
mod years;
