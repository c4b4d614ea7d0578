package dev.tandem.marketo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Splits records into batches that one write takes: {@value #LARGEST_BYTES} bytes and 300 records (reference: 16.3). */
public final class Batches {

    /** Bytes of JSON a batch, below the 1 MB that Marketo takes. */
    public static final int LARGEST_BYTES = 900_000;

    private Batches() {}

    /**
     * The items in their order, cut into batches. A single record that is too large is a batch of its own.
     *
     * @param fields what of an item is sent
     */
    public static <T> List<List<T>> of(List<T> items, Function<? super T, Map<String, Object>> fields) {
        List<List<T>> batches = new ArrayList<>();
        List<T> batch = new ArrayList<>();
        int bytes = 0;
        for (T item : items) {
            int size = Json.bytes(fields.apply(item)).length + 1;
            boolean full = batch.size() == MarketoClient.LARGEST_BATCH || bytes + size > LARGEST_BYTES;
            if (full && !batch.isEmpty()) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(item);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
