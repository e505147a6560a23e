//! The digest as a document: DOCX (ECMA-376) and ODT (OASIS OpenDocument 1.3).
//!
//! Uses only what every word processor supports: two levels of headings, paragraphs, a list, links.

use super::{Digest, Item};
use crate::export::archive::archive;
use crate::locale;
use crate::text::escaped;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A run of text within a paragraph.
enum Run<'a> {
    Plain(&'a str),
    /// A remark, already in brackets.
    Aside(String),
    Strong(&'a str),
    Emphasis(&'a str),
    Link(&'a str, &'a str),
    Break,
}

impl Digest {
    /// Returns the runs of an item, one line for each known field.
    fn runs<'a>(&'a self, item: &'a Item) -> Vec<Run<'a>> {
        let locale = locale::of(self.lang);
        let colon = locale.punctuation.colon;
        let mut runs = vec![Run::Strong(&item.when), Run::Plain(colon)];
        runs.push(match &item.url {
            Some(url) => Run::Link(&item.title, url),
            None => Run::Plain(&item.title),
        });
        let asides = item
            .asides()
            .map(|aside| Run::Aside(locale.bracketed(aside)));
        runs.extend(asides);
        for change in &item.changes {
            runs.extend([Run::Break, Run::Emphasis(change)]);
        }
        for (label, text) in item.details(&self.labels) {
            runs.extend([
                Run::Break,
                Run::Plain(label),
                Run::Plain(colon),
                Run::Plain(text),
            ]);
        }
        runs
    }

    /// Returns a Word document (DOCX).
    pub fn docx(&self) -> Vec<u8> {
        let mut links = Vec::new();
        let mut body = docx_paragraph("Title", &[Run::Plain(&self.title)], &mut links);
        for line in &self.lead {
            body.push_str(&docx_paragraph("Normal", &[Run::Plain(line)], &mut links));
        }
        for section in &self.sections {
            body.push_str(&docx_paragraph(
                "Heading1",
                &[Run::Plain(&section.heading)],
                &mut links,
            ));
            for item in &section.items {
                body.push_str(&docx_paragraph(
                    "ListParagraph",
                    &self.runs(item),
                    &mut links,
                ));
            }
            if let Some(note) = &section.note {
                body.push_str(&docx_paragraph("Normal", &[Run::Plain(note)], &mut links));
            }
        }
        let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let document = format!(
            "{XML}<w:document xmlns:w=\"{main}\" xmlns:r=\"{relations}\"><w:body>{body}<w:sectPr>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
             w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
             </w:sectPr></w:body></w:document>"
        );
        let tag = [self.lang.code(), "-", locale::of(self.lang).region].concat();
        let styles = docx_styles(main, &tag);
        let package = "http://schemas.openxmlformats.org/package/2006";
        let types = format!(
            "{XML}<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" \
             ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default \
             Extension=\"xml\" ContentType=\"application/xml\"/><Override \
             PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-\
             officedocument.wordprocessingml.document.main+xml\"/><Override \
             PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-\
             officedocument.wordprocessingml.styles+xml\"/></Types>"
        );
        let top = format!(
            "{XML}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" \
             Type=\"{relations}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let mut inner = format!(
            "{XML}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"styles\" \
             Type=\"{relations}/styles\" Target=\"styles.xml\"/>"
        );
        for (number, link) in links.iter().enumerate() {
            inner.push_str(&format!(
                "<Relationship Id=\"link{number}\" Type=\"{relations}/hyperlink\" Target=\"{}\" \
                 TargetMode=\"External\"/>",
                escaped(link)
            ));
        }
        inner.push_str("</Relationships>");
        archive(&[
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", top.as_bytes()),
            ("word/document.xml", document.as_bytes()),
            ("word/_rels/document.xml.rels", inner.as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
        ])
    }

    /// Returns an OpenDocument text (ODT).
    pub fn odt(&self) -> Vec<u8> {
        let mut body = odt_paragraph(
            "text:h text:outline-level=\"1\"",
            &[Run::Plain(&self.title)],
        );
        for line in &self.lead {
            body.push_str(&odt_paragraph("text:p", &[Run::Plain(line)]));
        }
        for section in &self.sections {
            let heading = [Run::Plain(&section.heading)];
            body.push_str(&odt_paragraph("text:h text:outline-level=\"2\"", &heading));
            if !section.items.is_empty() {
                body.push_str("<text:list>");
                for item in &section.items {
                    body.push_str("<text:list-item>");
                    body.push_str(&odt_paragraph("text:p", &self.runs(item)));
                    body.push_str("</text:list-item>");
                }
                body.push_str("</text:list>");
            }
            if let Some(note) = &section.note {
                body.push_str(&odt_paragraph("text:p", &[Run::Plain(note)]));
            }
        }
        let oasis = "urn:oasis:names:tc:opendocument:xmlns";
        let spaces = format!(
            "xmlns:office=\"{oasis}:office:1.0\" xmlns:text=\"{oasis}:text:1.0\" \
             xmlns:style=\"{oasis}:style:1.0\" xmlns:fo=\"{oasis}:xsl-fo-compatible:1.0\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\""
        );
        let content = format!(
            "{XML}<office:document-content {spaces}><office:automatic-styles><style:style \
             style:name=\"strong\" style:family=\"text\"><style:text-properties \
             fo:font-weight=\"bold\"/></style:style><style:style style:name=\"emphasis\" \
             style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>\
             </office:automatic-styles><office:body><office:text>{body}</office:text>\
             </office:body></office:document-content>"
        );
        let (language, country) = (self.lang.code(), locale::of(self.lang).region);
        let styles = format!(
            "{XML}<office:document-styles {spaces}><office:styles><style:default-style \
             style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.2cm\"/>\
             <style:text-properties fo:language=\"{language}\" fo:country=\"{country}\" \
             style:language-asian=\"{language}\" style:country-asian=\"{country}\"/>\
             </style:default-style></office:styles></office:document-styles>"
        );
        let kind = "application/vnd.oasis.opendocument.text";
        let entry = |path: &str, kind: &str| {
            format!(
                "<manifest:file-entry manifest:full-path=\"{path}\" manifest:media-type=\"{kind}\"/>"
            )
        };
        let manifest = format!(
            "{XML}<manifest:manifest xmlns:manifest=\"{oasis}:manifest:1.0\" \
             manifest:version=\"1.3\">{}{}{}</manifest:manifest>",
            entry("/", kind),
            entry("content.xml", "text/xml"),
            entry("styles.xml", "text/xml")
        );
        // The format requires the media type first and uncompressed, so that it is at a fixed
        // offset.
        archive(&[
            ("mimetype", kind.as_bytes()),
            ("content.xml", content.as_bytes()),
            ("styles.xml", styles.as_bytes()),
            ("META-INF/manifest.xml", manifest.as_bytes()),
        ])
    }
}

/// Returns a paragraph of a Word document. The URLs of its links are appended to `links` for the
/// list of relationships.
fn docx_paragraph(style: &str, runs: &[Run<'_>], links: &mut Vec<String>) -> String {
    let run = |properties: &str, text: &str| {
        format!(
            "<w:r>{properties}<w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(text)
        )
    };
    let mut out = format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>");
    for part in runs {
        out.push_str(&match part {
            Run::Plain(text) => run("", text),
            Run::Aside(text) => run("", text),
            Run::Strong(text) => run("<w:rPr><w:b/></w:rPr>", text),
            Run::Emphasis(text) => run("<w:rPr><w:i/></w:rPr>", text),
            Run::Break => "<w:r><w:br/></w:r>".to_string(),
            Run::Link(text, url) => {
                links.push((*url).to_string());
                let number = links.len() - 1;
                let run = run("<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>", text);
                format!("<w:hyperlink r:id=\"link{number}\">{run}</w:hyperlink>")
            }
        });
    }
    out.push_str("</w:p>");
    out
}

fn docx_styles(main: &str, tag: &str) -> String {
    let style = |id: &str, name: &str, properties: &str| {
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>\
             {properties}</w:style>"
        )
    };
    let heading = |level: u8, size: u8| {
        format!(
            "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl \
             w:val=\"{level}\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"{size}\"/></w:rPr>"
        )
    };
    let list = "<w:pPr><w:spacing w:after=\"120\"/><w:ind w:left=\"284\"/></w:pPr>";
    format!(
        "{XML}<w:styles xmlns:w=\"{main}\"><w:docDefaults><w:rPrDefault><w:rPr><w:sz \
         w:val=\"22\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"{tag}\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault>\
         </w:docDefaults>{}{}{}{}<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name \
         w:val=\"Hyperlink\"/><w:rPr><w:u w:val=\"single\"/></w:rPr></w:style></w:styles>",
        style("Normal", "Normal", ""),
        style("Title", "Title", &heading(0, 32)),
        style("Heading1", "heading 1", &heading(1, 26)),
        style("ListParagraph", "List Paragraph", list)
    )
}

fn odt_paragraph(element: &str, runs: &[Run<'_>]) -> String {
    let name = element.split(' ').next().unwrap_or(element);
    let mut out = format!("<{element}>");
    for part in runs {
        out.push_str(&match part {
            Run::Plain(text) => odt_text(text),
            Run::Aside(text) => odt_text(text),
            Run::Strong(text) => {
                format!(
                    "<text:span text:style-name=\"strong\">{}</text:span>",
                    odt_text(text)
                )
            }
            Run::Emphasis(text) => {
                format!(
                    "<text:span text:style-name=\"emphasis\">{}</text:span>",
                    odt_text(text)
                )
            }
            Run::Break => "<text:line-break/>".to_string(),
            Run::Link(text, url) => format!(
                "<text:a xlink:type=\"simple\" xlink:href=\"{}\">{}</text:a>",
                escaped(url),
                odt_text(text)
            ),
        });
    }
    out.push_str(&format!("</{name}>"));
    out
}

/// Escapes a text. OpenDocument drops spaces at the ends of a text unless they are elements.
fn odt_text(text: &str) -> String {
    let inner = text.trim_matches(' ');
    let space = |has: bool| if has { "<text:s/>" } else { "" };
    [
        space(text.starts_with(' ')),
        &escaped(inner),
        space(text.len() > 1 && text.ends_with(' ')),
    ]
    .concat()
}
