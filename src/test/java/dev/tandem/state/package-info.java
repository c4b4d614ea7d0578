/** Tests of the durable state; those of the repositories run on both databases. */
package dev.tandem.state;
