//! Moments as people type them in a search: `14:30`, `hôm qua 8h30`, `05/10/2026 14:30`, or a day alone.
use super::date::{DateContext, DateError, local_midnight, parse_date};
use super::text::clean;
use jiff::{SignedDuration, Timestamp};

/// From the first moment up to, but without, the second: a whole day, minute or second, as far as it was typed.
pub type Span = (Timestamp, Timestamp);

/// Reads a day, a time of today, both in either order, or an exact instant `2026-11-23T01:02:03.456Z`.
pub fn parse_moment(s: &str, ctx: &DateContext) -> Result<Span, DateError> {
    let typed = clean(s);
    if let Ok(at) = typed.parse::<Timestamp>() {
        return Ok((at, at + SignedDuration::from_millis(1)));
    }
    let iso = typed.len() > 10 && typed.is_char_boundary(10) && typed[10..].starts_with('T');
    let spaced = if iso { format!("{} {}", &typed[..10], &typed[11..]) } else { typed };
    let (mut day, mut time) = (Vec::new(), None);
    for word in spaced.split(' ').filter(|w| !matches!(*w, "lúc" | "ngày" | "at" | "on")) {
        match (parse_time(word), time) {
            (Some(found), None) => time = Some(found),
            (Some(_), Some(_)) => return Err(DateError::Unreadable),
            (None, _) => day.push(word),
        }
    }
    let date = if day.is_empty() { ctx.today } else { parse_date(&day.join(" "), ctx)? };
    let (after_midnight, length) = time.unwrap_or((0, 86_400));
    let first = local_midnight(date) + SignedDuration::from_secs(after_midnight);
    Ok((first, first + SignedDuration::from_secs(length)))
}

/// Seconds after midnight, and how many seconds the typed time leaves open: `14:30`, `14:30:05`, `8h`, `8h30`, `8g30`.
fn parse_time(word: &str) -> Option<(i64, i64)> {
    let parts: Vec<&str> = word.split([':', 'h', 'g']).collect();
    let numbers: Option<Vec<i64>> = parts.iter().map(|p| if p.is_empty() { Some(0) } else { p.parse().ok() }).collect();
    match (numbers?.as_slice(), parts.as_slice()) {
        ([h, m @ ..], [first, ..]) if !first.is_empty() && *h < 24 && m.iter().all(|n| (0..60).contains(n)) => {
            match m {
                [m] => Some((h * 3600 + m * 60, if parts[1].is_empty() { 3600 } else { 60 })),
                [m, s] => Some((h * 3600 + m * 60 + s, 1)),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const CTX: DateContext =
        DateContext { today: date(2026, 11, 23), year_first: date(2026, 8, 1), year_last: date(2027, 7, 31) };

    fn read(s: &str) -> String {
        match parse_moment(s, &CTX) {
            Ok((from, to)) => format!("{from} {}", to.duration_since(from).as_secs()),
            Err(e) => format!("{e}"),
        }
    }

    #[test]
    fn days_and_times_as_people_type_them() {
        for (typed, read_as) in [
            ("05/10/2026", "2026-10-04T17:00:00Z 86400"),
            ("hôm qua", "2026-11-21T17:00:00Z 86400"),
            ("5/10", "2026-10-04T17:00:00Z 86400"),
            ("14:30", "2026-11-23T07:30:00Z 60"),
            ("8h", "2026-11-23T01:00:00Z 3600"),
            ("8h30", "2026-11-23T01:30:00Z 60"),
            ("hôm qua 8g30", "2026-11-22T01:30:00Z 60"),
            ("14:30 ngày 05/10/2026", "2026-10-05T07:30:00Z 60"),
            ("2026-10-05 14:30:05", "2026-10-05T07:30:05Z 1"),
            ("2026-10-05T14:30", "2026-10-05T07:30:00Z 60"),
            ("2026-10-05T07:30:00.5Z", "2026-10-05T07:30:00.5Z 0"),
            ("25:00", "Unreadable"),
            ("10:00 11:00", "Unreadable"),
            ("10/05", "2027-05-09T17:00:00Z 86400"),
            ("10/25/2026", "MonthFirst"),
        ] {
            assert_eq!(read(typed), read_as, "{typed}");
        }
    }
}
