package dev.tandem.sync;

import dev.tandem.state.Fingerprints;
import java.util.UUID;

/**
 * The id under which a person's record is created: derived, so that a create that is repeated after a crash or a lost
 * answer meets the same record (design, section 5; Dataverse reference, 10.1).
 */
final class RequestedRecord {

    private static final String USE = "requested record";
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT = 0x8000000000000000L;

    private RequestedRecord() {}

    /**
     * A UUID of version 8 (RFC 9562, section 5.8). The installation is part of it through the key of its fingerprints.
     *
     * @param generation how many links of the person have ended, so that a record that was deleted is not met again
     */
    static UUID id(Fingerprints fingerprints, String table, String person, int generation) {
        long high = fingerprints.of(USE, table, person, Integer.toString(generation), "high");
        long low = fingerprints.of(USE, table, person, Integer.toString(generation), "low");
        return new UUID((high & ~0xF000L) | VERSION_8, (low & 0x3FFFFFFFFFFFFFFFL) | VARIANT);
    }
}
