package dev.tandem.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.governor.Standing;
import dev.tandem.state.Brake;
import dev.tandem.sync.Braking;
import java.time.Instant;
import java.util.List;

/**
 * The answer of {@code status --json} (design, section 7).
 *
 * @param state {@code running}, {@code paused} or {@code stopped}
 * @param reason why it does not run; null if it does
 * @param firstSyncDone whether every stream has been copied once, except those that are left out
 * @param cycle the last cycle that ended; null before the first
 * @param streams the counts of each stream since the state was made
 * @param quota what each API was called today
 * @param requests persons that wait to become records in Dynamics, because somebody asked for it
 * @param brakes what the brake holds back
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record StatusReport(
        String state,
        String reason,
        boolean firstSyncDone,
        LastCycle cycle,
        List<StreamStatus> streams,
        List<Quota> quota,
        long requests,
        List<Braked> brakes) {

    public StatusReport {
        streams = List.copyOf(streams);
        quota = List.copyOf(quota);
        brakes = List.copyOf(brakes);
    }

    /**
     * A brake that holds: a person must answer it, while everything else goes on.
     *
     * @param kind {@code deletes}, {@code blanks} or {@code opt-ins}
     * @param waiting the records that are held back
     * @param since when the first of them was held back, ISO 8601
     * @param sentence the same for people, with what to do
     */
    public record Braked(String stream, String kind, long waiting, String since, String sentence) {

        /** The same of a brake. */
        public static Braked of(Brake brake) {
            return new Braked(
                    brake.stream(),
                    brake.kind().word(),
                    brake.waiting(),
                    brake.since().toString(),
                    Braking.sentence(brake));
        }
    }

    /**
     * The last cycle that ended.
     *
     * @param number its number
     * @param finishedAt when it ended, ISO 8601
     */
    public record LastCycle(long number, String finishedAt) {}

    /**
     * One stream. The first number is the sum of the next four.
     *
     * @param held fields that are knowingly not in agreement yet
     * @param backlog rows that wait to be looked at again
     * @param load how far its load is; null, and left out of the JSON, if all of it is copied or it never began
     * @param parked columns that are left out because they, or their fields, are gone
     * @param leftOut whether the whole stream is left out, because it is optional and a system lacks what it needs
     * @param leftOutBecause why it is left out and what helps; null, and left out of the JSON, if it is not
     * @param people what waits for people's edits and decisions; null, and left out of the JSON, for a one-way stream
     */
    public record StreamStatus(
            String stream,
            long read,
            long applied,
            long unchanged,
            long skipped,
            long failed,
            long held,
            long backlog,
            @JsonInclude(JsonInclude.Include.NON_NULL) Load load,
            List<String> parked,
            boolean leftOut,
            @JsonInclude(JsonInclude.Include.NON_NULL) String leftOutBecause,
            @JsonInclude(JsonInclude.Include.NON_NULL) People people) {

        public StreamStatus {
            parked = List.copyOf(parked);
        }
    }

    /**
     * What waits in a stream of persons.
     *
     * @param pendingPersons persons that were changed in Marketo and are not merged yet
     * @param oldestPending since when the oldest of them waits, ISO 8601; null if none does
     * @param openConflicts conflicts that wait for a person's decision
     * @param pausedRecords records that are paused by themselves
     */
    public record People(long pendingPersons, String oldestPending, long openConflicts, long pausedRecords) {}

    /**
     * How far a load is.
     *
     * @param done records copied so far
     * @param total about how many there are in all; null if that is not known
     * @param perSecond records a second in the last minute; 0 while the load stands still
     */
    public record Load(long done, Long total, long perSecond) {}

    /**
     * The daily share of one API.
     *
     * @param api {@code dynamics} or {@code marketo}
     * @param usedToday calls of the day; while no service runs, a block of calls that a killed process had booked counts
     * @param share calls a day
     * @param resetsAt when the day is over, ISO 8601
     * @param heldBackUntil before that time nothing is sent, ISO 8601; null if calls may go
     */
    public record Quota(String api, long usedToday, long share, String resetsAt, String heldBackUntil) {

        /** The same of a governor. */
        public static Quota of(Standing standing) {
            return new Quota(
                    standing.api(),
                    standing.usedToday(),
                    standing.share(),
                    standing.resetsAt().toString(),
                    standing.heldBackUntil().map(Instant::toString).orElse(null));
        }
    }
}
