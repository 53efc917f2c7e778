//! `mamnon policy …`
use super::context::Cx;
use super::ui::{Answer, Done, List};
use crate::app::Result;
use crate::domain::date::show_date;
use crate::i18n::columns::Col;
use crate::say;
use clap::Subcommand;

/// The school's rules in numbers (Q3.1).
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// List the numbers that hold today
    List,
    /// Every value that a number ever had
    Show {
        /// Key, as in `mamnon policy list`
        key: String,
    },
    /// Set a number from a day on (needs --reason)
    Set {
        /// Key, as in `mamnon policy list`
        key: String,
        /// Value
        value: String,
        /// First day
        #[arg(long, value_name = "DATE", default_value = "today")]
        from: String,
    },
}

impl Policy {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Policy::List => {
                let mut list = List::new(&[Col::Key, Col::Value, Col::Default, Col::From]);
                list.rows = cx
                    .app()?
                    .policies()?
                    .into_iter()
                    .map(|v| vec![v.key.into(), v.value.into(), v.default.into(), v.from.into()])
                    .collect();
                Ok(Answer::List(list))
            }
            Policy::Show { key } => {
                let mut list = List::new(&[Col::From, Col::Value]);
                list.rows =
                    cx.app()?.policy_history(&key)?.into_iter().map(|(f, v)| vec![f.into(), v.into()]).collect();
                Ok(Answer::List(list))
            }
            Policy::Set { key, value, from } => {
                let from = cx.date("from", &from)?;
                let (value, receipt) = cx.app()?.set_policy(&key, &value, from)?;
                let (lang, day) = (cx.lang(), show_date(from));
                let said = say!(lang, "{key} là {value} từ ngày {day}.", "{key} is {value} from {day}.");
                let mut done = Done::of(&receipt, said);
                done.next = Some(format!("mamnon policy show {key}"));
                done.fields = vec![(Col::Key, key.into()), (Col::Value, value.into()), (Col::From, from.into())];
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
        }
    }
}
