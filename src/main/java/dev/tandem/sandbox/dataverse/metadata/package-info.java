/** Metadata as {@code EntityDefinitions} shows it. */
package dev.tandem.sandbox.dataverse.metadata;
