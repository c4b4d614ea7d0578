/**
 * The durable state, by plain JDBC on H2 or PostgreSQL: links with their bases, tombstones, intents, checkpoints and
 * feeds, what Marketo said has changed or ended, requests, conflicts, opt-outs, what was sent, runs, failures, held
 * fields, rows that wait, pauses, brakes, the lease and the calls of each day.
 *
 * <p>{@link dev.tandem.state.State} opens it; every repository method takes the {@link dev.tandem.state.Transaction} it
 * belongs to, so that what must be durable together is committed together. Nothing here ever holds a value of a person:
 * only ids, codes, the vendors' paging links, and fingerprints whose key lives outside the database. Instants are kept
 * to the microsecond; what is finer is cut.
 */
package dev.tandem.state;
