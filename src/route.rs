//! Addresses: the page and its parameters, to and from the path and query.
