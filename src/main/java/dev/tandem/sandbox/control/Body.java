package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The JSON object of a control call, read member by member with a sentence for everything that is wrong. */
record Body(JsonNode object) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Parses a body that must be an object with no other members than these. */
    static Body parse(byte[] bytes, Set<String> members) throws Refused {
        JsonNode node;
        try {
            node = JSON.readTree(bytes);
        } catch (IOException malformed) {
            throw (Refused) Refused.malformed("The body is not valid JSON.").initCause(malformed);
        }
        return of(node, "The body", members);
    }

    private static Body of(JsonNode node, String what, Set<String> members) throws Refused {
        if (node == null || !node.isObject()) {
            throw Refused.malformed(what + " must be a JSON object.");
        }
        Set<String> unknown = new HashSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        if (!unknown.isEmpty()) {
            throw Refused.malformed(what + " has the unknown member '"
                    + unknown.stream().sorted().findFirst().orElseThrow() + "'.");
        }
        return new Body(node);
    }

    boolean has(String name) {
        return object.has(name);
    }

    /** The object that is a member, which must have no other members than these. */
    Body member(String name, Set<String> members) throws Refused {
        return of(object.path(name), "'" + name + "'", members);
    }

    Optional<String> text(String name) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw Refused.malformed("'" + name + "' must be a text that is not empty.");
        }
        return Optional.of(node.asText());
    }

    /** A list of texts, without order. */
    Optional<Set<String>> texts(String name) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        Set<String> texts = new HashSet<>();
        for (JsonNode each : node) {
            texts.add(each.asText());
        }
        if (!node.isArray() || texts.contains("")) {
            throw Refused.malformed("'" + name + "' must be a list of texts.");
        }
        return Optional.of(texts);
    }

    /** One of these texts; the first if the member is left out. */
    String choice(String name, List<String> values) throws Refused {
        String text = text(name).orElse(values.get(0));
        if (!values.contains(text)) {
            throw Refused.malformed("'" + name + "' must be one of " + String.join(", ", values) + ".");
        }
        return text;
    }

    String requiredText(String name) throws Refused {
        return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Integer> number(String name, int least, int most) throws Refused {
        return whole(name, least, most).map(Math::toIntExact);
    }

    Optional<Long> whole(String name, long least, long most) throws Refused {
        JsonNode node = object.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < least || node.asLong() > most) {
            throw Refused.malformed("'" + name + "' must be a whole number from " + least + " to " + most + ".");
        }
        return Optional.of(node.asLong());
    }

    boolean requiredFlag(String name) throws Refused {
        JsonNode node = object.path(name);
        if (!node.isBoolean()) {
            throw Refused.malformed("'" + name + "' must be true or false.");
        }
        return node.asBoolean();
    }

    /** A length of time as ISO 8601 writes it; never negative. */
    Duration requiredDuration(String name) throws Refused {
        String text = requiredText(name);
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException malformed) {
            throw (Refused) duration(name).initCause(malformed);
        }
        throw duration(name);
    }

    UUID requiredId(String name) throws Refused {
        try {
            return UUID.fromString(requiredText(name));
        } catch (IllegalArgumentException malformed) {
            throw (Refused) Refused.malformed("'" + name + "' must be a GUID.").initCause(malformed);
        }
    }

    private static Refused duration(String name) {
        return Refused.malformed("'" + name + "' must be a length of time such as PT1H30M.");
    }

    private static Refused missing(String name) {
        return Refused.malformed("The body needs the member '" + name + "'.");
    }
}
