//! The log's bytes: entries, change lines, Merkle tree, paper codes and their verification. Pure: it reads and writes nothing.
//!
//! The format is written down in ARCHITECTURE.md ("The log, to the byte"), so that anyone can check a log without this program.
pub mod hash;
pub mod change;
pub mod merkle;
pub mod note;
pub mod checkpoint;
pub mod witness;
pub mod memory;
pub mod entry;
pub mod body;
pub mod code;
pub mod office;
pub mod keys;
pub mod image;
pub mod ledger;
pub mod breach;
pub mod rules;
pub mod verify;
