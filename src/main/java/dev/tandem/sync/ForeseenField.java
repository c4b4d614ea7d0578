package dev.tandem.sync;

import java.util.Optional;

/**
 * One field of a record, as both sides show it, and what the next sync of the record does about it.
 *
 * @param column the column in Dynamics
 * @param field the field in Marketo
 * @param direction {@code both}, {@code to-marketo} or {@code to-dynamics}
 * @param policy what ends a conflict about it: its own policy, {@code ratchet}, or the stream's winner; empty where there
 *     can be none
 * @param dynamics the value in Dynamics in canonical form, "" for none; empty where it is not known
 * @param marketo the value in Marketo, likewise
 * @param dynamicsIs how the value stands to what both sides last agreed on: {@code same}, {@code moved} or
 *     {@code no base}; empty where nothing is compared
 * @param marketoIs likewise
 * @param next what comes next and why, in one sentence without any value
 */
public record ForeseenField(
        String column,
        String field,
        String direction,
        Optional<String> policy,
        Optional<String> dynamics,
        Optional<String> marketo,
        Optional<String> dynamicsIs,
        Optional<String> marketoIs,
        String next) {

    /** The same with another sentence. */
    public ForeseenField next(String sentence) {
        return new ForeseenField(column, field, direction, policy, dynamics, marketo, dynamicsIs, marketoIs, sentence);
    }

    /** Names the field only: values are personal data. */
    @Override
    public String toString() {
        return "ForeseenField[" + field + "]";
    }
}
