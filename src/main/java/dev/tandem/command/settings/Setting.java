package dev.tandem.command.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One setting: its key, what values it takes, and its default.
 *
 * @param key as it stands in {@code config/application.properties}
 * @param kind what values it takes
 * @param standard the default; empty if there is none
 * @param secret whether its value must never be shown
 */
public record Setting(String key, Kind kind, String standard, boolean secret) {

    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)?");

    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}\\s*%?");

    /** What values a setting takes. */
    public enum Kind {
        TEXT("a text"),
        URL("an http or https address, such as https://example.crm4.dynamics.com"),
        JDBC("a JDBC address, such as jdbc:h2:file:./data/tandem"),
        PATH("a path of a file"),
        COUNT("a whole number from 1 to 2147483647"),
        TIMES("a whole number from 0 to 2147483647"),
        NUMBER("a whole number from -2147483648 to 2147483647"),
        PORT("a port from 0 to 65535"),
        DURATION("a duration such as 30s, 5m or 1h; a bare number is seconds"),
        PERCENT("a share from 0% to 100%"),
        FLAG("true or false"),
        LIST("names separated by commas");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** What a value must be, for people. */
        public String meaning() {
            return meaning;
        }
    }

    /** A setting without a default. */
    static Setting of(String key, Kind kind) {
        return new Setting(key, kind, "", false);
    }

    /** A setting with a default. */
    static Setting of(String key, Kind kind, String standard) {
        return new Setting(key, kind, standard, false);
    }

    /** A setting whose value must never be shown. */
    static Setting secret(String key) {
        return new Setting(key, Kind.TEXT, "", true);
    }

    /** The name of the environment variable: {@code dynamics.tenant-id} is {@code DYNAMICS_TENANT_ID}. */
    public String variable() {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What is wrong with a value, or empty if nothing is. */
    Optional<String> problem(String value) {
        boolean good =
                switch (kind) {
                    case TEXT, PATH, LIST -> true;
                    case URL -> isWebAddress(value);
                    case JDBC -> value.startsWith("jdbc:");
                    case COUNT -> isNumber(value, 1, Integer.MAX_VALUE);
                    case TIMES -> isNumber(value, 0, Integer.MAX_VALUE);
                    case NUMBER -> isNumber(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                    case PORT -> isNumber(value, 0, 65_535);
                    case DURATION -> isDuration(value);
                    case PERCENT -> PERCENT.matcher(value).matches() && percent(value) <= 100;
                    case FLAG -> value.equals("true") || value.equals("false");
                };
        String shown = mayHoldASecret() ? "" : " '" + value + "'";
        return good ? Optional.empty() : Optional.of(key + shown + " must be " + kind.meaning() + ".");
    }

    /** What the other settings are checked against where the value itself is no good: it is set, all the same. */
    String instead(String value) {
        return standard.isEmpty() ? value : standard;
    }

    /** An address may carry a password: {@code jdbc:...?password=}, {@code https://user:password@host}. */
    private boolean mayHoldASecret() {
        return secret || kind == Kind.URL || kind == Kind.JDBC;
    }

    private static boolean isDuration(String value) {
        try {
            return DURATION.matcher(value).matches() && duration(value).toMillis() >= 0;
        } catch (ArithmeticException | NumberFormatException tooLong) {
            return false;
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = URI.create(value);
            return address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isNumber(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** A share such as {@code 5%}. */
    static int percent(String value) {
        return Integer.parseInt(value.replace("%", "").strip());
    }

    /** A duration such as {@code 5m}; a bare number is seconds. */
    static Duration duration(String value) {
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches()) {
            throw new IllegalArgumentException(value);
        }
        long amount = Long.parseLong(parts.group(1));
        String unit = parts.group(2) == null ? "s" : parts.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> Duration.ofSeconds(amount);
        };
    }
}
