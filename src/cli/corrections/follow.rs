//! `mamnon corrections sent | done | confirm | close`
use super::super::context::Cx;
use super::super::importing::open;
use super::super::ui::Answer;
use super::decide::done;
use super::words::numbers;
use crate::app::Result;
use crate::app::corrections::Letter;
use crate::domain::refusal::{Problem, Refusal};
use crate::domain::text::clean;
use crate::say;

/// The letter that asks an outside system to reopen went out
#[derive(Debug, clap::Args)]
pub struct Sent {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
    /// Number of the letter
    #[arg(long, value_name = "NO", required = true)]
    letter: String,
    /// Date of the letter
    #[arg(long, value_name = "DATE", required = true)]
    dated: String,
}

/// The outside system was corrected
#[derive(Debug, clap::Args)]
pub struct Done {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
    /// On which day
    #[arg(long, value_name = "DATE", required = true)]
    on: String,
}

/// The correction was seen in the outside system
#[derive(Debug, clap::Args)]
pub struct Confirm {
    /// Number of the slip
    #[arg(value_name = "N")]
    number: i64,
    /// A CSV downloaded from there afterwards: the right values must stand in it
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

/// Nothing more is to do about outside slips
#[derive(Debug, clap::Args)]
pub struct Close {
    /// Numbers of the slips
    #[arg(required = true, value_name = "N")]
    numbers: Vec<i64>,
}

impl Sent {
    /// Notes the letter.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let number = clean(&self.letter);
        if number.is_empty() {
            return Err(Refusal::Invalid { field: "letter", value: number, problem: Problem::Empty }.into());
        }
        let letter = Letter { number, dated: cx.date("dated", &self.dated)? };
        let receipt = cx.app()?.send_corrections(&self.numbers, &letter)?;
        let (lang, which, letter) = (cx.lang(), numbers(&self.numbers), letter.number);
        let said = say!(
            lang,
            "Phiếu điều chỉnh số {which}: đã gửi công văn {letter} xin mở lại số liệu.",
            "Correction slip {which}: letter {letter}, which asks for reopening, is sent."
        );
        let mut done = done(&self.numbers, "sent_external", &receipt, said);
        done.next = Some(format!("mamnon corrections done {} --on today", self.numbers[0]));
        Ok(Answer::Done(done))
    }
}

impl Done {
    /// Notes that it is done.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let on = cx.date("on", &self.on)?;
        let receipt = cx.app()?.done_corrections(&self.numbers, on)?;
        let (lang, which) = (cx.lang(), numbers(&self.numbers));
        let said = say!(
            lang,
            "Phiếu điều chỉnh số {which}: đã sửa trên hệ thống, chờ đối chiếu.",
            "Correction slip {which}: corrected there, to be seen."
        );
        let mut done = done(&self.numbers, "done_external", &receipt, said);
        done.next = Some(format!("mamnon corrections confirm {}", self.numbers[0]));
        Ok(Answer::Done(done))
    }
}

impl Confirm {
    /// Notes that it was seen.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let no = self.number;
        let source = self.file.as_deref().map(open).transpose()?;
        let receipt = cx.app()?.confirm_correction(no, source)?;
        let lang = cx.lang();
        let said = match &self.file {
            Some(file) => say!(
                lang,
                "Phiếu điều chỉnh số {no}: tệp {file} đã có số liệu đúng.",
                "Correction slip {no}: {file} has the right values."
            ),
            None => {
                say!(lang, "Phiếu điều chỉnh số {no}: đã đối chiếu, đúng.", "Correction slip {no}: seen and right.")
            }
        };
        let mut done = done(&[no], "verified", &receipt, said);
        done.next = Some(format!("mamnon corrections close {no}"));
        Ok(Answer::Done(done))
    }
}

impl Close {
    /// Closes.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let receipt = cx.app()?.close_corrections(&self.numbers)?;
        let (lang, which) = (cx.lang(), numbers(&self.numbers));
        let said = say!(lang, "Phiếu điều chỉnh số {which} đã kết thúc.", "Correction slip {which} is closed.");
        Ok(Answer::Done(done(&self.numbers, "closed", &receipt, said).or_unchanged(lang)))
    }
}
