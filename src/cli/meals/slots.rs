//! `mamnon meals slots …`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, Done, List};
use super::one_of;
use crate::app::Result;
use crate::app::meals::parse_stage;
use crate::domain::meal::{Slot, StageSlot};
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::words::word;
use crate::say;
use clap::Subcommand;

/// The meals of a stage.
#[derive(Debug, Subcommand)]
pub enum Slots {
    /// List what each stage is served
    List,
    /// Set what a stage is served
    Set {
        /// nha_tre, mau_giao or staff
        stage: String,
        /// Meals: lunch:main afternoon:snack
        #[arg(required = true, value_name = "SLOT[:main|snack]")]
        slots: Vec<String>,
        /// First day
        #[arg(long, value_name = "DATE", default_value = "today")]
        from: String,
    },
}

impl Slots {
    /// Runs the verb.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        match self {
            Slots::List => {
                let mut list = List::new(&[Col::Stage, Col::From, Col::Slots]);
                list.rows = cx
                    .app()?
                    .slots_list()?
                    .into_iter()
                    .map(|s| {
                        let slots = s.slots.iter().map(|slot| Cell::from(slot.code())).collect();
                        vec![Cell::word(s.stage.code()), s.from.into(), Cell::Many(slots)]
                    })
                    .collect();
                Ok(Answer::List(list))
            }
            Slots::Set { stage, slots, from } => {
                let stage = parse_stage(&stage)?;
                let names: Vec<&'static str> = Slot::ALL.iter().map(|s| s.code()).collect();
                let slots: Vec<StageSlot> =
                    slots.iter().map(|s| one_of("slot", s, StageSlot::parse(s), &names)).collect::<Result<_>>()?;
                let from = cx.date("from", &from)?;
                let cells = Cell::Many(slots.iter().map(|s| Cell::from(s.code())).collect());
                let ((), receipt) = cx.app()?.slots_set(stage, from, slots.clone())?;
                let lang = cx.lang();
                let (what, which) = (word(lang, stage.code()), meals(lang, &slots));
                let mut done = Done::of(&receipt, say!(lang, "{what}: {which}.", "{what}: {which}."));
                done.fields =
                    vec![(Col::Stage, Cell::word(stage.code())), (Col::From, from.into()), (Col::Slots, cells)];
                done.next = Some("mamnon meals slots list".to_owned());
                Ok(Answer::Done(done.or_unchanged(lang)))
            }
        }
    }
}

fn meals(lang: Lang, slots: &[StageSlot]) -> String {
    slots.iter().map(|s| word(lang, s.slot.code())).collect::<Vec<_>>().join(", ")
}
