package dev.tandem.sandbox.dataverse.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request prefers ({@code Prefer} header).
 *
 * @param representation whether a write answers with the row
 * @param annotations the names of wanted annotations, with {@code *} as wildcard
 * @param pageSize the wanted rows a page, 1 to 5000
 * @param trackChanges whether the answer ends with a delta link
 * @param continueOnError whether a batch goes on after a failed part
 * @param applied the preferences that are honoured, as sent
 */
public record Preferences(
        boolean representation,
        List<String> annotations,
        OptionalInt pageSize,
        boolean trackChanges,
        boolean continueOnError,
        List<String> applied) {

    private static final int LARGEST_PAGE = 5_000;
    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*([^=,;\\s]+)\\s*(?:=\\s*(\"[^\"]*\"|[^,]*))?\\s*(?:,|$)");

    /** Reads the header's value; unknown preferences are ignored. */
    public static Preferences of(String header) {
        boolean representation = false;
        boolean trackChanges = false;
        boolean continueOnError = false;
        List<String> annotations = List.of();
        OptionalInt pageSize = OptionalInt.empty();
        List<String> applied = new ArrayList<>();
        Matcher matcher = PREFERENCE.matcher(header);
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? ""
                    : matcher.group(2).replace("\"", "").trim();
            switch (matcher.group(1)) {
                case "return" -> representation = value.equals("representation");
                case "odata.include-annotations" ->
                    annotations =
                            Pattern.compile("\\s*,\\s*").splitAsStream(value).toList();
                case "odata.maxpagesize" -> pageSize = pageSize(value);
                case "odata.track-changes" -> trackChanges = true;
                case "odata.continue-on-error" -> continueOnError = true;
                default -> {
                    continue;
                }
            }
            applied.add(matcher.group().replaceAll("^\\s+|\\s*,?\\s*$", ""));
        }
        return new Preferences(
                representation, annotations, pageSize, trackChanges, continueOnError, List.copyOf(applied));
    }

    /** Whether this annotation was asked for, by name or by wildcard. */
    public boolean wants(String annotation) {
        return annotations.stream()
                .anyMatch(wanted -> wanted.endsWith("*")
                        ? annotation.startsWith(wanted.substring(0, wanted.length() - 1))
                        : wanted.equals(annotation));
    }

    private static OptionalInt pageSize(String value) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) == 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.min(LARGEST_PAGE, Integer.parseInt(value)));
    }
}
