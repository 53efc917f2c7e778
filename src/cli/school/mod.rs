//! `mamnon school …`
use super::context::Cx;
use super::ui::{Answer, Done, List};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// What paper heads need.
#[derive(Debug, Subcommand)]
pub enum School {
    /// Show the school's settings
    Show,
    /// Set one from a day on
    Set {
        /// name, code, authority, place, address, phone, email, signatory, accountant, nutrition_lead, language
        key: String,
        /// Value; empty ends it
        value: String,
        /// First day
        #[arg(long, value_name = "DATE", default_value = "today")]
        from: String,
    },
}

impl School {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            School::Show => {
                let mut list = List::new(&[Col::Key, Col::Value, Col::From]);
                list.rows = cx
                    .app()?
                    .school_settings()?
                    .into_iter()
                    .map(|(k, f, v)| vec![k.into(), v.into(), f.into()])
                    .collect();
                Ok(Answer::List(list))
            }
            School::Set { key, value, from } => {
                let from = cx.date("from", &from)?;
                let receipt = cx.app()?.set_school(&key, &value, from)?;
                let (lang, day) = (cx.lang(), show_date(from));
                let mut done = Done::of(
                    &receipt,
                    say!(lang, "{key} là \"{value}\" từ ngày {day}.", "{key} is \"{value}\" from {day}."),
                );
                done.fields = vec![(Col::Key, key.into()), (Col::Value, value.into()), (Col::From, from.into())];
                done.next = Some("mamnon school show".to_owned());
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
        }
    }
}
