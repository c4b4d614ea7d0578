/** Tests of what people ask of a sync. */
package dev.tandem.operations;
