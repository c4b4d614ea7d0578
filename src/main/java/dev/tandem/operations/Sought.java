package dev.tandem.operations;

import java.util.Optional;
import java.util.UUID;

/** How a person names one record or person. */
public sealed interface Sought {

    /** What may be written, for people. */
    String FORM = "write a record's id in Dynamics, a person's id in Marketo (a number), or an e-mail address";

    /** A record, by its id in Dynamics. */
    record RecordId(UUID id) implements Sought {}

    /** A person, by its id in Marketo. */
    record PersonId(String id) implements Sought {}

    /** Whoever has this e-mail address. */
    record Address(String address) implements Sought {

        /** Names no address: it is personal data. */
        @Override
        public String toString() {
            return "Address[]";
        }
    }

    /** Reads what somebody wrote; empty if it is none of the three. */
    static Optional<Sought> of(String text) {
        String plain = text.strip();
        if (plain.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
            return Optional.of(new RecordId(UUID.fromString(plain)));
        } else if (plain.matches("[1-9]\\d{0,17}")) {
            return Optional.of(new PersonId(plain));
        }
        return plain.matches("[^@\\s]+@[^@\\s]+") ? Optional.of(new Address(plain)) : Optional.empty();
    }
}
