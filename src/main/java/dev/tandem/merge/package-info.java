/**
 * Values in canonical form and what to do when two sides disagree: the three-way merge of one field
 * ({@link dev.tandem.merge.FieldMerge}). Pure functions, no I/O, no Camel.
 */
package dev.tandem.merge;
