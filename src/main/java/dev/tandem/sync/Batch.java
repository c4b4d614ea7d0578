package dev.tandem.sync;

import java.util.List;

/**
 * Records of one stream that are written together; the body that a {@code direct:customize-...} route sees.
 *
 * @param stream the stream's name
 * @param lane why they are written
 * @param changes the records
 */
public record Batch(String stream, Lane lane, List<Change> changes) {

    public Batch {
        changes = List.copyOf(changes);
    }
}
