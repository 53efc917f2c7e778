use super::*;
use crate::files::table::{Cell, CsvOut};
use proptest::prelude::*;

const COLUMNS: &[Column] = &[
    Column { key: "child", names: &["Mã trẻ", "Pupil code"], required: true },
    Column { key: "full_name", names: &["Họ và tên"], required: true },
    Column { key: "note", names: &["Ghi chú"], required: false },
];

fn open(bytes: impl AsRef<[u8]>) -> Result<Sheet, SheetError> {
    let input = io::Cursor::new(bytes.as_ref().to_vec());
    Sheet::open(input, COLUMNS, &Options::default())
}

/// Every row as `line:child|full_name|note`, with `!` where cells are over.
fn rows(bytes: impl AsRef<[u8]>) -> Vec<String> {
    let (mut sheet, mut row, mut all) = (open(bytes).unwrap(), Row::default(), Vec::new());
    while sheet.next_row(&mut row).unwrap() {
        let over = if row.cells_over { "!" } else { "" };
        let [child, name, note] = [0, 1, 2].map(|column| row.get(column));
        all.push(format!("{}:{child}|{name}|{note}{over}", row.line));
    }
    all
}

fn refused(bytes: impl AsRef<[u8]>) -> SheetError {
    let mut sheet = match open(bytes) {
        Ok(sheet) => sheet,
        Err(error) => return error,
    };
    let mut row = Row::default();
    loop {
        match sheet.next_row(&mut row) {
            Ok(true) => {}
            Ok(false) => panic!("nothing was refused"),
            Err(error) => return error,
        }
    }
}

#[test]
fn reads_our_own_header_in_any_order() {
    let sheet = "note,full_name,child\nx,Nguyễn Thị Hòa,T1\n,An,T2";
    assert_eq!(rows(sheet), ["2:T1|Nguyễn Thị Hòa|x", "3:T2|An|"]);
}

#[test]
fn matches_headers_by_what_they_say() {
    for header in [
        "Mã trẻ,HỌ VÀ TÊN *",
        "ma_tre,ho_va_ten",
        "Pupil  code,\"Họ và\r\ntên (*)\"",
        "\u{feff}Mã trẻ;Ho\u{323} va\u{300} te\u{302}n",
        "Mã trẻ\tHọ và tên",
        "ma tre,Họ\u{a0}và tên,Ghi chú,,",
    ] {
        let separator = ["\t", ";"].into_iter().find(|it| header.contains(it));
        let row = ["T1", "An"].join(separator.unwrap_or(","));
        let line = 2 + header.matches('\n').count();
        assert_eq!(rows(format!("{header}\r\n{row}\r\n")), [format!("{line}:T1|An|")], "{header}");
    }
}

#[test]
fn folds_headers() {
    assert_eq!(header_key(" ĐỊNH_LƯỢNG (g)\u{200b}*"), "dinh luong g");
    assert_eq!(header_key("Ðường"), "duong");
}

#[test]
fn guesses_the_separator_outside_quotes_unless_told() {
    let sheet = "child;\"full,name\";note,,,\nT1;An;a,b\n";
    let told = Options { separator: Some(b';') };
    let cursor = io::Cursor::new(sheet.as_bytes());
    let mut sheet = Sheet::open(cursor, COLUMNS, &told).unwrap();
    let mut row = Row::default();
    assert!(sheet.next_row(&mut row).unwrap());
    assert_eq!(row.get(1), "An");

    assert_eq!(rows("child;\"full,,,name\"\nT1;An, Bi\n"), ["2:T1|An, Bi|"]);
}

#[test]
fn obeys_the_sep_line_and_counts_it() {
    for first in ["sep=;", "\u{feff}SEP=;", "\"sep=;\""] {
        let sheet = format!("{first}\r\nchild;full_name;note,,\r\nT1;An;\r\n");
        assert_eq!(rows(sheet), ["3:T1|An|"]);
    }
    assert_eq!(rows("sep=\t\nchild\tfull_name\nT1\tAn\n"), ["3:T1|An|"]);
}

#[test]
fn names_the_physical_line_whatever_came_before() {
    let sheet = "\nchild,full_name,note\n\n,,\nT1,An,\"a\nb\"\n \nT2,\"Bi \"\"Bi\"\"\",\"\"\n";
    let expected = ["5:T1|An|a\nb", "8:T2|Bi \"Bi\"|"];
    assert_eq!(rows(sheet), expected);
    let crlf = sheet.replace('\n', "\r\n");
    assert_eq!(rows(crlf), ["5:T1|An|a\r\nb", "8:T2|Bi \"Bi\"|"]);
}

#[test]
fn keeps_cells_raw_but_for_the_guard() {
    let sheet = "child,full_name,note\n'036, An ,'=x\n5\" x,\"a\"b,'Mông\n";
    assert_eq!(rows(sheet), ["2:036| An |=x", "3:5\" x|ab|'Mông"]);
}

#[test]
fn a_ragged_row_is_told_and_not_fatal() {
    let sheet = "child,full_name\nT1\nT2,An,over\nT3,Bi,,\n";
    assert_eq!(rows(sheet), ["2:T1||", "3:T2|An|!", "4:T3|Bi|"]);
}

#[test]
fn reports_headers_it_does_not_know() {
    let sheet = open("STT,child,full_name,,Lớp ,\n").unwrap();
    assert_eq!(sheet.unmatched(), ["STT", "", "Lớp"]);
}

#[test]
fn refuses_what_is_no_sheet_of_ours() {
    for empty in ["", "\u{feff}", "\r\n  \n", "sep=;\n"] {
        assert!(matches!(refused(empty), SheetError::Empty), "{empty:?}");
    }
    for (bytes, kind) in [(&b"\xff\xfec\0"[..], "utf-16"), (b"\xfe\xff\0c", "utf-16"), (b"PK\x03\x04\x14\0", "xlsx")] {
        assert!(matches!(refused(bytes), SheetError::Encoding(it) if it == kind));
    }
    assert!(matches!(
        refused("note\nx\n"),
        SheetError::MissingColumns(keys) if keys == ["child", "full_name"]
    ));
    assert!(matches!(refused("child,Mã trẻ,full_name\n"), SheetError::DuplicateHeader("child")));
}

#[test]
fn refuses_other_bytes_naming_the_line() {
    // Windows-1258.
    let tail = b"\nT2,Nguy\xea\xden\n";
    for (head, expected) in
        [("child,full_name\nT1,An", 3), ("child,full_name\n\nT1,\"An\r\nAn\"", 5), ("child,full_name\nT1,\"An\n\n", 5)]
    {
        let mut bytes = [head.as_bytes(), tail].concat();
        if head.matches('"').count() == 1 {
            bytes.extend(b"\"\n");
        }
        assert!(matches!(refused(bytes), SheetError::NotUtf8 { line } if line == expected), "{head}");
    }
    assert!(matches!(refused(b"child,T\xean\n"), SheetError::NotUtf8 { line: 1 }));
}

#[test]
fn a_quote_that_is_never_closed_swallows_nothing() {
    let sheet = "child,full_name\nT1,An\nT2,\"Bi\nT3,Ca\n";
    assert!(matches!(refused(sheet), SheetError::UnclosedQuote { line: 3 }));
    assert!(matches!(refused("child,\"full_name\nT1,An\n"), SheetError::UnclosedQuote { line: 1 }));
}

#[test]
fn a_header_alone_is_a_sheet_without_rows() {
    let none = open("child,full_name").unwrap().finish().unwrap();
    assert_eq!(none.rows, 0);
    let input = open("\u{feff}child,full_name\nT1,An\n\nT2,Bi\n").unwrap();
    assert_eq!(input.finish().unwrap(), Input { sha256: sha("\u{feff}child,full_name\nT1,An\n\nT2,Bi\n"), rows: 2 });
}

fn sha(text: &str) -> String {
    hex(&Sha256::digest(text))
}

#[test]
fn the_hash_is_of_the_bytes_read_from_a_dribbling_pipe() {
    struct Dribble(&'static [u8]);
    impl Read for Dribble {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.0.len().min(1);
            buffer[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }
    let text = "child,full_name\r\n\"T1\",\"Nguyễn\nHòa\"\r\n";
    let sheet = Sheet::open(Dribble(text.as_bytes()), COLUMNS, &Options::default());
    let input = sheet.unwrap().finish().unwrap();
    assert_eq!((input.sha256, input.rows), (sha(text), 1));
}

proptest! {
    #[test]
    fn what_we_write_we_read(
        cells in prop::collection::vec(("[a-zĐ\"',;=0-9 \r\n\t-]{0,8}", "[ạb\",\r\n]{0,4}"), 0..8),
        bom: bool,
    ) {
        let mut out = CsvOut::new(Vec::new(), &["child", "full_name", "note"], bom).unwrap();
        for (child, note) in &cells {
            out.row(&[Cell::Text(child), Cell::Text("x"), Cell::Text(note)]).unwrap();
        }
        let bytes = out.finish().unwrap();
        let (mut sheet, mut row) = (open(&bytes).unwrap(), Row::default());
        for (child, note) in &cells {
            prop_assert!(sheet.next_row(&mut row).unwrap());
            prop_assert_eq!((row.get(0), row.get(2)), (child.as_str(), note.as_str()));
        }
        prop_assert_eq!(sheet.finish().unwrap().rows, cells.len() as u64);
    }
}
