/** The operations on persons and their partitions. */
package dev.tandem.sandbox.marketo.lead;
