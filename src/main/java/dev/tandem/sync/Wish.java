package dev.tandem.sync;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asks for who wants a person in Dynamics.
 *
 * @param contact whether as a contact, else as a lead
 * @param owner the user or team that shall own the record; empty for the owner that the person has in Marketo, if any
 */
record Wish(boolean contact, Optional<UUID> owner) {

    /**
     * Reads {@code Lead}, {@code Contact}, or either with an owner's id behind a colon or a semicolon; anything else that
     * is not empty means a lead.
     */
    static Wish of(String text) {
        String[] parts = text.strip().split("\\s*[:;,]\\s*", 2);
        boolean contact = parts[0].toLowerCase(Locale.ROOT).startsWith("contact");
        return new Wish(contact, parts.length < 2 ? Optional.empty() : id(parts[1]));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** The same in the form in which the state keeps it. */
    String text() {
        return (contact ? "contact" : "lead") + owner.map(id -> ":" + id).orElse("");
    }
}
