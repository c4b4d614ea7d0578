package dev.tandem.sandbox.http;

import java.util.Arrays;
import java.util.List;

/**
 * How a copy of a Marketo subscription differs from it. Adobe does not document that; a client must cope with each
 * difference.
 *
 * @param persons what becomes of the persons
 * @param tokensTaken whether paging tokens of the change feed that the subscription gave out are taken by its copy
 * @param servicesKept whether the custom services come along, so that clients can sign in at the copy
 */
public record SubscriptionCopy(Persons persons, boolean tokensTaken, boolean servicesKept) {

    /** What becomes of the persons. */
    public enum Persons {
        /** They come along, each with an id that nobody has had. */
        NEW_IDS("new-ids"),
        /** They come along, each with an id that another person had. */
        MIXED_IDS("mixed-ids"),
        /** They come along with their ids. */
        SAME_IDS("same-ids"),
        /** They stay behind, with all that names them. */
        NONE("none");

        private final String title;

        Persons(String title) {
            this.title = title;
        }

        /** The name in the control call. */
        public String title() {
            return title;
        }

        /** All names; the first is the usual one. */
        public static List<String> titles() {
            return Arrays.stream(values()).map(Persons::title).toList();
        }

        /** The one with this name, which must be one of {@link #titles()}. */
        public static Persons of(String title) {
            return values()[titles().indexOf(title)];
        }
    }
}
