package dev.tandem.console;

import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Schedule;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Header;

/** Serves the wish for a cycle at once. */
public final class CycleRequests {

    private final Schedule schedule;

    public CycleRequests(Schedule schedule) {
        this.schedule = schedule;
    }

    /** Asks for a cycle at once and does not wait for it. */
    public Map<String, String> nudge() {
        CompletableFuture<CycleReport> coming = schedule.wish(Optional.empty());
        return Map.of("cycle", coming.isDone() ? "done" : "coming");
    }

    /** Runs one more cycle and waits for its end. */
    public CycleAnswer run(@Header("stream") String stream) {
        CycleReport report = schedule.wish(Optional.ofNullable(stream)).join();
        return CycleAnswer.of(report);
    }
}
