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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use crate::cli::tour::words;
    use crate::domain::book::Book;
    use crate::domain::finding::Office;
    use clap::Parser as _;
    use jiff::Timestamp;
    use jiff::civil::date;

    /// One of each, offices and kinds apart.
    fn every() -> Vec<Finding> {
        let (username, on, at) = ("co.lan".to_owned(), date(2026, 7, 31), Timestamp::UNIX_EPOCH);
        let u = || username.clone();
        let offices = [Office::None, Office::Principal, Office::Vice];
        let mut all = vec![
            Finding::PasswordDue { username: u(), left: 3 },
            Finding::PasswordOld { username: u(), days: 61 },
            Finding::LeaverOutside { system: "nhóm Zalo".into(), login: "l'an".into(), holder: "NV001".into() },
            Finding::ManyRoles { username: u(), roles: vec!["teacher".into(), "clerk".into()] },
            Finding::Conflict { username: u(), one: "principal".into(), other: "vice_principal".into() },
            Finding::GrantPast { username: u(), role: "teacher".into(), class: "5A1".into(), on },
            Finding::GrantHeld { username: u(), role: "teacher".into(), class: "5A1".into() },
            Finding::NoRole { username: u() },
            Finding::NoPrincipal,
            Finding::TwoPrincipals { usernames: vec!["a.b".into(), u()] },
            Finding::Recovered { username: u(), at },
            Finding::ClockOut { last: at },
            Finding::OldSchema { version: 3 },
            Finding::LogDamaged,
            Finding::JobFailed { job: "backup create".into(), at, exit: Some(1) },
            Finding::OrderRefused { order: 7 },
            Finding::WaiverInForce { order: 7, username: Some(u()), to: on },
            Finding::TokenExpired { username: u(), on },
            Finding::Unwiped { order: 7, object: "child/T2600012".into() },
            Finding::OpenToOthers { path: "/home/a b/x.db".into(), mode: 0o644, folder: false },
            Finding::LittleSpace { free_mb: 1, wanted_mb: 200 },
        ];
        for office in offices {
            all.push(Finding::Dormant { username: u(), days: 50, office });
            all.push(Finding::LeaverActive { username: u(), on, office });
            all.push(Finding::NeverActivated { username: u(), days: 8, service: false, office });
        }
        all.push(Finding::NeverActivated { username: u(), days: 8, service: true, office: Office::None });
        for last in [None, Some(at)] {
            all.push(Finding::BackupOld { last });
            all.push(Finding::CheckpointOld { last });
        }
        for overdue in [false, true] {
            all.push(Finding::OrderUnratified { order: 7, overdue });
        }
        for class in [None, Some("5A1".to_owned())] {
            let period = "2026-10".to_owned();
            all.push(Finding::WindowOpen { order: 7, book: Book::Meals, period, class, until: at });
        }
        all
    }

    #[test]
    fn every_finding_has_a_sentence_of_its_own_and_a_command_that_can_be_typed() {
        for finding in every() {
            let (vi, en) = (sentence(Lang::Vi, &finding), sentence(Lang::En, &finding));
            assert!(vi != en && vi.ends_with('.') && en.ends_with('.'), "{vi} / {en}");
            let typed = words(&command(&finding));
            match typed[0].as_str() {
                "mamnon" => drop(Cli::try_parse_from(&typed).unwrap_or_else(|e| panic!("{typed:?}: {e}"))),
                other => assert!(matches!(other, "chmod" | "df"), "{typed:?}"),
            }
        }
    }
}
