//! Streams of the browser as streams of Rust, and back: the part of
//! [wasm-streams](https://docs.rs/wasm-streams/0.5) that Leptos names for its server functions.
//!
//! The crate of that name exports three classes to JavaScript. What is exported is never dropped,
//! so they and all that they call weigh 5 KB in a page that has no server. This one hands the
//! browser closures instead: a page that streams nothing carries none of it.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

use futures_util::{Stream, StreamExt, stream};
use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{ReadableStreamDefaultController, ReadableStreamDefaultReader};

/// A stream that is read piece by piece.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// A stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// A stream whose pieces the browser asks for one by one. An error ends it.
    pub fn from_stream<S>(pieces: S) -> Self
    where
        S: Stream<Item = Result<JsValue, JsValue>> + 'static,
    {
        let pieces: Rc<RefCell<Pin<Box<S>>>> = Rc::new(RefCell::new(Box::pin(pieces)));
        let pull = move |controller: ReadableStreamDefaultController| -> Promise {
            let pieces = Rc::clone(&pieces);
            future_to_promise(async move {
                // The browser asks again only when this promise is kept, so nobody else borrows.
                #[allow(clippy::await_holding_refcell_ref)]
                let piece = pieces.borrow_mut().next().await;
                match piece {
                    Some(piece) => controller.enqueue_with_chunk(&piece?)?,
                    None => controller.close()?,
                }
                Ok(JsValue::UNDEFINED)
            })
        };
        let pull = Closure::<dyn FnMut(ReadableStreamDefaultController) -> Promise>::new(pull);
        let source = Object::new();
        // Setting a property of an object made here cannot fail.
        let _ = Reflect::set(&source, &"pull".into(), &pull.into_js_value());
        match web_sys::ReadableStream::new_with_underlying_source(&source) {
            Ok(raw) => Self(raw),
            Err(error) => wasm_bindgen::throw_val(error),
        }
    }

    /// The stream of the browser.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// The pieces in order; an error is the last of them.
    ///
    /// # Panics
    ///
    /// If somebody else is reading the stream.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        let reader = match ReadableStreamDefaultReader::new(&self.0) {
            Ok(reader) => reader,
            Err(error) => wasm_bindgen::throw_val(error),
        };
        stream::unfold(Some(reader), |reader| async {
            let reader = reader?;
            match next(&reader).await {
                Ok(Some(piece)) => Some((Ok(piece), Some(reader))),
                Ok(None) => None,
                Err(error) => Some((Err(error), None)),
            }
        })
    }
}

async fn next(reader: &ReadableStreamDefaultReader) -> Result<Option<JsValue>, JsValue> {
    let read = JsFuture::from(reader.read()).await?;
    match Reflect::get(&read, &"done".into())?.is_truthy() {
        true => Ok(None),
        false => Ok(Some(Reflect::get(&read, &"value".into())?)),
    }
}
