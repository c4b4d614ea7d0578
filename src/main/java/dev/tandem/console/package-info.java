/** HTTP for commands and probes. */
package dev.tandem.console;
