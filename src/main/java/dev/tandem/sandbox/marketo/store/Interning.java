package dev.tandem.sandbox.marketo.store;

/**
 * Lets equal values share one object, as far as a small table remembers them: cities, countries and sources repeat in
 * a million persons.
 */
final class Interning {

    private static final int PLACES = 1 << 15;

    private final Object[] recent = new Object[PLACES];

    Object of(Object value) {
        if (value == null) {
            return null;
        }
        int hash = value.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Object present = recent[place];
        if (value.equals(present)) {
            return present;
        }
        recent[place] = value;
        return value;
    }
}
