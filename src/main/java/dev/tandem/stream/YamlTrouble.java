package dev.tandem.stream;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Says where and why a YAML parser stumbled. */
final class YamlTrouble {

    private static final String TWICE = "Duplicate field";

    private YamlTrouble() {}

    /** The line; 0 if the parser does not say. */
    static int line(JsonProcessingException trouble) {
        return trouble.getLocation() == null ? 0 : trouble.getLocation().getLineNr();
    }

    /** What is wrong, with its repair. */
    static String sentence(JsonProcessingException trouble) {
        String said = trouble.getOriginalMessage();
        return said.startsWith(TWICE)
                ? "the key " + said.substring(TWICE.length()).strip() + " stands twice; take one of the two out"
                : "this is not valid YAML; check indentation and colons";
    }
}
