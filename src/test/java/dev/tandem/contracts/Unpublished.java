package dev.tandem.contracts;

import java.util.Set;

/** Operations that the sandbox has and Adobe's files have not. */
public final class Unpublished {

    /**
     * Neither the files nor Adobe's pages offer to create or change fields of companies and opportunities; they only read
     * them (reference 8.2; 6.11 is about fields of persons). Setup tries it where a stream has company fields of its own.
     */
    public static final Set<String> OPERATIONS = Set.of(
            "Create Company Fields", "Update Company Field", "Create Opportunity Fields", "Update Opportunity Field");

    private Unpublished() {}
}
