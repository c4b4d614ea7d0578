/** What the imitated Dataverse knows about its tables: columns, options, lookups, collections. */
package dev.tandem.sandbox.dataverse.tables;
