package dev.tandem.contracts;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One change of the published files, as small as a change can be.
 *
 * @param at the JSON pointer of the object that is changed
 * @param change what happens to it
 * @param because why, and the section of the reference that says so
 */
record Patch(String at, Change change, String because) {

    /** What can happen to an object of the files. */
    sealed interface Change {

        /** A member of a schema need not be there. */
        record Optional(String member) implements Change {}

        /** A member of the object has another value. */
        record Set(String member, JsonNode value) implements Change {}
    }

    /** Changes the document; throws if it says already what the patch wants, or has not what the patch changes. */
    void apply(ObjectNode document) {
        if (!(document.at(JsonPointer.compile(at)) instanceof ObjectNode object) || !changed(object)) {
            throw new IllegalStateException(this + " changes nothing");
        }
    }

    private boolean changed(ObjectNode object) {
        if (change instanceof Change.Optional optional) {
            return dropped(object, optional.member());
        }
        Change.Set set = (Change.Set) change;
        return !set.value().equals(object.replace(set.member(), set.value()));
    }

    private static boolean dropped(ObjectNode schema, String member) {
        if (schema.path("required") instanceof ArrayNode required) {
            for (int i = 0; i < required.size(); i++) {
                if (required.get(i).asText().equals(member)) {
                    required.remove(i);
                    if (required.isEmpty()) {
                        // an empty list is no schema
                        schema.remove("required");
                    }
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return at + ": " + change;
    }
}
