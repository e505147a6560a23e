//! Recurrence of series in words, in five languages.

use super::LANGS;
use pobratim::locale;
use pobratim::model::Recurrence;
use pobratim::time::Date;
use pobratim::time::days::date;
use pobratim::time::recur::{Rule, RuleSet, YearlySeries};

/// Checks texts in the order of [`LANGS`], with ` | ` between.
fn check_texts(recurrence: &Recurrence, expected: &str, of: &str) {
    let texts = LANGS.map(|lang| recurrence.describe(locale::recurrence(lang)));
    assert_eq!(texts.join(" | "), expected, "{of}");
}

fn yearly(span: &str, last_year: Option<i32>) -> Recurrence {
    Recurrence::Yearly(YearlySeries {
        span: span.parse().unwrap(),
        first_year: 2012,
        last_year,
        without: vec![2020],
    })
}

/// A yearly span.
fn check_span(span: &str, expected: &str) {
    check_texts(&yearly(span, None), expected, span);
}

pub fn rule_set(rule: Option<Rule>, rdates: &[Date]) -> RuleSet {
    RuleSet {
        start: date(2026, 6, 9).unwrap(),
        rule,
        exdates: vec![],
        rdates: rdates.to_vec(),
        length_days: 1,
    }
}

/// A rule that begins on Tuesday, 9 June 2026.
fn check_rule(rule: &str, expected: &str) {
    let parsed = rule.parse().unwrap();
    check_texts(
        &Recurrence::Rule(rule_set(Some(parsed), &[])),
        expected,
        rule,
    );
}

#[test]
fn every_year_in_a_span() {
    check_span(
        "05",
        "каждый год в мае | every year in May | 每年5月 | 매년 5월 | 毎年5月",
    );
    check_span(
        "05-31",
        "каждый год 31 мая | every year on 31 May | 每年5月31日 | 매년 5월 31일 | 毎年5月31日",
    );
    check_span(
        "05-31~",
        "каждый год около 31 мая | every year around 31 May | 每年5月31日前后 | 매년 5월 31일경 | 毎年5月31日頃",
    );
    check_span(
        "12-second-half",
        "каждый год во второй половине декабря | every year in the second half of December | 每年12月下半月 | 매년 12월 후반 | 毎年12月後半",
    );
    check_span(
        "05-first-half",
        "каждый год в первой половине мая | every year in the first half of May | 每年5月上半月 | 매년 5월 전반 | 毎年5月前半",
    );
    check_span(
        "05-early",
        "каждый год в начале мая | every year in early May | 每年5月上旬 | 매년 5월 초 | 毎年5月上旬",
    );
    check_span(
        "05-mid",
        "каждый год в середине мая | every year in mid-May | 每年5月中旬 | 매년 5월 중순 | 毎年5月中旬",
    );
    check_span(
        "05-late/06-early",
        "каждый год с конца мая до начала июня | every year from late May to early June | 每年5月下旬至6月上旬 | 매년 5월 말부터 6월 초까지 | 毎年5月下旬から6月上旬まで",
    );
    check_span(
        "spring",
        "каждый год весной | every year in spring | 每年春季 | 매년 봄 | 毎年春",
    );
    check_span(
        "summer",
        "каждый год летом | every year in summer | 每年夏季 | 매년 여름 | 毎年夏",
    );
    check_span(
        "autumn",
        "каждый год осенью | every year in autumn | 每年秋季 | 매년 가을 | 毎年秋",
    );
    check_span(
        "winter",
        "каждый год зимой | every year in winter | 每年冬季 | 매년 겨울 | 毎年冬",
    );
    check_span(
        "05/09",
        "каждый год с мая по сентябрь | every year from May to September | 每年5月至9月 | 매년 5월부터 9월까지 | 毎年5月から9月まで",
    );
    check_span(
        "06-12/06-14",
        "каждый год 12–14 июня | every year on 12–14 June | 每年6月12—14日 | 매년 6월 12~14일 | 毎年6月12～14日",
    );
    check_span(
        "06-12~/06-14",
        "каждый год примерно 12–14 июня | every year around 12–14 June | 每年6月12—14日前后 | 매년 6월 12~14일경 | 毎年6月12～14日頃",
    );
    check_span(
        "12-31/01-02",
        "каждый год с 31 декабря по 2 января | every year from 31 December to 2 January | 每年12月31日至1月2日 | 매년 12월 31일부터 1월 2일까지 | 毎年12月31日から1月2日まで",
    );
    check_span(
        "05-31~/06-02",
        "каждый год примерно с 31 мая по 2 июня | every year around 31 May to 2 June | 每年5月31日至6月2日前后 | 매년 5월 31일부터 6월 2일경까지 | 毎年5月31日から6月2日頃まで",
    );
    check_span(
        "12-late/01-early",
        "каждый год с конца декабря до начала января | every year from late December to early January | 每年12月下旬至1月上旬 | 매년 12월 말부터 1월 초까지 | 毎年12月下旬から1月上旬まで",
    );
    check_span(
        "spring/autumn",
        "каждый год с весны по осень | every year from spring to autumn | 每年春季至秋季 | 매년 봄부터 가을까지 | 毎年春から秋まで",
    );
    check_span(
        "02-29",
        "каждый год 29 февраля | every year on 29 February | 每年2月29日 | 매년 2월 29일 | 毎年2月29日",
    );
    check_span(
        "05/spring",
        "каждый год с мая по весну | every year from May to spring | 每年5月至春季 | 매년 5월부터 봄까지 | 毎年5月から春まで",
    );
    check_span(
        "09-02/09-03",
        "каждый год 2–3 сентября | every year on 2–3 September | 每年9月2—3日 | 매년 9월 2~3일 | 毎年9月2～3日",
    );
    check_span(
        "09-02/10-03",
        "каждый год со 2 сентября по 3 октября | every year from 2 September to 3 October | 每年9月2日至10月3日 | 매년 9월 2일부터 10월 3일까지 | 毎年9月2日から10月3日まで",
    );
}

#[test]
fn every_day_and_every_week() {
    check_rule("FREQ=DAILY", "каждый день | every day | 每天 | 매일 | 毎日");
    check_rule(
        "FREQ=DAILY;INTERVAL=2",
        "раз в 2 дня | every 2 days | 每2天 | 2일마다 | 2日ごと",
    );
    check_rule(
        "FREQ=DAILY;INTERVAL=5",
        "раз в 5 дней | every 5 days | 每5天 | 5일마다 | 5日ごと",
    );
    check_rule(
        "FREQ=DAILY;INTERVAL=21",
        "раз в 21 день | every 21 days | 每21天 | 21일마다 | 21日ごと",
    );
    check_rule(
        "FREQ=DAILY;BYMONTH=5",
        "каждый день в мае | every day in May | 5月的每天 | 5월 매일 | 5月の毎日",
    );
    check_rule(
        "FREQ=DAILY;BYDAY=TU",
        "по вторникам | every Tuesday | 每周二 | 매주 화요일 | 毎週火曜日",
    );
    check_rule(
        "FREQ=WEEKLY",
        "по вторникам | every Tuesday | 每周二 | 매주 화요일 | 毎週火曜日",
    );
    check_rule(
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "по понедельникам, средам и пятницам | every Monday, Wednesday and Friday | 每周一、周三、周五 | 매주 월요일, 수요일, 금요일 | 毎週月曜日・水曜日・金曜日",
    );
    check_rule(
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU",
        "каждый день | every day | 每天 | 매일 | 毎日",
    );
    check_rule(
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
        "раз в 2 недели по вторникам и четвергам | every 2 weeks on Tuesdays and Thursdays | 每2周的周二、周四 | 2주마다 화요일, 목요일 | 2週間ごとの火曜日・木曜日",
    );
    check_rule(
        "FREQ=WEEKLY;BYDAY=SU;BYMONTH=5,6",
        "по воскресеньям в мае и июне | every Sunday in May and June | 5月、6月的每周日 | 5월, 6월 매주 일요일 | 5月・6月の毎週日曜日",
    );
}

#[test]
fn every_month() {
    check_rule(
        "FREQ=MONTHLY",
        "каждый месяц 9-го числа | every month on the 9th | 每月9日 | 매월 9일 | 毎月9日",
    );
    check_rule(
        "FREQ=MONTHLY;BYMONTHDAY=1,15",
        "каждый месяц 1-го и 15-го числа | every month on the 1st and 15th | 每月1日、15日 | 매월 1일, 15일 | 毎月1日・15日",
    );
    check_rule(
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "каждый месяц в последний день | every month on the last day | 每月最后一天 | 매월 말일 | 毎月末日",
    );
    check_rule(
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "каждый месяц во 2-й день с конца | every month on the second to last day | 每月倒数第2天 | 매월 끝에서 2번째 날 | 毎月最後から2番目の日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=2TU",
        "каждый второй вторник месяца | every month on the second Tuesday | 每月第二个周二 | 매월 둘째 화요일 | 毎月第2火曜日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=-1SA",
        "каждую последнюю субботу месяца | every month on the last Saturday | 每月最后一个周六 | 매월 마지막 토요일 | 毎月最終土曜日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=2WE,4WE",
        "каждую вторую и четвёртую среду месяца | every month on the second and fourth Wednesday | 每月第二个、第四个周三 | 매월 둘째, 넷째 수요일 | 毎月第2・第4水曜日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=1SU",
        "каждое первое воскресенье месяца | every month on the first Sunday | 每月第一个周日 | 매월 첫째 일요일 | 毎月第1日曜日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=1TU,3WE",
        "каждый месяц в первый вторник и третью среду | every month on the first Tuesday and third Wednesday | 每月第一个周二、第三个周三 | 매월 첫째 화요일, 셋째 수요일 | 毎月第1火曜日・第3水曜日",
    );
    check_rule(
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU",
        "раз в 2 месяца во второй вторник | every 2 months on the second Tuesday | 每2个月的第二个周二 | 2개월마다 둘째 화요일 | 2か月ごとの第2火曜日",
    );
    check_rule(
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "раз в 3 месяца 15-го числа | every 3 months on the 15th | 每3个月的15日 | 3개월마다 15일 | 3か月ごとの15日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=TU",
        "по вторникам | every Tuesday | 每周二 | 매주 화요일 | 毎週火曜日",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "каждый месяц 13-го числа (только по пятницам) | every month on the 13th (Fridays only) | 每月13日（仅限周五） | 매월 13일(금요일만) | 毎月13日（金曜日のみ）",
    );
    check_rule(
        "FREQ=MONTHLY;BYDAY=-2FR",
        "каждую 2-ю с конца пятницу месяца | every month on the second to last Friday | 每月倒数第2个周五 | 매월 끝에서 2번째 금요일 | 毎月最後から2番目の金曜日",
    );
    check_rule(
        "FREQ=MONTHLY;INTERVAL=2;BYMONTH=5,9;BYMONTHDAY=1",
        "раз в 2 месяца 1-го числа в мае и сентябре | every 2 months on the 1st in May and September | 5月、9月的每2个月的1日 | 5월, 9월 2개월마다 1일 | 5月・9月の2か月ごとの1日",
    );
}

#[test]
fn every_year_on_days() {
    check_rule(
        "FREQ=YEARLY",
        "каждый год 9 июня | every year on 9 June | 每年6月9日 | 매년 6월 9일 | 毎年6月9日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5;BYDAY=-1SA",
        "каждый год в последнюю субботу мая | every year on the last Saturday of May | 每年5月最后一个周六 | 매년 5월 마지막 토요일 | 毎年5月最終土曜日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5,9;BYDAY=2SU",
        "каждый год во второе воскресенье мая и сентября | every year on the second Sunday of May and September | 每年5月第二个周日、9月第二个周日 | 매년 5월 둘째 일요일, 9월 둘째 일요일 | 毎年5月第2日曜日・9月第2日曜日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9",
        "каждый год 9 мая | every year on 9 May | 每年5月9日 | 매년 5월 9일 | 毎年5月9日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5,6;BYMONTHDAY=1,15",
        "каждый год 1 и 15 мая и 1 и 15 июня | every year on 1 and 15 May and 1 and 15 June | 每年5月1日、15日、6月1日、15日 | 매년 5월 1일, 15일, 6월 1일, 15일 | 毎年5月1日・15日・6月1日・15日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1",
        "каждый год в последний день мая | every year on the last day of May | 每年5月最后一天 | 매년 5월 말일 | 毎年5月末日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5;BYDAY=TU",
        "по вторникам в мае | every Tuesday in May | 5月的每周二 | 5월 매주 화요일 | 5月の毎週火曜日",
    );
    check_rule(
        "FREQ=YEARLY;BYDAY=20MO",
        "каждый год в 20-й понедельник года | every year on the 20th Monday of the year | 每年第20个周一 | 매년 20번째 월요일 | 毎年第20月曜日",
    );
    check_rule(
        "FREQ=YEARLY;INTERVAL=2",
        "раз в 2 года 9 июня | every 2 years on 9 June | 每2年的6月9日 | 2년마다 6월 9일 | 2年ごとの6月9日",
    );
    check_rule(
        "FREQ=YEARLY;INTERVAL=5;BYMONTH=5;BYDAY=1SA",
        "раз в 5 лет в первую субботу мая | every 5 years on the first Saturday of May | 每5年的5月第一个周六 | 5년마다 5월 첫째 토요일 | 5年ごとの5月第1土曜日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTHDAY=1",
        "каждый месяц 1-го числа | every month on the 1st | 每月1日 | 매월 1일 | 毎月1日",
    );
    check_rule(
        "FREQ=YEARLY;BYMONTH=5",
        "каждый год 9 мая | every year on 9 May | 每年5月9日 | 매년 5월 9일 | 毎年5月9日",
    );
    check_rule(
        "FREQ=YEARLY;INTERVAL=2;BYDAY=TU;BYMONTH=5",
        "раз в 2 года по вторникам в мае | every 2 years on Tuesdays in May | 5月的每2年的周二 | 5월 2년마다 화요일 | 5月の2年ごとの火曜日",
    );
}

#[test]
fn what_ends() {
    check_rule(
        "FREQ=WEEKLY;UNTIL=20261231",
        "по вторникам, по 31 декабря 2026 года | every Tuesday, until 31 December 2026 | 每周二，至2026年12月31日 | 매주 화요일, 2026년 12월 31일까지 | 毎週火曜日、2026年12月31日まで",
    );
    check_rule(
        "FREQ=WEEKLY;COUNT=10",
        "по вторникам, 10 раз | every Tuesday, 10 times | 每周二，共10次 | 매주 화요일, 총 10회 | 毎週火曜日、全10回",
    );
    check_rule(
        "FREQ=WEEKLY;COUNT=1",
        "по вторникам, 1 раз | every Tuesday, once | 每周二，共1次 | 매주 화요일, 총 1회 | 毎週火曜日、全1回",
    );
    check_rule(
        "FREQ=WEEKLY;COUNT=22",
        "по вторникам, 22 раза | every Tuesday, 22 times | 每周二，共22次 | 매주 화요일, 총 22회 | 毎週火曜日、全22回",
    );
    check_texts(
        &yearly("05", Some(2019)),
        "каждый год в мае, по 2019 год | every year in May, until 2019 | 每年5月，至2019年 | 매년 5월, 2019년까지 | 毎年5月、2019年まで",
        "05 until 2019",
    );
}

#[test]
fn listed_days_are_described_by_their_years() {
    let day = |year, month, day| date(year, month, day).unwrap();
    let check = |dates: &[Date], expected| {
        let recurrence = Recurrence::Rule(rule_set(None, dates));
        check_texts(&recurrence, expected, &format!("{dates:?}"));
    };
    check(
        &[],
        "9 июня 2026 года | 9 June 2026 | 2026年6月9日 | 2026년 6월 9일 | 2026年6月9日",
    );
    check(
        &[day(2026, 9, 1)],
        "в 2026 году, 2 раза | in 2026, twice | 2026年，共2次 | 2026년, 총 2회 | 2026年、全2回",
    );
    check(
        &[day(2027, 9, 1), day(2028, 9, 1)],
        "в 2026–2028 годах, 3 раза | in 2026–2028, 3 times | 2026—2028年，共3次 | 2026~2028년, 총 3회 | 2026～2028年、全3回",
    );
    let mut none = rule_set(None, &[]);
    none.exdates.push(none.start);
    let unknown = "дата неизвестна | date unknown | 日期不详 | 날짜 미상 | 日付不明";
    check_texts(&Recurrence::Rule(none), unknown, "no day left");
}
