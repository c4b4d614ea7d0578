package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Optional;

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

    /**
     * What Marketo cannot hold of what Dynamics returned, so that its canonical form does not give it back (design,
     * section 4, lossy values); empty where nothing is lost. Throws {@link Inconvertible} where {@link #fromDynamics}
     * does.
     */
    default Optional<Loss> loss(Object raw) {
        return Optional.empty();
    }

    /** As {@link #loss}, the other way: what Dynamics cannot hold of what Marketo returned. */
    default Optional<Loss> lossInMarketo(Object raw) {
        return Optional.empty();
    }

    /** The form in which values are made canonical: converter and its limits. Another form makes other fingerprints. */
    String form();
}
