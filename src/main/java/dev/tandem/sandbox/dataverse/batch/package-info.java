/** {@code $batch}: many requests in one, with change sets that succeed or fail as a whole. */
package dev.tandem.sandbox.dataverse.batch;
