/** The operations on persons and on field schemas. */
package dev.tandem.sandbox.marketo.lead;
