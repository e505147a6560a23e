//! WebDriver protocol client: JSON over HTTP to a driver on this machine, one blocking request at a
//! time, without a client library or an async runtime.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

/// Longer than any command on a machine under load.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(90);

/// Sends a command and returns its `value`, or the driver's error message.
pub fn call(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let answer = request(port, method, path, &body.to_string())
        .map_err(|error| format!("{method} {path}: {error}"))?;
    let value = serde_json::from_slice::<Value>(&answer)
        .map_err(|error| format!("{method} {path}: the driver's answer is not JSON: {error}"))?
        .get_mut("value")
        .map(Value::take)
        .unwrap_or_default();
    match value.get("error") {
        Some(error) => Err(format!("{method} {path}: {error}: {}", value["message"])),
        None => Ok(value),
    }
}

fn request(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(RESPONSE_TIMEOUT))?;
    let body = if method == "POST" { body } else { "" };
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\
         Content-Type: application/json; charset=utf-8\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut reader = std::io::BufReader::new(stream);
    let mut length = None;
    loop {
        let mut line = String::new();
        std::io::BufRead::read_line(&mut reader, &mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().ok();
        }
    }
    let mut answer = Vec::new();
    match length {
        Some(length) => reader.take(length).read_to_end(&mut answer)?,
        None => reader.read_to_end(&mut answer)?,
    };
    Ok(answer)
}
