/** What the command line promises. */
package dev.tandem.command;
