package dev.tandem.dynamics;

import java.util.UUID;

/**
 * What a lookup column is to point to, as a write says it (reference: Writes, 10.5).
 *
 * @param navigation the navigation property, such as {@code ownerid} or {@code parentcustomerid_account}; a lookup to
 *     several tables has one for each
 * @param target the row as a path, such as {@code /systemusers(5b0c7d0e-...)}; null for no row
 */
public record Bind(String navigation, String target) {

    /** To this row. */
    public static Bind to(String navigation, String entitySet, UUID id) {
        return new Bind(navigation, "/" + entitySet + "(" + id + ")");
    }

    /** To no row. */
    public static Bind toNothing(String navigation) {
        return new Bind(navigation, null);
    }
}
