//! `mamnon help`
use super::complain::help_page;
use super::context::Cx;
use super::roles;
use super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::domain::refusal::{EXIT_CODES, Refusal, Thing};
use crate::domain::text::search_key;
use crate::i18n::columns::Col;
use crate::i18n::pages::{TOPICS, exit_code, page};

/// Help on a command or a topic: exit-codes, formats, roles, quen-mat-khau, tampered (bi-sua)
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Command or topic
    #[arg(value_name = "COMMAND")]
    words: Vec<String>,
}

/// Shows a help page. The database is never opened.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let lang = cx.lang();
    if let [topic] = args.words.as_slice() {
        match topic.as_str() {
            "exit-codes" => {
                let mut list = List::new(&[Col::Exit, Col::Code, Col::Meaning]);
                list.rows = EXIT_CODES
                    .iter()
                    .map(|(n, code)| vec![Cell::Int(i64::from(*n)), (*code).into(), exit_code(lang, *n).into()])
                    .collect();
                return Ok(Answer::List(list));
            }
            "roles" => {
                // Both a topic and a command: the command's page, then the matrix.
                let text = help_page(&args.words, lang);
                if cx.ui().format != super::ui::Format::Table {
                    return roles::matrix::run(roles::matrix::Args {}, cx);
                }
                return Ok(Answer::Text(text));
            }
            _ => {}
        }
    }
    // A topic as it is written: `bi-sua`, `bị sửa`, `"bị sửa"`.
    let topic = args.words.iter().flat_map(|w| w.split([' ', '-'])).map(search_key).collect::<Vec<_>>().join("-");
    if let Some(text) = page(lang, &topic) {
        return Ok(Answer::Text(text.to_owned()));
    }
    let mut command = super::command();
    let mut path = Vec::new();
    for word in &args.words {
        let plain = search_key(word).replace(' ', "-");
        let found = command.find_subcommand(word).or_else(|| command.find_subcommand(&plain)).cloned();
        let Some(below) = found else {
            let names: Vec<String> = command
                .get_subcommands()
                .flat_map(|c| c.get_name_and_visible_aliases().into_iter().map(str::to_owned))
                .chain(TOPICS.iter().map(|t| (*t).to_owned()))
                .collect();
            let near = crate::app::accounts::nearest(&plain, names.iter().map(String::as_str));
            return Err(Refusal::NotFound { thing: Thing::HelpPage, given: word.clone(), near }.into());
        };
        path.push(below.get_name().to_owned());
        command = below;
    }
    Ok(Answer::Text(help_page(&path, lang)))
}
