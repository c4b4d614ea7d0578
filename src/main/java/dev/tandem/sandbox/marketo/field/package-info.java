/** The operations on field schemas: list, get, create and update, for persons and companies alike. */
package dev.tandem.sandbox.marketo.field;
