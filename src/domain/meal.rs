//! The words of a meal: its slots, who eats it, what is marked; and what a day costs.

use super::date::weekday_index;
use jiff::civil::Date;

/// Whether meals are served on a day: a row of the calendar says so; without one, Monday to Friday inside a school year.
pub fn is_serving(set: Option<bool>, day: Date, in_year: bool) -> bool {
    set.unwrap_or(in_year && weekday_index(day) < 5)
}

/// A meal of the day (bữa).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Bữa sáng.
    Breakfast,
    /// Bữa phụ sáng.
    MorningSnack,
    /// Bữa trưa.
    Lunch,
    /// Bữa xế, bữa chiều.
    Afternoon,
    /// Bữa phụ xế.
    LateSnack,
}

impl Slot {
    /// All of them, in the order of the day; a slot's place here is `slot as usize`.
    pub const ALL: [Self; 5] = [Self::Breakfast, Self::MorningSnack, Self::Lunch, Self::Afternoon, Self::LateSnack];

    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Self::Breakfast => "breakfast",
            Self::MorningSnack => "morning_snack",
            Self::Lunch => "lunch",
            Self::Afternoon => "afternoon",
            Self::LateSnack => "late_snack",
        }
    }

    /// Reads a code or a Vietnamese word; folded text (no tones, blanks for `_`) is welcome.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.strip_prefix("bua ").unwrap_or(word);
        match word {
            "sang" => Some(Self::Breakfast),
            "phu sang" => Some(Self::MorningSnack),
            "trua" => Some(Self::Lunch),
            "xe" | "chieu" => Some(Self::Afternoon),
            "phu xe" => Some(Self::LateSnack),
            _ => by_code(&Self::ALL, Self::code, word),
        }
    }
}

/// A meal that a stage is served, as it was set from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageSlot {
    /// Which.
    pub slot: Slot,
    /// A main meal; else a snack.
    pub main: bool,
}

impl StageSlot {
    /// `lunch:main`
    pub fn code(self) -> String {
        format!("{}:{}", self.slot.code(), if self.main { "main" } else { "snack" })
    }

    /// Reads `lunch:main`; without a kind, lunch is a main meal and the others are snacks.
    pub fn parse(text: &str) -> Option<Self> {
        let (slot, kind) = text.split_once(':').unwrap_or((text, ""));
        let slot = Slot::parse(slot)?;
        let main = match kind {
            "" => slot == Slot::Lunch,
            "main" | "chinh" => true,
            "snack" | "phu" => false,
            _ => return None,
        };
        Some(Self { slot, main })
    }

    /// Reads the stored form, `lunch:main afternoon:snack`.
    pub fn parse_list(text: &str) -> Option<Vec<Self>> {
        text.split_whitespace().map(Self::parse).collect()
    }
}

/// What a stage is served until the school says otherwise.
pub fn default_slots(stage: Stage) -> Vec<StageSlot> {
    let slot = |slot, main| StageSlot { slot, main };
    match stage {
        Stage::NhaTre => {
            vec![slot(Slot::Lunch, true), slot(Slot::Afternoon, true), slot(Slot::LateSnack, false)]
        }
        Stage::MauGiao => vec![slot(Slot::Lunch, true), slot(Slot::Afternoon, false)],
        Stage::Staff => vec![slot(Slot::Lunch, true)],
    }
}

/// Who eats together at one price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Nhà trẻ, 3 to 36 months.
    NhaTre,
    /// Mẫu giáo, 3 to 6 years.
    MauGiao,
    /// Those who work here: a kind of eater, never an age group.
    Staff,
}

impl Stage {
    /// All of them; a stage's place here is `stage as usize`.
    pub const ALL: [Self; 3] = [Self::NhaTre, Self::MauGiao, Self::Staff];

    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Self::NhaTre => "nha_tre",
            Self::MauGiao => "mau_giao",
            Self::Staff => "staff",
        }
    }

    /// Reads a code or a Vietnamese word; folded text (no tones, blanks for `_`) is welcome.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "nhan vien" => Some(Self::Staff),
            _ => by_code(&Self::ALL, Self::code, word),
        }
    }
}

/// The age group of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeGroup {
    /// Nhóm trẻ 3-12 tháng.
    Nt1,
    /// Nhóm trẻ 13-24 tháng.
    Nt2,
    /// Nhóm trẻ 25-36 tháng.
    Nt3,
    /// Mẫu giáo bé.
    Mg3,
    /// Mẫu giáo nhỡ.
    Mg4,
    /// Mẫu giáo lớn.
    Mg5,
}

impl AgeGroup {
    /// All of them, the youngest first.
    pub const ALL: [Self; 6] = [Self::Nt1, Self::Nt2, Self::Nt3, Self::Mg3, Self::Mg4, Self::Mg5];

    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nt1 => "nt1",
            Self::Nt2 => "nt2",
            Self::Nt3 => "nt3",
            Self::Mg3 => "mg3",
            Self::Mg4 => "mg4",
            Self::Mg5 => "mg5",
        }
    }

    /// Reads a code or a Vietnamese word; folded text (no tones, blanks for punctuation) is welcome.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "nhom tre 3 12 thang" => Some(Self::Nt1),
            "nhom tre 13 24 thang" => Some(Self::Nt2),
            "nhom tre 25 36 thang" => Some(Self::Nt3),
            "mau giao be" => Some(Self::Mg3),
            "mau giao nho" => Some(Self::Mg4),
            "mau giao lon" => Some(Self::Mg5),
            _ => by_code(&Self::ALL, Self::code, word),
        }
    }

    /// The stage whose meals this group eats.
    pub fn stage(self) -> Stage {
        match self {
            Self::Nt1 | Self::Nt2 | Self::Nt3 => Stage::NhaTre,
            Self::Mg3 | Self::Mg4 | Self::Mg5 => Stage::MauGiao,
        }
    }
}

/// What is marked for a child and a slot (chấm ăn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkStatus {
    /// Ate.
    Present,
    /// Absent, and it was told (có phép).
    Excused,
    /// Absent, and nobody told (không phép).
    Unexcused,
}

impl MarkStatus {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Present, Self::Excused, Self::Unexcused];

    /// The word in files and commands.
    pub fn code(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::Excused => "excused",
            Self::Unexcused => "unexcused",
        }
    }

    /// Reads a code or a Vietnamese word; the text is folded (lower case, no tones).
    pub fn parse(folded: &str) -> Option<Self> {
        match folded {
            "co an" | "co mat" => Some(Self::Present),
            "co phep" | "nghi co phep" => Some(Self::Excused),
            "khong phep" | "nghi khong phep" => Some(Self::Unexcused),
            _ => by_code(&Self::ALL, Self::code, folded),
        }
    }
}

/// The one of `all` whose code is `word`, a folded code with blanks for `_` included.
fn by_code<T: Copy>(all: &[T], code: fn(T) -> &'static str, word: &str) -> Option<T> {
    let blank = |letter| if letter == b'_' { b' ' } else { letter };
    all.iter().copied().find(|&one| code(one).bytes().map(blank).eq(word.bytes().map(blank)))
}

/// A price as it was set: it holds from its day until the next row of the same stage and slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceRow {
    /// Whose price.
    pub stage: Stage,
    /// Of which slot; without one it is the price of the day.
    pub slot: Option<Slot>,
    /// The first day.
    pub from: Date,
    /// In đồng; without one the price ends here.
    pub amount: Option<i64>,
}

/// What a day costs one eater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayPrice {
    /// No price holds.
    #[default]
    None,
    /// Any charged slot costs this, once.
    Day(i64),
    /// Each charged slot costs its own price, by `slot as usize`.
    Slots([Option<i64>; 5]),
}

/// The prices of every stage on every day of one month, laid out so that a look-up is an index.
#[derive(Debug, Clone)]
pub struct Prices {
    month: (i16, i8),
    days: [[DayPrice; 31]; 3],
}

impl Prices {
    /// Lays out the month in which `day` lies. The rows may stand in any order.
    pub fn for_month(rows: &[PriceRow], day: Date) -> Self {
        let mut sorted = rows.to_vec();
        sorted.sort_by_key(|row| row.from);
        let mut days = [[DayPrice::None; 31]; 3];
        for stage in Stage::ALL {
            let of_stage: Vec<&PriceRow> = sorted.iter().filter(|row| row.stage == stage).collect();
            let month = day.first_of_month().series(jiff::Span::new().days(1));
            for (date, price) in month.zip(&mut days[stage as usize]) {
                *price = price_on(&of_stage, date);
            }
        }
        Self { month: (day.year(), day.month()), days }
    }

    /// The price of the day; none outside the month.
    pub fn for_day(&self, stage: Stage, date: Date) -> DayPrice {
        if self.month == (date.year(), date.month()) {
            self.days[stage as usize][date.day() as usize - 1]
        } else {
            DayPrice::None
        }
    }
}

/// Of the prices that hold, the kind that was set last counts: day or slots. Set for the same day, the slots do. The rows are
/// those of one stage, in the order of their days.
fn holding<'a>(rows: &[&'a PriceRow], date: Date) -> Vec<&'a PriceRow> {
    let mut day: Option<&PriceRow> = None;
    let mut slots: [Option<&PriceRow>; 5] = [None; 5];
    for row in rows.iter().take_while(|row| row.from <= date) {
        let holds = row.amount.map(|_| *row);
        match row.slot {
            None => day = holds,
            Some(slot) => slots[slot as usize] = holds,
        }
    }
    let last_slot = slots.iter().flatten().map(|row| row.from).max();
    match day {
        Some(row) if last_slot.is_none_or(|slot| slot < row.from) => vec![row],
        _ => slots.into_iter().flatten().collect(),
    }
}

fn price_on(rows: &[&PriceRow], date: Date) -> DayPrice {
    let mut slots: [Option<i64>; 5] = [None; 5];
    for row in holding(rows, date) {
        match (row.slot, row.amount) {
            (None, Some(amount)) => return DayPrice::Day(amount),
            (Some(slot), amount) => slots[slot as usize] = amount,
            (None, None) => {}
        }
    }
    if slots.iter().all(Option::is_none) { DayPrice::None } else { DayPrice::Slots(slots) }
}

/// The rows that make the price of a stage on a day, of all rows in any order.
pub fn price_rows(rows: &[PriceRow], stage: Stage, date: Date) -> Vec<PriceRow> {
    let mut of_stage: Vec<&PriceRow> = rows.iter().filter(|row| row.stage == stage).collect();
    of_stage.sort_by_key(|row| row.from);
    holding(&of_stage, date).into_iter().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn row(slot: Option<Slot>, day: i8, amount: Option<i64>) -> PriceRow {
        let from = date(2026, 4, day);
        PriceRow { stage: Stage::MauGiao, slot, from, amount }
    }

    fn on(rows: &[PriceRow], day: i8) -> DayPrice {
        Prices::for_month(rows, date(2026, 4, 20)).for_day(Stage::MauGiao, date(2026, 4, day))
    }

    fn slots(lunch: Option<i64>, afternoon: Option<i64>) -> DayPrice {
        DayPrice::Slots([None, None, lunch, afternoon, None])
    }

    #[test]
    fn every_code_is_read_back() {
        for slot in Slot::ALL {
            assert_eq!(Slot::parse(slot.code()), Some(slot));
            assert_eq!(Slot::parse(&slot.code().replace('_', " ")), Some(slot));
            assert_eq!(Slot::ALL[slot as usize], slot);
        }
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.code()), Some(stage));
            assert_eq!(Stage::ALL[stage as usize], stage);
        }
        for group in AgeGroup::ALL {
            assert_eq!(AgeGroup::parse(group.code()), Some(group));
        }
        assert_eq!(Slot::parse("bua phu sang"), Some(Slot::MorningSnack));
        assert_eq!(Stage::parse("mau giao"), Some(Stage::MauGiao));
        let biggest = AgeGroup::parse("mau giao lon");
        assert_eq!(biggest.map(AgeGroup::stage), Some(Stage::MauGiao));
        assert_eq!(Slot::parse("toi"), None);
    }

    #[test]
    fn marks_are_read_in_words() {
        for status in MarkStatus::ALL {
            assert_eq!(MarkStatus::parse(status.code()), Some(status));
        }
        for (words, status) in [
            (["co an", "co mat"], MarkStatus::Present),
            (["co phep", "nghi co phep"], MarkStatus::Excused),
            (["khong phep", "nghi khong phep"], MarkStatus::Unexcused),
        ] {
            assert_eq!(words.map(MarkStatus::parse), [Some(status); 2]);
        }
        assert_eq!(MarkStatus::parse("x"), None);
    }

    #[test]
    fn a_later_price_replaces_an_earlier_one_from_its_day_on() {
        let mut rows = [row(Some(Slot::Lunch), 16, Some(15_000)), row(Some(Slot::Lunch), 1, Some(14_000))];
        assert_eq!(on(&rows, 15), slots(Some(14_000), None));
        assert_eq!(on(&rows, 16), slots(Some(15_000), None));
        rows[0].amount = None;
        assert_eq!(on(&rows, 16), DayPrice::None);
    }

    #[test]
    fn the_kind_that_was_set_last_holds() {
        let mut rows = vec![
            row(Some(Slot::Lunch), 1, Some(14_000)),
            row(Some(Slot::Afternoon), 1, Some(4_500)),
            row(None, 10, Some(20_000)),
        ];
        assert_eq!(on(&rows, 9), slots(Some(14_000), Some(4_500)));
        assert_eq!(on(&rows, 10), DayPrice::Day(20_000));
        rows.push(row(Some(Slot::Lunch), 16, Some(15_000)));
        assert_eq!(on(&rows, 15), DayPrice::Day(20_000));
        assert_eq!(on(&rows, 16), slots(Some(15_000), Some(4_500)));
        rows.push(row(None, 20, Some(21_000)));
        rows.push(row(None, 22, None));
        assert_eq!(on(&rows, 21), DayPrice::Day(21_000));
        assert_eq!(on(&rows, 22), slots(Some(15_000), Some(4_500)));
    }

    #[test]
    fn there_is_no_price_before_the_first_of_another_stage_or_month() {
        let rows = [row(None, 2, Some(20_000))];
        let prices = Prices::for_month(&rows, date(2026, 4, 30));
        assert_eq!(on(&rows, 1), DayPrice::None);
        for (stage, date) in [(Stage::NhaTre, date(2026, 4, 2)), (Stage::MauGiao, date(2026, 5, 2))] {
            assert_eq!(prices.for_day(stage, date), DayPrice::None);
        }
    }
}
