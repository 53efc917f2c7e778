//! `mamnon children show`
use super::super::context::Cx;
use super::super::ui::{Answer, Cell, List, Record};
use crate::app::Result;
use crate::i18n::columns::Col;

/// Show one child and its way through the school
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The child: code, or name without tones
    child: String,
    /// As it is on this day; today if none
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
}

/// Shows the record with the classes the child was in.
pub fn run(args: Args, cx: &mut Cx) -> Result<Answer> {
    let on = args.on.as_deref().map(|d| cx.date("on", d)).transpose()?;
    let (view, rows) = cx.app()?.children_show(&args.child, on)?;
    let mut way = List::new(&[Col::From, Col::Year, Col::Class, Col::Why, Col::School, Col::Document]);
    for r in rows {
        let class = Some(r.class).filter(|c| !c.is_empty());
        let cells = [class.into(), Cell::word(r.why), r.school.into(), r.document.into()];
        way.rows.push([r.from.into(), r.year.into()].into_iter().chain(cells).collect());
    }
    let heading = cx.lang().pick("Các lớp đã học", "Classes").to_owned();
    Ok(Answer::Record(Record { fields: super::list::fields(view), lists: vec![("classes", heading, way)], exit: 0 }))
}
