package dev.tandem.sandbox.dataverse.rows;

import dev.tandem.sandbox.data.Ref;
import java.util.HashMap;
import java.util.Map;

/** Keeps one copy of values that many rows share: cities, titles, the same owner. */
final class Interner {

    private static final int TEXTS = 4_000;
    private static final int REFS = 200_000;
    private static final int LONGEST = 60;

    private final Map<String, String> texts = new HashMap<>();
    private final Map<Ref, Ref> refs = new HashMap<>();

    /** The one copy of an equal value, as far as it is kept. */
    Object shared(Object value) {
        if (value instanceof String text && text.length() <= LONGEST) {
            return shared(texts, text, TEXTS);
        }
        return value instanceof Ref ref ? shared(refs, ref, REFS) : value;
    }

    private static <T> T shared(Map<T, T> known, T value, int limit) {
        T before = known.get(value);
        if (before != null) {
            return before;
        }
        if (known.size() < limit) {
            known.put(value, value);
        }
        return value;
    }
}
