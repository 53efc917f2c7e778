//! The program needs nothing beside the C library: the unwinder is linked in, where the C compiler has it as an archive.
use std::path::Path;
use std::process::Command;

#[expect(clippy::disallowed_methods, reason = "cargo speaks to build scripts through the environment")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let gnu = std::env::var("CARGO_CFG_TARGET_ENV").is_ok_and(|env| env == "gnu");
    let native = std::env::var("HOST").ok() == std::env::var("TARGET").ok();
    if !gnu || !native {
        return;
    }
    let compiler = std::env::var("CC").unwrap_or_else(|_| "cc".into());
    let Ok(found) = Command::new(compiler).arg("-print-file-name=libgcc_eh.a").output() else { return };
    let archive = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    // A compiler that has no such archive answers with the bare name.
    if let Some(folder) = Path::new(&archive).parent().filter(|p| p.is_absolute()) {
        println!("cargo::rustc-link-search=native={}", folder.display());
        // The whole of it and before the shared library of the same symbols, so that the linker drops that.
        println!("cargo::rustc-link-lib=static:+whole-archive=gcc_eh");
    }
}
