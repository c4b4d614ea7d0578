/** FetchXML, Dataverse's own query language: the part of it that lists rows, without aggregation. */
package dev.tandem.sandbox.dataverse.fetch;
