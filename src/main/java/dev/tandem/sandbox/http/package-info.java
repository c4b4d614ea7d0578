/** How calls reach the imitated APIs and answers leave them. */
package dev.tandem.sandbox.http;
