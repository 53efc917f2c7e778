//! The house: which room may use which, and the order of the files inside a room.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Room → rooms that it may use. `main.rs` and `lib.rs` belong to no room.
const ARROWS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("audit", &["domain"]),
    ("store", &["domain", "audit"]),
    ("files", &["domain"]),
    ("app", &["domain", "audit", "store", "files"]),
    ("i18n", &["domain"]),
    ("cli", &["app", "domain", "i18n"]),
];

/// Outside crates that belong to one room or to several.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("zstd", &["store"]),
    ("siphasher", &["store"]),
    ("ed25519_dalek", &["audit", "store", "app"]),
    ("sha2", &["audit", "store", "files", "app"]),
    ("argon2", &["app"]),
    ("chacha20poly1305", &["app"]),
    ("hkdf", &["app"]),
    ("base64ct", &["audit"]),
    ("qrcode", &["files"]),
    ("csv", &["files"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("comfy_table", &["cli"]),
    ("dialoguer", &["cli"]),
    ("rustix", &["cli"]),
    ("signal_hook", &["cli"]),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let end = text.find("#[cfg(test)]\nmod tests").unwrap_or(text.len());
    text[..end].lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Names that follow `crate::` in a file.
fn uses(code: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    code.match_indices("crate::").map(|(i, m)| name(&code[i + m.len()..])).collect()
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let mut wrong = Vec::new();
    for (room, may) in ARROWS {
        for file in rust_files(&source().join(room)) {
            if file.ends_with("testing.rs") || file.ends_with("tests.rs") {
                continue;
            }
            for used in uses(&code(&file)) {
                let known = ARROWS.iter().any(|(r, _)| *r == used);
                if known && used != *room && !may.contains(&used.as_str()) {
                    wrong.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_crates_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for (room, _) in ARROWS {
        for file in rust_files(&source().join(room)) {
            if file.ends_with("testing.rs") || file.ends_with("tests.rs") {
                continue;
            }
            let code = code(&file);
            for (name, rooms) in CRATES {
                let used = code.contains(&format!("use {name}::")) || code.contains(&format!(" {name}::"));
                if used && !rooms.contains(room) {
                    wrong.push(format!("{} uses {name}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sql_stands_in_the_store_alone() {
    let mut wrong = Vec::new();
    for (room, _) in ARROWS.iter().filter(|(r, _)| *r != "store") {
        for file in rust_files(&source().join(room)) {
            if file.ends_with("testing.rs") || file.ends_with("tests.rs") {
                continue;
            }
            let code = code(&file);
            for word in ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE "] {
                if code.contains(word) {
                    wrong.push(format!("{}: {word}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Inside `domain`, `audit`, `store` and `app` a file uses only those that stand above it in the room's `mod.rs`.
#[test]
fn inside_a_room_files_use_only_those_above() {
    let mut wrong = Vec::new();
    for room in ["domain", "audit", "store", "app"] {
        let list = std::fs::read_to_string(source().join(room).join("mod.rs")).unwrap();
        let order: BTreeMap<String, usize> = list
            .lines()
            .filter_map(|l| l.trim().strip_prefix("pub mod "))
            .enumerate()
            .map(|(i, l)| (l.trim_end_matches(';').to_owned(), i))
            .collect();
        for (name, place) in &order {
            let path = source().join(room).join(format!("{name}.rs"));
            let code = code(&path);
            for (other, there) in &order {
                let named =
                    [format!("super::{other}::"), format!("crate::{room}::{other}::"), format!("super::{{{other}")];
                if there > place && named.iter().any(|n| code.contains(n)) {
                    wrong.push(format!("{room}/{name} uses {room}/{other}, which stands below it"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_insert_or_replace_stands_in_sql() {
    for file in rust_files(&source().join("store")) {
        let code = code(&file).to_uppercase();
        assert!(!code.contains("OR REPLACE") && !code.contains("OR IGNORE"), "{}", file.display());
    }
}

/// Behind the door every statement that writes goes through `Tx::execute`, which forgets the lines of one that failed.
#[test]
fn writers_go_through_the_door() {
    let own = [
        "diary",
        "guard",
        "log",
        "door",
        "replay",
        "backup",
        "forge",
        "session",
        "throttle",
        "job",
        "migrate",
        "mod",
        "checkpoint",
    ];
    for file in rust_files(&source().join("store")) {
        if file.ends_with("tests.rs") || own.iter().any(|name| file.ends_with(format!("{name}.rs"))) {
            continue;
        }
        let flat: String = code(&file).split_whitespace().collect();
        assert!(!flat.contains("conn.execute(") && !flat.contains(")?.execute("), "{}", file.display());
    }
}

/// What the program needs of the machine: the C library with its loader, nothing else.
#[test]
fn the_program_needs_nothing_beside_the_c_library() {
    let out = std::process::Command::new("ldd").arg(env!("CARGO_BIN_EXE_mamnon")).output().unwrap();
    let text = String::from_utf8(out.stdout).unwrap();
    let other: Vec<_> = text
        .lines()
        .filter(|l| {
            !["linux-vdso", "libc.so", "libm.so", "ld-linux", "statically"].iter().any(|known| l.contains(known))
        })
        .collect();
    assert!(out.status.success() && other.is_empty(), "{other:?}");
}
