package dev.tandem.command;

import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;

/** Exit codes (design, section 7). */
final class ExitCode {

    /** Done. */
    static final int DONE = 0;

    /** Done, but a record failed, something differs, the brake holds, or the cycle could not finish. */
    static final int INCOMPLETE = 1;

    /** Usage or settings, credentials refused, a host unreachable before anything was written, a bad state. */
    static final int REFUSED = 2;

    private ExitCode() {}

    /** The exit code of one cycle. */
    static int of(CycleReport report) {
        if (report.trouble().isPresent()) {
            return of(Trouble.of(report.trouble().get()).kind(), report.wrote());
        }
        return report.complete() && !report.failedRecords() && report.braked().isEmpty() ? DONE : INCOMPLETE;
    }

    /** The exit code of a cycle that trouble ended. */
    static int of(Trouble.Kind kind, boolean wrote) {
        return switch (kind) {
            case SETTINGS, CREDENTIALS, BUSY -> REFUSED;
            case OUTAGE -> wrote ? INCOMPLETE : REFUSED;
            case QUOTA, ENVIRONMENT, STREAM, BUG -> INCOMPLETE;
        };
    }
}
