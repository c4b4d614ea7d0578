/** People who work in both imitated systems, so that a newcomer has something to look at. */
package dev.tandem.sandbox.office;
