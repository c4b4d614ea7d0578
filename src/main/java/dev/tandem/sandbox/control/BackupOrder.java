package dev.tandem.sandbox.control;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What is to be done with the backup of a service. */
enum BackupOrder {
    MAKE,
    RESTORE;

    /** The order in a body's member: {@code make} or {@code restore}. */
    static BackupOrder read(Body body, String member) throws Refused {
        body.requiredText(member);
        return body.choice(member, List.of("make", "restore")).equals("make") ? MAKE : RESTORE;
    }

    /**
     * Carries it out.
     *
     * @param what what is kept, for the sentence that there is no backup of it
     * @param make makes the backup
     * @param restore restores it; false if there is none
     */
    void carryOut(String what, Runnable make, BooleanSupplier restore) throws Refused {
        if (this == MAKE) {
            make.run();
        } else if (!restore.getAsBoolean()) {
            throw Refused.malformed("There is no backup of the " + what + " to restore.");
        }
    }
}
