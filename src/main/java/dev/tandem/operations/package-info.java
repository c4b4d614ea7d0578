/** What people ask of a running sync: its status, its set-up, its health. */
package dev.tandem.operations;
