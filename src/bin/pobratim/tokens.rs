//! Colours of the style sheets, for what is drawn outside a browser: icons and preview pictures.

/// The style sheets that define colours.
const SHEETS: [&str; 3] = [
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/tokens/map.css"),
    include_str!("../../../style/tokens/emblem.css"),
];

/// Selectors of the themes without the larger text.
const LIGHT: &str = "\n  :root {\n";
const DARK: &str = "\n  :root[data-theme=\"dark\"] {\n";

/// Limit for custom properties that refer to each other.
const MAX_REFERENCES: usize = 8;

/// A colour theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    Light,
    Dark,
}

/// Returns the colour of a custom property, without its `--`, as `#rrggbb`. References to other
/// properties, `var(--accent)`, are resolved.
///
/// # Errors
///
/// No sheet defines the property, or its value is another one.
pub fn colour(name: &str, theme: Theme) -> Result<&'static str, String> {
    let mut wanted = name;
    for _ in 0..MAX_REFERENCES {
        let value = value(wanted, theme).ok_or_else(|| {
            format!("style/tokens.css, style/tokens/map.css and style/tokens/emblem.css have no `--{wanted}`")
        })?;
        match value
            .strip_prefix("var(--")
            .and_then(|rest| rest.strip_suffix(')'))
        {
            Some(other) => wanted = other,
            None if is_hex(value) => return Ok(value),
            None => break,
        }
    }
    Err(format!(
        "`--{name}` is drawn in icons and preview pictures, so its value must be `#rrggbb` or \
         `var(--…)` of such a value; found `{}`",
        value(wanted, theme).unwrap_or_default()
    ))
}

/// Returns the value of a property in a theme, which `light-dark(…)` has for both; the light theme has
/// those that both share.
fn value(name: &str, theme: Theme) -> Option<&'static str> {
    let in_theme = |selector: &str| {
        SHEETS.iter().find_map(|sheet| {
            let (_, block) = sheet.split_once(selector)?;
            let (block, _) = block.split_once('}')?;
            block.lines().find_map(|line| {
                let line = line.trim().strip_prefix("--")?.strip_prefix(name)?;
                line.strip_prefix(": ")?.strip_suffix(';')
            })
        })
    };
    let value = match theme {
        Theme::Light => in_theme(LIGHT),
        Theme::Dark => in_theme(DARK).or_else(|| in_theme(LIGHT)),
    }?;
    let both = value
        .strip_prefix("light-dark(")
        .and_then(|rest| rest.strip_suffix(')')?.split_once(", "));
    Some(match (both, theme) {
        (None, _) => value,
        (Some((light, _)), Theme::Light) => light,
        (Some((_, dark)), Theme::Dark) => dark,
    })
}

fn is_hex(value: &str) -> bool {
    let digits = value.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
