/** The beans that the routes name: what is taken in, planned, written, and what came of it. */
package dev.tandem.sync;
