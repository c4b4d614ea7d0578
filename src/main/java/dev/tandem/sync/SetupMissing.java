package dev.tandem.sync;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fields or custom objects of ours are not in Marketo yet. */
public final class SetupMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param fields REST names of fields
     * @param objects API names of custom objects
     */
    public SetupMissing(List<String> fields, List<String> objects) {
        super("Marketo lacks what Tandem needs ("
                + Stream.concat(fields.stream(), objects.stream().map(name -> "custom object " + name))
                        .collect(Collectors.joining(", "))
                + "); run 'setup' once, it creates what is missing.");
    }
}
