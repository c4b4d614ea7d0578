package dev.tandem.sync;

import dev.tandem.state.Fingerprints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All mapped values of a record in canonical form, of which its fingerprint is made.
 *
 * @param stream the stream's name
 * @param recordId the record
 * @param form the form of the whole mapping
 * @param canonical the canonical values by field
 */
record RecordPrint(String stream, UUID recordId, String form, Map<String, String> canonical) {

    RecordPrint {
        canonical = Collections.unmodifiableMap(new LinkedHashMap<>(canonical));
    }

    long fingerprint(Fingerprints fingerprints) {
        List<String> parts = new ArrayList<>(List.of(stream, recordId.toString(), form));
        canonical.forEach((field, value) -> {
            parts.add(field);
            parts.add(value);
        });
        return fingerprints.of(parts);
    }

    /** The same record with other values in some fields; fields that it lacks stay absent. */
    RecordPrint with(Map<String, String> other) {
        Map<String, String> all = new LinkedHashMap<>(canonical);
        other.forEach(all::replace);
        return new RecordPrint(stream, recordId, form, all);
    }

    /** Names the record only: its values are personal data. */
    @Override
    public String toString() {
        return "RecordPrint[" + recordId + "]";
    }
}
