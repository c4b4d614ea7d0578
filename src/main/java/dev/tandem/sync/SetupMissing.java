package dev.tandem.sync;

import java.util.List;

/** Fields of ours are not in Marketo yet. */
public final class SetupMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SetupMissing(List<String> fields) {
        super("Marketo lacks " + fields.size() + " field" + (fields.size() == 1 ? "" : "s") + " that Tandem needs ("
                + String.join(", ", fields) + "); run 'setup' once, it creates them.");
    }
}
