package dev.tandem.sandbox.marketo.access;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.QuotaDay;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Calls and errors by day of the quota, as the usage operations report them. */
public final class Usage {

    private static final int DAYS = 7;

    private final Clock clock;
    private final QuotaDay quotaDay;
    private final TreeMap<LocalDate, Day> days = new TreeMap<>();

    /** Statistics dated by this clock. */
    public Usage(Clock clock) {
        this(clock, OpenPoint.all());
    }

    /** The same, with other open points. */
    public Usage(Clock clock, OpenPoints openPoints) {
        this.clock = clock;
        this.quotaDay = new QuotaDay(openPoints);
    }

    private static final class Day {
        private final Map<String, Integer> calls = new TreeMap<>();
        private final Map<String, Integer> errors = new TreeMap<>();

        private int total() {
            return calls.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Adds the four usage operations. */
    public void addTo(Routes routes) {
        routes.add("GET", "/rest/v1/stats/usage.json", "Get Daily Usage", (request, out) -> calls(out, 1));
        routes.add(
                "GET", "/rest/v1/stats/usage/last7days.json", "Get Weekly Usage", (request, out) -> calls(out, DAYS));
        routes.add("GET", "/rest/v1/stats/errors.json", "Get Daily Errors", (request, out) -> errors(out, 1));
        routes.add(
                "GET",
                "/rest/v1/stats/errors/last7days.json",
                "Get Weekly Errors",
                (request, out) -> errors(out, DAYS));
    }

    synchronized void called(String user) {
        day().calls.merge(user, 1, Integer::sum);
    }

    synchronized void uncalled(String user) {
        day().calls.merge(user, -1, Integer::sum);
    }

    synchronized int callsToday() {
        return day().total();
    }

    /** Counts an answer that refused the whole call. */
    public synchronized void failed(ErrorCode code) {
        day().errors.merge(code.code(), 1, Integer::sum);
    }

    /** Forgets everything. */
    public synchronized void clear() {
        days.clear();
    }

    private Day day() {
        LocalDate today = quotaDay.of(clock.instant());
        days.headMap(today.minusDays(DAYS - 1L), false).clear();
        return days.computeIfAbsent(today, any -> new Day());
    }

    private synchronized void calls(JsonGenerator out, int back) throws IOException {
        out.writeArrayFieldStart("result");
        for (Map.Entry<LocalDate, Day> each : last(back).entrySet()) {
            out.writeStartObject();
            out.writeStringField("date", each.getKey().toString());
            out.writeNumberField("total", each.getValue().total());
            out.writeArrayFieldStart("users");
            for (Map.Entry<String, Integer> user : each.getValue().calls.entrySet()) {
                out.writeStartObject();
                out.writeStringField("userId", user.getKey());
                out.writeNumberField("count", user.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private synchronized void errors(JsonGenerator out, int back) throws IOException {
        out.writeArrayFieldStart("result");
        for (Map.Entry<LocalDate, Day> each : last(back).entrySet()) {
            Map<String, Integer> errors = each.getValue().errors;
            out.writeStartObject();
            out.writeStringField("date", each.getKey().toString());
            out.writeNumberField(
                    "total",
                    errors.values().stream().mapToInt(Integer::intValue).sum());
            out.writeArrayFieldStart("errors");
            for (Map.Entry<String, Integer> error : errors.entrySet()) {
                out.writeStartObject();
                out.writeStringField("errorCode", error.getKey());
                out.writeNumberField("count", error.getValue());
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private Map<LocalDate, Day> last(int back) {
        day();
        return days.tailMap(days.lastKey().minusDays(back - 1L), true);
    }

    /** Writes all days. */
    public synchronized void save(DataOutputStream to) throws IOException {
        to.writeInt(days.size());
        for (Map.Entry<LocalDate, Day> each : days.entrySet()) {
            to.writeLong(each.getKey().toEpochDay());
            save(to, each.getValue().calls);
            save(to, each.getValue().errors);
        }
    }

    private static void save(DataOutputStream to, Map<String, Integer> counts) throws IOException {
        to.writeInt(counts.size());
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            to.writeUTF(each.getKey());
            to.writeInt(each.getValue());
        }
    }

    /** Replaces all days by the written ones. */
    public synchronized void load(DataInputStream from) throws IOException {
        days.clear();
        for (int left = from.readInt(); left > 0; left--) {
            Day day = new Day();
            days.put(LocalDate.ofEpochDay(from.readLong()), day);
            load(from, day.calls);
            load(from, day.errors);
        }
    }

    private static void load(DataInputStream from, Map<String, Integer> counts) throws IOException {
        for (int left = from.readInt(); left > 0; left--) {
            counts.put(from.readUTF(), from.readInt());
        }
    }
}
