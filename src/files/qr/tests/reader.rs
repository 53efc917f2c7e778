//! A reader of QR pictures of versions 1 to 4 and level M, by ISO/IEC 18004 alone: format, mask, the way through the squares, the
//! correction words, the segments.

/// Data and correction words of a block, and blocks, of versions 1 to 4 at level M.
const BLOCKS: [(usize, usize, usize); 4] = [(16, 10, 1), (28, 16, 1), (44, 26, 1), (32, 18, 2)];
const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The text of a picture of that width.
pub fn read(width: usize, dark: impl Fn(usize, usize) -> bool) -> String {
    let version = (width - 17) / 4;
    assert_eq!(width, 17 + 4 * version);
    let mask = format(width, &dark);
    let (data, correction, blocks) = BLOCKS[version - 1];
    let words = words(width, version, mask, &dark);
    assert!(words.len() >= (data + correction) * blocks, "{} words", words.len());
    let mut text = Vec::new();
    for block in 0..blocks {
        let of = |from: usize, count: usize| (0..count).map(move |i| from + i * blocks + block);
        let block: Vec<u8> = of(0, data).chain(of(data * blocks, correction)).map(|i| words[i]).collect();
        assert!(is_whole(&block, correction), "the correction words do not fit");
        text.extend_from_slice(&block[..data]);
    }
    segments(&text)
}

/// The mask, from both copies of the format, whose correction bits must fit; the level must be M.
fn format(width: usize, dark: &impl Fn(usize, usize) -> bool) -> u32 {
    let down = [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8)];
    let left = [(7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8)];
    let one = down.into_iter().chain(left);
    let two = (0..8).map(|i| (width - 1 - i, 8)).chain((0..7).map(|i| (8, width - 7 + i)));
    let bits = |squares: &mut dyn Iterator<Item = (usize, usize)>| {
        squares.enumerate().fold(0, |bits, (i, (x, y))| bits | u32::from(dark(x, y)) << i)
    };
    let (one, two) = (bits(&mut one.into_iter()), bits(&mut two.into_iter()));
    assert_eq!(one, two, "the copies of the format differ");
    assert!(dark(8, width - 8), "the dark square");
    let format = one ^ 0x5412;
    let rest = (10..15).rev().fold(format, |rest, i| if rest >> i & 1 == 1 { rest ^ 0x537 << (i - 10) } else { rest });
    assert_eq!(rest, 0, "the format's correction bits");
    assert_eq!(format >> 13, 0, "level M");
    format >> 10 & 7
}

/// Squares that hold no data: corners with the format, the two lines that count, the small pattern.
fn is_fixed(width: usize, version: usize, x: usize, y: usize) -> bool {
    let corners = x < 9 && (y < 9 || y >= width - 8) || x >= width - 8 && y < 9;
    let small = version > 1 && x.abs_diff(width - 7) <= 2 && y.abs_diff(width - 7) <= 2;
    corners || x == 6 || y == 6 || small
}

fn words(width: usize, version: usize, mask: u32, dark: &impl Fn(usize, usize) -> bool) -> Vec<u8> {
    let masked = |x: usize, y: usize| match mask {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (y / 2 + x / 3) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };
    let mut bits = Vec::new();
    // Two columns at a time from the right, up and down in turn; the line that counts is no column.
    let columns = (0..width).rev().filter(|x| *x != 6).collect::<Vec<_>>();
    for (n, pair) in columns.chunks(2).enumerate() {
        for i in 0..width {
            let y = if n % 2 == 0 { width - 1 - i } else { i };
            let free = pair.iter().filter(|x| !is_fixed(width, version, **x, y));
            bits.extend(free.map(|x| dark(*x, y) != masked(*x, y)));
        }
    }
    bits.chunks_exact(8).map(|b| b.iter().fold(0, |w, b| w << 1 | u8::from(*b))).collect()
}

/// Whether a block is a word of its Reed-Solomon code: zero at the first powers of 2 in GF(256).
fn is_whole(block: &[u8], correction: usize) -> bool {
    let double = |a: u8| if a & 0x80 == 0 { a << 1 } else { a << 1 ^ 0x1D };
    let times = |a: u8, b: u8| {
        let step = |(sum, a): (u8, u8), i: u32| (if b >> i & 1 == 1 { sum ^ a } else { sum }, double(a));
        (0..8).fold((0, a), step).0
    };
    let mut at = 1;
    (0..correction).all(|_| {
        let value = block.iter().fold(0, |value, word| times(value, at) ^ word);
        at = double(at);
        value == 0
    })
}

fn segments(words: &[u8]) -> String {
    let mut at = 0;
    let mut take = |count: usize| {
        let bits = (at..at + count).map(|i| usize::from(words[i / 8] >> (7 - i % 8) & 1));
        at += count;
        bits.fold(0, |n, bit| n << 1 | bit)
    };
    let mut text = Vec::new();
    loop {
        match take(4) {
            0 => return String::from_utf8(text).unwrap(),
            1 => {
                let count = take(10);
                for i in (0..count).step_by(3) {
                    let digits = (count - i).min(3);
                    let number = take([0, 4, 7, 10][digits]);
                    text.extend(format!("{number:0digits$}").bytes());
                }
            }
            2 => {
                let count = take(9);
                for i in (0..count).step_by(2) {
                    if count - i == 1 {
                        text.push(LETTERS[take(6)]);
                    } else {
                        let two = take(11);
                        text.extend([LETTERS[two / 45], LETTERS[two % 45]]);
                    }
                }
            }
            4 => {
                let count = take(8);
                text.extend((0..count).map(|_| take(8) as u8));
            }
            mode => panic!("segment of mode {mode}"),
        }
    }
}
