package dev.tandem.sync;

import java.util.List;

/** Fields or custom objects of ours are not in Marketo yet. */
public final class SetupMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetupMissing(List<String> missing) {
        super("Marketo lacks what Tandem needs (" + String.join(", ", missing)
                + "); run 'setup' once, it creates what is missing.");
    }
}
