/** The command line: what a person or a script starts. */
package dev.tandem.command;
