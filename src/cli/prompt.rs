//! The only place that asks a person. Never without a terminal, never under `--no-input`.
use super::session::can_ask;
use crate::app::{Asker, Result, Secret};
use crate::domain::refusal::Refusal;
use crate::i18n::Lang;
use crate::say;
use dialoguer::console::Term;
use std::io::BufRead as _;
use zeroize::Zeroizing;

/// Asks on the terminal, or reads lines of standard input where the command line says so.
#[derive(Clone, Copy, Debug)]
pub struct Prompt {
    /// Language of the questions.
    pub lang: Lang,
    /// `--no-input`
    pub no_input: bool,
    /// Nothing moves the cursor: questions are plain lines.
    pub dumb: bool,
    /// `--yes`
    pub yes: bool,
    /// `--password-stdin`
    pub password_stdin: bool,
    /// `--cosign-password-stdin`
    pub cosign_stdin: bool,
}

impl Prompt {
    fn can_ask(self) -> bool {
        !self.no_input && can_ask()
    }

    /// Whether a question comes up that no flag has answered: only on a terminal, where nothing is read from a pipe.
    pub fn asks(self) -> bool {
        self.can_ask() && !self.yes
    }

    /// A line as it was typed; none at the end of the input.
    fn typed(self, question: &str) -> Result<Option<String>> {
        if !self.dumb {
            let ask = dialoguer::Input::<String>::new().with_prompt(question).allow_empty(true);
            return Ok(Some(ask.interact_text_on(&Term::stderr())?));
        }
        Term::stderr().write_str(&format!("{question}: "))?;
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line)?;
        Ok((read > 0).then_some(line))
    }

    /// Yes or no, no by itself: `[c/K]`. Only where [`Prompt::asks`].
    pub fn agree(self, question: &str) -> Result<bool> {
        let question = format!("{question} {}", self.lang.pick("[c/K]", "[y/N]"));
        loop {
            let typed = self.typed(&question)?.map(|t| crate::domain::text::search_key(&t));
            match typed.as_deref() {
                Some("c" | "co" | "y" | "yes") => return Ok(true),
                None | Some("" | "k" | "khong" | "n" | "no") => return Ok(false),
                Some(_) => {
                    let help = self.lang.pick("Gõ c (có) hoặc k (không).", "Type y (yes) or n (no).");
                    Term::stderr().write_line(help)?;
                }
            }
        }
    }

    /// A confirmation of something that cannot be undone: the object is typed again.
    pub fn confirm(self, question: &str, object: &str) -> Result<bool> {
        if self.yes {
            return Ok(true);
        }
        if !self.can_ask() {
            return Err(Refusal::NoTerminal { flag: "--yes" }.into());
        }
        let question =
            say!(self.lang, "{question} Gõ lại \"{object}\" để xác nhận", "{question} Type \"{object}\" to confirm");
        Ok(self.typed(&question)?.is_some_and(|typed| crate::domain::text::clean(&typed) == object))
    }

    /// A short answer, such as the number of a menu line; `None` where nobody can be asked, and at the end of the input.
    pub fn line(self, question: &str) -> Result<Option<String>> {
        if !self.can_ask() {
            return Ok(None);
        }
        Ok(self.typed(question)?.map(|typed| crate::domain::text::clean(&typed)))
    }
}

impl Prompt {
    /// A secret where nothing moves the cursor; a new one is typed twice.
    fn plain_secret(self, prompt: &str, twice: bool) -> Result<Zeroizing<String>> {
        let term = Term::stderr();
        let ask = |prompt: &str| -> Result<Zeroizing<String>> {
            term.write_str(&format!("{prompt}: "))?;
            Ok(Zeroizing::new(term.read_secure_line()?))
        };
        loop {
            let first = ask(prompt)?;
            if !twice || ask(self.lang.pick("Gõ lại mật khẩu mới", "Type the new password again"))? == first {
                return Ok(first);
            }
            term.write_line(self.lang.pick("Hai lần gõ không giống nhau.", "The two do not agree."))?;
        }
    }
}

impl Asker for Prompt {
    fn secret(&mut self, which: Secret, username: &str) -> Result<Zeroizing<String>> {
        let (from_stdin, flag) = match which {
            Secret::CosignPassword => (self.cosign_stdin, "--cosign-password-stdin"),
            // `--code -` says where it comes from: typed unseen where there is a terminal, else a line of standard input.
            Secret::OrderCode => (!self.can_ask(), "--code -"),
            _ => (self.password_stdin, "--password-stdin"),
        };
        if from_stdin {
            let mut line = Zeroizing::new(String::new());
            std::io::stdin().lock().read_line(&mut line)?;
            if line.is_empty() {
                return Err(Refusal::NoTerminal { flag }.into());
            }
            return Ok(Zeroizing::new(line.trim_end_matches(['\n', '\r']).to_owned()));
        }
        if !self.can_ask() {
            return Err(Refusal::NoTerminal { flag }.into());
        }
        let lang = self.lang;
        let prompt = match which {
            Secret::Password => say!(lang, "Mật khẩu của {username}", "Password of {username}"),
            Secret::NewPassword => say!(lang, "Mật khẩu mới của {username}", "New password of {username}"),
            Secret::ActivationCode => say!(lang, "Mã kích hoạt của {username}", "Activation code of {username}"),
            Secret::RecoveryCode => say!(lang, "Mã dự phòng của {username}", "Recovery code of {username}"),
            Secret::CosignPassword => {
                say!(lang, "{username} xác nhận tại máy, mật khẩu", "{username} confirms at this machine, password")
            }
            Secret::OrderCode => {
                say!(lang, "Mã trên thẻ của {username}, đọc qua điện thoại", "Code of the card of {username}")
            }
        };
        if self.dumb {
            return self.plain_secret(&prompt, which == Secret::NewPassword);
        }
        let mut ask = dialoguer::Password::new().with_prompt(prompt);
        if which == Secret::NewPassword {
            ask = ask.with_confirmation(
                lang.pick("Gõ lại mật khẩu mới", "Type the new password again"),
                lang.pick("Hai lần gõ không giống nhau.", "The two do not agree."),
            );
        }
        Ok(Zeroizing::new(ask.interact_on(&Term::stderr())?))
    }
}

/// Asks like [`Prompt`], but knows the activation code: at `init` the officers type only their passwords.
pub struct KnownCode {
    /// Asks for everything else.
    pub prompt: Prompt,
    /// The code that was just made.
    pub code: Zeroizing<String>,
}

impl Asker for KnownCode {
    fn secret(&mut self, which: Secret, username: &str) -> Result<Zeroizing<String>> {
        if which == Secret::ActivationCode { Ok(self.code.clone()) } else { self.prompt.secret(which, username) }
    }
}
