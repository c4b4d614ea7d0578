package dev.tandem.console;

import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Schedule;
import java.util.Optional;
import org.apache.camel.Header;

/** Serves the wish for a cycle at once. */
public final class CycleRequests {

    private final Schedule schedule;

    public CycleRequests(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Runs one more cycle and waits for its end. */
    public CycleAnswer run(@Header("stream") String stream) {
        CycleReport report = schedule.wish(Optional.ofNullable(stream)).join();
        return CycleAnswer.of(report);
    }
}
