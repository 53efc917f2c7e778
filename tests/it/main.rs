//! Tests of the whole program: real files, real processes, a real terminal, real kills.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stdout, reason = "what a campaign has counted, and what could not be run here, is shown")]
mod harness;

mod architecture;
mod campaign;
mod crash;
mod erasure;
mod exits;
mod identity;
mod interface;
mod keys;
mod locks;
mod orders;
mod permissions;
mod properties;
mod reading;
mod restore;
mod schema;
mod tamper;
mod terminal;
mod tour;
mod verifier;
mod witness;
