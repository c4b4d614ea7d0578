package dev.tandem.sync;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a page asks for: the records that must be written. Everything else on the page is settled already.
 *
 * @param page the page
 * @param changes the records to write
 * @param batchSize records a batch
 */
public record Plan(Page page, List<Change> changes, int batchSize) {

    public Plan {
        changes = List.copyOf(changes);
    }

    /** The batches in which the changes are written. */
    public Iterator<Batch> batches() {
        return IntStream.iterate(0, from -> from < changes.size(), from -> from + batchSize)
                .mapToObj(from -> new Batch(
                        page.stream(), page.lane(), changes.subList(from, Math.min(from + batchSize, changes.size()))))
                .iterator();
    }
}
