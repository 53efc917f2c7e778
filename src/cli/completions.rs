//! `mamnon completions`
use super::context::Cx;
use super::ui::Answer;
use crate::app::Result;
use clap::CommandFactory as _;
use clap_complete::Shell;

/// Print shell completions
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Shell
    shell: Shell,
}

/// The completions of a shell: of the English names; with the Vietnamese ones every path would stand there many times over.
pub fn script(shell: Shell) -> String {
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut super::Cli::command(), "mamnon", &mut out);
    String::from_utf8_lossy(&out).into_owned()
}

/// Prints them.
pub fn run(args: Args, _cx: &mut Cx) -> Result<Answer> {
    Ok(Answer::Text(script(args.shell)))
}
