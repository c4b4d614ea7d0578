package dev.tandem.sandbox.http;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which assumptions about Marketo hold now. Thread-safe. */
public final class Assumptions {

    private final Set<Assumption> turned = Collections.synchronizedSet(EnumSet.noneOf(Assumption.class));

    /** Whether this is taken for true. */
    public boolean hold(Assumption assumption) {
        return assumption.byDefault() != turned.contains(assumption);
    }

    /** Takes this for true, or not. */
    public void set(Assumption assumption, boolean holds) {
        if (holds == assumption.byDefault()) {
            turned.remove(assumption);
        } else {
            turned.add(assumption);
        }
    }

    /** Takes everything for true that is so by default, and nothing else. */
    public void reset() {
        turned.clear();
    }
}
