package dev.tandem.sync;

import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The fields that are written without a merge: key, type and mark of deletion, and what a customizing route has added.
 *
 * @param target where the stream's records go in Marketo
 */
record UnmergedFields(Target target, RecordAndPerson both) {

    /** The values that the person lacks, by REST name; null clears. */
    Map<String, Object> lacking() {
        Set<String> mapped = new HashSet<>();
        both.change().shown().forEach(shown -> mapped.add(shown.field()));
        Map<String, Object> lacking = new HashMap<>();
        both.change().fields().forEach((field, value) -> {
            if (!mapped.contains(field) && isLacking(field, value)) {
                lacking.put(field, value);
            }
        });
        return lacking;
    }

    private boolean isLacking(String field, Object value) {
        Person person = both.person();
        if (person.shows(field)) {
            return !same(person.value(field), value);
        }
        return isStamp(field)
                ? person.isNew() || both.around().newlyLinked()
                : both.around().recordMoved();
    }

    private boolean isStamp(String field) {
        return field.equals(target.personKey())
                || target.type().map(TypeStamp::field).filter(field::equals).isPresent()
                || target.deleted().filter(field::equals).isPresent();
    }

    /** An empty flag says no. */
    private static boolean same(Object one, Object other) {
        return Objects.toString(one, "false").equals(Objects.toString(other, "false"));
    }
}
