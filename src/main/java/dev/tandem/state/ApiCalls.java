package dev.tandem.state;

import dev.tandem.governor.Ledger;
import java.time.LocalDate;

/** The calls that were made, by API and day; each method is a transaction of its own, as calls are counted at any time. */
public final class ApiCalls implements Ledger {

    private static final String BEGIN = """
            merge into api_calls t
            using (select cast(? as varchar(50)) as api, cast(? as date) as on_day) s
            on t.api = s.api and t.on_day = s.on_day
            when not matched then insert (api, on_day, calls, spent) values (s.api, s.on_day, 0, false)
            """;

    private static final String KEEP = """
            merge into api_windows t
            using (select cast(? as varchar(50)) as api, cast(? as integer) as calls,
                cast(? as timestamp(6) with time zone) as counted_until) s
            on t.api = s.api
            when matched then update set calls = s.calls, counted_until = s.counted_until
            when not matched then insert (api, calls, counted_until) values (s.api, s.calls, s.counted_until)
            """;

    private static final String OF_DAY = "select calls, spent from api_calls where api = ? and on_day = ?";

    private final Transactions transactions;

    ApiCalls(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Day look(String api, LocalDate day) {
        return transactions
                .apply(tx -> tx.selectFirst(ApiCalls::read, OF_DAY, api, day))
                .orElse(new Day(0, false));
    }

    @Override
    public Booked book(String api, LocalDate day, long wanted, long limit) {
        return transactions.apply(tx -> {
            tx.change(BEGIN, api, day);
            // the row is locked until the commit, so that nobody books the same calls
            Day before = tx.selectFirst(ApiCalls::read, OF_DAY + " for update", api, day)
                    .orElseThrow();
            long taken = before.spent() ? 0 : Math.max(0, Math.min(wanted, limit - before.calls()));
            tx.change("update api_calls set calls = calls + ? where api = ? and on_day = ?", taken, api, day);
            return new Booked(taken, new Day(before.calls() + taken, before.spent()));
        });
    }

    @Override
    public void giveBack(String api, LocalDate day, long calls) {
        transactions.apply(tx ->
                tx.change("update api_calls set calls = calls - ? where api = ? and on_day = ?", calls, api, day));
    }

    @Override
    public void spend(String api, LocalDate day) {
        transactions.apply(tx -> {
            tx.change(BEGIN, api, day);
            return tx.change("update api_calls set spent = true where api = ? and on_day = ?", api, day);
        });
    }

    @Override
    public Recent recent(String api) {
        return transactions
                .apply(tx -> tx.selectFirst(
                        row -> new Recent((int) row.number("calls"), row.instant("counted_until")),
                        "select calls, counted_until from api_windows where api = ?",
                        api))
                .orElse(Recent.NONE);
    }

    @Override
    public void keep(String api, Recent recent) {
        transactions.apply(tx -> tx.change(KEEP, api, recent.calls(), recent.until()));
    }

    /** Forgets the days before the given one; how many. */
    public int forget(Transaction tx, LocalDate before) {
        return tx.change("delete from api_calls where on_day < ?", before);
    }

    private static Day read(Row row) throws java.sql.SQLException {
        return new Day(row.number("calls"), row.flag("spent"));
    }
}
