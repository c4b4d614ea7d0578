/** The rows of the imitated Dataverse, their versions and the traces of deleted ones, in memory. */
package dev.tandem.sandbox.dataverse.rows;
