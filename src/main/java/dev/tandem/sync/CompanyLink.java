package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.time.Instant;
import java.util.UUID;

/** How a person belongs to a company: by a field that can be changed and never cleared (Marketo reference, 6.5). */
final class CompanyLink {

    /** How a person says which company it belongs to. */
    static final String FIELD = "externalCompanyId";

    private CompanyLink() {}

    static boolean is(ReadyStream stream, MappingLine line) {
        return stream.isPerson() && line.field().equals(FIELD);
    }

    /** The record has no account any more, its person still has a company. */
    static Held left(StreamDefinition stream, UUID record, Instant now) {
        return new Held(
                stream.name(),
                record,
                FIELD,
                Held.Reason.LOSSY,
                "the record has no account, but Marketo cannot take its person out of a company; give the record another"
                        + " account, or leave it",
                now,
                now);
    }
}
