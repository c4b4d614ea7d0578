package dev.tandem.sync;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The ids of a record's members as one text: as many whole ones as a text field of Marketo holds.
 *
 * @param text the ids, separated by commas; null for none
 * @param left how many did not fit
 */
record MemberList(String text, int left) {

    /** Bytes that a text field holds (Marketo reference, section 1.4), and those of an id with its comma. */
    private static final int BYTES = 30_000;

    private static final int BYTES_AN_ID = 37;

    static MemberList of(List<?> ids) {
        int fitting = Math.min(ids.size(), (BYTES + 1) / BYTES_AN_ID);
        String text = ids.stream().limit(fitting).map(Object::toString).collect(Collectors.joining(","));
        return new MemberList(text.isEmpty() ? null : text, ids.size() - fitting);
    }
}
