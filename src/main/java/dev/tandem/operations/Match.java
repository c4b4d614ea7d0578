package dev.tandem.operations;

import dev.tandem.state.Link;
import java.util.Optional;
import java.util.UUID;

/**
 * One record, linked or not, or one person that lives only in Marketo.
 *
 * @param stream the record's stream; null for a person without a record
 * @param recordId the record's id in Dynamics; null for a person without a record
 * @param marketoId the id on Marketo's side; null where there is none
 */
public record Match(String stream, String recordId, String marketoId) {

    static Match of(Link link) {
        return new Match(link.stream(), link.recordId().toString(), link.marketoId());
    }

    static Match of(String stream, UUID record, Optional<Link> link) {
        return new Match(stream, record.toString(), link.map(Link::marketoId).orElse(null));
    }

    static Match ofPerson(String marketoId) {
        return new Match(null, null, marketoId);
    }

    /** In words. */
    public String text() {
        String record = recordId == null ? "no record" : stream + " " + recordId;
        return record + (marketoId == null ? ", nobody in Marketo" : ", in Marketo " + marketoId);
    }
}
