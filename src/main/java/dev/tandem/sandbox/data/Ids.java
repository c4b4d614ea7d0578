package dev.tandem.sandbox.data;

import java.util.UUID;

/** Ids that follow from seed, table and number, so that a row can be pointed to without being kept in memory. */
record Ids(long seed) {

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The id of the row of this number. */
    UUID of(String table, int number) {
        long first = stream(table, number);
        long second = mix(first + number);
        return new UUID((first & ~0xF000L) | VERSION_4, (second >>> 2) | VARIANT);
    }

    /** The lookup to the row of this number. */
    Ref ref(String table, int number) {
        return new Ref(table, of(table, number));
    }

    /** A seed for all that is random in the row of this number. */
    long stream(String table, int number) {
        return mix(mix(seed + table.hashCode()) + number);
    }

    /** The finalizer of SplitMix64, which spreads neighbouring numbers over all 64 bits. */
    private static long mix(long number) {
        long mixed = number + 0x9E37_79B9_7F4A_7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
