/** What settings promise. */
package dev.tandem.command.settings;
