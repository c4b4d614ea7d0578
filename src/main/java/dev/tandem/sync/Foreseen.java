package dev.tandem.sync;

import java.util.List;
import java.util.Optional;

/**
 * What the next sync of one record does.
 *
 * @param next in one sentence, with ids and without any other value
 * @param marketoId Marketo's id of the record on its side; empty where there is none, or none was looked for
 * @param fields the mapped fields, in the order of the mapping
 */
public record Foreseen(String next, Optional<String> marketoId, List<ForeseenField> fields) {

    public Foreseen {
        fields = List.copyOf(fields);
    }

    /** The same with another sentence, where something keeps the record from being synced. */
    Foreseen but(String sentence) {
        return new Foreseen(sentence, marketoId, fields);
    }
}
