/** What canonical values promise. */
package dev.tandem.merge;
