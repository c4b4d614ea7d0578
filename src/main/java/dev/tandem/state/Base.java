package dev.tandem.state;

import java.util.Objects;

/**
 * The keyed fingerprint of the last value of a field on which both sides agreed.
 *
 * @param form the form it was made in (converter, lengths, labels, key, version), as one text of at most 500 characters
 *     that holds no value of a person; a longer description is given as its digest
 * @param fingerprint the fingerprint of the canonical value; its input includes the origin of the bases and the field
 */
public record Base(String form, long fingerprint) {

    private static final int LONGEST_FORM = 500;

    /** Refuses a base without form, or whose form is too long. */
    public Base {
        Objects.requireNonNull(form, "form");
        if (form.length() > LONGEST_FORM) {
            throw new IllegalArgumentException("A form has at most " + LONGEST_FORM + " characters, this one has "
                    + form.length() + "; give its digest.");
        }
    }
}
