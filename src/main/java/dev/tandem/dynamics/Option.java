package dev.tandem.dynamics;

/**
 * One option of a choice column.
 *
 * @param value the number that rows carry (0 and 1 for yes/no columns)
 * @param label its label in the organization's base language, else in the language of the API user; empty when none
 */
public record Option(int value, String label) {}
