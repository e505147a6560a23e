//! The sphere, its projections and the coast.
