use super::*;

mod reader;

const CODE: &str = "1234-7QK2M9XD3HTAR0BE5N1CW8Y4Z7QK2M9XD3HTAR0BE5N1CW8Y4Z00";

/// Draws the squares of an SVG as the terminal picture has them, and compares.
#[test]
fn terminal_and_page_show_the_same_picture() {
    let picture = Picture::of(CODE).unwrap();
    let side = picture.width + 2 * QUIET;
    let mut drawn = vec![false; side * side];
    let svg = picture.svg(20);
    let path = svg.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap();
    for run in path.split('M').skip(1) {
        let numbers: Vec<usize> = run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
        (0..numbers[2]).for_each(|i| drawn[numbers[1] * side + numbers[0] + i] = true);
    }
    let lines: Vec<Vec<char>> = picture.terminal().lines().map(|l| l.chars().collect()).collect();
    for (i, dark) in drawn.iter().enumerate() {
        let (x, y) = (i % side, i / side);
        let c = lines[y / 2][x];
        let light = c == '█' || c == if y % 2 == 0 { '▀' } else { '▄' };
        assert_eq!(*dark, !light, "at {x}, {y}");
    }
    // The three corners that a reader looks for: a dark ring of seven around a light one.
    for (x, y) in [(0, 0), (picture.width - 7, 0), (0, picture.width - 7)] {
        let (x, y) = (x + QUIET, y + QUIET);
        assert!((0..7).all(|i| picture.is_dark(x + i, y) && picture.is_dark(x, y + i)));
        assert!(!picture.is_dark(x + 1, y + 1) && picture.is_dark(x + 3, y + 3));
    }
}

/// Somebody who knows only ISO/IEC 18004, and none of the code that has drawn it, reads what stands in the picture.
#[test]
fn a_reader_of_its_own_reads_the_code() {
    for text in
        [CODE, "7-0000000000000000000000000000000000000000000000000000", "1", "ABC-12345678901234567890", "xin chào"]
    {
        let picture = Picture::of(text).unwrap();
        let dark = |x: usize, y: usize| picture.is_dark(x + QUIET, y + QUIET);
        assert_eq!(reader::read(picture.width, dark), text);
    }
}

#[test]
fn a_code_of_any_size_fits_and_a_book_does_not() {
    assert!(Picture::of(&format!("{}{}", u64::MAX, &CODE[4..])).is_some());
    assert!(Picture::of(&"x".repeat(5000)).is_none());
}
