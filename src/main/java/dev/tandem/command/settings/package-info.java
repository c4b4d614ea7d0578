/** All settings, read and checked in one place. */
package dev.tandem.command.settings;
