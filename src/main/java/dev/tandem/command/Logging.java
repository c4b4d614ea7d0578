package dev.tandem.command;

import java.nio.file.Files;
import java.nio.file.Path;

/** Logs go to stderr; {@code config/log4j2.properties} in the working directory replaces the built-in layout. */
final class Logging {

    private static final String CONFIGURATION = "log4j2.configurationFile";

    private Logging() {}

    /** Must come before the first logger is made. */
    static void begin() {
        Path own = Path.of("config", "log4j2.properties");
        if (System.getProperty(CONFIGURATION) == null && Files.isReadable(own)) {
            System.setProperty(CONFIGURATION, own.toUri().toString());
        }
    }
}
