package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Fingerprints;
import dev.tandem.state.Link;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns Dynamics rows into what Marketo shall hold, with the fingerprint that tells whether it holds it already. */
public final class Conversion {

    private final Parents parents;
    private final Schemas schemas;
    private final Fingerprints fingerprints;
    private final Clock clock;

    /**
     * @param schemas are doubted when a row has an option that they do not know
     */
    public Conversion(Parents parents, Schemas schemas, Fingerprints fingerprints, Clock clock) {
        this.parents = parents;
        this.schemas = schemas;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /** What becomes of each row, in order. */
    List<Converted> convert(ReadyStream stream, List<Row> rows, Map<UUID, Link> links) {
        Parents.Found found = parents.of(stream, rows);
        List<Converted> converted = new ArrayList<>();
        for (Row row : rows) {
            Optional<Link> link = Optional.ofNullable(links.get(row.id()));
            RowConversion conversion = new RowConversion(stream, row, link, found, fingerprints, clock.instant());
            converted.add(conversion.run());
            if (conversion.metUnknownOption()) {
                schemas.doubt();
            }
        }
        return converted;
    }
}
