package dev.tandem.state;

/**
 * One holding of the lease.
 *
 * @param owner who holds it
 * @param number counted up with each take-over, so that a former holder is recognised
 */
public record Epoch(String owner, long number) {}
