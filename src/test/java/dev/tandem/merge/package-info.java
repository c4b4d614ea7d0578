/** What canonical values promise, and what becomes of two of them that differ. */
package dev.tandem.merge;
