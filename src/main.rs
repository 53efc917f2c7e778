//! The `mamnon` program.
fn main() -> std::process::ExitCode {
    mamnon::cli::main()
}
