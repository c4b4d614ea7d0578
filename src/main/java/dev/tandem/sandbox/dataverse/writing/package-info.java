/** Writing: bodies, validation, lookups, and what the server does by itself when a row changes. */
package dev.tandem.sandbox.dataverse.writing;
