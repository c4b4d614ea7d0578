package dev.tandem.sandbox.http;

/**
 * How much one imitated Marketo subscription may be used; the defaults are those of Adobe's contracts (Marketo reference,
 * section 3).
 *
 * @param rate calls in a sliding window of 20 seconds
 * @param concurrent calls at once
 * @param dailyCalls calls a day, from midnight to midnight in Chicago
 * @param dailyExtract bytes of extracted files a day
 */
public record Allowances(int rate, int concurrent, int dailyCalls, long dailyExtract) {

    /** What a subscription has unless its contract says otherwise. */
    public static final Allowances CONTRACT = new Allowances(100, 10, 50_000, 500L * 1024 * 1024);
}
