//! Attacks on the tables, on the guard, and on the file.
use super::attack::{Attack, By, Hand};
use super::forger::{client, triggers};
use super::lab::{LAB, PRINCIPAL, VICE};
use crate::harness::password;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::Value;
use rusqlite::{params, params_from_iter};

const OWN_LINE: &str = "a reset lets its maker act as that person until the owner's next sign-in; the log shows for ever whose reset it was";
const SURFACE: By = By::Opening;

/// The attacks, in the order of the table.
pub const ATTACKS: &[Attack] = &[
    Attack { name: "rows edited by a plain SQLite client", by: &[By::Guard], code: false, run: plain_edit },
    Attack { name: "the log edited by a plain SQLite client", by: &[By::Guard], code: false, run: plain_log },
    Attack { name: "INSERT OR REPLACE, UPDATE OR REPLACE", by: &[By::Guard], code: false, run: replaced },
    Attack { name: "triggers dropped and not restored", by: &[By::Step(5)], code: false, run: dropped },
    Attack { name: "a trigger rewritten by writable_schema", by: &[By::Step(5)], code: false, run: rewritten },
    Attack { name: "a trigger, view, table or index added", by: &[By::Step(5)], code: false, run: added },
    Attack { name: "the schema's number lowered or raised", by: &[By::Step(5), By::Opening], code: false, run: number },
    Attack { name: "a row edited, triggers dropped and restored", by: &[By::Step(6)], code: false, run: edited },
    Attack { name: "a row deleted, triggers dropped and restored", by: &[By::Step(6)], code: false, run: deleted },
    Attack { name: "a row added, triggers dropped and restored", by: &[By::Step(6)], code: false, run: inserted },
    Attack { name: "a row edited, triggers hidden by writable_schema", by: &[By::Step(6)], code: false, run: hidden },
    Attack { name: "a row edited in an operation opened by hand", by: &[By::Step(6)], code: false, run: by_hand },
    Attack {
        name: "a wrapped key replaced to sign in as another",
        by: &[By::Step(6)],
        code: false,
        run: password_replaced,
    },
    Attack { name: "a role, a window or a lock made or unmade by hand", by: &[By::Step(6)], code: false, run: powers },
    Attack {
        name: "a byte of a signature changed with a hex editor",
        by: &[By::Step(3)],
        code: false,
        run: hex_editor,
    },
    Attack { name: "the file cut, or its head overwritten", by: &[SURFACE], code: false, run: file_cut },
    Attack {
        name: "a teacher's password reset, to sign in as the teacher",
        by: &[By::Nobody(OWN_LINE)],
        code: false,
        run: reset,
    },
];

/// Edits of rows, each of another table.
const EDITS: &[&str] = &[
    "UPDATE meal_marks SET status='excused' WHERE date='2026-10-05' AND child=1",
    "UPDATE meal_marks SET class='A2' WHERE date='2026-11-20' AND child=2",
    "UPDATE children SET name='Ai Đó' WHERE code='T3'",
    "UPDATE children SET guardian_phone=NULL WHERE code='T1'",
    "UPDATE payment SET amount=amount-100000 WHERE id=1",
    "UPDATE payment SET note='khác' WHERE id=2",
    "UPDATE fee SET amount=19000",
    "UPDATE enrolment SET from_date='2026-11-01' WHERE child=4",
    "UPDATE orders SET reason='khác' WHERE no=2",
    "UPDATE account SET state='disabled' WHERE username='ke.toan'",
    "UPDATE school SET value='Trường khác' WHERE key='name'",
    "UPDATE policy SET value='9999' WHERE key='session.idle_minutes'",
    "UPDATE export_run SET sha256='00'",
    "UPDATE class SET age_group='mg3' WHERE code='A1'",
    "UPDATE page_lock SET final=0",
];

const DELETIONS: &[&str] = &[
    "DELETE FROM meal_marks WHERE date='2026-10-05' AND child=2",
    "DELETE FROM payment WHERE id=2",
    "DELETE FROM export_run",
    "DELETE FROM page_window",
    "DELETE FROM role_grant WHERE role='teacher'",
    "DELETE FROM policy WHERE key='session.idle_minutes'",
];

const ADDITIONS: &[&str] = &[
    "INSERT INTO meal_marks SELECT '2026-10-06',child,slot,class,status,told_at FROM meal_marks WHERE date='2026-10-05' AND child=1",
    "INSERT INTO payment(date,child,amount,note) VALUES('2026-11-02',1,500000,'')",
    "INSERT INTO calendar VALUES('2026-11-19','holiday')",
    "INSERT INTO fee VALUES('nha_tre','','2026-09-01',1)",
    "INSERT INTO balance VALUES(1,'2026-09-01',900000)",
];

fn refused(h: &mut Hand, all: &[&str]) {
    let sql = (*h.one(all)).to_owned();
    h.plainly(&sql);
}

fn plain_edit(h: &mut Hand) {
    let all = *h.one(&[EDITS, DELETIONS, ADDITIONS]);
    refused(h, all);
}

fn plain_log(h: &mut Hand) {
    refused(
        h,
        &[
            "UPDATE audit_entry SET body='{}' WHERE seq=3",
            "DELETE FROM audit_entry WHERE seq=(SELECT max(seq) FROM audit_entry)",
            "INSERT INTO audit_entry SELECT seq+5,body,leaf,sig,key_id,cosig,cosig_key_id FROM audit_entry ORDER BY seq DESC LIMIT 1",
            "UPDATE audit_chunk SET data=x''",
            "DELETE FROM audit_chunk",
            "INSERT INTO audit_chunk VALUES(2,9,x'00')",
            "UPDATE audit_detail SET salt=NULL, image=NULL",
            "DELETE FROM audit_detail",
            "INSERT INTO audit_detail VALUES(2,9,x'00',x'00')",
        ],
    );
}

fn replaced(h: &mut Hand) {
    refused(
        h,
        &[
            "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq=2",
            "PRAGMA recursive_triggers=OFF; REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq=4",
            "REPLACE INTO audit_chunk SELECT * FROM audit_chunk",
            "REPLACE INTO audit_detail SELECT * FROM audit_detail",
            "UPDATE OR REPLACE audit_entry SET seq=3 WHERE seq=4",
            "INSERT OR REPLACE INTO fee VALUES('mau_giao','','2026-09-01',1)",
            "REPLACE INTO children SELECT * FROM children",
            "UPDATE OR IGNORE meal_marks SET status='excused'",
            "INSERT OR IGNORE INTO calendar VALUES('2026-11-19','holiday')",
            "PRAGMA ignore_check_constraints=ON; PRAGMA foreign_keys=OFF; REPLACE INTO page_lock SELECT * FROM page_lock",
        ],
    );
}

fn some_trigger(h: &mut Hand) -> (String, String) {
    let c = client(&h.db());
    let all: Vec<_> = triggers(&c).into_iter().filter(|(_, sql)| !sql.contains("INSTEAD OF")).collect();
    h.one(&all).clone()
}

fn dropped(h: &mut Hand) {
    let (name, _) = some_trigger(h);
    h.plainly(&format!("DROP TRIGGER {name}"));
}

fn rewritten(h: &mut Hand) {
    let ((name, _), how) = (some_trigger(h), *h.one(&["replace(sql,'BEGIN','WHEN 0 BEGIN')", "sql || ' '"]));
    let how = how.replace("WHEN 0 BEGIN", "/* */ BEGIN");
    h.plainly(&format!("PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql={how} WHERE name='{name}'"));
}

fn added(h: &mut Hand) {
    let sql = *h.one(&[
        "CREATE TRIGGER x AFTER INSERT ON audit_entry BEGIN UPDATE children SET name='x' WHERE 0; END",
        "CREATE VIEW x AS SELECT * FROM children",
        "CREATE TABLE x(a)",
        "CREATE INDEX x ON children(name)",
        "ALTER TABLE children ADD COLUMN x TEXT",
    ]);
    h.plainly(sql);
}

fn number(h: &mut Hand) {
    let n = *h.one(&[0, 1, 2, 99]);
    h.plainly(&format!("PRAGMA user_version={n}"));
}

fn unguarded_one(h: &mut Hand, all: &[&str]) {
    let sql = (*h.one(all)).to_owned();
    h.unguarded(|c| assert!(c.execute(&sql, []).unwrap() > 0, "{sql}"));
}

fn edited(h: &mut Hand) {
    unguarded_one(h, EDITS);
}

fn deleted(h: &mut Hand) {
    unguarded_one(h, DELETIONS);
}

fn inserted(h: &mut Hand) {
    unguarded_one(h, ADDITIONS);
}

/// The triggers are taken out of `sqlite_schema` and put back as they were: no DROP, no CREATE.
fn hidden(h: &mut Hand) {
    const TRIGGERS: &str = "FROM sqlite_schema WHERE type='trigger' AND tbl_name<>'gate'";
    let edit = (*h.one(EDITS)).to_owned();
    let c = client(&h.db());
    c.execute_batch("PRAGMA writable_schema=ON").unwrap();
    let rows: Vec<Vec<Value>> = c
        .prepare(&format!("SELECT * {TRIGGERS}"))
        .unwrap()
        .query_map([], |r| (0..5).map(|i| r.get(i)).collect())
        .unwrap()
        .map(Result::unwrap)
        .collect();
    c.execute_batch(&format!("DELETE {TRIGGERS}; PRAGMA writable_schema=RESET")).unwrap();
    c.execute_batch(&edit).unwrap();
    c.execute_batch("PRAGMA writable_schema=ON").unwrap();
    for row in rows {
        c.execute("INSERT INTO sqlite_schema VALUES(?1,?2,?3,?4,?5)", params_from_iter(row)).unwrap();
    }
}

/// A row of `operation` and a function of that name are all that the guard asks for: it is no wall against the owner of the file,
/// the log is.
fn by_hand(h: &mut Hand) {
    let edit = *h.one(&[EDITS[2], EDITS[3], EDITS[9], EDITS[12]]);
    let c = client(&h.db());
    c.create_scalar_function("mamnon_log", -1, FunctionFlags::SQLITE_UTF8, |_| Ok(0)).unwrap();
    let open = "('2026-11-24T00:00:00.000Z','2026-11-24',NULL,'')";
    c.execute_batch(&format!(
        "INSERT INTO operation(book,at,today,order_no,locked_to) SELECT 0,* FROM (VALUES{open}) UNION ALL SELECT 1,* FROM (VALUES{open});
         {edit}; DELETE FROM operation"
    ))
    .unwrap();
}

/// The vice-principal's own wrapped key under the principal's name, and then a sign-in with one's own password.
fn password_replaced(h: &mut Hand) {
    h.unguarded(|c| {
        let sql = "UPDATE account_key SET (params,salt,wrapped)=(SELECT params,salt,wrapped FROM account_key WHERE username=?2 AND ended_at IS NULL) WHERE username=?1";
        c.execute(sql, params![PRINCIPAL, VICE]).unwrap();
    });
    let line = format!("mamnon login {PRINCIPAL} --password-stdin --format json");
    let tried = h.school.typing("x", &line, &format!("{}\n", password(VICE)));
    assert_eq!(tried.error()["code"], "wrong_password", "{tried:?}");
}

fn powers(h: &mut Hand) {
    unguarded_one(
        h,
        &[
            "INSERT INTO role_grant(account,role,from_date,granted_at) SELECT id,'principal','2026-09-01','2026-09-01T00:00:00.000Z' FROM account WHERE username='pho.ht'",
            "UPDATE role_grant SET role='vice_principal' WHERE role='teacher'",
            "UPDATE page_window SET until='2027-01-01T00:00:00.000Z'",
            "DELETE FROM page_lock WHERE final=1",
            "UPDATE page_lock SET last='2026-09-01' WHERE final=1",
            "UPDATE orders SET state='approved', done_at=NULL, done_by=NULL WHERE no=3",
            "UPDATE account_key SET ended_at=NULL WHERE ended_at IS NOT NULL",
        ],
    );
}

fn hex_editor(h: &mut Hand) {
    let (seq, byte) = (h.pick(2, LAB.size), h.pick(0, 63) as usize);
    let c = client(&h.db());
    let sig: Vec<u8> = c.query_row("SELECT sig FROM audit_entry WHERE seq=?1", [seq], |r| r.get(0)).unwrap();
    drop(c);
    let mut file = std::fs::read(h.db()).unwrap();
    // A record may go on in another page; its first bytes are where they are.
    let place = file.windows(8).position(|w| w == &sig[..8]).unwrap();
    file[place + byte % 8] ^= 0x10;
    h.put(&file);
}

fn file_cut(h: &mut Hand) {
    let mut file = LAB.file.clone();
    let pages = file.len() as u64 / 4096;
    match h.pick(0, 3) {
        0 => file.truncate((h.pick(1, pages - 1) * 4096) as usize),
        1 => file.truncate(h.pick(1, 4095) as usize),
        2 => file[..16].fill(b'x'),
        // The id in the head that says whose format it is.
        _ => file[68..72].fill(0),
    }
    h.put(&file);
}

/// Not tampering but power, used openly: everything goes through the door.
fn reset(h: &mut Hand) {
    let made = h.school.ok_json(VICE, "mamnon accounts reset gv.a1 --reason \"quên mật khẩu\"");
    let typed = format!("{}\n{}\n", made["activation_code"].as_str().unwrap(), "mot cau khong ai biet");
    let out = h.school.typing("gia.mao", "mamnon activate gv.a1 --password-stdin", &typed);
    assert_eq!(out.code, 0, "{out:?}");
    h.school.ok("gia.mao", "mamnon meals marks set 2026-11-19 A1");
    let log = h.school.ok_json(PRINCIPAL, "mamnon audit log --object account/gv.a1 --action accounts.reset");
    assert_eq!(log[0]["actor"], VICE, "whose reset it was");
}
