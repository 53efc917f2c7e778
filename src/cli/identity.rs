//! `mamnon activate | recover | login | logout | whoami | passwd`
use super::context::Cx;
use super::ui::{Answer, Cell, Done, Record};
use crate::app::Result;
use crate::app::codes::Came;
use crate::app::identity::Welcome;
use crate::domain::refusal::{Refusal, Usage};
use crate::domain::right::Right;
use crate::i18n::Lang;
use crate::i18n::columns::Col;
use crate::i18n::words::{came, role_title};
use crate::say;

/// Activate an account: set the first password with the activation code, and sign in
#[derive(Debug, clap::Args)]
pub struct Activate {
    /// Username
    username: String,
}

/// Set a new password with the recovery code from the safe, and sign in (the officers)
#[derive(Debug, clap::Args)]
pub struct Recover {
    /// Username
    username: String,
}

/// Sign in
#[derive(Debug, clap::Args)]
pub struct Login {
    /// Username; asked for on a terminal if it is left out
    username: Option<String>,
}

/// Sign out
#[derive(Debug, clap::Args)]
pub struct Logout {}

/// Who is signed in and what they may do
#[derive(Debug, clap::Args)]
pub struct Whoami {}

/// Change one's own password
#[derive(Debug, clap::Args)]
pub struct Passwd {
    /// A new recovery code too; the one before ends (the officers)
    #[arg(long)]
    recovery_code: bool,
}

/// What is to be done with a recovery code, shown this once.
pub fn safe(lang: Lang, username: &str, code: &str) -> String {
    say!(
        lang,
        "Mã dự phòng của {username}: {code}\nChép vào phong bì dán kín, cất két; quên mật khẩu thì dùng: mamnon recover {username}",
        "Recovery code of {username}: {code}\nWrite it down for a sealed envelope in the safe; after a lost password: mamnon recover {username}"
    )
}

/// A recovery code in JSON, and below the sentence for people.
fn recovery_code(done: &mut Done, lang: Lang, username: &str, code: Option<&String>) {
    if let Some(code) = code {
        done.fields.push((Col::RecoveryCode, code.as_str().into()));
        done.below.push(safe(lang, username, code));
    }
}

fn welcome(lang: Lang, w: &Welcome, said: String) -> Answer {
    let mut done = Done::of(&w.receipt, said);
    done.fields = vec![
        (Col::Username, w.username.as_str().into()),
        (Col::Name, w.name.as_str().into()),
        (Col::Roles, Cell::Many(w.roles.iter().map(|r| r.as_str().into()).collect())),
        (Col::KeyMark, w.key_mark.as_str().into()),
        (Col::KeyOrigin, w.came.as_ref().map_or(Cell::Empty, |c| Cell::word(c.origin.clone()))),
        (Col::ReplacedBy, replaced(w.came.as_ref()).and_then(|c| c.by.clone()).into()),
        (Col::ReplacedAt, replaced(w.came.as_ref()).map(|c| c.at).into()),
        (Col::FailedTries, Cell::Int(w.failed_tries as i64)),
        (Col::Until, w.until.into()),
    ];
    recovery_code(&mut done, lang, &w.username, w.recovery_code.as_deref());
    done.next = Some("mamnon".to_owned());
    Answer::Done(done)
}

/// How a key came, if it was replaced.
pub fn replaced(came: Option<&Came>) -> Option<&Came> {
    came.filter(|c| c.is_replaced())
}

/// What stands out at a sign-in: wrong tries, a key that somebody else's act replaced.
fn remarks(lang: Lang, w: &Welcome) -> String {
    let mut text = String::new();
    if w.failed_tries > 0 {
        let n = w.failed_tries;
        text.push_str(&say!(
            lang,
            " Có {n} lần nhập sai mật khẩu từ lần đăng nhập trước.",
            " {n} wrong passwords since the last sign-in."
        ));
    }
    if let Some(c) = replaced(w.came.as_ref()) {
        let how = came(lang, &c.origin, c.by.as_deref(), Some(c.at));
        text.push_str(&say!(
            lang,
            " Khóa của tài khoản này đã bị thay: {how}. Nếu không biết việc này, báo Hiệu trưởng.",
            " The key of this account was replaced: {how}. If that is news, tell the principal."
        ));
    }
    text
}

impl Activate {
    /// Activates.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let w = cx.app()?.activate(&self.username)?;
        let (lang, name, mark) = (cx.lang(), &w.name, &w.key_mark);
        let said = say!(
            lang,
            "Đã kích hoạt tài khoản của {name} và đăng nhập. Dấu khóa {mark}: ghi vào quyết định có chữ ký.",
            "The account of {name} is active and signed in. Key mark {mark}: write it on the signed decision."
        );
        Ok(welcome(lang, &w, said))
    }
}

impl Recover {
    /// Recovers.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let w = cx.app()?.recover(&self.username)?;
        let (lang, name, mark) = (cx.lang(), &w.name, &w.key_mark);
        let said = say!(
            lang,
            "{name} đã đặt mật khẩu mới bằng mã dự phòng và đăng nhập. Dấu khóa mới {mark}. Việc này hiện với mọi người trong 30 ngày.",
            "{name} has a new password by recovery code and is signed in. New key mark {mark}. Everybody is shown this for 30 days."
        );
        Ok(welcome(lang, &w, said))
    }
}

impl Login {
    /// Signs in.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let username = if let Some(username) = self.username {
            username
        } else {
            let typed = cx.prompt().line(cx.lang().pick("Tên đăng nhập", "Username"))?;
            let typed = typed.ok_or(Refusal::NoTerminal { flag: "mamnon login USERNAME" })?;
            Some(typed).filter(|u| !u.is_empty()).ok_or(Refusal::Usage(Usage::Missing { option: "USERNAME" }))?
        };
        let w = cx.app()?.login(&username)?;
        let (lang, name) = (cx.lang(), &w.name);
        let mut said = say!(lang, "Đã đăng nhập: {name}.", "Signed in: {name}.");
        said.push_str(&remarks(lang, &w));
        Ok(welcome(lang, &w, said))
    }
}

impl Logout {
    /// Signs out.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let username = cx.app()?.logout()?;
        let lang = cx.lang();
        let said = match &username {
            Some(u) => say!(lang, "Đã đăng xuất {u}.", "{u} is signed out."),
            None => say!(lang, "Không có ai đang đăng nhập.", "Nobody was signed in."),
        };
        let done = Done { said, fields: vec![(Col::Username, username.into())], ..Done::default() };
        Ok(Answer::Done(done))
    }
}

impl Whoami {
    /// Says who is signed in.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let app = cx.app()?;
        let actor = app.actor()?;
        let account = app.show_account(&actor.username)?;
        let today = app.today();
        let authority = match actor.account {
            Some(id) => app.school.db().authority(id, today)?,
            None => crate::domain::role::Authority::default(),
        };
        let lang = cx.lang();
        let rights: Vec<Cell> = Right::ALL
            .iter()
            .filter_map(|r| authority.scope(*r).map(|s| Cell::from(format!("{} ({})", r.code(), s.code()))))
            .collect();
        let roles: Vec<Cell> = account.grants.iter().map(|g| Cell::from(role_title(lang, &g.role))).collect();
        let codes: Vec<serde_json::Value> = account.grants.iter().map(|g| g.role.clone().into()).collect();
        let role_cell =
            if cx.ui().format == super::ui::Format::Table { Cell::Many(roles) } else { Cell::Json(codes.into()) };
        Ok(Answer::Record(Record {
            fields: vec![
                (Col::Username, actor.username.into()),
                (Col::Name, account.account.name.into()),
                (Col::Kind, Cell::word(actor.kind)),
                (Col::Roles, role_cell),
                (Col::Right, Cell::Many(rights)),
                (Col::PasswordAge, account.password_days.into()),
                (Col::KeyMark, account.key_mark.into()),
                (Col::KeyOrigin, account.came.as_ref().map_or(Cell::Empty, |c| Cell::word(c.origin.clone()))),
                (Col::ReplacedBy, replaced(account.came.as_ref()).and_then(|c| c.by.clone()).into()),
                (Col::ReplacedAt, replaced(account.came.as_ref()).map(|c| c.at).into()),
                (Col::LastSignIn, account.last_sign_in.into()),
            ],
            ..Record::default()
        }))
    }
}

impl Passwd {
    /// Changes one's own password.
    pub fn run(self, cx: &mut Cx) -> Result<Answer> {
        let app = cx.app()?;
        let username = app.actor()?.username;
        let (code, receipt) = app.passwd(self.recovery_code)?;
        let lang = cx.lang();
        let mut done = Done::of(&receipt, say!(lang, "Đã đổi mật khẩu.", "The password is changed."));
        recovery_code(&mut done, lang, &username, code.as_deref());
        done.next = Some("mamnon".to_owned());
        Ok(Answer::Done(done))
    }
}
