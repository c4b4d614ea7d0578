package dev.tandem.sync;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody asks for who wants a person in Dynamics.
 *
 * @param as what the person is to become
 * @param owner the user or team that shall own the record; empty for the owner that the person has in Marketo, if any
 */
public record Wish(As as, Optional<UUID> owner) {

    /** What a person is to become. */
    public enum As {
        /** A lead. */
        LEAD("lead"),
        /** A contact. */
        CONTACT("contact"),
        /** What the person's own field asks for, else what the streams create by themselves, which may be nothing. */
        FITTING("fitting");

        private final String text;

        As(String text) {
            this.text = text;
        }
    }

    /** Nobody has told us of a wish, but the person may have one, because it is new or has had one. */
    static final Wish UNSPOKEN = new Wish(As.FITTING, Optional.empty());

    /**
     * Reads {@code Lead}, {@code Contact}, or either with an owner's id behind a colon or a semicolon; anything else that
     * is not empty means a lead.
     */
    static Wish asked(String text) {
        String[] parts = parts(text);
        boolean contact = parts[0].toLowerCase(Locale.ROOT).startsWith("contact");
        return new Wish(contact ? As.CONTACT : As.LEAD, owner(parts));
    }

    /** Reads the form in which the state keeps a wish. */
    static Wish of(String text) {
        return text.equals(UNSPOKEN.text()) ? UNSPOKEN : asked(text);
    }

    private static String[] parts(String text) {
        return text.strip().split("\\s*[:;,]\\s*", 2);
    }

    private static Optional<UUID> owner(String[] parts) {
        return parts.length < 2 ? Optional.empty() : id(parts[1]);
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text.strip()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** The same in the form in which the state keeps it. */
    public String text() {
        return as.text + owner.map(id -> ":" + id).orElse("");
    }
}
