//! A program as wasm-bindgen wrote it, and the same in two files.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, FunctionSection, ImportSection, RawSection, StartSection,
};
use wasmparser::{
    Element, ElementItems, ElementKind, Export, ExternalKind, FunctionBody, Global, Import,
    KnownCustom, MemoryType, Name, Operator, Parser, Payload, TableType, TypeRef,
};

use crate::graph::Graph;
use crate::{FIRST, Fault};

/// The index of a function of the whole program.
type Function = u32;

/// The sections of a program that are written anew, and the others as they are.
#[derive(Default)]
pub struct Module<'a> {
    imports: Vec<Import<'a>>,
    /// The type of each function, the imported ones first.
    signatures: Vec<u32>,
    imported: u32,
    tables: Vec<TableType>,
    memory: Option<MemoryType>,
    globals: Vec<Global<'a>>,
    exports: Vec<Export<'a>>,
    start: Option<Function>,
    elements: Vec<Segment>,
    bodies: Vec<FunctionBody<'a>>,
    names: BTreeMap<Function, &'a str>,
    /// Sections in order: those that are copied, with their bytes.
    sections: Vec<(u8, &'a [u8])>,
    custom: Vec<(&'a str, &'a [u8])>,
}

/// Functions put into a table at the start.
struct Segment {
    table: u32,
    at: i32,
    functions: Vec<Function>,
}

/// What a body mentions of what has a number.
#[derive(Default)]
struct Mentions {
    functions: BTreeSet<Function>,
    globals: BTreeSet<u32>,
    tables: BTreeSet<u32>,
}

/// New numbers for functions, globals and tables; what is not listed keeps its own.
#[derive(Default)]
struct Numbers {
    functions: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
}

impl Reencode for Numbers {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, reencode::Error<Infallible>> {
        Ok(*self.functions.get(&number).unwrap_or(&number))
    }

    fn global_index(&mut self, number: u32) -> Result<u32, reencode::Error<Infallible>> {
        Ok(*self.globals.get(&number).unwrap_or(&number))
    }

    fn table_index(&mut self, number: u32) -> Result<u32, reencode::Error<Infallible>> {
        Ok(*self.tables.get(&number).unwrap_or(&number))
    }
}

impl<'a> Module<'a> {
    pub fn read(wasm: &'a [u8]) -> Result<Module<'a>, Fault> {
        let mut module = Module::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload.map_err(told)?;
            if let Some((id, place)) = payload.as_section() {
                module.sections.push((id, &wasm[place]));
            }
            module.take(payload)?;
        }
        Ok(module)
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "the parser may learn of other sections, which are no part of the program"
    )]
    fn take(&mut self, payload: Payload<'a>) -> Result<(), Fault> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(told)?;
                    match import.ty {
                        TypeRef::Func(kind) => self.signatures.push(kind),
                        TypeRef::Table(_)
                        | TypeRef::Memory(_)
                        | TypeRef::Global(_)
                        | TypeRef::Tag(_)
                        | TypeRef::FuncExact(_) => {
                            return Err(format!("`{}` is imported and no function", import.name));
                        }
                    }
                    self.imports.push(import);
                }
                self.imported = count(self.signatures.len());
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.signatures.push(kind.map_err(told)?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table.map_err(told)?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memory = Some(memory.map_err(told)?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(global.map_err(told)?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export.map_err(told)?);
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.elements.push(segment(element.map_err(told)?)?);
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(reader) => {
                    for part in reader {
                        if let Name::Function(list) = part.map_err(told)? {
                            for naming in list {
                                let naming = naming.map_err(told)?;
                                self.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
                // What the build itself put there; notes of compilers and linkers stay behind.
                _ if section.name().starts_with("words.") => {
                    self.custom.push((section.name(), section.data()));
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// How many functions there are of its own.
    pub fn len(&self) -> usize {
        self.bodies.len()
    }

    /// The functions that only a door leads to. Where one of the first file calls one of them
    /// (two equal functions may have become one), that stays with all that it needs.
    pub fn behind(&self, graph: &Graph, door: &str) -> Result<BTreeSet<Function>, Fault> {
        let exported = self
            .exports
            .iter()
            .filter(|export| export.kind == ExternalKind::Func);
        let mut kept: BTreeSet<String> = exported
            .filter_map(|export| self.name(export.index))
            .chain(self.start.and_then(|start| self.name(start)))
            .collect();
        loop {
            let names = graph.behind(door, &kept)?;
            let is_moved = |function: Function| {
                self.names
                    .get(&function)
                    .is_some_and(|name| names.contains(*name))
            };
            let own = self.imported..count(self.signatures.len());
            let moved: BTreeSet<Function> = own.filter(|function| is_moved(*function)).collect();
            let mut called = BTreeSet::new();
            for (number, body) in (self.imported..).zip(&self.bodies) {
                if !moved.contains(&number) {
                    called.extend(mentions(body)?.functions.intersection(&moved));
                }
            }
            if called.is_empty() {
                return Ok(moved);
            }
            for function in called {
                match self.name(function) {
                    Some(name) if name.contains(door) => {
                        return Err(format!(
                            "`{name}` is called directly, not through the table"
                        ));
                    }
                    name => kept.extend(name),
                }
            }
        }
    }

    fn name(&self, function: Function) -> Option<String> {
        self.names.get(&function).map(|name| (*name).to_string())
    }

    /// The two files.
    pub fn parted(&self, moved: &BTreeSet<Function>) -> Result<(Vec<u8>, Vec<u8>), Fault> {
        let mut wanted = Mentions::default();
        for (number, body) in (self.imported..).zip(&self.bodies) {
            if moved.contains(&number) {
                let found = mentions(body)?;
                wanted.functions.extend(found.functions.difference(moved));
                wanted.globals.extend(found.globals);
                wanted.tables.extend(found.tables);
            }
        }
        wanted
            .tables
            .extend(self.elements.iter().map(|segment| segment.table));
        Ok((self.first(moved, &wanted)?, self.second(moved, &wanted)?))
    }

    fn first(&self, moved: &BTreeSet<Function>, wanted: &Mentions) -> Result<Vec<u8>, Fault> {
        let mut numbers = Numbers::default();
        let own = self.imported..count(self.signatures.len());
        let kept: Vec<Function> = own.filter(|function| !moved.contains(function)).collect();
        numbers
            .functions
            .extend(kept.iter().copied().zip(self.imported..));
        let mut module = wasm_encoder::Module::new();
        for (id, data) in &self.sections {
            match *id {
                3 => {
                    let mut section = FunctionSection::new();
                    for function in &kept {
                        section.function(self.signatures[*function as usize]);
                    }
                    module.section(&section);
                }
                7 => {
                    let mut section = ExportSection::new();
                    for export in &self.exports {
                        numbers.parse_export(&mut section, *export).map_err(told)?;
                    }
                    for (name, kind, number) in self.loans(wanted) {
                        let number = if kind == ExportKind::Func {
                            numbers.function_index(number).map_err(told)?
                        } else {
                            number
                        };
                        section.export(&name, kind, number);
                    }
                    module.section(&section);
                }
                8 => {
                    if let Some(start) = self.start {
                        module.section(&StartSection {
                            function_index: numbers.function_index(start).map_err(told)?,
                        });
                    }
                }
                9 => {
                    module.section(
                        &self.placed(&mut numbers, |function| !moved.contains(&function))?,
                    );
                }
                10 => {
                    module.section(&self.code(&mut numbers, &kept)?);
                }
                0 => {}
                id => {
                    module.section(&RawSection { id, data });
                }
            }
        }
        for (name, data) in &self.custom {
            module.section(&CustomSection {
                name: (*name).into(),
                data: (*data).into(),
            });
        }
        Ok(module.finish())
    }

    fn second(&self, moved: &BTreeSet<Function>, wanted: &Mentions) -> Result<Vec<u8>, Fault> {
        let mut numbers = Numbers::default();
        let mut imports = ImportSection::new();
        for (name, kind, number) in self.loans(wanted) {
            let (kind, list) = match kind {
                ExportKind::Func => (
                    EntityType::Function(self.signatures[number as usize]),
                    &mut numbers.functions,
                ),
                ExportKind::Global => {
                    let kind = self.globals[number as usize].ty;
                    (
                        EntityType::Global(kind.try_into().map_err(told)?),
                        &mut numbers.globals,
                    )
                }
                ExportKind::Table => {
                    let kind = self.tables[number as usize];
                    (
                        EntityType::Table(kind.try_into().map_err(told)?),
                        &mut numbers.tables,
                    )
                }
                ExportKind::Tag => return Err("no tag is lent".to_string()),
                ExportKind::Memory => {
                    let memory = self.memory.ok_or("the program has no memory")?;
                    imports.import(FIRST, &name, EntityType::Memory(memory.into()));
                    continue;
                }
            };
            list.insert(number, count(list.len()));
            imports.import(FIRST, &name, kind);
        }
        let borrowed = count(numbers.functions.len());
        numbers
            .functions
            .extend(moved.iter().copied().zip(borrowed..));
        let types = self.sections.iter().find(|(id, _)| *id == 1);
        let (_, types) = types.ok_or("the program has no types")?;
        let mut functions = FunctionSection::new();
        for function in moved {
            functions.function(self.signatures[*function as usize]);
        }
        let own: Vec<Function> = moved.iter().copied().collect();
        let elements = self.placed(&mut numbers, |function| moved.contains(&function))?;
        let code = self.code(&mut numbers, &own)?;
        let mut module = wasm_encoder::Module::new();
        module.section(&RawSection { id: 1, data: types });
        module
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&code);
        Ok(module.finish())
    }

    /// What the first file lends to the second, by name: `$0`, `$1`, …
    fn loans(&self, wanted: &Mentions) -> Vec<(String, ExportKind, u32)> {
        let mut loans = vec![(ExportKind::Memory, 0)];
        loans.extend(
            wanted
                .tables
                .iter()
                .map(|table| (ExportKind::Table, *table)),
        );
        loans.extend(
            wanted
                .globals
                .iter()
                .map(|global| (ExportKind::Global, *global)),
        );
        loans.extend(
            wanted
                .functions
                .iter()
                .map(|function| (ExportKind::Func, *function)),
        );
        let named = loans.into_iter().enumerate();
        named
            .map(|(at, (kind, number))| (format!("${at}"), kind, number))
            .collect()
    }

    /// The places of the tables for those functions that `is_here`; the others stay empty.
    fn placed(
        &self,
        numbers: &mut Numbers,
        is_here: impl Fn(Function) -> bool,
    ) -> Result<ElementSection, Fault> {
        let mut section = ElementSection::new();
        for segment in &self.elements {
            let table = numbers.table_index(segment.table).map_err(told)?;
            let mut run: Vec<u32> = Vec::new();
            let mut begin = segment.at;
            let ends = segment.functions.iter().map(Some).chain([None]);
            for (at, function) in (segment.at..).zip(ends) {
                match function.filter(|function| is_here(**function)) {
                    Some(function) => {
                        if run.is_empty() {
                            begin = at;
                        }
                        run.push(numbers.function_index(*function).map_err(told)?);
                    }
                    None if run.is_empty() => {}
                    None => {
                        let functions = std::mem::take(&mut run);
                        let table = (table > 0).then_some(table);
                        section.active(
                            table,
                            &ConstExpr::i32_const(begin),
                            Elements::Functions(functions.into()),
                        );
                    }
                }
            }
        }
        Ok(section)
    }

    fn code(&self, numbers: &mut Numbers, functions: &[Function]) -> Result<CodeSection, Fault> {
        let mut section = CodeSection::new();
        for function in functions {
            let body = self.bodies[(function - self.imported) as usize].clone();
            numbers
                .parse_function_body(&mut section, body)
                .map_err(told)?;
        }
        Ok(section)
    }
}

fn segment(element: Element<'_>) -> Result<Segment, Fault> {
    let ElementKind::Active {
        table_index,
        offset_expr,
    } = element.kind
    else {
        return Err("functions that are not put into a table at the start".to_string());
    };
    let mut reader = offset_expr.get_operators_reader();
    let Operator::I32Const { value } = reader.read().map_err(told)? else {
        return Err("functions put into a table at a place that is not a number".to_string());
    };
    let ElementItems::Functions(list) = element.items else {
        return Err("a table that is filled with more than functions".to_string());
    };
    let functions = list.into_iter().collect::<Result<_, _>>().map_err(told)?;
    Ok(Segment {
        table: table_index.unwrap_or(0),
        at: value,
        functions,
    })
}

#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "only these of some five hundred operators name a function, a table or a global"
)]
fn mentions(body: &FunctionBody<'_>) -> Result<Mentions, Fault> {
    let mut found = Mentions::default();
    let mut reader = body.get_operators_reader().map_err(told)?;
    while !reader.eof() {
        match reader.read().map_err(told)? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => {
                found.functions.insert(function_index);
            }
            Operator::CallIndirect { table_index, .. }
            | Operator::TableGet { table: table_index }
            | Operator::TableSet { table: table_index }
            | Operator::TableGrow { table: table_index }
            | Operator::TableFill { table: table_index }
            | Operator::TableSize { table: table_index } => {
                found.tables.insert(table_index);
            }
            Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                found.globals.insert(global_index);
            }
            _ => {}
        }
    }
    Ok(found)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn told(error: impl std::fmt::Display) -> Fault {
    error.to_string()
}
