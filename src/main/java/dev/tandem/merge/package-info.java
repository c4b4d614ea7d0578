/** Values in canonical form and what to do when two sides disagree: pure functions, no I/O, no Camel. */
package dev.tandem.merge;
