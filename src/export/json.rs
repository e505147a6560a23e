//! JSON writer that keeps the order of fields, so that the same data gives the same bytes.

/// Well-formed JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json(String);

impl Json {
    /// Returns a string.
    ///
    /// ```
    /// use pobratim::export::Json;
    /// assert_eq!(Json::text("a \"b\"\n</script>").as_str(), r#""a \"b\"\n\u003c/script>""#);
    /// ```
    pub fn text(text: &str) -> Json {
        let mut json = String::with_capacity(text.len() + 2);
        json.push('"');
        for found in text.chars() {
            match found {
                '"' => json.push_str("\\\""),
                '\\' => json.push_str("\\\\"),
                '\n' => json.push_str("\\n"),
                '\t' => json.push_str("\\t"),
                // In HTML, no text may close the element that contains the JSON.
                '<' => json.push_str("\\u003c"),
                '\u{2028}' => json.push_str("\\u2028"),
                '\u{2029}' => json.push_str("\\u2029"),
                found if found.is_control() => {
                    json.push_str(&format!("\\u{:04x}", u32::from(found)));
                }
                found => json.push(found),
            }
        }
        json.push('"');
        Json(json)
    }

    /// Returns a number that is already formatted, such as degrees.
    pub fn number(number: impl ToString) -> Json {
        Json(number.to_string())
    }

    pub fn boolean(boolean: bool) -> Json {
        Json(boolean.to_string())
    }

    pub fn list(items: impl IntoIterator<Item = Json>) -> Json {
        let items: Vec<String> = items.into_iter().map(|item| item.0).collect();
        Json(["[", &items.join(","), "]"].concat())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

/// An object under construction.
#[derive(Clone, Debug, Default)]
pub struct Object(String);

impl Object {
    /// Returns an object of schema.org with its type.
    pub fn typed(kind: &str) -> Object {
        Object::default().text("@type", kind)
    }

    #[must_use]
    pub fn field(mut self, name: &str, value: Json) -> Object {
        if !self.0.is_empty() {
            self.0.push(',');
        }
        self.0.push_str(&Json::text(name).0);
        self.0.push(':');
        self.0.push_str(&value.0);
        self
    }

    /// Adds a field if there is a value.
    #[must_use]
    pub fn field_if(self, name: &str, value: Option<Json>) -> Object {
        match value {
            Some(value) => self.field(name, value),
            None => self,
        }
    }

    /// Adds a text unless it is empty.
    #[must_use]
    pub fn text(self, name: &str, text: &str) -> Object {
        match text {
            "" => self,
            text => self.field(name, Json::text(text)),
        }
    }

    /// Adds a list unless it is empty; a single item is added without a list.
    #[must_use]
    pub fn one_or_many(self, name: &str, mut items: Vec<Json>) -> Object {
        match items.len() {
            0 => self,
            1 => {
                let one = items.pop();
                self.field_if(name, one)
            }
            _ => self.field(name, Json::list(items)),
        }
    }

    pub fn build(self) -> Json {
        Json(["{", &self.0, "}"].concat())
    }
}
