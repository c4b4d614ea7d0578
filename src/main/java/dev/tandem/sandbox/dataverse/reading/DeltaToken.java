package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the changes of a table: {@code <row version>!<MM/dd/yyyy HH:mm:ss>}.
 *
 * @param version changes with a greater row version lie behind it
 * @param time when it was given, in UTC
 */
record DeltaToken(long version, Instant time) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})!(.*)");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM/dd/yyyy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Reads a decoded {@code $deltatoken}. */
    static DeltaToken read(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw invalid();
        }
        try {
            LocalDateTime time = LocalDateTime.parse(matcher.group(2), TIME);
            return new DeltaToken(Long.parseLong(matcher.group(1)), time.toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    /** The value for a {@code $deltatoken}, ready for a URL. */
    String encoded() {
        return decoded()
                .replace("!", "%21")
                .replace("/", "%2f")
                .replace(" ", "%20")
                .replace(":", "%3a");
    }

    /** The text that the token stands for. */
    String decoded() {
        return version + "!" + TIME.format(time);
    }

    private static Refusal invalid() {
        return new Refusal(400, "0x80040203", "The delta token is not valid.");
    }
}
