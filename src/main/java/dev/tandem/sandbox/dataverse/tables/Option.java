package dev.tandem.sandbox.dataverse.tables;

import java.util.OptionalInt;

/**
 * One value of an option set.
 *
 * @param value the number that is stored
 * @param label the text in the base language
 * @param state for a status, the state it belongs to
 * @param defaultStatus for a state, the status a row gets when only the state is named
 */
public record Option(int value, String label, OptionalInt state, OptionalInt defaultStatus) {}
