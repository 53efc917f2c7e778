//! `mamnon staff list`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List};
use crate::app::Result;
use crate::app::staff::StaffView;
use crate::i18n::columns::Col;

/// List staff
#[derive(Debug, clap::Args)]
pub struct Args {
    /// working, left or all
    #[arg(long, default_value = "working", value_parser = ["working", "left", "all"])]
    status: String,
    /// Only this team
    #[arg(long, value_name = "TEAM")]
    team: Option<String>,
}

/// The fields of a record.
pub(super) fn fields(v: StaffView) -> Vec<(Col, Cell)> {
    let s = v.staff;
    vec![
        (Col::Code, s.code.into()),
        (Col::Name, s.name.into()),
        (Col::BirthDate, s.birth_date.map_or(Cell::Empty, super::super::children::birth_date)),
        (Col::Sex, s.sex.map_or(Cell::Empty, Cell::word)),
        (Col::Position, s.position.into()),
        (Col::Team, s.team.into()),
        (Col::Phone, s.phone.into()),
        (Col::Email, s.email.into()),
        (Col::Status, Cell::word(v.status)),
        (Col::LeftOn, s.left_on.into()),
    ]
}

/// Lists staff by name.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let status = Some(args.status.as_str()).filter(|s| *s != "all");
    let mut list = List::new(&[
        Col::Code,
        Col::Name,
        Col::BirthDate,
        Col::Sex,
        Col::Position,
        Col::Team,
        Col::Phone,
        Col::Email,
        Col::Status,
        Col::LeftOn,
    ]);
    for v in cx.app()?.staff_list(status, args.team.as_deref())? {
        list.rows.push(fields(v).into_iter().map(|(_, cell)| cell).collect());
    }
    Ok(Answer::List(list))
}
