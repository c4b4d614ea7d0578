package dev.tandem.stream;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Finds where a YAML parser stumbled. */
final class YamlTrouble {

    private YamlTrouble() {}

    /** The line of the first parser error in the chain of causes; 0 if none says. */
    static int line(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException parsing && parsing.getLocation() != null) {
                return parsing.getLocation().getLineNr();
            }
        }
        return 0;
    }
}
