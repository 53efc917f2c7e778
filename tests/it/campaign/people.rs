//! Attacks by people: in another's name, with keys that they may not have, and by a patched program that breaks the rules.
use super::attack::{Attack, By, Hand};
use super::forger::{append, last, new_key};
use super::lab::{ACCOUNTANT, LAB, PRINCIPAL, TEACHER, VICE};
use serde_json::{Value, json};

/// The attacks, in the order of the table.
pub const ATTACKS: &[Attack] = &[
    Attack {
        name: "an entry in another's name, signed with one's own key",
        by: &[By::Step(3)],
        code: false,
        run: other_name,
    },
    Attack { name: "an entry signed with a key put beside the log", by: &[By::Step(3)], code: false, run: key_beside },
    Attack { name: "an entry signed with an ended key", by: &[By::Step(3)], code: false, run: ended_key },
    Attack { name: "a second person named who did not sign", by: &[By::Step(3)], code: false, run: no_cosignature },
    Attack { name: "a key for another brought in by an own entry", by: &[By::Step(3)], code: false, run: key_brought },
    Attack { name: "an activation in another's name, without a code", by: &[By::Step(3)], code: false, run: no_code },
    Attack { name: "patched program: a right that is not held", by: &[By::Step(7)], code: false, run: no_right },
    Attack { name: "patched program: a role for oneself", by: &[By::Step(7)], code: false, run: own_role },
    Attack { name: "patched program: marks in a locked page, no order", by: &[By::Step(7)], code: false, run: locked },
    Attack { name: "patched program: after the window had closed", by: &[By::Step(7)], code: false, run: window_over },
    Attack { name: "patched program: under a final lock", by: &[By::Step(7)], code: false, run: final_lock },
    Attack {
        name: "patched program: an order approved by whoever asked",
        by: &[By::Step(7)],
        code: false,
        run: own_order,
    },
    Attack {
        name: "patched program: an order in the principal's name",
        by: &[By::Step(7)],
        code: false,
        run: order_in_name,
    },
    Attack {
        name: "patched program: a window prolonged, a lock removed",
        by: &[By::Step(7)],
        code: false,
        run: lock_undone,
    },
    Attack { name: "patched program: a window under a used order", by: &[By::Step(7)], code: false, run: used_order },
    Attack { name: "patched program: what was refused is done", by: &[By::Step(7)], code: false, run: denied },
    Attack { name: "patched program: time moved without the principal", by: &[By::Step(7)], code: false, run: clock },
    Attack {
        name: "images of a row that is gone blanked without an erasure",
        by: &[By::Step(2)],
        code: false,
        run: blanked,
    },
    Attack {
        name: "images blanked, an erasure without an order forged",
        by: &[By::Step(6), By::Step(7)],
        code: false,
        run: erased,
    },
];

fn forged(h: &mut Hand, who: &str, said: Value, sql: &str) {
    let key = LAB.key_of(who);
    h.unguarded(|c| append(c, key, said, sql));
}

/// One of several days on which some mark is changed.
fn mark(day: &str) -> String {
    format!("UPDATE meal_marks SET status='excused' WHERE date='{day}' AND child=1")
}

fn other_name(h: &mut Hand) {
    let (own, other) = *h.one(&[(VICE, PRINCIPAL), (TEACHER, VICE), (ACCOUNTANT, PRINCIPAL)]);
    let (lab, theirs) = (&*LAB, h.pick(0, 1) == 0);
    h.unguarded(|c| {
        append(c, lab.key_of(own), json!({"actor": other, "action": "orders.issue"}), "");
        if theirs {
            let id = &lab.key_of(other).id;
            c.execute("UPDATE audit_entry SET key_id=?1 WHERE seq=(SELECT max(seq) FROM audit_entry)", [id]).unwrap();
        }
    });
}

fn insert_key(key: &super::forger::Key, origin: &str) -> String {
    let public = mamnon::audit::hash::hex(&key.secret.verifying_key().to_bytes());
    format!(
        "INSERT INTO account_key(key_id,account,username,public,origin,made_at) SELECT '{}',id,username,'{public}','{origin}','2026-11-24T00:00:00.000Z' FROM account WHERE username='{}'",
        key.id, key.username
    )
}

fn key_beside(h: &mut Hand) {
    let key = new_key(PRINCIPAL, h.pick(1, 99) as u8);
    h.unguarded(|c| {
        c.execute_batch(&insert_key(&key, "activation")).unwrap();
        append(c, &key, json!({"action": "orders.issue"}), "");
    });
}

fn ended_key(h: &mut Hand) {
    let lab = &*LAB;
    let now = &lab.key_of(TEACHER).id;
    let old = lab.stolen.values().find(|k| k.username == TEACHER && k.id != *now).unwrap();
    h.unguarded(|c| append(c, old, json!({"action": "meals.marks.fix"}), &mark("2026-11-20")));
}

fn no_cosignature(h: &mut Hand) {
    let own = LAB.key_of(VICE).id.clone();
    let said = if h.pick(0, 1) == 0 {
        json!({"action": "lock", "cosigner": PRINCIPAL})
    } else {
        json!({"action": "lock", "cosigner": PRINCIPAL, "cosig": own})
    };
    forged(h, VICE, said, "");
}

/// The vice-principal makes a key for the principal in an entry of their own, and then gives an order with it.
fn key_brought(h: &mut Hand) {
    let key = new_key(PRINCIPAL, h.pick(1, 99) as u8);
    let action = *h.one(&["accounts.reset", "accounts.enable", "accounts.token", "policy.set"]);
    let own = LAB.key_of(VICE);
    h.unguarded(|c| {
        append(c, own, json!({"action": action}), &insert_key(&key, "activation"));
        append(c, &key, json!({"action": "orders.issue"}), "");
    });
}

/// The new key signs the entry that brings it, as an activation does; but nobody had given a code.
fn no_code(h: &mut Hand) {
    let who = *h.one(&[PRINCIPAL, TEACHER]);
    let key = new_key(who, h.pick(1, 99) as u8);
    let end = format!(
        "UPDATE account_key SET ended_at='2026-11-24T00:00:00.000Z', wrapped=NULL WHERE username='{who}' AND ended_at IS NULL"
    );
    let sql = format!("{end};{}", insert_key(&key, "activation"));
    h.unguarded(|c| append(c, &key, json!({"action": "account.activate"}), &sql));
}

fn no_right(h: &mut Hand) {
    let cases = [
        (TEACHER, "meals.fees.set", "UPDATE fee SET amount=1".to_owned()),
        (TEACHER, "accounts.disable", "UPDATE account SET state='disabled' WHERE username='ke.toan'".to_owned()),
        (ACCOUNTANT, "meals.marks.fix", mark("2026-11-20")),
        (VICE, "policy.set", "UPDATE policy SET value='1' WHERE key='session.idle_minutes'".to_owned()),
        (PRINCIPAL, "children.edit", "UPDATE children SET guardian_phone=NULL WHERE code='T1'".to_owned()),
    ];
    let (who, action, sql) = h.one(&cases).clone();
    forged(h, who, json!({"action": action}), &sql);
}

fn own_role(h: &mut Hand) {
    let role = *h.one(&["principal", "accountant"]);
    let sql = format!(
        "INSERT INTO role_grant(account,role,from_date,granted_at) SELECT id,'{role}','2026-09-01','2026-11-24T00:00:00.000Z' FROM account WHERE username='{VICE}'"
    );
    forged(h, VICE, json!({"action": "roles.grant"}), &sql);
}

fn locked(h: &mut Hand) {
    let said = *h.one(&[0, 2, 99]);
    let order = if said == 0 { Value::Null } else { said.into() };
    forged(h, VICE, json!({"action": "meals.marks.fix", "order": order}), &mark("2026-10-05"));
}

/// Order 3 opened a window in 5 October, which was closed again.
fn window_over(h: &mut Hand) {
    forged(h, TEACHER, json!({"action": "meals.marks.fix", "order": 3}), &mark("2026-10-05"));
}

fn final_lock(h: &mut Hand) {
    let order = *h.one(&[1, 3]);
    forged(h, VICE, json!({"action": "meals.marks.fix", "order": order}), &mark("2026-09-07"));
}

const NEW_ORDER: &str = "INSERT INTO orders(kind,book,period,reason,state,via,asked_by,asked_at,decided_by,decided_at) VALUES('unlock','meals','2026-10','x','approved'";

fn own_order(h: &mut Hand) {
    let said = json!({"action": "orders.approve"});
    let sql = format!("{NEW_ORDER},'request','{VICE}','2026-11-24T00:00:00.000Z','{VICE}','2026-11-24T00:00:00.000Z')");
    forged(h, VICE, said, &sql);
}

fn order_in_name(h: &mut Hand) {
    let via = *h.one(&["issued", "request", "cosign"]);
    let asked = if via == "issued" { "NULL".to_owned() } else { format!("'{VICE}'") };
    let sql =
        format!("{NEW_ORDER},'{via}',{asked},'2026-11-24T00:00:00.000Z','{PRINCIPAL}','2026-11-24T00:00:00.000Z')");
    forged(h, VICE, json!({"action": "orders.request"}), &sql);
}

fn lock_undone(h: &mut Hand) {
    let (action, sql) = *h.one(&[
        ("unlock", "UPDATE page_window SET until='2027-01-01T00:00:00.000Z'"),
        ("relock", "DELETE FROM page_lock WHERE final=1"),
        ("lock", "UPDATE page_lock SET final=0 WHERE final=1"),
        ("unlock", "UPDATE page_lock SET last='2026-09-01' WHERE final=1"),
    ]);
    forged(h, VICE, json!({"action": action, "order": 3}), sql);
}

/// Order 3 had its window; now it gets the page of the whole month.
fn used_order(h: &mut Hand) {
    let sql = "UPDATE page_window SET period='2026-10', first='2026-10-01', last='2026-10-31', class=NULL, by_day=0, until='2027-01-01T00:00:00.000Z' WHERE order_no=3";
    forged(h, VICE, json!({"action": "unlock", "order": 3}), sql);
}

fn denied(h: &mut Hand) {
    let said = json!({"action": "meals.marks.fix", "outcome": "denied", "error": "book_locked"});
    forged(h, TEACHER, said, &mark("2026-11-20"));
}

/// `audit.clock` lets the time fall, but only the principal signs it.
fn clock(h: &mut Hand) {
    let at = "2026-10-05T01:00:00.000Z";
    forged(h, VICE, json!({"action": "audit.clock", "at": at}), "");
}

/// A telephone number is changed and changed back, and then both images are blanked: nothing in the tables misses them.
fn blanked(h: &mut Hand) {
    let own = LAB.key_of(VICE);
    h.unguarded(|c| {
        for phone in ["NULL", "'0911235465'"] {
            let sql = format!("UPDATE children SET guardian_phone={phone} WHERE code='T2'");
            append(c, own, json!({"action": "children.edit"}), &sql);
        }
        let end = last(c);
        c.execute("UPDATE audit_detail SET salt=NULL, image=NULL WHERE seq>?1", [end - 2]).unwrap();
    });
}

/// A child's images are blanked and an own entry calls it an erasure, but nobody has ordered it.
fn erased(h: &mut Hand) {
    let own = LAB.key_of(VICE);
    let order = *h.one(&["NULL", "1", "3"]);
    h.unguarded(|c| {
        let of = "FROM audit_detail WHERE image LIKE 'children%[2]%'";
        let note = format!("INSERT INTO erasure(seq,idx,order_no) SELECT seq,idx,ifnull({order},99) {of}");
        append(c, own, json!({"action": "audit.erase", "order": order.parse::<i64>().ok()}), &note);
        c.execute_batch(
            "UPDATE audit_detail SET salt=NULL, image=NULL WHERE (seq,idx) IN (SELECT seq,idx FROM erasure)",
        )
        .unwrap();
    });
}
