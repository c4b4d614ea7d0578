/** Bulk jobs: imports of persons and custom objects, extracts of these and of activities, their queues and files. */
package dev.tandem.sandbox.marketo.bulk;
