package dev.tandem.sync;

import dev.tandem.state.Fingerprints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /** The same record without some of its fields. */
    RecordPrint without(Set<String> fields) {
        Map<String, String> rest = new LinkedHashMap<>(canonical);
        rest.keySet().removeAll(fields);
        return new RecordPrint(stream, recordId, form, rest);
    }

    /** The fields that have a value. */
    Set<String> filled() {
        return canonical.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The fields that have none, which is something else than being absent. */
    Set<String> empty() {
        return canonical.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Names the record only: its values are personal data. */
    @Override
    public String toString() {
        return "RecordPrint[" + recordId + "]";
    }
}
