/** Reading: single rows, pages, counts, change tracking, and how a row becomes JSON. */
package dev.tandem.sandbox.dataverse.reading;
