/** Invented, realistic data for the sandbox. */
package dev.tandem.sandbox.data;
