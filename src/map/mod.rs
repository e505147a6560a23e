//! View model of the map as plain values: positions and kinds of what is drawn, without colours.
//!
//! A [`Camera`] defines the view of the earth; [`build`] makes the [`Scene`] of a coast and places.
//! The two host-centred modes are always centred on the host city, so that threads are straight and
//! rings are circles; they are panned by shifting, the globe by turning.

pub mod arrows;
mod camera;
mod clipped_path;
mod clusters;
mod culling;
pub mod expanded;
mod fit;
mod flight;
mod inertia;
pub mod labels;
mod land;
pub mod marker_layout;
mod mode;
mod path;
mod region;
mod ring_labels;
mod rings;
mod scene;
mod threads;

pub use camera::{Camera, Pixel, Size};
pub use culling::LevelOfDetail;
pub use flight::Flight;
pub use inertia::{InertialScroll, VelocityTracker};
pub use land::{land, water};
pub use mode::Mode;
pub use path::PathBuffer;
pub use region::{first_frame, region};
pub use ring_labels::ring_labels;
pub use rings::{RINGS_KM, Ring, ring_distances, rings};
pub use scene::{Place, ProjectedPlace, Scene, build};
pub use threads::{Thread, density, thread, weight};
