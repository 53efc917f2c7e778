//! Findings as a list: what was found, and the command that mends it.
use super::ui::{Cell, List};
use crate::domain::finding::Finding;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::findings::{command, sentence};

/// Anything found ends with 10.
const FOUND: u8 = 10;

/// A list of findings; 10 if there are any.
pub fn list(lang: Lang, found: &[Finding]) -> List {
    let mut list = List::new(&[Col::Code, Col::Severity, Col::Message, Col::Command]);
    list.rows = found
        .iter()
        .map(|f| vec![f.code().into(), Cell::word(f.severity().code()), sentence(lang, f).into(), command(f).into()])
        .collect();
    list.exit = if found.is_empty() { 0 } else { FOUND };
    list
}
