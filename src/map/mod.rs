//! The map's scene as plain values.
