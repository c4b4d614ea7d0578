package dev.tandem.stream;

import dev.tandem.merge.Value;

/**
 * Carries one field's values between a Dynamics column, the canonical form and a Marketo field.
 *
 * <p>The round-trip law: canonical to either side and back to canonical changes nothing.
 */
public sealed interface Converter
        permits SymmetricConverter, MidnightConverter, WrittenOutConverter, LabelConverter, LabelsConverter {

    /** The canonical form of what Dynamics returned; throws {@link Inconvertible}. */
    Value fromDynamics(Object raw);

    /** The canonical form of what Marketo returned; throws {@link Inconvertible}. */
    Value fromMarketo(Object raw);

    /** What is sent to Marketo; null clears the field. */
    Object toMarketo(Value value);

    /** What is sent to Dynamics; null clears the column. */
    Object toDynamics(Value value);

    /** The form in which values are made canonical: converter and its limits. Another form makes other fingerprints. */
    String form();
}
