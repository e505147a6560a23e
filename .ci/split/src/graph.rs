//! What needs what in a linked program, from the relocations that the linker leaves in it
//! (`--emit-relocs`): calls, functions put into tables, and data that holds functions.
//!
//! The sections are those of the tool conventions of WebAssembly, “Linking”:
//! <https://github.com/WebAssembly/tool-conventions/blob/main/Linking.md>.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    DataKind, ExternalKind, KnownCustom, Linking, LinkingSectionReader, Parser, Payload,
    RelocSectionReader, RelocationEntry, RelocationType, SymbolInfo, TypeRef,
};

use crate::Fault;

/// A function by its index, or a piece of data by its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Node {
    Function(u32),
    Data(u32),
}

/// The functions of a program by name, and what each needs.
pub struct Graph {
    needs: BTreeMap<Node, BTreeSet<Node>>,
    /// The names of functions; several may have one, each only once here.
    names: BTreeMap<u32, String>,
    /// Exports, start functions, and what data outside any symbol holds.
    roots: BTreeSet<Node>,
}

/// A data symbol: its number and where it lies within a segment.
struct Datum {
    symbol: u32,
    place: Range<u32>,
}

impl Graph {
    /// Reads a program as the linker wrote it.
    pub fn read(wasm: &[u8]) -> Result<Graph, Fault> {
        let mut raw = Raw::read(wasm)?;
        let mut graph = Graph {
            needs: BTreeMap::new(),
            names: std::mem::take(&mut raw.names),
            roots: std::mem::take(&mut raw.roots),
        };
        for entry in &raw.code {
            let at = entry.offset;
            let Some(body) = raw.bodies.iter().position(|body| body.contains(&at)) else {
                return Err(format!(
                    "a relocation at {at} of the code is in no function"
                ));
            };
            let from = Node::Function(raw.imported + u32::try_from(body).unwrap_or_default());
            graph.link(Some(from), raw.target(entry));
        }
        for entry in &raw.data {
            let mut segments = raw.segments.iter().enumerate();
            let segment = segments.find(|(_, segment)| segment.contains(&entry.offset));
            let holder = segment.and_then(|(number, segment)| {
                let at = entry.offset - segment.start;
                let symbols = raw
                    .symbols_of
                    .get(&u32::try_from(number).unwrap_or_default())?;
                let datum = symbols.iter().find(|datum| datum.place.contains(&at))?;
                Some(Node::Data(datum.symbol))
            });
            graph.link(holder, raw.target(entry));
        }
        Ok(graph)
    }

    /// Without a holder something is needed always.
    fn link(&mut self, from: Option<Node>, to: Option<Node>) {
        let Some(to) = to else { return };
        match from {
            Some(from) => self.needs.entry(from).or_default().insert(to),
            None => self.roots.insert(to),
        };
    }

    /// The names of the functions that are needed only behind a door: what is reachable from
    /// neither the program's own roots nor the functions named in `kept`, without going through a
    /// function whose name contains `door`.
    pub fn behind(&self, door: &str, kept: &BTreeSet<String>) -> Result<BTreeSet<String>, Fault> {
        let is_door = |function: &u32| {
            self.names
                .get(function)
                .is_some_and(|name| name.contains(door))
        };
        let doors: Vec<Node> = self
            .names
            .keys()
            .filter(|function| is_door(function))
            .map(|function| Node::Function(*function))
            .collect();
        if doors.is_empty() {
            return Err(format!("no function of the program is called `…{door}…`"));
        }
        let mut roots = self.roots.clone();
        let named = self.names.iter().filter(|(_, name)| kept.contains(*name));
        roots.extend(named.map(|(function, _)| Node::Function(*function)));
        roots.retain(|node| !doors.contains(node));
        let first = self.reach(roots, &doors);
        let second = self.reach(doors.iter().copied().collect(), &[]);
        let mut names = BTreeSet::new();
        let mut shared = BTreeSet::new();
        for (function, name) in &self.names {
            let node = Node::Function(*function);
            if first.contains(&node) {
                shared.insert(name.clone());
            } else if second.contains(&node) {
                names.insert(name.clone());
            }
        }
        // Two functions may have one name: then both stay.
        Ok(names.difference(&shared).cloned().collect())
    }

    fn reach(&self, roots: BTreeSet<Node>, closed: &[Node]) -> BTreeSet<Node> {
        let mut seen = roots.clone();
        let mut open: Vec<Node> = roots.into_iter().collect();
        while let Some(node) = open.pop() {
            for next in self.needs.get(&node).into_iter().flatten() {
                if !closed.contains(next) && seen.insert(*next) {
                    open.push(*next);
                }
            }
        }
        seen
    }
}

/// The sections of a linked program that tell what needs what.
#[derive(Default)]
struct Raw<'a> {
    imported: u32,
    /// Where each body lies within the code section, and each segment within the data section.
    bodies: Vec<Range<u32>>,
    segments: Vec<Range<u32>>,
    names: BTreeMap<u32, String>,
    roots: BTreeSet<Node>,
    symbols: Vec<SymbolInfo<'a>>,
    symbols_of: BTreeMap<u32, Vec<Datum>>,
    code: Vec<RelocationEntry>,
    data: Vec<RelocationEntry>,
}

impl<'a> Raw<'a> {
    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the parser may learn of other sections; only these say what needs what"
    )]
    fn read(wasm: &'a [u8]) -> Result<Raw<'a>, Fault> {
        let mut raw = Raw::default();
        let mut code_at = 0;
        let mut tables = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.map_err(fault)? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        let import = import.map_err(fault)?;
                        raw.imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export.map_err(fault)?;
                        if export.kind == ExternalKind::Func {
                            raw.roots.insert(Node::Function(export.index));
                        }
                    }
                }
                Payload::StartSection { func, .. } => {
                    raw.roots.insert(Node::Function(func));
                }
                Payload::CodeSectionStart { range, .. } => code_at = range.start,
                Payload::CodeSectionEntry(body) => raw.bodies.push(within(body.range(), code_at)?),
                Payload::DataSection(section) => {
                    let data_at = section.range().start;
                    for segment in section {
                        let segment = segment.map_err(fault)?;
                        if !matches!(segment.kind, DataKind::Active { .. }) {
                            return Err("data that is not put into memory at the start".to_string());
                        }
                        let end = segment.range.end;
                        let place = end - segment.data.len()..end;
                        raw.segments.push(within(place, data_at)?);
                    }
                }
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Linking(reader) => raw.read_symbols(reader)?,
                    KnownCustom::Reloc(reader) => tables.push((section.name(), reader)),
                    _ => {}
                },
                _ => {}
            }
        }
        raw.take_relocations(tables)?;
        Ok(raw)
    }

    fn read_symbols(&mut self, reader: LinkingSectionReader<'a>) -> Result<(), Fault> {
        for part in reader.subsections() {
            let Linking::SymbolTable(symbols) = part.map_err(fault)? else {
                continue;
            };
            for symbol in symbols {
                let symbol = symbol.map_err(fault)?;
                let number = u32::try_from(self.symbols.len()).unwrap_or_default();
                match symbol {
                    SymbolInfo::Func {
                        index,
                        name: Some(name),
                        ..
                    } => {
                        self.names.insert(index, name.to_string());
                    }
                    SymbolInfo::Data {
                        symbol: Some(place),
                        ..
                    } => {
                        let datum = Datum {
                            symbol: number,
                            place: place.offset..place.offset + place.size,
                        };
                        self.symbols_of.entry(place.index).or_default().push(datum);
                    }
                    SymbolInfo::Func { .. }
                    | SymbolInfo::Data { .. }
                    | SymbolInfo::Global { .. }
                    | SymbolInfo::Section { .. }
                    | SymbolInfo::Event { .. }
                    | SymbolInfo::Table { .. } => {}
                }
                self.symbols.push(symbol);
            }
        }
        Ok(())
    }

    fn take_relocations(
        &mut self,
        tables: Vec<(&str, RelocSectionReader<'a>)>,
    ) -> Result<(), Fault> {
        for (name, reader) in tables {
            let list = match name {
                "reloc.CODE" => &mut self.code,
                "reloc.DATA" => &mut self.data,
                // Those of notes for debuggers.
                _ => continue,
            };
            for entry in reader.entries() {
                list.push(entry.map_err(fault)?);
            }
        }
        if self.code.is_empty() || self.data.is_empty() {
            return Err(
                "the program has no relocations: it must be linked with `--emit-relocs`"
                    .to_string(),
            );
        }
        Ok(())
    }

    /// What a relocation points at, unless it is a type, a global or a table.
    fn target(&self, entry: &RelocationEntry) -> Option<Node> {
        if entry.ty == RelocationType::TypeIndexLeb {
            return None;
        }
        match self.symbols.get(usize::try_from(entry.index).ok()?)? {
            SymbolInfo::Func { index, .. } => Some(Node::Function(*index)),
            SymbolInfo::Data { .. } => Some(Node::Data(entry.index)),
            SymbolInfo::Global { .. }
            | SymbolInfo::Section { .. }
            | SymbolInfo::Event { .. }
            | SymbolInfo::Table { .. } => None,
        }
    }
}

fn within(place: Range<usize>, start: usize) -> Result<Range<u32>, Fault> {
    let number = |at: usize| u32::try_from(at - start).map_err(|error| error.to_string());
    Ok(number(place.start)?..number(place.end)?)
}

fn fault(error: wasmparser::BinaryReaderError) -> Fault {
    error.to_string()
}
