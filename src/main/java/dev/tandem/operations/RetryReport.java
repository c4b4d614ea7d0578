package dev.tandem.operations;

import java.util.List;

/**
 * What came of the wish to retry failures.
 *
 * @param retried how many records are due now; 0 where an id was unknown
 * @param unknown the ids, as they were given, of which no failure is known
 */
public record RetryReport(long retried, List<String> unknown) {}
