package dev.tandem.governor;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** A ledger that lives as long as the test, and so outlives governors. */
public final class MemoryLedger implements Ledger {

    private final Map<String, Day> days = new HashMap<>();
    private final Map<String, Recent> recent = new HashMap<>();

    @Override
    public synchronized Day look(String api, LocalDate day) {
        return days.getOrDefault(api + day, new Day(0, false));
    }

    @Override
    public synchronized Booked book(String api, LocalDate day, long wanted, long limit) {
        Day before = look(api, day);
        long taken = before.spent() ? 0 : Math.max(0, Math.min(wanted, limit - before.calls()));
        Day after = new Day(before.calls() + taken, before.spent());
        days.put(api + day, after);
        return new Booked(taken, after);
    }

    @Override
    public synchronized void giveBack(String api, LocalDate day, long calls) {
        Day before = look(api, day);
        days.put(api + day, new Day(before.calls() - calls, before.spent()));
    }

    @Override
    public synchronized void spend(String api, LocalDate day) {
        days.put(api + day, new Day(look(api, day).calls(), true));
    }

    @Override
    public synchronized Recent recent(String api) {
        return recent.getOrDefault(api, Recent.NONE);
    }

    @Override
    public synchronized void keep(String api, Recent calls) {
        recent.put(api, calls);
    }
}
