//! Generates bundles of any size: the cities and categories of a real one with invented events. The
//! same size and seed always give the same bytes.

use serde_json::{Value, json};

/// The bundle whose cities, categories and sources the events refer to.
const FRAME: &str = include_str!("../public/bundle/khabarovsk.json");

/// The first and the last year of the events.
pub const YEARS: (u64, u64) = (2010, 2029);

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `limit`, which is small, so the bias of the remainder does not matter.
    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// Returns a random element of a list.
    fn one<'a>(&mut self, list: &'a [Value]) -> &'a Value {
        let at = self.below(list.len() as u64);
        &list[usize::try_from(at).unwrap_or(0)]
    }
}

/// Returns a bundle as JSON with this number of events and no other dated records.
///
/// Of a hundred events some 60 are on one day (a quarter of them at an hour), 15 last several
/// days, 15 are known by month, 4 by season and 6 by year.
pub fn bundle(events: usize, seed: u64) -> String {
    let mut random = SplitMix64(seed);
    let mut bundle: Value = serde_json::from_str(FRAME).unwrap_or_default();
    let ids = |list: &Value| -> Vec<Value> {
        let records = list.as_array().cloned().unwrap_or_default();
        records.iter().map(|record| record["id"].clone()).collect()
    };
    let cities = ids(&bundle["cities"]);
    let categories = ids(&bundle["categories"]);
    let directions = ids(&bundle["directions"]);
    let zone = bundle["host"]["zone"].clone();
    for list in ["programmes", "documents", "series"] {
        bundle[list] = json!([]);
    }
    // Serialised one by one, because a tree of a hundred thousand events would take a gigabyte.
    bundle["events"] = json!(["EVENTS"]);
    let mut written = String::new();
    for number in 0..events {
        let (when, time) = date(&mut random, &zone);
        let mut event = json!({
            "id": format!("event-{number}"),
            "kind": "meeting",
            "title": title(&mut random, number),
            "summary": {},
            "when": when,
            "cities": [random.one(&cities)],
            "category": random.one(&categories),
            "direction": random.one(&directions),
            "format": (["online", "in-person", "unstated"][number % 3]),
            "audience": ["public"],
            "status": (["held", "held", "held", "planned", "cancelled"][number % 5]),
            "sources": [{ "source": bundle["sources"][0]["id"] }],
        });
        if let Some(time) = time {
            event["time"] = time;
        }
        if number > 0 {
            written.push(',');
        }
        written.push_str(&event.to_string());
    }
    bundle.to_string().replace("\"EVENTS\"", &written)
}

fn title(random: &mut SplitMix64, number: usize) -> Value {
    let words = [
        [
            "Концерт дружбы",
            "Friendship concert",
            "友谊音乐会",
            "우정 음악회",
            "友好コンサート",
        ],
        [
            "Встреча школ",
            "Meeting of schools",
            "学校交流会",
            "학교 교류 모임",
            "学校交流会",
        ],
        [
            "Турнир городов",
            "Tournament of cities",
            "城市锦标赛",
            "도시 대항전",
            "都市対抗大会",
        ],
        [
            "Выставка рисунков",
            "Exhibition of drawings",
            "绘画展",
            "그림 전시회",
            "絵画展",
        ],
    ];
    let [ru, en, zh, ko, ja] = words[usize::try_from(random.below(4)).unwrap_or(0)];
    let numbered = |words: &str| format!("{words} {number}");
    json!({ "ru": numbered(ru), "en": numbered(en), "zh": numbered(zh), "ko": numbered(ko), "ja": numbered(ja) })
}

/// Returns a date as EDTF and, for some single days, hours.
fn date(random: &mut SplitMix64, zone: &Value) -> (String, Option<Value>) {
    let (first, last) = YEARS;
    let year = first + random.below(last - first + 1);
    let month = 1 + random.below(12);
    let day = 1 + random.below(28);
    let single = format!("{year}-{month:02}-{day:02}");
    match random.below(100) {
        0..45 => (single, None),
        45..60 => {
            let hour = 9 + random.below(10);
            let start = format!("{hour:02}:{}0", random.below(6));
            let end = format!("{:02}:30", hour + 2);
            let time = json!({ "start": start, "end": end, "offset": "+10:00", "zone": zone });
            (single, Some(time))
        }
        60..75 => {
            let end = (day + 1 + random.below(6)).min(28);
            let end = format!("{year}-{month:02}-{end:02}");
            let when = if end == single {
                single
            } else {
                format!("{single}/{end}")
            };
            (when, None)
        }
        75..90 => (format!("{year}-{month:02}"), None),
        90..94 => (format!("{year}-{}", 21 + random.below(4)), None),
        _ => (year.to_string(), None),
    }
}
